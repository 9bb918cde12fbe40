package org.gasthaus.libvirt.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * libvirt's {@code virTypedParameter}: a name of 80 bytes, the number of the type at 80, the value at 88; 96 bytes each.
 * They are read from one copy of the native memory.
 */
final class TypedParameters {
	/** The size of one. */
	static final int SIZE = 96;
	private static final int NAME = 80;
	private static final int VALUE = 88;
	private static final int INT = 1;
	private static final int UINT = 2;
	private static final int LLONG = 3;
	private static final int ULLONG = 4;
	private static final int DOUBLE = 5;
	private static final int BOOLEAN = 6;
	private static final int STRING = 7;

	private TypedParameters() {
	}

	/** Room for some, filled with zeros. */
	static Memory allocate(int count) {
		Memory memory = new Memory(Math.max(1, (long) count * SIZE));
		memory.clear();
		return memory;
	}

	/**
	 * Names and values in libvirt's order; numbers without a sign are in the next larger type, 64 bit ones keep their bits.
	 *
	 * @param takeTexts whether the texts belong to the caller of libvirt, who frees them
	 */
	static Map<String, Object> decode(Pointer parameters, int count, boolean takeTexts) {
		Map<String, Object> result = new LinkedHashMap<>(count * 2);
		if (parameters == null || count <= 0) {
			return result;
		}
		ByteBuffer bytes = ByteBuffer.wrap(parameters.getByteArray(0, count * SIZE)).order(ByteOrder.nativeOrder());
		for (int i = 0; i < count; i++) {
			int at = i * SIZE;
			int end = at;
			while (end < at + NAME && bytes.get(end) != 0) {
				end++;
			}
			String name = new String(bytes.array(), at, end - at, StandardCharsets.UTF_8);
			Object value = switch (bytes.getInt(at + NAME)) {
			case INT -> bytes.getInt(at + VALUE);
			case UINT -> Integer.toUnsignedLong(bytes.getInt(at + VALUE));
			case LLONG, ULLONG -> bytes.getLong(at + VALUE);
			case DOUBLE -> bytes.getDouble(at + VALUE);
			case BOOLEAN -> bytes.get(at + VALUE) != 0;
			case STRING -> text(parameters.getPointer(at + VALUE), takeTexts);
			default -> null; // of a libvirt that is newer than this
			};
			if (value != null) {
				result.put(name, value);
			}
		}
		return result;
	}

	private static String text(Pointer text, boolean take) {
		if (text == null) {
			return "";
		}
		String result = text.getString(0, "UTF-8");
		if (take) {
			Native.free(Pointer.nativeValue(text));
		}
		return result;
	}

	/**
	 * What is there, with other values.
	 *
	 * @param known as libvirt gave them: they tell the types
	 * @param values only names that are known
	 * @return names and values in native memory, as many as there are values; the texts live as long as it does
	 */
	static Encoded encode(Pointer known, int count, Map<String, Object> values) {
		Memory memory = allocate(values.size());
		List<Memory> texts = new ArrayList<>();
		int filled = 0;
		for (int i = 0; i < count; i++) {
			byte[] one = known.getByteArray((long) i * SIZE, SIZE);
			String name = Native.toString(one, "UTF-8");
			Object value = values.get(name);
			if (value != null) {
				long at = (long) filled++ * SIZE;
				memory.write(at, one, 0, VALUE);
				put(memory, at + VALUE, memory.getInt(at + NAME), value, texts);
			}
		}
		return new Encoded(memory, filled, texts);
	}

	private static void put(Memory memory, long at, int type, Object value, List<Memory> texts) {
		switch (type) {
		case INT, UINT -> memory.setInt(at, ((Number) value).intValue());
		case LLONG, ULLONG -> memory.setLong(at, ((Number) value).longValue());
		case DOUBLE -> memory.setDouble(at, ((Number) value).doubleValue());
		case BOOLEAN -> memory.setByte(at, (byte) (Boolean.TRUE.equals(value) ? 1 : 0));
		default -> {
			byte[] bytes = LibvirtSession.utf8(value.toString());
			Memory text = new Memory(bytes.length);
			text.write(0, bytes, 0, bytes.length);
			texts.add(text);
			memory.setPointer(at, text);
		}
		}
	}

	/** Parameters for a call. @param texts held so that they are not freed before the call returns */
	record Encoded(Memory memory, int count, List<Memory> texts) {
	}
}

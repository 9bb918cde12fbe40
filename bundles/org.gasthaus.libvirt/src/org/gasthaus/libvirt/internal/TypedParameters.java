package org.gasthaus.libvirt.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.TypedParameter.Type;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * libvirt's {@code virTypedParameter}: a name of 80 bytes, the number of the type at 80, the value at 88; 96 bytes each.
 * They are read from one copy of the native memory.
 */
final class TypedParameters {
	/** {@code VIR_TYPED_PARAM_STRING_OKAY} */
	static final int TEXTS = 4;
	static final int SIZE = 96;
	private static final int TYPE = 80;
	private static final int VALUE = 88;
	private static final Type[] TYPES = Type.values();

	private TypedParameters() {
	}

	/** The names of parameters by their place, each made once for records that look alike. For one thread. */
	static final class Names {
		private final List<String> names = new ArrayList<>();
		private final List<byte[]> read = new ArrayList<>();

		private String read(int place, byte[] bytes, int from) {
			if (place < read.size() && isThere(read.get(place), bytes, from)) {
				return names.get(place);
			}
			int end = from;
			while (end < from + TYPE && bytes[end] != 0) {
				end++;
			}
			String name = new String(bytes, from, end - from, StandardCharsets.UTF_8);
			if (place < read.size()) {
				names.set(place, name);
				read.set(place, Arrays.copyOfRange(bytes, from, end));
			} else if (place == read.size()) {
				names.add(name);
				read.add(Arrays.copyOfRange(bytes, from, end));
			}
			return name;
		}

		private static boolean isThere(byte[] name, byte[] bytes, int from) {
			int end = from + name.length;
			return Arrays.equals(name, 0, name.length, bytes, from, end) && (name.length == TYPE || bytes[end] == 0);
		}
	}

	/** Room for some, filled with zeros. */
	static Memory allocate(int count) {
		Memory memory = new Memory(Math.max(1, (long) count * SIZE));
		memory.clear();
		return memory;
	}

	/**
	 * Those that libvirt wrote, in its order. A type that a newer libvirt has is left out.
	 *
	 * @param takeTexts whether the texts belong to the caller of libvirt, who then frees them
	 */
	static List<TypedParameter> decode(Pointer parameters, int count, boolean takeTexts) {
		return decode(parameters, count, takeTexts, new Names());
	}

	/** @param names those of the records before, which mostly have the same */
	static List<TypedParameter> decode(Pointer parameters, int count, boolean takeTexts, Names names) {
		if (parameters == null || count <= 0) {
			return List.of();
		}
		List<TypedParameter> result = new ArrayList<>(count);
		ByteBuffer bytes = ByteBuffer.wrap(parameters.getByteArray(0, count * SIZE)).order(ByteOrder.nativeOrder());
		for (int at = 0; at < count * SIZE; at += SIZE) {
			int number = bytes.getInt(at + TYPE) - 1;
			if (number < 0 || number >= TYPES.length) {
				continue;
			}
			Type type = TYPES[number];
			Object value = switch (type) {
			case INT -> bytes.getInt(at + VALUE);
			case UINT -> Integer.toUnsignedLong(bytes.getInt(at + VALUE));
			case LLONG, ULLONG -> bytes.getLong(at + VALUE);
			case DOUBLE -> bytes.getDouble(at + VALUE);
			case BOOLEAN -> bytes.get(at + VALUE) != 0;
			case STRING -> text(parameters.getPointer(at + VALUE), takeTexts);
			};
			result.add(new TypedParameter(names.read(at / SIZE, bytes.array(), at), type, value));
		}
		return result;
	}

	/** Has libvirt make an array of them. */
	@FunctionalInterface
	interface Maker {
		int make(PointerByReference parameters, IntByReference count);
	}

	/** Those that libvirt gives in an array of its own making. */
	static List<TypedParameter> made(LibvirtSession session, Maker maker) throws Failure {
		PointerByReference parameters = new PointerByReference();
		IntByReference count = new IntByReference();
		session.check(maker.make(parameters, count));
		return take(parameters, count);
	}

	/** Those in an array that libvirt made for its caller, who frees it. */
	static List<TypedParameter> take(PointerByReference parameters, IntByReference count) {
		try {
			return decode(parameters.getValue(), count.getValue(), false);
		} finally {
			VirLimits.INSTANCE.virTypedParamsFree(parameters.getValue(), count.getValue());
		}
	}

	private static String text(Pointer text, boolean take) {
		if (text == null) {
			return "";
		}
		return take ? DomainExtras.takeText(text) : text.getString(0, "UTF-8");
	}

	/** For a call that changes something. The texts live as long as what is returned. */
	static Encoded encode(List<TypedParameter> parameters) {
		Memory memory = allocate(parameters.size());
		List<Memory> texts = new ArrayList<>();
		for (int i = 0; i < parameters.size(); i++) {
			TypedParameter parameter = parameters.get(i);
			long at = (long) i * SIZE;
			byte[] name = LibvirtSession.utf8(parameter.name());
			memory.write(at, name, 0, Math.min(name.length, TYPE - 1));
			memory.setInt(at + TYPE, parameter.type().ordinal() + 1);
			switch (parameter.type()) {
			case INT, UINT -> memory.setInt(at + VALUE, ((Number) parameter.value()).intValue());
			case LLONG, ULLONG -> memory.setLong(at + VALUE, ((Number) parameter.value()).longValue());
			case DOUBLE -> memory.setDouble(at + VALUE, (Double) parameter.value());
			case BOOLEAN -> memory.setByte(at + VALUE, (byte) (Boolean.TRUE.equals(parameter.value()) ? 1 : 0));
			case STRING -> {
				byte[] bytes = LibvirtSession.utf8((String) parameter.value());
				Memory text = new Memory(bytes.length);
				text.write(0, bytes, 0, bytes.length);
				texts.add(text);
				memory.setPointer(at + VALUE, text);
			}
			}
		}
		return new Encoded(memory, parameters.size(), texts);
	}

	/** Parameters for a call. @param texts held so that they are not freed before the call returns */
	record Encoded(Memory memory, int count, List<Memory> texts) {
	}
}

package org.gasthaus.libvirt.internal;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import com.sun.jna.Pointer;

/** The values that come with an event: {@code virTypedParameter}s, decoded from one copy. */
final class EventValues {
	/** {@code struct virTypedParameter}: char field[80], int type, a union of 8 bytes at 88 */
	private static final int SIZE = 96;
	private static final int TYPE = 80;
	private static final int VALUE = 88;

	private EventValues() {
	}

	static Map<String, Object> decode(Pointer parameters, int count) {
		Map<String, Object> result = new LinkedHashMap<>();
		if (parameters == null || count <= 0) {
			return result;
		}
		byte[] copy = parameters.getByteArray(0, count * SIZE);
		ByteBuffer values = ByteBuffer.wrap(copy).order(ByteOrder.nativeOrder());
		for (int at = 0; at < copy.length; at += SIZE) {
			result.put(SessionEvents.text(Arrays.copyOfRange(copy, at, at + TYPE)), value(values, at));
		}
		return Collections.unmodifiableMap(result);
	}

	private static Object value(ByteBuffer values, int at) {
		int place = at + VALUE;
		return switch (values.getInt(at + TYPE)) {
		case 1 -> values.getInt(place);
		case 2 -> Integer.toUnsignedLong(values.getInt(place));
		case 3 -> values.getLong(place);
		case 4 -> unsigned(values.getLong(place));
		case 5 -> values.getDouble(place);
		case 6 -> values.get(place) != 0;
		case 7 -> SessionEvents.text(new Pointer(values.getLong(place)));
		default -> "unknown";
		};
	}

	private static Number unsigned(long value) {
		if (value >= 0) {
			return value;
		}
		return new BigInteger(Long.toUnsignedString(value));
	}
}

package org.gasthaus.libvirt.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainState;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * What the handle of a domain and the record of its statistics hold, for lists of thousands: bound to the functions directly, because a call through one
 * of JNA's interfaces costs several times what the function takes. For one list, in one thread.
 */
final class DomainFields {
	private static final int UUID_SIZE = 16;
	/** {@code struct virTypedParameter}: char field[80], int type, four bytes of padding, an 8 byte union */
	private static final int PARAMETER_SIZE = 96;
	private static final int PARAMETER_VALUE = 88;
	private static final ByteBuffer STATE = ByteBuffer.wrap("state.state\0".getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.nativeOrder());
	private static final long STATE_BEGIN = STATE.getLong(0);
	private static final int STATE_END = STATE.getInt(Long.BYTES);

	static {
		Native.register(DomainFields.class, NativeLibrary.getInstance(LibvirtLibrary.name()));
	}

	private final Memory uuid = new Memory(UUID_SIZE);
	private final long uuidAddress = Pointer.nativeValue(uuid);
	/** Big endian, as the bytes of a UUID are; lives as long as the memory. */
	private final ByteBuffer uuidBytes = uuid.getByteBuffer(0, UUID_SIZE).order(ByteOrder.BIG_ENDIAN);

	// addresses as numbers: JNA passes these on without making objects of them
	private static native long virDomainGetName(long domain);

	private static native int virDomainGetUUID(long domain, long uuid);

	private static native int virDomainGetID(long domain);

	DomainId id(Pointer domain) {
		long address = Pointer.nativeValue(domain);
		long name = virDomainGetName(address);
		return new DomainId(uuid(address), name == 0 ? "" : new Pointer(name).getString(0, "UTF-8"));
	}

	String uuid(Pointer domain) {
		return uuid(Pointer.nativeValue(domain));
	}

	private String uuid(long domain) {
		virDomainGetUUID(domain, uuidAddress);
		return new UUID(uuidBytes.getLong(0), uuidBytes.getLong(Long.BYTES)).toString();
	}

	int runtimeId(Pointer domain) {
		return virDomainGetID(Pointer.nativeValue(domain));
	}

	/** Reads {@code state.state} out of a {@code virDomainStatsRecord}: domain, parameters, their number. */
	DomainState state(Pointer stats) {
		Pointer parameters = stats.getPointer(Native.POINTER_SIZE);
		long end = (long) stats.getInt(2L * Native.POINTER_SIZE) * PARAMETER_SIZE;
		for (long parameter = 0; parameter < end; parameter += PARAMETER_SIZE) {
			if (parameters.getLong(parameter) == STATE_BEGIN && parameters.getInt(parameter + Long.BYTES) == STATE_END) {
				return DomainState.of(parameters.getInt(parameter + PARAMETER_VALUE));
			}
		}
		return DomainState.NO_STATE;
	}
}

package org.gasthaus.libvirt.internal;

import org.gasthaus.hypervisor.HypervisorException.Code;
import org.libvirt.LibvirtException;

import com.sun.jna.Pointer;

/**
 * libvirt's last error of the calling thread. libvirt keeps it per thread until the thread's next call, so it is read
 * right after the call that failed and before anything is freed.
 *
 * @param number {@code virErrorNumber}
 * @param domain {@code virErrorDomain}
 * @param text libvirt's words
 */
record NativeError(int number, int domain, String text) {
	static final int NO_SUPPORT = 3;
	/** For a domain that is named in a way that cannot be one. */
	static final NativeError NO_DOMAIN = new NativeError(42, 10, "Domain not found");
	private static final int INTERNAL = 1;
	private static final int NO_CONNECT = 5;
	private static final int SYSTEM = 38;
	static final int RPC = 39;
	static final int WRONG_STATE = 55;

	/** Reads {@code struct virError}: int code, int domain, char *message, … */
	static NativeError last(Vir vir) {
		Pointer error = vir.virGetLastError();
		if (error == null) {
			return new NativeError(0, 0, Messages.NativeError_unknown);
		}
		Pointer text = error.getPointer(8);
		return new NativeError(error.getInt(0), error.getInt(4), text == null ? Messages.NativeError_unknown : text.getString(0, "UTF-8"));
	}

	/** What libvirt-java read at once. */
	static NativeError of(LibvirtException e) {
		org.libvirt.Error error = e.getError();
		if (error == null) {
			return new NativeError(0, 0, String.valueOf(e.getMessage()));
		}
		return new NativeError(error.getCode() == null ? 0 : error.getCode().ordinal(), error.getDomain() == null ? 0 : error.getDomain().ordinal(),
				error.getMessage() == null ? Messages.NativeError_unknown : error.getMessage());
	}

	/** Whether it may come from a connection that broke; the connection itself knows. */
	boolean mayBeLostConnection() {
		return number == INTERNAL || number == NO_CONNECT || number == SYSTEM || number == RPC || number == 0;
	}

	/** The code that callers switch on. */
	Code code() {
		return switch (number) {
		case NO_SUPPORT, 74, 84 -> Code.UNSUPPORTED;
		case 4, NO_CONNECT -> Code.CONNECTION_FAILED;
		case 8, 44 -> Code.INVALID_ARGUMENT;
		case 16, 17, 18, 19, 20, 21, 22, 23, 27, 35, 67, 92 -> Code.INVALID_DEFINITION;
		case 28, 37, 90 -> Code.EXISTS;
		case 9 -> text.contains("already exists") ? Code.EXISTS : Code.FAILED; // libvirt has no number of its own for it
		case 29 -> Code.READ_ONLY;
		case 42 -> Code.NO_DOMAIN;
		case 43 -> Code.NO_NETWORK;
		case 45, 79, 94 -> Code.AUTHENTICATION_FAILED;
		case 49 -> Code.NO_POOL;
		case 50, 53, 57, 62, 66, 72, 80, 101, 103, 104, 107 -> Code.NO_OBJECT;
		case WRONG_STATE -> Code.WRONG_STATE;
		case 68 -> Code.TIMEOUT;
		case 78 -> Code.CANCELLED;
		case 88 -> Code.ACCESS_DENIED;
		default -> Code.FAILED;
		};
	}
}

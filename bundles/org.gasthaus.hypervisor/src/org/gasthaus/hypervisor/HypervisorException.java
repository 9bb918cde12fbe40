package org.gasthaus.hypervisor;

import java.util.Objects;

/**
 * A hypervisor, or the way to it, refused or broke off. The message is a finished sentence for a reader: what could not
 * be done to which object, the reason in the hypervisor's own words if it gave any, and the next step if there is one.
 * Callers switch on {@link #code()}; {@link #nativeCode()} and {@link #nativeDomain()} are for the log.
 *
 * <p>Never carries a password or a ticket.
 */
public class HypervisorException extends Exception {
	private static final long serialVersionUID = 1L;

	/** The reasons that a caller can act on. */
	public enum Code {
		/** The text is not a connection URI. */
		INVALID_URI,
		/** No installed back end serves the URI. */
		NO_BACKEND,
		/** The native library is not on this machine, or cannot be loaded. */
		LIBRARY_MISSING,
		/** The host could not be reached. */
		CONNECTION_FAILED,
		/** The host asked for credentials and did not accept what it got. */
		AUTHENTICATION_FAILED,
		/** The connection was there and is no more. */
		CONNECTION_LOST,
		/** The session was closed by its owner. */
		CLOSED,
		/** There is no such domain. */
		NO_DOMAIN,
		/** There is no such network. */
		NO_NETWORK,
		/** There is no such storage pool. */
		NO_POOL,
		/** There is no such object of another kind. */
		NO_OBJECT,
		/** An object of that name or UUID is there already. */
		EXISTS,
		/** The object is in a state in which this cannot be done. */
		WRONG_STATE,
		/** The definition is not accepted. */
		INVALID_DEFINITION,
		/** An argument is not accepted. */
		INVALID_ARGUMENT,
		/** The connection is read-only. */
		READ_ONLY,
		/** The user may not do this. */
		ACCESS_DENIED,
		/** The driver does not have this function. */
		UNSUPPORTED,
		/** It took longer than the caller wanted to wait. */
		TIMEOUT,
		/** It was ended before it was done, by whoever may. */
		CANCELLED,
		/** Everything else; the message has the hypervisor's words. */
		FAILED
	}

	private final Code code;
	private final String reason;
	private final String nextStep;
	private final int nativeCode;
	private final int nativeDomain;

	/** @param message a finished sentence, in the user's language */
	public HypervisorException(Code code, String message) {
		this(code, message, message, "", 0, 0, null);
	}

	/** @param cause what happened beneath; shown in logs only */
	public HypervisorException(Code code, String message, Throwable cause) {
		this(code, message, message, "", 0, 0, cause);
	}

	/**
	 * @param message a finished sentence, in the user's language
	 * @param reason the hypervisor's own words alone, for output that has to look like virsh's
	 * @param nextStep the last sentence of the message alone: what to do now; may be empty
	 * @param nativeCode libvirt's error number, or 0
	 * @param nativeDomain libvirt's error domain, or 0
	 */
	public HypervisorException(Code code, String message, String reason, String nextStep, int nativeCode, int nativeDomain, Throwable cause) {
		super(message, cause);
		this.code = Objects.requireNonNull(code);
		this.reason = reason;
		this.nextStep = nextStep;
		this.nativeCode = nativeCode;
		this.nativeDomain = nativeDomain;
	}

	/** Why, as something to switch on. */
	public Code code() {
		return code;
	}

	/** The hypervisor's own words, without what it concerns; the message itself if the hypervisor said nothing. */
	public String reason() {
		return reason;
	}

	/** What to do now, a sentence; empty if there is no advice apart from the message. */
	public String nextStep() {
		return nextStep;
	}

	/** libvirt's {@code virErrorNumber}, or 0. */
	public int nativeCode() {
		return nativeCode;
	}

	/** libvirt's {@code virErrorDomain}, or 0. */
	public int nativeDomain() {
		return nativeDomain;
	}
}

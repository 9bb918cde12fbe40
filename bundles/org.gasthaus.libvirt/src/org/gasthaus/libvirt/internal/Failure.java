package org.gasthaus.libvirt.internal;

/** A call of the native interface failed; becomes a HypervisorException where it is known what it was for. */
final class Failure extends Exception {
	private static final long serialVersionUID = 1L;
	private final transient NativeError error;
	private final String object;

	Failure(NativeError error) {
		this(error, null);
	}

	private Failure(NativeError error, String object) {
		super(error.text());
		this.error = error;
		this.object = object;
	}

	/** The same, of an object whose name was not known before: it had been asked for by its UUID. */
	Failure of(String name) {
		return new Failure(error, name);
	}

	/** The name of the object, or what the caller had for it. */
	String objectOr(String known) {
		return object == null ? known : object;
	}

	NativeError error() {
		return error;
	}
}

package org.gasthaus.libvirt.internal;

/** A call of the native interface failed; becomes a HypervisorException where it is known what it was for. */
final class Failure extends Exception {
	private static final long serialVersionUID = 1L;
	private final transient NativeError error;

	Failure(NativeError error) {
		super(error.text());
		this.error = error;
	}

	NativeError error() {
		return error;
	}
}

package org.gasthaus.core;

import java.util.Objects;

import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;

/** A host took longer than the {@link CallLimits} allow. The reason names the host, what it did not answer, and how long it had. */
public final class NoAnswerException extends HypervisorException {
	private static final long serialVersionUID = 1L;
	private final transient ConnectionUri uri;
	private final boolean connecting;

	NoAnswerException(ConnectionUri uri, boolean connecting, String message, String reason, String nextStep) {
		super(Code.TIMEOUT, message, reason, nextStep, 0, 0, null);
		this.uri = Objects.requireNonNull(uri);
		this.connecting = connecting;
	}

	/** The host. */
	public ConnectionUri uri() {
		return uri;
	}

	/** Whether there was no connection yet, so that nothing was asked of the host. */
	public boolean isConnecting() {
		return connecting;
	}
}

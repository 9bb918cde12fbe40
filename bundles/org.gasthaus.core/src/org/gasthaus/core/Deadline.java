package org.gasthaus.core;

import java.time.Duration;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;

/** How long a host may take to let us in. While a person is asked for credentials the time stands still. Thread-safe. */
final class Deadline implements CredentialsPrompt {
	private final ConnectionUri uri;
	private final Duration limit;
	private final CredentialsPrompt prompt;
	private boolean asking;
	private long end;

	Deadline(ConnectionUri uri, Duration limit, CredentialsPrompt prompt) {
		this.uri = uri;
		this.limit = limit;
		this.prompt = prompt;
		end = System.nanoTime() + limit.toNanos();
	}

	synchronized boolean isOver() {
		return !limit.isZero() && !asking && System.nanoTime() - end >= 0;
	}

	HypervisorException failure() {
		String reason = NLS.bind(Messages.Deadline_noAnswer, limit.toSeconds());
		return new HypervisorException(Code.TIMEOUT, NLS.bind(Messages.Deadline_over, new Object[] { uri, reason, Messages.Deadline_next }), reason,
				Messages.Deadline_next, 0, 0, null);
	}

	@Override
	public char[] ask(Request request) {
		synchronized (this) {
			asking = true;
		}
		try {
			return prompt.ask(request);
		} finally {
			synchronized (this) {
				asking = false;
				end = System.nanoTime() + limit.toNanos();
			}
		}
	}
}

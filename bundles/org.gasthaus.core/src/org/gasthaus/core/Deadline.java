package org.gasthaus.core;

import java.time.Duration;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;

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
		String after = TimeLimits.seconds(limit);
		return new NoAnswerException(uri, true,
				NLS.bind(Messages.Deadline_over, new Object[] { uri, NLS.bind(Messages.Deadline_noAnswer, after), Messages.Deadline_next }),
				NLS.bind(Messages.Deadline_reason, uri, after), Messages.Deadline_next);
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

package org.gasthaus.core;

import java.time.Duration;
import java.util.Objects;

import org.gasthaus.hypervisor.HypervisorSession;

/**
 * How long a host may take for an answer before the call is given up with {@code TIMEOUT}. {@link Duration#ZERO} is no limit. A call that was given
 * up goes on in a thread of its own until the host or libvirt lets go; it delays nobody.
 *
 * @param connect until the host answered; not counting the time in which a person is asked for credentials
 * @param read a question about one object
 * @param list a list of all objects of a kind
 * @param change something that changes the host; without a limit by default, because saving or moving a guest may take hours and can be cancelled
 */
public record CallLimits(Duration connect, Duration read, Duration list, Duration change) {
	/** What is used unless somebody says otherwise. */
	public static final CallLimits STANDARD = new CallLimits(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ZERO);

	public CallLimits {
		Objects.requireNonNull(connect);
		Objects.requireNonNull(read);
		Objects.requireNonNull(list);
		Objects.requireNonNull(change);
	}

	/** The session with these limits, for who has no {@link Connection}. It is closed with the session that this gives back. */
	public HypervisorSession around(HypervisorSession session) {
		return TimeLimits.around(session, this);
	}
}

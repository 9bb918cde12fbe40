package org.gasthaus.cli.internal;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.DomainEvent;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.DomainStatus;
import org.gasthaus.hypervisor.EventTopic;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Subscription;

/** Waits after a command until its guest has come where the command sends it. Opened before the command, so that no event is missed. */
final class StateWait implements AutoCloseable {
	/** How long nothing is heard before the host is asked: not every driver announces everything. */
	private static final long ASK_MILLIS = 500;

	private final HypervisorSession session;
	private final DomainId id;
	private final Set<DomainState> wanted;
	private final boolean reboot;
	private final int seconds;
	private final LinkedBlockingQueue<HypervisorEvent> events = new LinkedBlockingQueue<>();
	private Subscription subscription;

	/** @throws CommandFailure for a command that leaves nothing to wait for */
	StateWait(String command, HypervisorSession session, DomainId id, int seconds) throws CommandFailure {
		this.session = session;
		this.id = id;
		this.seconds = seconds;
		reboot = command.equals("reboot");
		wanted = switch (command) {
		case "start" -> EnumSet.of(DomainState.RUNNING, DomainState.BLOCKED, DomainState.PAUSED);
		case "resume" -> EnumSet.of(DomainState.RUNNING, DomainState.BLOCKED);
		case "suspend" -> EnumSet.of(DomainState.PAUSED);
		case "shutdown", "destroy", "managedsave", "save" -> EnumSet.of(DomainState.SHUT_OFF, DomainState.CRASHED);
		case "reboot" -> EnumSet.noneOf(DomainState.class);
		default -> throw new CommandFailure(NLS.bind(Messages.Wait_nothing, command), Messages.Hint_wait);
		};
		try {
			subscription = session.listen(EnumSet.of(EventTopic.DOMAIN_LIFECYCLE, EventTopic.DOMAIN_REBOOT), events::add);
		} catch (HypervisorException e) {
			if (reboot) {
				throw new CommandFailure(Messages.Wait_noEvents, e);
			}
			// without events the host is asked
		}
	}

	/** @throws CommandFailure if it did not come there in time */
	void await() throws CommandFailure, HypervisorException {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
		HypervisorEvent event = null;
		while (!(reboot ? rebooted(event) : arrived())) {
			long left = end - System.nanoTime();
			if (left <= 0) {
				throw new CommandFailure(NLS.bind(Messages.Wait_late, new Object[] { id.name(), seconds, reboot ? "-" : session.domainStatus(id).state().word() }),
						Messages.Hint_waitLonger);
			}
			try {
				event = events.poll(Math.min(left, TimeUnit.MILLISECONDS.toNanos(ASK_MILLIS)), TimeUnit.NANOSECONDS);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CommandFailure(NLS.bind(Messages.Wait_interrupted, id.name()));
			}
		}
	}

	private boolean rebooted(HypervisorEvent event) throws HypervisorException {
		return event instanceof DomainEvent rebooted && event.topic() == EventTopic.DOMAIN_REBOOT && rebooted.domain().uuid().equals(id.uuid()) || arrived();
	}

	private boolean arrived() throws HypervisorException {
		try {
			DomainStatus status = session.domainStatus(id);
			return wanted.contains(status.state());
		} catch (HypervisorException e) {
			if (e.code() == Code.NO_DOMAIN && wanted.contains(DomainState.SHUT_OFF)) {
				return true; // a transient one is gone when it ends
			}
			throw e;
		}
	}

	@Override
	public void close() {
		if (subscription != null) {
			subscription.close();
		}
	}
}

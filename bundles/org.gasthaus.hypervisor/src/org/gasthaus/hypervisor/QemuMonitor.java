package org.gasthaus.hypervisor;

import java.util.List;
import java.util.function.Consumer;

/**
 * What QEMU offers past libvirt, which does not look at it: commands go to a guest's QEMU, or to the agent in the guest, as they are. Each call
 * blocks; all of them throw {@code READ_ONLY} without asking and {@code UNSUPPORTED} where the driver is not QEMU's.
 */
public interface QemuMonitor {
	/** An agent may take as long as it wants. */
	int FOR_EVER = -2;
	/** An agent may take the usual time. */
	int USUAL = -1;
	/** An agent is not waited for. */
	int NOT_AT_ALL = 0;

	/**
	 * What a guest's QEMU announced.
	 *
	 * @param seconds since 1970, as QEMU counts them
	 * @param details JSON, or {@code null}
	 */
	record Event(DomainId domain, String name, long seconds, int micros, String details) {
	}

	/**
	 * Which events are heard.
	 *
	 * @param domain {@code null} for all
	 * @param name {@code null} for all
	 * @param regex whether the name is a regular expression, and not the whole name
	 */
	record Filter(DomainId domain, String name, boolean regex, boolean ignoreCase) {
	}

	/**
	 * Passes a command to a guest's QEMU.
	 *
	 * @param command of QEMU's protocol, or with {@code human} one as a human would type it
	 * @param descriptors numbers of open files of this process, which go with it
	 * @return QEMU's answer, which may be a refusal
	 */
	String command(DomainId id, String command, boolean human, List<Integer> descriptors) throws HypervisorException;

	/** Passes a command to the agent in a guest. @param seconds how long it may take @return the answer */
	String agentCommand(DomainId id, String command, int seconds) throws HypervisorException;

	/** Makes a QEMU that somebody else started a domain. @param pid of its process */
	DomainId attach(int pid) throws HypervisorException;

	/** Hears events of QEMU from now on, in the session's event thread. @return the caller closes it; closing the session closes it too */
	Subscription listen(Filter filter, Consumer<Event> listener) throws HypervisorException;
}

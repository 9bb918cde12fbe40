package org.gasthaus.hypervisor;

/** What a person could do to a guest from its keyboard. Each call blocks; all throw {@code READ_ONLY} without asking the host. */
public interface DomainInput {
	/** The most keys that can be sent at once. */
	int MOST_KEYS = 16;

	/** How keys are numbered. The order is libvirt's. */
	enum CodeSet {
		LINUX, XT, ATSET1, ATSET2, ATSET3, OS_X, XT_KBD, USB, WIN32, QNUM
	}

	/**
	 * Presses keys together and releases them.
	 *
	 * @param holdMillis how long they are held; 0 is the hypervisor's choice
	 * @param keys at most {@link #MOST_KEYS}
	 */
	void sendKeys(DomainId id, CodeSet set, int holdMillis, int... keys) throws HypervisorException;

	/** Sends a signal to a process in a container. @param signal Linux's number */
	void sendSignal(DomainId id, long process, int signal) throws HypervisorException;
}

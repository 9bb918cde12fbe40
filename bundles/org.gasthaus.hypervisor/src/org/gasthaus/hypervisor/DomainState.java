package org.gasthaus.hypervisor;

/**
 * The state of a domain, in libvirt's order and words.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainState">virDomainState</a>
 */
public enum DomainState {
	NO_STATE("no state"),
	RUNNING("running"),
	/** Waiting for a resource; virsh calls it idle. */
	BLOCKED("idle"),
	PAUSED("paused"),
	/** On its way to shut off. */
	IN_SHUTDOWN("in shutdown"),
	SHUT_OFF("shut off"),
	CRASHED("crashed"),
	/** Put to sleep by its own power management. */
	PMSUSPENDED("pmsuspended");

	private final String word;

	DomainState(String word) {
		this.word = word;
	}

	/** The state as virsh prints it, in English whatever the language: for scripts. */
	public String word() {
		return word;
	}

	/** The state for a reader, in the user's language. */
	public String label() {
		return switch (this) {
		case NO_STATE -> Messages.DomainState_noState;
		case RUNNING -> Messages.DomainState_running;
		case BLOCKED -> Messages.DomainState_blocked;
		case PAUSED -> Messages.DomainState_paused;
		case IN_SHUTDOWN -> Messages.DomainState_inShutdown;
		case SHUT_OFF -> Messages.DomainState_shutOff;
		case CRASHED -> Messages.DomainState_crashed;
		case PMSUSPENDED -> Messages.DomainState_pmsuspended;
		};
	}

	/** True while the domain has a running, paused or sleeping instance. */
	public boolean isActive() {
		return this != SHUT_OFF && this != CRASHED && this != NO_STATE;
	}

	/** The state of libvirt's number; {@link #NO_STATE} for numbers that this version does not know. */
	public static DomainState of(int number) {
		DomainState[] all = values();
		return number >= 0 && number < all.length ? all[number] : NO_STATE;
	}
}

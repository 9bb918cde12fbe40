package org.gasthaus.hypervisor;

import java.util.function.Supplier;

/**
 * The state of a domain, in libvirt's order and words.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainState">virDomainState</a>
 */
public enum DomainState {
	NO_STATE("no state", () -> Messages.DomainState_noState),
	RUNNING("running", () -> Messages.DomainState_running),
	/** Waiting for a resource; virsh calls it idle. */
	BLOCKED("idle", () -> Messages.DomainState_blocked),
	PAUSED("paused", () -> Messages.DomainState_paused),
	/** On its way to shut off. */
	IN_SHUTDOWN("in shutdown", () -> Messages.DomainState_inShutdown),
	SHUT_OFF("shut off", () -> Messages.DomainState_shutOff),
	CRASHED("crashed", () -> Messages.DomainState_crashed),
	/** Put to sleep by its own power management. */
	PMSUSPENDED("pmsuspended", () -> Messages.DomainState_pmsuspended);

	private final String word;
	private final Supplier<String> label;

	DomainState(String word, Supplier<String> label) {
		this.word = word;
		this.label = label;
	}

	/** The state as virsh prints it, in English whatever the language: for scripts. */
	public String word() {
		return word;
	}

	/** The state for a reader, in the user's language. */
	public String label() {
		return label.get();
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

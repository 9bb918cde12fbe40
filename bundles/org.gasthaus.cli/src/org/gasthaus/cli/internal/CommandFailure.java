package org.gasthaus.cli.internal;

import java.util.Collection;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.HypervisorException;

/**
 * A command could not do it. Printed as virsh does: what could not be done, then libvirt's words, each on a line that
 * begins with {@code error:}; then our next step on a line that begins with {@code hint:}.
 */
final class CommandFailure extends Exception {
	private static final long serialVersionUID = 1L;
	/** For a command that failed and has said everything. */
	static final String SILENT = "";
	private final String hint;

	/** @param message in virsh's words */
	CommandFailure(String message) {
		this(message, "");
	}

	CommandFailure(String message, String hint) {
		super(message);
		this.hint = hint;
	}

	/** @param cause its reason is printed too */
	CommandFailure(String message, HypervisorException cause) {
		super(message, cause);
		hint = Patience.nextStep(cause);
	}

	/** What the host said, without words of ours before it. */
	static CommandFailure of(HypervisorException failure) {
		return new CommandFailure(failure.reason(), Patience.nextStep(failure));
	}

	/** For a word that is none of those that may stand there. @param message in virsh's words */
	static CommandFailure oneOf(String message, Collection<String> choices) {
		return new CommandFailure(message, NLS.bind(Messages.Hint_oneOf, String.join(", ", choices)));
	}

	String hint() {
		return hint;
	}
}

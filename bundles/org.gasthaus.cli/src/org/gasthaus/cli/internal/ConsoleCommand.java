package org.gasthaus.cli.internal;

import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.ConsoleOption;
import org.gasthaus.hypervisor.DomainConsole;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;

/** {@code console}, also after {@code start} and {@code create} */
final class ConsoleCommand implements HostCommand {
	private static final int PIECE = 16 << 10;
	private static final int LOOKS = 20;
	private static final long LOOK_MILLIS = 100;

	@Override
	public Syntax syntax() {
		return new Syntax("console").data("domain").text("devname").flags("force", "safe");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		attach(session, id, arguments.optional("devname"), Numbers.flags(ConsoleOption.class, syntax(), arguments), invocation);
	}

	/** Connects the terminal with a guest until the user leaves, or either end goes away. */
	static void attach(HypervisorSession session, DomainId id, String device, Set<ConsoleOption> options, Invocation invocation)
			throws CommandFailure, HypervisorException {
		if (!active(session, id)) {
			throw new CommandFailure("The domain is not running", NLS.bind(Messages.Hint_startDomain, id.name()));
		}
		if (System.console() == null) {
			throw new CommandFailure("Cannot run interactive console without a controlling TTY", Messages.Hint_consoleTerminal);
		}
		invocation.out().flush(); // what was said before
		boolean left;
		try (GuestTerminal terminal = GuestTerminal.open(control(invocation.escape()))) {
			greet(id, invocation);
			try (DomainConsole console = session.consoles().open(id, device, options, null)) {
				left = talk(console, terminal, invocation);
			}
		}
		if (!left) {
			ended(session, id, invocation);
		}
	}

	/** The terminal is the guest's already, and ends no lines by itself. */
	private static void greet(DomainId id, Invocation invocation) {
		String escape = invocation.escape();
		if (!invocation.quiet()) {
			invocation.out().append("Connected to domain '").append(id.name()).append("'\r\nEscape character is ").append(escape)
					.append(escape.startsWith("^") ? " (Ctrl + " + escape.charAt(1) + ")\r\n" : "\r\n");
		}
		invocation.out().flush();
	}

	/** What is shown behind a guest that took its console with it. */
	private static void ended(HypervisorSession session, DomainId id, Invocation invocation) throws CommandFailure, HypervisorException {
		newLine(invocation);
		invocation.err().append("hint: ").append(NLS.bind(staysActive(session, id) ? Messages.Console_ended : Messages.Console_off, id.name())).append('\n');
	}

	private static void newLine(Invocation invocation) {
		invocation.out().append('\n');
		invocation.out().flush();
	}

	/** The host knows of the end of a guest a moment after its console. */
	private static boolean staysActive(HypervisorSession session, DomainId id) throws CommandFailure, HypervisorException {
		try {
			for (int i = 0; i < LOOKS; i++) {
				if (!active(session, id)) {
					return false;
				}
				Thread.sleep(LOOK_MILLIS);
			}
			return true;
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CommandFailure(NLS.bind(Messages.Wait_interrupted, id.name()));
		}
	}

	private static boolean active(HypervisorSession session, DomainId id) throws HypervisorException {
		try {
			return session.domainStatus(id).state().isActive();
		} catch (HypervisorException e) {
			if (e.code() == Code.NO_DOMAIN) {
				return false; // a transient one is gone when it ends
			}
			throw e;
		}
	}

	/** @return whether the user left */
	private static boolean talk(DomainConsole console, GuestTerminal terminal, Invocation invocation) throws CommandFailure, HypervisorException {
		byte[] bytes = new byte[PIECE];
		terminal.pass(console);
		try {
			for (int count = console.read(bytes); count >= 0; count = console.read(bytes)) {
				invocation.out().write(bytes, 0, count);
				invocation.out().flush();
			}
			terminal.check();
			return terminal.wasLeft();
		} catch (HypervisorException e) {
			terminal.close();
			newLine(invocation);
			throw brokenOff(console.domain(), e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CommandFailure(NLS.bind(Messages.Wait_interrupted, console.domain().name()));
		}
	}

	private static CommandFailure brokenOff(DomainId id, HypervisorException e) {
		String hint = e.code() == Code.FAILED ? NLS.bind(Messages.Console_taken, id.name()) : e.nextStep();
		return new CommandFailure("The console of '" + id.name() + "' broke off",
				new HypervisorException(e.code(), e.getMessage(), e.reason(), hint, e.nativeCode(), e.nativeDomain(), e));
	}

	/** The byte of {@code ^X} or of a character. */
	private static int control(String escape) {
		return escape.startsWith("^") ? Character.toUpperCase(escape.charAt(1)) ^ 0x40 : escape.charAt(0);
	}
}

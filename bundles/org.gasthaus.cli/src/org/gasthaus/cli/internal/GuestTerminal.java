package org.gasthaus.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.gasthaus.hypervisor.DomainConsole;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;

/**
 * The user's terminal while every key goes to a guest. Closing it, or the end of this process, makes it as it was. By {@code stty} and not by a library
 * for terminals: such a one asks the terminal what it can do, and the answers would go to the guest.
 */
final class GuestTerminal implements AutoCloseable {
	private static final int PIECE = 4096;
	/** How long after a key at most it goes to the guest: a read that waits could not be ended, and would take the next command's first key. */
	private static final long LOOK_MILLIS = 10;

	private final String before;
	private final int escape;
	private final CountDownLatch over = new CountDownLatch(1);
	private final Thread restorer;
	private volatile boolean left;
	private volatile HypervisorException failure;

	private GuestTerminal(String before, int escape) {
		this.before = before;
		this.escape = escape;
		restorer = new Thread(() -> restore(before), "terminal");
	}

	/** Takes the terminal. @param escape the byte that leaves the guest */
	static GuestTerminal open(int escape) throws CommandFailure {
		try {
			GuestTerminal terminal = new GuestTerminal(stty("-g").strip(), escape);
			Runtime.getRuntime().addShutdownHook(terminal.restorer);
			stty("raw", "-echo");
			return terminal;
		} catch (IOException e) {
			throw new CommandFailure("Cannot run interactive console without a controlling TTY", Messages.Hint_consoleTerminal);
		}
	}

	/** @return what it prints */
	private static String stty(String... arguments) throws IOException {
		String[] command = new String[arguments.length + 1];
		command[0] = "stty";
		System.arraycopy(arguments, 0, command, 1, arguments.length);
		Process process = new ProcessBuilder(command).redirectInput(Redirect.INHERIT).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		int code = process.onExit().join().exitValue();
		if (code != 0) {
			throw new IOException("stty ended with " + code);
		}
		return said;
	}

	private static void restore(String settings) {
		try {
			stty(settings);
		} catch (IOException e) {
			System.getLogger(GuestTerminal.class.getName()).log(System.Logger.Level.DEBUG, "Restoring the terminal", e);
		}
	}

	/** Sends keys to a console until the escape character comes; then closes the console. */
	void pass(DomainConsole console) {
		Thread keys = new Thread(() -> read(System.in, console), "keys for " + console.domain().name());
		keys.setDaemon(true);
		keys.start();
	}

	private void read(InputStream input, DomainConsole console) {
		byte[] bytes = new byte[PIECE];
		try {
			while (!over.await(input.available() > 0 ? 0 : LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
				if (input.available() > 0 && !send(console, bytes, input.read(bytes))) {
					break;
				}
			}
		} catch (IOException e) {
			left = true; // the terminal is gone
		} catch (HypervisorException e) {
			// who reads hears of the end of the console and of a lost host
			failure = e.code() == Code.CLOSED || e.code() == Code.CONNECTION_LOST ? null : e;
			if (failure == null) {
				return;
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		console.close();
	}

	/** @return whether the user stays */
	private boolean send(DomainConsole console, byte[] bytes, int count) throws HypervisorException, InterruptedException {
		int length = 0;
		while (length < count && (bytes[length] & 0xff) != escape) {
			length++;
		}
		console.write(bytes, 0, length);
		left = length < count || count < 0;
		return !left;
	}

	/** Whether the user ended it. */
	boolean wasLeft() {
		return left;
	}

	/** @throws HypervisorException what kept a key from the guest */
	void check() throws HypervisorException {
		if (failure != null) {
			throw failure;
		}
	}

	@Override
	public void close() {
		over.countDown();
		restore(before);
		try {
			Runtime.getRuntime().removeShutdownHook(restorer);
		} catch (IllegalStateException ending) {
			// it runs already
		}
	}
}

package org.gasthaus.cli.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.ssh.SshCall;
import org.gasthaus.hypervisor.ConnectionUri;

/** A way through ssh to a screen of another machine. Closing it ends ssh; so does the end of this process, however it comes. */
final class SshTunnel implements AutoCloseable {
	private static final String LOCAL = "127.0.0.1";
	/**
	 * Starts ssh and ends it when standard input ends without a line: the kernel closes it for a process that is killed. Ctrl+C goes to all programs
	 * of a terminal; it is for us to decide what it means, so ssh, in the background, does not hear it, except while it asks something. Whoever hears
	 * it first, the exit code tells of it.
	 */
	private static final String KEEPER = """
			code=
			trap 'heard=1 code=130' INT
			exec 3<&0 </dev/null
			"$@" 3<&- &
			ssh=$!
			{ read -r over <&3 || kill $ssh; } >/dev/null 2>&1 &
			exec 3<&-
			heard=1
			while [ "$heard" ]; do
				heard=
				wait $ssh
				ended=$?
			done
			exit ${code:-$ended}
			""";
	private static final int INTERRUPTED = 128 + 2;
	/** A server gives a user 120 s for a password. */
	private static final long MOST_SECONDS = 150;
	private static final long END_SECONDS = 5;
	private static final long WORDS_MILLIS = 1000;
	private static final int GREETING_MILLIS = 10_000;
	/** Who asks first is the viewer here: a screen that is there says nothing. */
	private static final int SILENCE_MILLIS = 500;

	private final SshCall call;
	private final String guest;
	private final ConnectionUri uri;
	private final GuestDisplay near;
	private final Process process;
	private final CompletableFuture<Boolean> stands = new CompletableFuture<>();
	private final Thread words;
	private String lastWords = "";

	private SshTunnel(SshCall call, String guest, ConnectionUri uri, GuestDisplay near, Process process) {
		this.call = call;
		this.guest = guest;
		this.uri = uri;
		this.near = near;
		this.process = process;
		words = daemon(this::listen, "what ssh says");
		daemon(this::awaitLine, "whether ssh is there");
	}

	/**
	 * Makes one, and waits until the screen answers.
	 *
	 * @param guest whose screen it is
	 * @param interrupted ends the waiting
	 */
	static SshTunnel open(String guest, GuestDisplay far, ConnectionUri uri, Invocation invocation, CompletableFuture<?> interrupted) throws CommandFailure {
		SshCall call = new SshCall(uri, invocation.environment());
		Path ssh = Programs.find(call.program(), invocation);
		if (ssh == null) {
			throw new CommandFailure(NLS.bind(Messages.Viewer_ssh, new Object[] { guest, uri.host(), NLS.bind(Messages.Viewer_noSsh, call.program()) }),
					call.program().equals("ssh") ? Messages.Hint_installSsh : Messages.Hint_sshCommand);
		}
		SshTunnel tunnel;
		try {
			GuestDisplay near = far.hasSocket() ? far.at(LOCAL, freePorts(true, false)[0], -1) : near(far);
			List<String> command = new ArrayList<>(List.of("sh", "-c", KEEPER, "sh", ssh.toString()));
			command.addAll(call.tunnel(forwards(far, near)));
			ProcessBuilder builder = new ProcessBuilder(command);
			builder.environment().putAll(invocation.environment());
			tunnel = new SshTunnel(call, guest, uri, near, builder.start());
		} catch (IOException e) {
			throw new CommandFailure(NLS.bind(Messages.Viewer_ssh, new Object[] { guest, uri.host(), e.getMessage() }));
		}
		boolean open = false;
		try {
			tunnel.await(interrupted);
			open = true;
			return tunnel;
		} finally {
			if (!open) {
				tunnel.close();
			}
		}
	}

	private static GuestDisplay near(GuestDisplay far) throws IOException {
		int[] ports = freePorts(far.port() > 0, far.tlsPort() > 0);
		return far.at(LOCAL, ports[0], ports[1]);
	}

	/** Ports that nobody uses, -1 for what is not wanted. */
	private static int[] freePorts(boolean first, boolean second) throws IOException {
		InetAddress local = InetAddress.getByName(LOCAL);
		try (ServerSocket one = first ? new ServerSocket(0, 1, local) : null; ServerSocket two = second ? new ServerSocket(0, 1, local) : null) {
			return new int[] { one == null ? -1 : one.getLocalPort(), two == null ? -1 : two.getLocalPort() };
		}
	}

	/** What stands behind {@code -L}. */
	static List<String> forwards(GuestDisplay far, GuestDisplay near) {
		List<String> result = new ArrayList<>();
		if (far.hasSocket()) {
			result.add(LOCAL + ':' + near.port() + ':' + far.socket().replace("\\", "\\\\").replace(":", "\\:"));
		}
		String to = ':' + GuestDisplay.bracketed(far.inside()) + ':';
		if (far.port() > 0) {
			result.add(LOCAL + ':' + near.port() + to + far.port());
		}
		if (far.tlsPort() > 0) {
			result.add(LOCAL + ':' + near.tlsPort() + to + far.tlsPort());
		}
		return result;
	}

	private static Thread daemon(Runnable task, String name) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	private void listen() {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (!line.isBlank()) {
					synchronized (this) {
						lastWords = line.strip();
						notifyAll();
					}
				}
			}
		} catch (IOException e) {
			// it ended
		}
	}

	private void awaitLine() {
		try (InputStream output = process.getInputStream()) {
			if (output.read() >= 0) {
				stands.complete(true);
			}
			while (output.read() >= 0) {
				// nobody wants to know, but nobody shall wait for us
			}
		} catch (IOException e) {
			// it ended
		}
	}

	private void await(CompletableFuture<?> interrupted) throws CommandFailure {
		CompletableFuture.anyOf(stands, process.onExit(), interrupted).completeOnTimeout(false, MOST_SECONDS, TimeUnit.SECONDS).join();
		if (interrupted.isDone() || endedByInterrupt(interrupted)) {
			throw new CommandFailure(NLS.bind(Messages.Wait_interrupted, guest));
		}
		if (!stands.isDone()) {
			throw process.isAlive() ? failure(NLS.bind(Messages.Viewer_late, Long.toString(MOST_SECONDS))) : ended();
		}
		int port = near.port() > 0 ? near.port() : near.tlsPort();
		if (!answers(port, near.type().equals(GuestDisplay.VNC) ? GREETING_MILLIS : SILENCE_MILLIS)) {
			throw process.isAlive() ? failure(words(Messages.Viewer_noAnswer), NLS.bind(Messages.Hint_sshForwards, guest, uri.host())) : ended();
		}
	}

	/** ssh takes a connection and closes it again if there is nobody at the other end. */
	private static boolean answers(int port, int millis) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(LOCAL, port), millis);
			socket.setSoTimeout(millis);
			return socket.getInputStream().read() >= 0;
		} catch (SocketTimeoutException e) {
			return true; // somebody listens
		} catch (IOException e) {
			return false;
		}
	}

	/** The screen, where it is reached on this machine. */
	GuestDisplay display() {
		return near;
	}

	/** Completed when ssh has ended. */
	CompletableFuture<Process> onExit() {
		return process.onExit();
	}

	/** Whether ssh has ended because of a Ctrl+C, of which this process may hear a moment later. */
	boolean endedByInterrupt(CompletableFuture<?> interrupted) {
		if (process.isAlive() || process.exitValue() != INTERRUPTED) {
			return false;
		}
		interrupted.completeOnTimeout(null, END_SECONDS, TimeUnit.SECONDS).join();
		return true;
	}

	/** That ssh ended by itself, and why. */
	CommandFailure ended() {
		try {
			words.join(WORDS_MILLIS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		int code = process.onExit().join().exitValue();
		return failure(words(NLS.bind(Messages.Viewer_sshCode, Integer.toString(code))));
	}

	private CommandFailure failure(String reason) {
		return failure(reason, NLS.bind(Messages.Hint_sshByHand, call.byHand(), uri));
	}

	private CommandFailure failure(String reason, String hint) {
		return new CommandFailure(NLS.bind(Messages.Viewer_ssh, new Object[] { guest, uri.host(), reason }), hint);
	}

	/** What ssh said last. @param otherwise if it said nothing */
	private synchronized String words(String otherwise) {
		try {
			if (lastWords.isEmpty() && process.isAlive()) {
				wait(WORDS_MILLIS);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		return lastWords.isEmpty() ? otherwise : lastWords.replaceFirst("^ssh: ", "").replaceFirst("\\.$", "");
	}

	@Override
	public void close() {
		List<ProcessHandle> all = process.descendants().toList();
		try {
			if (!process.isAlive()) {
				process.getOutputStream().write('\n'); // what is gone needs no end
			}
			process.getOutputStream().close();
		} catch (IOException e) {
			// nobody is left who would read it
		}
		all.forEach(ProcessHandle::destroy); // where ssh is the child of a program that the user named, too
		try {
			process.waitFor(END_SECONDS, TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		all.forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly();
	}
}

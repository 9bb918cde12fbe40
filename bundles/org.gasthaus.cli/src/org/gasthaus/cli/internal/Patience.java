package org.gasthaus.cli.internal;

import java.time.Duration;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.CallLimits;
import org.gasthaus.core.NoAnswerException;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/** How long a host may take for an answer. What {@code --timeout} says is for every call; without it what changes the host has no limit. */
final class Patience {
	/** For connecting. */
	private static final int CONNECT_SECONDS = 30;
	/** For a question. More than libvirt's keep-alive needs to notice that a host is gone: it says so itself. */
	private static final int ASK_SECONDS = 60;
	/** For words that a shell wants to complete: who waits longer types them. */
	private static final int COMPLETE_SECONDS = 3;

	/** For the end of a connection. */
	private static final long LAST_WORD_MILLIS = 5_000;

	/** What the user wants, {@code null} if nothing was said. */
	private final Duration wanted;

	/** @param seconds 0 for no limit, {@code null} for the usual ones */
	Patience(Integer seconds) {
		wanted = seconds == null ? null : Duration.ofSeconds(seconds);
	}

	/**
	 * The limits of a command.
	 *
	 * @return all {@link Duration#ZERO} for a host in this process, which cannot be silent
	 */
	CallLimits of(String command, ConnectionUri uri) {
		if (isInProcess(uri)) {
			return new CallLimits(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
		}
		if (completes(command)) {
			Duration soon = wanted == null ? Duration.ofSeconds(COMPLETE_SECONDS) : wanted;
			return new CallLimits(soon, soon, soon, soon);
		}
		Duration usual = onlyAsks(command) ? Duration.ofSeconds(ASK_SECONDS) : Duration.ZERO;
		Duration each = wanted == null ? usual : wanted;
		return new CallLimits(asksByItself(uri) ? Duration.ZERO : wanted == null ? Duration.ofSeconds(CONNECT_SECONDS) : wanted, each, each, each);
	}

	/** Whether a shell wants words in the middle of a line, where nobody can be asked for a password. */
	static boolean completes(String command) {
		return command.equals("completion");
	}

	/** Makes a transport that would ask at the terminal by itself do without. */
	static ConnectionUri withoutQuestions(ConnectionUri uri) throws HypervisorException {
		return uri.transport().equals("ssh") ? uri.but().parameter("no_tty", "1").build() : uri;
	}

	/** Whether there is no limit at all, so that nothing has to be watched. */
	static boolean isEndless(CallLimits limits) {
		return limits.read().isZero() && limits.list().isZero() && limits.change().isZero();
	}

	/** What to do when a host did not answer; otherwise what the failure proposes. */
	static String nextStep(HypervisorException failure) {
		NoAnswerException silent = silence(failure);
		return silent == null ? failure.nextStep()
				: NLS.bind(silent.isConnecting() ? Messages.Hint_notLetIn : Messages.Hint_noAnswer, quoted(silent.uri().toString()));
	}

	/** That a host did not answer, if that is what is behind a failure; else {@code null}. */
	static NoAnswerException silence(Throwable failure) {
		Throwable cause = failure;
		while (cause != null && !(cause instanceof NoAnswerException)) {
			cause = cause.getCause();
		}
		return (NoAnswerException) cause;
	}

	/** Ends a session: of a host that falls silent meanwhile the process does not wait for a word. */
	static void close(HypervisorSession session) {
		if (isInProcess(session.uri())) {
			session.close();
			return;
		}
		Thread closing = new Thread(session::close, "closing");
		closing.setDaemon(true);
		closing.start();
		try {
			closing.join(LAST_WORD_MILLIS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	/** So that a shell takes it as it is. */
	private static String quoted(String uri) {
		return uri.matches("[\\w:/@.+%,-]*") ? uri : '"' + uri + '"';
	}

	private static boolean isInProcess(ConnectionUri uri) {
		return uri.driver().equals("test") && uri.transport().isEmpty() && uri.host().isEmpty();
	}

	/** Whether another program asks for passwords at the terminal: nobody tells us while it does, so its time cannot be stopped. */
	private static boolean asksByItself(ConnectionUri uri) {
		return uri.transport().equals("ssh") || uri.transport().equals("ext");
	}

	/** What never changes a host. Not here: what does so with some of its options, what waits for a search in a network, what waits for the guest. */
	private static boolean onlyAsks(String command) {
		return switch (command) {
		case "list", "dominfo", "domstate", "domid", "domname", "domuuid", "dumpxml", "vcpucount", "vcpuinfo", "iothreadinfo", "domifstat", "domblkerror",
				"domblkinfo", "domblkstat", "domblklist", "domiflist", "vncdisplay", "domifaddr", "domif-getlink", "domdisplay", "ttyconsole", "domcontrol",
				"domstats", "domfsinfo", "domhostname", "guestinfo", "get-user-sshkeys", "cpu-stats", "domlaunchsecinfo", "nodesevinfo", "domjobinfo",
				"managedsave-dumpxml", "save-image-dumpxml", "migrate-getmaxdowntime", "migrate-getspeed", "event", "qemu-monitor-event" ->
			true;
		case "capabilities", "cpu-baseline", "cpu-compare", "cpu-models", "domcapabilities", "freecell", "freepages", "hostname", "hypervisor-cpu-baseline",
				"hypervisor-cpu-compare", "maxvcpus", "nodecpumap", "nodecpustats", "nodeinfo", "nodememstats", "sysinfo", "uri", "version" ->
			true;
		case "net-dhcp-leases", "net-dumpxml", "net-event", "net-info", "net-list", "net-name", "net-port-dumpxml", "net-port-list", "net-uuid",
				"iface-dumpxml", "iface-list", "iface-mac", "iface-name", "nwfilter-binding-dumpxml", "nwfilter-binding-list", "nwfilter-dumpxml",
				"nwfilter-list", "nodedev-dumpxml", "nodedev-event", "nodedev-info", "nodedev-list", "secret-dumpxml", "secret-event", "secret-list" ->
			true;
		case "snapshot-dumpxml", "snapshot-info", "snapshot-list", "snapshot-parent", "checkpoint-dumpxml", "checkpoint-info", "checkpoint-list",
				"checkpoint-parent", "backup-dumpxml", "pool-capabilities", "pool-dumpxml", "pool-event", "pool-info", "pool-list", "pool-name", "pool-uuid",
				"vol-dumpxml", "vol-info", "vol-key", "vol-list", "vol-name", "vol-path", "vol-pool" ->
			true;
		case "connect", "diff", "doctor", "events", "fix", "language-server", "log", "shell", "top", "validate" -> true;
		default -> false;
		};
	}
}

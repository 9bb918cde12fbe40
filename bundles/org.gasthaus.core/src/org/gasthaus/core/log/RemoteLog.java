package org.gasthaus.core.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.ssh.SshAccess;
import org.gasthaus.core.ssh.SshCall;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;

/** A log of another machine, read by {@code tail} there. */
final class RemoteLog implements LogReader {
	private static final int NOT_READ = 44;
	private static final long WAIT_SECONDS = 5;
	/**
	 * Takes how many lines, whether to follow, and the places. Says the place that it takes, and why it cannot be read. It follows until its input ends, which
	 * it does when this program does, however that comes.
	 */
	private static final String SCRIPT = "n=$1; w=$2; f=; shift 2; for c; do case $c in \"~/\"*) c=$HOME/${c#\"~/\"};; "
			+ "\"~cache/\"*) c=${XDG_CACHE_HOME:-$HOME/.cache}/${c#\"~cache/\"};; esac; [ -n \"$f\" ] || f=$c; [ ! -e \"$c\" ] || { f=$c; break; }; done; "
			+ "LC_ALL=C tail -n 1 -- \"$f\" >/dev/null || { printf -- '-%s\\n' \"$f\"; exit " + NOT_READ + "; }; printf '+%s\\n' \"$f\"; "
			+ "[ $w = 1 ] || exec tail -n $n -- \"$f\"; tail -n $n -F -- \"$f\" 2>/dev/null & t=$!; read -r x; kill $t";

	private final GuestLog log;
	private final ConnectionUri uri;
	private final Process process;
	private final BufferedReader lines;
	private final StringBuilder said = new StringBuilder();
	private final Thread words;
	private String file = "";
	private volatile boolean closed;

	RemoteLog(GuestLog log, ConnectionUri uri, Map<String, String> environment, List<String> places, int count, boolean follow, boolean ask)
			throws HypervisorException {
		this.log = log;
		this.uri = uri;
		SshCall call = new SshCall(uri, environment);
		Path program = program(call.program(), environment);
		List<String> options = new ArrayList<>(List.of("-T", "-o", "ConnectTimeout=30", "-o", "ServerAliveInterval=15"));
		if (!ask) {
			options.addAll(List.of("-o", "BatchMode=yes"));
		}
		StringBuilder remote = new StringBuilder("exec sh -c " + SshCall.quoted(SCRIPT) + " sh " + count + ' ' + (follow ? 1 : 0));
		places.forEach(place -> remote.append(' ').append(SshCall.quoted(place)));
		// Ctrl+C goes to all programs of a terminal; it is for who reads to decide what it means
		List<String> command = new ArrayList<>(follow ? List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh") : List.of());
		command.add(program.toString());
		command.addAll(call.command(options, remote.toString()));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().putAll(environment);
		try {
			process = builder.start();
		} catch (IOException e) {
			throw log.failure(Code.FAILED, String.valueOf(e.getMessage()), "");
		}
		lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
		words = new Thread(this::listen, "what ssh says");
		words.setDaemon(true);
		words.start();
		String first = next();
		file = first == null ? "" : first.substring(1);
		if (first != null && first.startsWith("-")) {
			next(); // says why
		}
	}

	private Path program(String name, Map<String, String> environment) throws HypervisorException {
		if (name.contains("/")) {
			return Path.of(name);
		}
		for (String folder : environment.getOrDefault("PATH", "").split(":")) {
			if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, name))) {
				return Path.of(folder, name);
			}
		}
		throw log.failure(Code.FAILED, NLS.bind(Messages.Log_noSsh, name), Messages.Log_noSshNext);
	}

	private void listen() {
		try (BufferedReader reader = process.errorReader(StandardCharsets.UTF_8)) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (!line.isBlank()) {
					synchronized (said) {
						said.setLength(0);
						said.append(line.strip());
					}
				}
			}
		} catch (IOException e) {
			// it ended
		}
	}

	@Override
	public String file() {
		return file;
	}

	@Override
	public String next() throws HypervisorException {
		String line = null;
		try {
			line = lines.readLine();
		} catch (IOException e) {
			// closed
		}
		if (line == null && !closed) {
			ended();
		}
		return line == null ? null : LogText.clean(line);
	}

	private void ended() throws HypervisorException {
		int code;
		String last;
		try {
			code = process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS) ? process.exitValue() : -1;
			words.join(TimeUnit.SECONDS.toMillis(WAIT_SECONDS));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return;
		}
		synchronized (said) {
			last = said.toString().replaceFirst("^ssh: ", "").replaceFirst("\\.$", "");
		}
		if (code == NOT_READ) {
			throw notRead(last);
		}
		if (code != 0 && !closed) {
			throw log.failure(Code.CONNECTION_FAILED, NLS.bind(Messages.Log_ssh, uri.host(), last.isEmpty() ? Integer.toString(code) : last),
					SshAccess.setupCommand(uri).replaceFirst("ssh-setup", "doctor"));
		}
	}

	private HypervisorException notRead(String last) {
		if (last.contains("Permission denied")) {
			String user = uri.user().isEmpty() ? Messages.Log_user : uri.user();
			return log.failure(Code.ACCESS_DENIED, NLS.bind(Messages.Log_denied, user + '@' + uri.host(), file),
					NLS.bind(Messages.Log_deniedNext, new SshCall(uri, Map.of()).byHand("-t") + ' ' + LogText.word("sudo tail -n 100 " + LogText.word(file))));
		}
		return last.contains("No such file") ? log.failure(Code.NO_OBJECT, NLS.bind(Messages.Log_missing, uri.host() + ':' + file), Messages.Log_missingNext)
				: log.failure(Code.FAILED, last, "");
	}

	@Override
	public void close() {
		closed = true;
		try {
			process.getOutputStream().close();
		} catch (IOException e) {
			// it ended before
		}
		process.destroy();
	}
}

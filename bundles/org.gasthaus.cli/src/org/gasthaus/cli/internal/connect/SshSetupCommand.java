package org.gasthaus.cli.internal.connect;

import java.io.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.gasthaus.cli.internal.Command;
import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.Sentences;
import org.gasthaus.cli.internal.UsageException;
import org.gasthaus.core.doctor.Diagnosis;
import org.gasthaus.core.doctor.Diagnosis.Verdict;
import org.gasthaus.core.doctor.SshWay;
import org.gasthaus.core.doctor.Surroundings;
import org.gasthaus.core.ssh.SshAccess;
import org.gasthaus.core.ssh.SshAccess.Attempt;
import org.gasthaus.core.ssh.SshAccess.HostKey;
import org.gasthaus.core.ssh.SshAccess.Result;
import org.gasthaus.core.ssh.SshAccess.UserKey;
import org.gasthaus.core.ssh.SshCall;
import org.gasthaus.core.ssh.SshSettings;
import org.gasthaus.core.ssh.SshSharing;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HostVersions;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * {@code gasthaus ssh-setup}: what is missing so that ssh, and with it libvirt, gets in to a host without a question, and on the user's word, of which each
 * is for one thing, makes it. Passwords and passphrases are asked by ssh's own programs at the terminal, never by us.
 */
public final class SshSetupCommand implements Command {
	private String accept;
	private String key;
	private boolean generate;
	private boolean passphrase = true;
	private boolean copy;
	private boolean share;
	private boolean json;

	private Invocation invocation;
	private Surroundings machine;
	private ConnectionUri uri;
	private SshAccess access;
	private SshWay way;
	private final List<Diagnosis> found = new ArrayList<>();

	/** Ends the examination: what follows makes no sense without it. */
	private static final class Stop extends Exception {
		private static final long serialVersionUID = 1L;
	}

	@Override
	public String help() {
		return text("sshSetup.help");
	}

	@Override
	public int run(List<String> arguments, Invocation with) throws HypervisorException, UsageException {
		invocation = with;
		for (int i = 0; i < arguments.size(); i++) {
			String argument = arguments.get(i);
			switch (argument) {
			case "--help" -> {
				with.out().append(help());
				return 0;
			}
			case "--json" -> json = true;
			case "--generate" -> generate = true;
			case "--no-passphrase" -> passphrase = false;
			case "--copy" -> copy = true;
			case "--share" -> share = true;
			case "--accept" -> accept = value(arguments, ++i, argument);
			case "--key" -> key = value(arguments, ++i, argument);
			default -> {
				if (argument.startsWith("-")) {
					throw new UsageException(text("sshSetup.option", argument));
				}
				if (uri != null) {
					throw new UsageException(text("sshSetup.one"));
				}
				uri = with.host(argument);
			}
			}
		}
		uri = uri == null ? with.host() : uri;
		if (!SshCall.isFor(uri)) {
			throw new UsageException(text("sshSetup.noSsh", uri));
		}
		machine = surroundings();
		access = new SshAccess(uri, machine);
		way = new SshWay(uri, machine);
		try {
			setUp();
		} catch (Stop said) {
			// by a finding
		} catch (IOException | IllegalArgumentException e) {
			problem("ssh", text("sshSetup.failed", e.getMessage() == null ? e.toString() : e.getMessage()), "");
		}
		if (json) {
			with.out().append(Findings.json(found)).append('\n');
		}
		return found.stream().anyMatch(one -> one.verdict() == Verdict.PROBLEM) ? 1 : 0;
	}

	/** With the environment of the command: the user's folder is what ssh would look in, unless it says so. */
	private Surroundings surroundings() {
		Surroundings here = Surroundings.ofThisMachine();
		return new Surroundings(here.root(), invocation.environment(), Path.of(invocation.environment().getOrDefault("HOME", here.home().toString())), here.user());
	}

	private String value(List<String> arguments, int i, String option) throws UsageException {
		if (i >= arguments.size() || arguments.get(i).isEmpty() || arguments.get(i).startsWith("-")) {
			throw new UsageException(text("sshSetup.value", option));
		}
		return arguments.get(i);
	}

	private String text(String name, Object... values) {
		return Sentences.text(getClass(), name, values);
	}

	private void add(Diagnosis diagnosis) {
		found.add(diagnosis);
		if (!json) {
			Findings.print(diagnosis, invocation);
		}
	}

	private void add(Verdict verdict, String subject, String message, String next) {
		add(new Diagnosis(verdict, subject, message, next));
	}

	private void ok(String subject, String message) {
		add(Verdict.OK, subject, message, "");
	}

	private void problem(String subject, String message, String next) {
		add(Verdict.PROBLEM, subject, message, next);
	}

	/** The command again, with one more word of the user. */
	private String again(String option) {
		return SshAccess.setupCommand(uri) + ' ' + option;
	}

	private void setUp() throws IOException, Stop {
		if (access.program().isEmpty()) {
			add(way.noProgram());
			return;
		}
		SshSettings settings = access.settings();
		if (settings.host().isEmpty()) {
			problem("ssh", text("sshSetup.noSettings", access.call().program()), "");
			return;
		}
		ok("ssh", text(settings.jump().isEmpty() ? "sshSetup.goes" : "sshSetup.goesBy", settings.user(), settings.host(), settings.port(), settings.jump()));
		Attempt attempt = access.enter("true");
		if (attempt.result() == Result.UNKNOWN_HOST) {
			acceptHost();
			attempt = access.enter("true");
		}
		boolean isChanged = false;
		if (attempt.result() == Result.DENIED) {
			attempt = bringKey(attempt);
			isChanged = true;
		}
		if (attempt.result() != Result.IN) {
			if (!isChanged || attempt.result() != Result.DENIED) {
				way.refused(attempt, this::add);
			}
			return;
		}
		ok("ssh", text("sshSetup.in", access.target()));
		if (generate && !isChanged) {
			add(Verdict.NOTE, text("sshSetup.key"), text("sshSetup.notNeeded"), "");
		}
		prove();
		share(settings);
	}

	/** A yes at the terminal, or by an option; nobody is asked where nobody can answer. */
	private boolean agrees(boolean byOption, String question) {
		return byOption || asks() && isYes(question);
	}

	private boolean asks() {
		return !json && invocation.interactive() && !invocation.inShell() && System.console() != null;
	}

	private boolean isYes(String question) {
		invocation.out().flush();
		Console console = System.console();
		String answer = console.readLine("%s ", question);
		return answer != null && List.of(text("sshSetup.yes").split(" ")).contains(answer.strip().toLowerCase(Locale.ROOT));
	}

	private void acceptHost() throws IOException, Stop {
		String subject = text("sshSetup.hostKey");
		Optional<HostKey> shown = access.hostKey();
		if (shown.isEmpty()) {
			problem(subject, text("sshSetup.notShown", uri.host()), access.call().byHand());
			throw new Stop();
		}
		HostKey host = shown.get();
		add(Verdict.NOTE, subject, text("sshSetup.shows", uri.host(), host.type(), host.fingerprint()), "");
		if (accept != null && !accept.equals(host.fingerprint())) {
			problem(subject, text("sshSetup.otherKey", accept), text("sshSetup.otherKeyNext"));
			throw new Stop();
		}
		if (!agrees(accept != null, text("sshSetup.askAccept"))) {
			problem(subject, text("sshSetup.notAccepted"), text("sshSetup.notAcceptedNext", again("--accept " + host.fingerprint())));
			throw new Stop();
		}
		ok(subject, text("sshSetup.accepted", access.accept(host)));
	}

	/** No key is accepted there: one that is here is brought there, or one is made first. */
	private Attempt bringKey(Attempt refused) throws IOException, Stop {
		String subject = text("sshSetup.key");
		UserKey mine = chosen(subject);
		if (mine == null) {
			mine = made(subject);
		} else {
			ok(subject, text("sshSetup.has", name(mine)));
		}
		if (access.asksPassphrase(mine)) {
			unlock(mine);
			Attempt unlocked = access.enter("true");
			if (unlocked.result() != Result.DENIED) {
				return unlocked;
			}
		}
		if (refused.isKeysOnly()) {
			problem("ssh", text("sshSetup.keysOnly", uri.host()), text("sshSetup.keysOnlyNext", mine.line()));
			way.root(refused, this::add);
			throw new Stop();
		}
		if (!agrees(copy, text("sshSetup.askCopy", name(mine), access.target()))) {
			problem("ssh", text("sshSetup.notCopied", access.target()), text("sshSetup.notCopiedNext", again("--copy")));
			throw new Stop();
		}
		copy(mine, refused);
		ok("ssh", text("sshSetup.copied", access.target()));
		Attempt attempt = access.enter("true");
		if (attempt.result() == Result.DENIED) {
			problem("ssh", text("sshSetup.stillDenied", access.target()), text("sshSetup.stillDeniedNext", mine.file() == null ? "" : "-i " + mine.file() + ' '));
			way.root(attempt, this::add);
		}
		return attempt;
	}

	private UserKey chosen(String subject) throws IOException, Stop {
		List<UserKey> keys = access.keys();
		if (key == null) {
			String named = uri.parameters().get("keyfile");
			return keys.stream().filter(one -> named == null || one.file() != null && one.file().equals(Path.of(named))).findFirst().orElse(null);
		}
		Path wanted = invocation.directory().resolve(key).toAbsolutePath().normalize();
		for (UserKey one : keys) {
			if (one.file() != null && one.file().toAbsolutePath().normalize().equals(wanted)) {
				return one;
			}
		}
		problem(subject, text("sshSetup.notOffered", key), text("sshSetup.notOfferedNext"));
		throw new Stop();
	}

	private String name(UserKey mine) {
		return mine.file() != null ? mine.file().toString() : text("sshSetup.ofAgent", mine.line().substring(mine.body().length()).strip());
	}

	private UserKey made(String subject) throws IOException, Stop {
		Path file = access.newKey();
		boolean canAsk = System.console() != null;
		if (!agrees(generate, text("sshSetup.askGenerate", file))) {
			problem(subject, text("sshSetup.none"), text("sshSetup.noneNext", again("--generate --copy")));
			throw new Stop();
		}
		if (passphrase && !canAsk) {
			problem(subject, text("sshSetup.noTerminal"), text("sshSetup.noTerminalNext"));
			throw new Stop();
		}
		try {
			List<String> command = access.generating(file, System.getProperty("user.name") + '@' + hostName(), passphrase);
			if (call(command, null) != 0) {
				problem(subject, text("sshSetup.notMade", file), "");
				throw new Stop();
			}
		} catch (FileAlreadyExistsException e) {
			problem(subject, text("sshSetup.exists", e.getMessage()), text("sshSetup.existsNext", e.getMessage()));
			throw new Stop();
		}
		ok(subject, text("sshSetup.made", file));
		return access.keys().stream().filter(one -> file.equals(one.file())).findFirst().orElseThrow(() -> new IOException(file.toString()));
	}

	private static String hostName() {
		try {
			return InetAddress.getLocalHost().getHostName();
		} catch (UnknownHostException e) {
			return "localhost";
		}
	}

	private void copy(UserKey mine, Attempt refused) throws IOException, Stop {
		int code = call(access.copying(), mine.line() + '\n');
		if (code != 0) {
			problem("ssh", text("sshSetup.copyFailed", access.target()), text("sshSetup.copyFailedNext", mine.line()));
			way.root(refused, this::add);
			throw new Stop();
		}
	}

	/** A key with a passphrase is of use in batch only if the agent has it. */
	private void unlock(UserKey mine) throws IOException, Stop {
		String subject = text("sshSetup.key");
		String add = "ssh-add " + mine.file();
		if (!access.hasAgent()) {
			problem(subject, text("sshSetup.locked", mine.file()), text("sshSetup.noAgentNext", add));
			throw new Stop();
		}
		if (!asks() || !isYes(text("sshSetup.askAgent", mine.file())) || call(List.of("ssh-add", mine.file().toString()), null) != 0) {
			problem(subject, text("sshSetup.locked", mine.file()), add);
			throw new Stop();
		}
	}

	/**
	 * Runs a program that may ask at the terminal.
	 *
	 * @param input what it reads; {@code null} for what this program reads
	 */
	private int call(List<String> command, String input) throws IOException {
		invocation.out().flush();
		ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(json ? Redirect.DISCARD : Redirect.INHERIT).redirectError(Redirect.INHERIT)
				.redirectInput(input == null ? Redirect.INHERIT : Redirect.PIPE);
		builder.environment().putAll(invocation.environment());
		Process process = builder.start();
		try {
			if (input != null) {
				try (OutputStream to = process.getOutputStream()) {
					to.write(input.getBytes(StandardCharsets.UTF_8));
				} catch (IOException e) {
					// it ended before it read; its exit code tells
				}
			}
			return process.waitFor();
		} catch (InterruptedException e) {
			process.destroy();
			Thread.currentThread().interrupt();
			return -1;
		}
	}

	/** That libvirt gets in as well, where nobody can be asked. */
	private void prove() {
		String subject = text("sshSetup.connection");
		try {
			ConnectionUri silent = uri.transport().equals("ssh") ? uri.but().parameter("no_tty", "1").build() : uri;
			long begun = System.nanoTime();
			try (HypervisorSession session = invocation.backends().open(silent, Access.READ_ONLY, CredentialsPrompt.NONE, invocation.limits(silent), null)) {
				ok(subject, text("sshSetup.answers", session.hostName(), HostVersions.text(session.versions().daemon()),
						(System.nanoTime() - begun) / 1_000_000));
			}
		} catch (HypervisorException e) {
			problem(subject, e.getMessage(), "gasthaus doctor " + SshAccess.setupCommand(uri).substring("gasthaus ssh-setup ".length()));
		}
	}

	private void share(SshSettings settings) throws IOException {
		String subject = text("sshSetup.sharing");
		if (!uri.transport().equals("ssh")) {
			if (share) {
				problem(subject, text("sshSetup.library", uri.transport()), text("sshSetup.libraryNext"));
			}
			return;
		}
		if (settings.isShared()) {
			ok(subject, text("sshSetup.isShared", uri.host()));
			return;
		}
		SshSharing sharing = new SshSharing(machine.home(), uri.host());
		if (!share && !asks()) {
			add(Verdict.NOTE, subject, text("sshSetup.notShared", uri.host()), again("--share"));
			return;
		}
		if (!json) {
			invocation.out().append(text("sshSetup.block", uri.host(), sharing.file())).append('\n').append(sharing.block().indent(4));
		}
		if (!agrees(share, text("sshSetup.askShare"))) {
			add(Verdict.NOTE, subject, text("sshSetup.notShared", uri.host()), again("--share"));
		} else if (sharing.write(() -> access.settings().isShared())) {
			ok(subject, text("sshSetup.shared", sharing.file()));
		} else {
			problem(subject, text("sshSetup.notObeyed", sharing.file()), text("sshSetup.notObeyedNext", uri.host()));
		}
	}
}

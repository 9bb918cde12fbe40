package org.gasthaus.core.ssh;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.core.doctor.Surroundings;
import org.gasthaus.core.doctor.Surroundings.Answer;
import org.gasthaus.hypervisor.ConnectionUri;

/**
 * Whether ssh gets in to the host of a connection without a question, as libvirt needs it, and what is missing if it does not. The questions change
 * nothing; what changes something says so. All calls block, for some ten seconds where a network is silent.
 */
public final class SshAccess {
	private static final Pattern OFFENDING = Pattern.compile("Offending (?:\\S+ )?key in (.+):(\\d+)");
	private static final Pattern CHANGED = Pattern.compile("[Hh]ost key for (\\S+) has changed");
	private static final Pattern METHODS = Pattern.compile("Permission denied \\(([^)]*)\\)");
	/** A connection that others share would let in whom the host would refuse. */
	private static final List<String> ALONE = List.of("-o", "ControlMaster=no", "-o", "ControlPath=none");
	private static final List<String> SILENT = List.of("-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=10");
	/** Appends the line that it reads, once; the folder and the file are then the user's alone, or the server would not believe them. */
	private static final String APPEND = "umask 077; d=$HOME/.ssh; f=$d/authorized_keys; read -r k || exit 2; mkdir -p \"$d\" && touch \"$f\" || exit 3; "
			+ "grep -qxF -- \"$k\" \"$f\" || { [ -z \"$(tail -c 1 \"$f\")\" ] || echo >>\"$f\"; printf '%s\\n' \"$k\" >>\"$f\"; } || exit 3; "
			+ "chmod 700 \"$d\" && chmod 600 \"$f\" || exit 3; ! command -v restorecon >/dev/null || restorecon -R \"$d\" 2>/dev/null; exit 0";

	/** How an attempt ended. */
	public enum Result {
		/** It got in. */
		IN,
		/** The host's key is in no list. */
		UNKNOWN_HOST,
		/** The host has another key than the one in the list. */
		CHANGED_HOST,
		/** The host's key is marked as withdrawn. */
		REVOKED_HOST,
		/** No key of the user is accepted. */
		DENIED,
		/** Something else. */
		FAILED
	}

	/**
	 * An attempt.
	 *
	 * @param out what the command there printed
	 * @param said what ssh said
	 */
	public record Attempt(Result result, String out, String said) {
		/** The ways in that the host names when it refuses a key: {@code publickey}, {@code password} … */
		public List<String> methods() {
			Matcher methods = METHODS.matcher(said);
			return methods.find() ? List.of(methods.group(1).split(",")) : List.of();
		}

		/** Whether nobody gets in by a password, so that no key can be brought there by ssh. */
		public boolean isKeysOnly() {
			return !methods().isEmpty() && !methods().contains("password") && !methods().contains("keyboard-interactive");
		}

		/** Where the list has a key that the host has no more; empty if ssh did not tell. */
		public Optional<Known> offending() {
			Matcher place = OFFENDING.matcher(said);
			Matcher name = CHANGED.matcher(said);
			return place.find() ? Optional.of(new Known(Path.of(place.group(1)), Integer.parseInt(place.group(2)), name.find() ? name.group(1) : ""))
					: Optional.empty();
		}
	}

	/**
	 * A line of a list of known hosts.
	 *
	 * @param name of the host there; empty if ssh did not tell it
	 */
	public record Known(Path list, int line, String name) {
	}

	/**
	 * The key that a host shows.
	 *
	 * @param type for example {@code ED25519}
	 * @param fingerprint for example {@code SHA256:…}
	 * @param lines as they stand in a list of known hosts
	 */
	public record HostKey(String type, String fingerprint, List<String> lines) {
	}

	/**
	 * A key of the user.
	 *
	 * @param file the private one; {@code null} for one that only the agent has
	 * @param line the public one
	 */
	public record UserKey(Path file, String line) {
		/** The key itself, without what people write behind it. */
		public String body() {
			String[] words = line.split(" ");
			return words.length > 1 ? words[0] + ' ' + words[1] : line;
		}
	}

	private final ConnectionUri uri;
	private final Surroundings machine;
	private final SshCall call;

	/** @param uri one that {@link SshCall#isFor} */
	public SshAccess(ConnectionUri uri, Surroundings machine) {
		this.uri = Objects.requireNonNull(uri);
		this.machine = Objects.requireNonNull(machine);
		call = new SshCall(uri, machine.environment());
	}

	/** The program; empty if it is not there. */
	public Optional<Path> program() {
		String program = call.program();
		Optional<Path> path = program.contains("/") ? Optional.of(machine.file(program)) : machine.program(program);
		return path.filter(Files::isExecutable);
	}

	/** How ssh is called for the host. */
	public SshCall call() {
		return call;
	}

	/** What ssh would do, without asking the host. */
	public SshSettings settings() throws IOException {
		return settings(List.of());
	}

	private SshSettings settings(List<String> options) throws IOException {
		List<String> all = new ArrayList<>(options);
		all.add("-G");
		return new SshSettings(ssh(all, "").out(), machine.home());
	}

	/** Tries to get in without a question, for a command there. */
	public Attempt enter(String command) throws IOException {
		Answer answer = ssh(join(SILENT, ALONE), command);
		return new Attempt(answer.code() == 0 ? Result.IN : why(answer.err()), answer.out(), answer.err().strip());
	}

	private static Result why(String said) {
		if (said.contains("REVOKED HOST KEY") || said.contains("is revoked") || said.contains("marked as revoked")) {
			return Result.REVOKED_HOST;
		}
		if (said.contains("IDENTIFICATION HAS CHANGED")) {
			return Result.CHANGED_HOST;
		}
		return said.contains("Host key verification failed") ? Result.UNKNOWN_HOST : said.contains("Permission denied") ? Result.DENIED : Result.FAILED;
	}

	/**
	 * The key that a host shows which is in no list, as ssh itself gets it, on the same way. Nothing is kept.
	 *
	 * @return empty if the host shows none, or if ssh cannot be told to keep it elsewhere than in the user's list
	 */
	public Optional<HostKey> hostKey() throws IOException {
		Path folder = Files.createTempDirectory("gasthaus");
		try {
			Path list = folder.resolve("known_hosts");
			List<String> apart = join(SILENT, ALONE, List.of("-o", "StrictHostKeyChecking=accept-new", "-o", "UserKnownHostsFile=" + list, "-o",
					"HashKnownHosts=no", "-o", "UpdateHostKeys=no", "-o", "PreferredAuthentications=none"));
			if (!settings(apart).knownHosts().equals(List.of(list))) {
				return Optional.empty(); // a program around ssh has a list of its own: the key would be accepted there, unseen
			}
			ssh(apart, "true");
			if (!Files.exists(list)) {
				return Optional.empty();
			}
			String[] told = machine.run(List.of("ssh-keygen", "-l", "-f", list.toString())).out().strip().split("\\s+");
			String type = told[told.length - 1].replaceAll("[()]", "");
			return told.length < 2 ? Optional.empty() : Optional.of(new HostKey(type, told[1], Files.readAllLines(list)));
		} finally {
			delete(folder);
		}
	}

	/** Appends a host's key to the user's list. @return the list */
	public Path accept(HostKey key) throws IOException {
		SshSettings settings = settings();
		Path list = settings.knownHosts().get(0);
		ownFolder(list);
		Path folder = Files.createTempDirectory("gasthaus");
		try {
			Path one = Files.write(folder.resolve("known_hosts"), key.lines());
			if (settings.hashesNames()) {
				machine.run(List.of("ssh-keygen", "-H", "-f", one.toString()));
			}
			append(list, Files.readString(one));
		} finally {
			delete(folder);
		}
		return list;
	}

	private static void append(Path list, String lines) throws IOException {
		boolean isNew = Files.notExists(list);
		String before = isNew ? "" : Files.readString(list);
		Files.writeString(list, (before.isEmpty() || before.endsWith("\n") ? "" : "\n") + lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
		if (isNew) {
			Files.setPosixFilePermissions(list, PosixFilePermissions.fromString("rw-------"));
		}
	}

	/** The folder of a file of ssh's, made for the user alone if it is not there. */
	static void ownFolder(Path file) throws IOException {
		Path folder = file.toAbsolutePath().getParent();
		if (Files.notExists(folder)) {
			Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		}
	}

	/** The keys that ssh would offer and whose public part can be read: those in files, then those of the agent alone. */
	public List<UserKey> keys() throws IOException {
		List<UserKey> result = new ArrayList<>();
		for (Path file : settings().keys()) {
			if (Files.isReadable(file)) {
				publicLine(file).ifPresent(line -> result.add(new UserKey(file, line)));
			}
		}
		for (UserKey key : agentKeys()) {
			if (result.stream().noneMatch(one -> one.body().equals(key.body()))) {
				result.add(key);
			}
		}
		return result;
	}

	private Optional<String> publicLine(Path file) throws IOException {
		Path beside = file.resolveSibling(file.getFileName() + ".pub");
		if (Files.isReadable(beside)) {
			return Files.readString(beside).lines().filter(line -> line.matches("\\S+ \\S+.*")).findFirst();
		}
		Answer answer = machine.run(List.of("ssh-keygen", "-y", "-P", "", "-f", file.toString()));
		return answer.code() == 0 ? Optional.of(answer.out().strip()) : Optional.empty();
	}

	private List<UserKey> agentKeys() throws IOException {
		if (!hasAgent()) {
			return List.of();
		}
		Answer answer = machine.run(List.of("ssh-add", "-L"));
		return answer.code() == 0 ? answer.out().lines().filter(line -> line.matches("\\S+ \\S+.*")).map(line -> new UserKey(null, line)).toList() : List.of();
	}

	/** Whether the environment names an agent. */
	public boolean hasAgent() {
		return !machine.environment().getOrDefault("SSH_AUTH_SOCK", "").isEmpty();
	}

	/** Whether ssh would ask for the passphrase of a key: it has one, and the agent has not got it. */
	public boolean asksPassphrase(UserKey key) throws IOException {
		return key.file() != null && machine.run(List.of("ssh-keygen", "-y", "-P", "", "-f", key.file().toString())).code() != 0
				&& agentKeys().stream().noneMatch(one -> one.body().equals(key.body()));
	}

	/** Where a new key goes: where the URI says, else where ssh looks for one of the kind that is made. */
	public Path newKey() throws IOException {
		String named = uri.parameters().get("keyfile");
		if (named != null) {
			return Path.of(named);
		}
		return settings().keys().stream().filter(path -> path.getFileName().toString().endsWith("ed25519")).findFirst()
				.orElse(machine.home().resolve(".ssh/id_ed25519"));
	}

	/**
	 * What makes a key; it asks for the passphrase at its terminal. The folder is made, for the user alone, if it is not there.
	 *
	 * @param file must not be there
	 * @param comment written behind the key
	 * @param passphrase whether it is to ask for one
	 */
	public List<String> generating(Path file, String comment, boolean passphrase) throws IOException {
		if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) || Files.exists(file.resolveSibling(file.getFileName() + ".pub"), LinkOption.NOFOLLOW_LINKS)) {
			throw new FileAlreadyExistsException(file.toString());
		}
		ownFolder(file);
		List<String> command = new ArrayList<>(List.of("ssh-keygen", "-q", "-t", "ed25519", "-C", comment, "-f", file.toString()));
		if (!passphrase) {
			command.addAll(List.of("-N", ""));
		}
		return command;
	}

	/** What appends the public key that it reads to the user's keys on the host, once. It may ask for a password at its terminal. */
	public List<String> copying() {
		List<String> command = new ArrayList<>();
		command.add(program().map(Path::toString).orElse(call.program()));
		command.addAll(call.command(join(List.of("-T"), ALONE), "exec sh -c " + SshCall.quoted(APPEND)));
		return command;
	}

	private Answer ssh(List<String> options, String remote) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(program().map(Path::toString).orElse(call.program()));
		command.addAll(call.command(options, remote));
		return machine.run(command);
	}

	@SafeVarargs
	private static List<String> join(List<String>... parts) {
		List<String> result = new ArrayList<>();
		for (List<String> part : parts) {
			result.addAll(part);
		}
		return result;
	}

	private static void delete(Path folder) throws IOException {
		try (var files = Files.newDirectoryStream(folder)) {
			for (Path file : files) {
				Files.delete(file);
			}
		}
		Files.delete(folder);
	}

	/** The user and the host, as a person writes them. */
	public String target() {
		return uri.user().isEmpty() ? uri.host() : uri.user() + '@' + uri.host();
	}

	/** The command of ours that looks at all this and mends it. */
	public static String setupCommand(ConnectionUri uri) {
		String text = uri.toString();
		return "gasthaus ssh-setup " + (text.matches("[\\w:/@.+%,-]*") ? text : SshCall.quoted(text));
	}
}

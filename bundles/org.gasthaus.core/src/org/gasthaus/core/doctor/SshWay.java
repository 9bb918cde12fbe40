package org.gasthaus.core.doctor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.doctor.Diagnosis.Verdict;
import org.gasthaus.core.doctor.Surroundings.Answer;
import org.gasthaus.hypervisor.ConnectionUri;

/** The way through ssh: whether it gets in without a question, as libvirt needs it, and what it finds there. */
final class SshWay {
	/** What the daemon's socket is reached with, and the sockets that there are. */
	private static final String LOOK = "command -v virt-ssh-helper nc netcat; ls -d /run/libvirt/*-sock /var/run/libvirt/*-sock 2>/dev/null; true";

	private final ConnectionUri uri;
	private final Surroundings machine;

	SshWay(ConnectionUri uri, Surroundings machine) {
		this.uri = uri;
		this.machine = machine;
	}

	void examine(Consumer<Diagnosis> add) {
		String program = uri.parameters().getOrDefault("command", "ssh");
		Path ssh = program.contains("/") ? machine.file(program) : machine.program(program).orElse(null);
		if (ssh == null || !Files.isExecutable(ssh)) {
			add.accept(problem(NLS.bind(Messages.Ssh_noProgram, program), Messages.Ssh_noProgramNext));
			return;
		}
		try {
			List<String> command = new ArrayList<>(List.of(ssh.toString(), "-T", "-o", "BatchMode=yes", "-o", "ConnectTimeout=10"));
			options(command);
			Answer answer = machine.run(command);
			if (answer.code() != 0) {
				add.accept(refused(answer.err().strip()));
			} else {
				add.accept(new Diagnosis(Verdict.OK, "ssh", NLS.bind(Messages.Ssh_getsIn, target()), ""));
				there(answer.out(), add);
			}
		} catch (IOException e) {
			add.accept(problem(NLS.bind(Messages.Ssh_noProgram, program), Messages.Ssh_noProgramNext));
		}
	}

	private void options(List<String> command) {
		if (uri.port() >= 0) {
			command.addAll(List.of("-p", Integer.toString(uri.port())));
		}
		String key = uri.parameters().get("keyfile");
		if (key != null) {
			command.addAll(List.of("-i", key));
		}
		command.addAll(List.of("--", target(), LOOK));
	}

	private String target() {
		return uri.user().isEmpty() ? uri.host() : uri.user() + '@' + uri.host();
	}

	/** As a person would type it. */
	private String arguments() {
		return (uri.port() < 0 ? "" : "-p " + uri.port() + ' ') + target();
	}

	private Diagnosis refused(String said) {
		String last = said.substring(said.lastIndexOf('\n') + 1);
		if (said.contains("REMOTE HOST IDENTIFICATION HAS CHANGED")) {
			return problem(NLS.bind(Messages.Ssh_changedKey, uri.host()), NLS.bind(Messages.Ssh_changedKeyNext, uri.host()));
		}
		if (said.contains("Host key verification failed")) {
			return problem(NLS.bind(Messages.Ssh_unknownKey, uri.host()), NLS.bind(Messages.Ssh_unknownKeyNext, arguments()));
		}
		if (said.contains("Permission denied")) {
			String key = uri.parameters().get("keyfile");
			if (key != null && !Files.isReadable(Path.of(key))) {
				return problem(NLS.bind(Messages.Ssh_noKeyFile, key), Messages.Ssh_noKeyFileNext);
			}
			return problem(NLS.bind(Messages.Ssh_denied, target()), (key != null || hasKey() ? "" : "ssh-keygen -t ed25519 && ") + "ssh-copy-id "
					+ (key == null ? "" : "-i " + key + ' ') + arguments());
		}
		return problem(NLS.bind(Messages.Ssh_failed, target(), last.replaceFirst("^ssh: ", "").replaceFirst("\\.$", "")),
				NLS.bind(Messages.Ssh_failedNext, arguments()));
	}

	private boolean hasKey() {
		try (DirectoryStream<Path> keys = Files.newDirectoryStream(machine.home().resolve(".ssh"), "*.pub")) {
			return keys.iterator().hasNext();
		} catch (IOException none) {
			return false;
		}
	}

	private void there(String found, Consumer<Diagnosis> add) {
		if (found.lines().noneMatch(line -> line.endsWith("-sock"))) {
			add.accept(new Diagnosis(Verdict.PROBLEM, Messages.Subject_daemon, NLS.bind(Messages.Ssh_noDaemon, uri.host()),
					"ssh " + arguments() + " sudo systemctl enable --now libvirtd.socket"));
		}
		if (found.lines().allMatch(line -> line.endsWith("-sock")) && !uri.parameters().containsKey("netcat")) {
			add.accept(problem(NLS.bind(Messages.Ssh_noNetcat, uri.host()), Messages.Ssh_noNetcatNext));
		}
	}

	private static Diagnosis problem(String message, String next) {
		return new Diagnosis(Verdict.PROBLEM, "ssh", message, next);
	}
}

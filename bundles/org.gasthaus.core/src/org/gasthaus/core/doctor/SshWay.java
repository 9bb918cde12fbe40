package org.gasthaus.core.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.doctor.Diagnosis.Verdict;
import org.gasthaus.core.ssh.SshAccess;
import org.gasthaus.core.ssh.SshAccess.Attempt;
import org.gasthaus.core.ssh.SshAccess.Known;
import org.gasthaus.core.ssh.SshAccess.Result;
import org.gasthaus.core.ssh.SshCall;
import org.gasthaus.hypervisor.ConnectionUri;

/** The way through ssh: whether it gets in without a question, as libvirt needs it, and what it finds there. */
public final class SshWay {
	/** What the daemon's socket is reached with, and the sockets that there are. */
	private static final String LOOK = "command -v virt-ssh-helper nc netcat; ls -d /run/libvirt/*-sock /var/run/libvirt/*-sock 2>/dev/null; true";

	private final ConnectionUri uri;
	private final SshAccess access;

	/** @param uri one that goes by ssh */
	public SshWay(ConnectionUri uri, Surroundings machine) {
		this.uri = uri;
		access = new SshAccess(uri, machine);
	}

	/** Looks at it. @param add hears each diagnosis */
	public void examine(Consumer<Diagnosis> add) {
		if (access.program().isEmpty()) {
			add.accept(noProgram());
			return;
		}
		try {
			Attempt attempt = access.enter(LOOK);
			if (attempt.result() != Result.IN) {
				refused(attempt, add);
			} else {
				add.accept(new Diagnosis(Verdict.OK, "ssh", NLS.bind(Messages.Ssh_getsIn, access.target()), ""));
				there(attempt.out(), add);
			}
		} catch (IOException e) {
			add.accept(noProgram());
		}
	}

	/** That there is no ssh. */
	public Diagnosis noProgram() {
		return problem(NLS.bind(Messages.Ssh_noProgram, access.call().program()), Messages.Ssh_noProgramNext);
	}

	/** Whether connections share one ssh; tells only if they do not, and could. */
	void sharing(Consumer<Diagnosis> add) {
		try {
			if (access.program().isPresent() && !access.settings().isShared()) {
				add.accept(new Diagnosis(Verdict.NOTE, "ssh", NLS.bind(Messages.Ssh_notShared, uri.host()), SshAccess.setupCommand(uri) + " --share"));
			}
		} catch (IOException e) {
			// the connection works, which is what was asked for
		}
	}

	/** As a person would type it. */
	private String arguments() {
		return (uri.port() < 0 ? "" : "-p " + uri.port() + ' ') + access.target();
	}

	/** Why an attempt did not get in, and what to do. */
	public void refused(Attempt attempt, Consumer<Diagnosis> add) {
		switch (attempt.result()) {
		case CHANGED_HOST -> {
			Known known = attempt.offending().orElse(null);
			add.accept(problem(known == null ? NLS.bind(Messages.Ssh_changedKey, uri.host())
					: NLS.bind(Messages.Ssh_changedKeyAt, new Object[] { uri.host(), known.list(), Integer.toString(known.line()) }),
					NLS.bind(Messages.Ssh_changedKeyNext, forget(known), SshAccess.setupCommand(uri))));
		}
		case REVOKED_HOST -> add.accept(problem(NLS.bind(Messages.Ssh_revokedKey, uri.host()), Messages.Ssh_revokedKeyNext));
		case UNKNOWN_HOST -> add.accept(problem(NLS.bind(Messages.Ssh_unknownKey, uri.host()), NLS.bind(Messages.Ssh_unknownKeyNext, SshAccess.setupCommand(uri))));
		case DENIED -> denied(attempt, add);
		default -> add.accept(failed(attempt.said()));
		}
	}

	/** The command that takes a key out of the list of known hosts. */
	private String forget(Known known) {
		String host = uri.host().replaceAll("[\\[\\]]", "");
		String name = known != null && !known.name().isEmpty() ? known.name() : uri.port() < 0 || uri.port() == 22 ? host : '[' + host + "]:" + uri.port();
		return "ssh-keygen " + (known == null ? "" : "-f " + word(known.list().toString()) + ' ') + "-R " + word(name);
	}

	private static String word(String text) {
		return text.matches("[\\w/.@:~+-]+") ? text : SshCall.quoted(text);
	}

	private void denied(Attempt attempt, Consumer<Diagnosis> add) {
		String key = uri.parameters().get("keyfile");
		if (key != null && !Files.isReadable(Path.of(key))) {
			add.accept(problem(NLS.bind(Messages.Ssh_noKeyFile, key), NLS.bind(Messages.Ssh_noKeyFileNext, SshAccess.setupCommand(uri))));
			return;
		}
		add.accept(problem(NLS.bind(Messages.Ssh_denied, access.target()), SshAccess.setupCommand(uri)));
		root(attempt, add);
	}

	/** What to know where root is refused: no server tells whether it lets root in at all. */
	public void root(Attempt attempt, Consumer<Diagnosis> add) {
		if (isRoot()) {
			add.accept(new Diagnosis(Verdict.NOTE, "ssh", NLS.bind(attempt.isKeysOnly() ? Messages.Ssh_rootByKey : Messages.Ssh_root, uri.host()),
					NLS.bind(Messages.Ssh_rootNext, instead())));
		}
	}

	private boolean isRoot() {
		try {
			return access.settings().user().equals("root");
		} catch (IOException e) {
			return false;
		}
	}

	private String instead() {
		return uri.toString().replaceFirst("://([^@/]*@)?", "://" + Messages.Ssh_someUser + '@');
	}

	private Diagnosis failed(String said) {
		String last = said.substring(said.lastIndexOf('\n') + 1);
		return problem(NLS.bind(Messages.Ssh_failed, access.target(), last.replaceFirst("^ssh: ", "").replaceFirst("\\.$", "")),
				NLS.bind(Messages.Ssh_failedNext, arguments()));
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

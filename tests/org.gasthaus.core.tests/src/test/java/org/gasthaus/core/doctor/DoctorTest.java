package org.gasthaus.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.core.Backends;
import org.gasthaus.core.doctor.Diagnosis.Verdict;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.testkit.FakeHypervisor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a machine that is made of files in a folder; its ssh is a script that says what ssh says. */
class DoctorTest {
	@TempDir
	Path root;

	private final Locale before = Locale.getDefault();

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(before);
	}

	private Surroundings machine() {
		return new Surroundings(root, Map.of("PATH", root + "/bin"), root.resolve("home"), "carla");
	}

	private Path program(String path, String... lines) throws IOException {
		Path file = root.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + '\n');
		file.toFile().setExecutable(true);
		return file;
	}

	private Path file(String path, String text) throws IOException {
		Path file = root.resolve(path);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

	private List<Diagnosis> way(String uri, String transport) throws HypervisorException {
		List<Diagnosis> found = new ArrayList<>();
		new Way(ConnectionUri.parse(uri), machine()).examine(transport, found::add);
		return found;
	}

	private String whatIsMissing(String uri, String user, Map<String, String> environment) throws HypervisorException {
		List<Diagnosis> found = new ArrayList<>();
		new Way(ConnectionUri.parse(uri), new Surroundings(root, environment, root.resolve("home/" + user), user)).examine("unix", found::add);
		return found.get(0).message().replaceFirst(".* there is no socket ", "") + ' ' + found.get(0).nextStep();
	}

	private static Diagnosis problem(String subject, String message, String next) {
		return new Diagnosis(Verdict.PROBLEM, subject, message, next);
	}

	@Test
	void noDaemonIsInstalled() throws Exception {
		assertEquals(List.of(problem("daemon", "libvirt's daemon is not installed on this machine.", "sudo dnf install @virtualization")),
				way("qemu:///system", "unix"));
		file("etc/debian_version", "12");
		assertEquals("sudo apt install libvirt-daemon-system qemu-system", way("qemu:///system", "unix").get(0).nextStep());
	}

	@Test
	void theDaemonDoesNotRun() throws Exception {
		program("usr/sbin/libvirtd");
		assertEquals(List.of(problem("daemon", "libvirtd is installed but does not run: there is no socket /var/run/libvirt/libvirt-sock.", "sudo libvirtd --daemon")),
				way("qemu:///system", "unix"));
		program("usr/sbin/virtqemud");
		Files.createDirectories(root.resolve("run/systemd/system"));
		assertEquals("sudo systemctl enable --now virtqemud.socket", way("qemu:///system", "unix").get(0).nextStep());
		assertEquals("virtqemud --daemon", way("qemu:///session", "unix").get(0).nextStep());
		assertEquals("sudo systemctl enable --now libvirtd.socket", way("lxc:///system", "unix").get(0).nextStep(), "another driver's daemon is none of its");
	}

	/** As {@code LIBVIRT_DEBUG=1 virsh -c URI list} tells, libvirt 9.0.0. */
	@Test
	void theSocketIsTheOneThatLibvirtLooksFor() throws Exception {
		program("usr/sbin/libvirtd");
		Map<String, String> desktop = Map.of("XDG_RUNTIME_DIR", "/run/user/7", "XDG_CACHE_HOME", "/cache");
		assertEquals("/run/user/7/libvirt/libvirt-sock. libvirtd --daemon", whatIsMissing("vbox:///session", "carla", desktop));
		assertEquals("/cache/libvirt/libvirt-sock. libvirtd --daemon", whatIsMissing("vbox:///session", "carla", Map.of("XDG_CACHE_HOME", "/cache")));
		assertEquals("/home/carla/.cache/libvirt/libvirt-sock. libvirtd --daemon", whatIsMissing("vbox:///session", "carla", Map.of()));
		assertEquals("/var/run/libvirt/libvirt-sock. libvirtd --daemon", whatIsMissing("vbox:///session", "root", desktop), "root has no session");
		assertEquals("/var/run/libvirt/libvirt-sock. sudo libvirtd --daemon", whatIsMissing("vbox:///system", "carla", desktop));
		assertEquals("/run/user/7/libvirt/libvirt-sock. libvirtd --daemon", whatIsMissing("test+unix:///default", "carla", desktop));
		program("usr/sbin/virtvboxd");
		assertEquals("/run/user/7/libvirt/virtvboxd-sock. virtvboxd --daemon", whatIsMissing("vbox:///session", "carla", desktop));
		assertEquals("/run/user/7/libvirt/libvirt-sock. libvirtd --daemon", whatIsMissing("vbox:///session?mode=legacy", "carla", desktop));
		assertEquals("/run/user/7/libvirt/virtvboxd-sock. virtvboxd --daemon", whatIsMissing("vbox:///session?mode=direct", "carla", desktop));
		assertEquals("/var/run/libvirt/virtvboxd-sock. virtvboxd --daemon", whatIsMissing("vbox:///session", "root", desktop));
		assertEquals("/other/socket. virtvboxd --daemon", whatIsMissing("vbox:///session?socket=/other/socket", "carla", desktop));
		file("var/run/libvirt/libvirt-sock", "");
		file("run/user/7/libvirt/virtvboxd-sock", "");
		assertEquals("/var/run/libvirt/libvirt-sock is there, but nobody answers behind it. virtvboxd --daemon", whatIsMissing("vbox:///session", "root", desktop));
		assertEquals("/run/user/7/libvirt/virtvboxd-sock is there, but nobody answers behind it. virtvboxd --daemon",
				whatIsMissing("vbox:///session", "carla", desktop));
	}

	@Test
	void aSocketBehindWhichNobodyIs() throws Exception {
		program("usr/sbin/libvirtd");
		Path folder = Files.createTempDirectory("d"); // a socket's path is short
		Path socket = folder.resolve("s");
		try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			server.bind(UnixDomainSocketAddress.of(socket));
			Files.createDirectories(root.resolve("run/libvirt"));
			Files.createSymbolicLink(root.resolve("run/libvirt/virtqemud-sock"), socket);
			assertEquals(List.of(new Diagnosis(Verdict.OK, "socket", "/run/libvirt/virtqemud-sock answers.", "")), way("qemu:///system", "unix"));
		}
		assertEquals(List.of(problem("socket", "/run/libvirt/virtqemud-sock is there, but nobody answers behind it.", "sudo libvirtd --daemon")),
				way("qemu:///system", "unix"));
		Files.delete(socket);
		Files.delete(folder);
	}

	@Test
	void aSocketOfAnotherGroup() throws Exception {
		Path socket = file("run/libvirt/libvirt-sock", "");
		String group = Files.readAttributes(socket, java.nio.file.attribute.PosixFileAttributes.class).group().getName();
		file("etc/group", group + ":x:7:anna,bert\n");
		Way way = new Way(ConnectionUri.parse("qemu:///system"), machine());
		assertEquals(problem("socket", "carla may not use /run/libvirt/libvirt-sock; its group is " + group + '.', "sudo usermod -aG " + group + " carla"),
				way.denied(socket));
		file("etc/group", group + ":x:7:anna,carla\n");
		assertEquals("You are a member of the group already: log out and in again.", way.denied(socket).nextStep());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"Host key verification failed.|The key of web is not known yet, and libvirt cannot ask you whether it is right.|See its fingerprint and accept it: gasthaus ssh-setup qemu+ssh://fred@web:23/system",
			"fred@web: Permission denied (publickey,password).|fred@web accepts none of your keys, and libvirt cannot type a password.|gasthaus ssh-setup qemu+ssh://fred@web:23/system",
			"@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @|web has another key than the last time; ssh refuses it. Either the host was set up anew, or somebody is in between.|If you know that the key is new: ssh-keygen -R '[web]:23' ; then, to see the new one: gasthaus ssh-setup qemu+ssh://fred@web:23/system",
			"@ WARNING: REVOKED HOST KEY DETECTED! @|The key of web is marked as withdrawn; ssh refuses it.|The host needs another key: its administrator must make one. RevokedHostKeys and @revoked lines of known_hosts say which are withdrawn.",
			"ssh: Could not resolve hostname web: Name or service not known|ssh does not get to fred@web: Could not resolve hostname web: Name or service not known.|See that 'ssh -p 23 fred@web' works in a terminal." })
	void sshDoesNotGetIn(String said, String message, String next) throws Exception {
		program("bin/ssh", "echo '" + said + "' >&2", "exit 255");
		assertEquals(List.of(problem("ssh", message, next)), way("qemu+ssh://fred@web:23/system", "ssh"));
	}

	/** As ssh of OpenSSH 9.2 says it. */
	@Test
	void theLineWithTheKeyThatTheHostHasNoMore() throws Exception {
		program("bin/ssh", "echo '@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @", "Add correct host key in /home/my hosts to get rid of this message.",
				"Offending ED25519 key in /home/my hosts:12", "Host key for [web]:23 has changed and you have requested strict checking.",
				"Host key verification failed.' >&2", "exit 255");
		assertEquals(List.of(problem("ssh", "web has another key than the one in line 12 of /home/my hosts; ssh refuses it. Either the host was set up anew, or "
				+ "somebody is in between.", "If you know that the key is new: ssh-keygen -f '/home/my hosts' -R '[web]:23' ; then, to see the new one: gasthaus ssh-setup "
				+ "qemu+ssh://fred@web:23/system")), way("qemu+ssh://fred@web:23/system", "ssh"));
	}

	@Test
	void aKeyFileThatIsNotThere() throws Exception {
		program("bin/ssh", "echo 'Permission denied (publickey).' >&2", "exit 255");
		assertEquals(List.of(problem("ssh", "There is no readable key /none.",
				"Name a key that is there (\u2026?keyfile=FILE), or make it: gasthaus ssh-setup 'qemu+ssh://web/system?keyfile=/none'")),
				way("qemu+ssh://web/system?keyfile=/none", "ssh"));
	}

	@Test
	void rootMayNotBeLetIn() throws Exception {
		program("bin/ssh", "case \"$*\" in *-G*) echo user root;; *) echo 'Permission denied (publickey,password).' >&2; exit 255;; esac");
		List<Diagnosis> found = way("qemu+ssh://root@web/system", "ssh");
		assertEquals("root@web accepts none of your keys, and libvirt cannot type a password.", found.get(0).message());
		assertEquals(new Diagnosis(Verdict.NOTE, "ssh", "web may not let root in at all, or not with a password (PermitRootLogin in its sshd_config); a user of its "
				+ "group libvirt does as well.", "There, once: usermod -aG libvirt NAME ; then qemu+ssh://NAME@web/system"), found.get(1));
		program("bin/ssh", "case \"$*\" in *-G*) echo user root;; *) echo 'Permission denied (publickey).' >&2; exit 255;; esac");
		assertEquals("web takes keys only, and may not let root in at all (PermitRootLogin in its sshd_config); a user of its group libvirt does as well.",
				way("qemu+ssh://web/system", "ssh").get(1).message());
	}

	@Test
	void connectionsThatDoNotShare() throws Exception {
		ConnectionUri uri = ConnectionUri.parse("qemu+ssh://web/system?no_tty=1");
		List<Diagnosis> found = new ArrayList<>();
		for (String settings : List.of("controlmaster false", "controlmaster auto\ncontrolpath none")) {
			program("bin/ssh", "printf 'host web\\n" + settings.replace("\n", "\\n") + "\\n'");
			found.clear();
			new SshWay(uri, machine()).sharing(found::add);
			assertEquals(List.of(new Diagnosis(Verdict.NOTE, "ssh", "Each connection to web is an ssh of its own; one that all share is there at once.",
					"gasthaus ssh-setup 'qemu+ssh://web/system?no_tty=1' --share")), found, settings);
		}
		program("bin/ssh", "printf 'controlmaster auto\\ncontrolpath /run/%%C\\n'");
		found.clear();
		new SshWay(uri, machine()).sharing(found::add);
		assertEquals(List.of(), found);
	}

	@Test
	void whatIsMissingBehindSsh() throws Exception {
		program("bin/ssh", "case \"$*\" in *BatchMode=yes*'-p 23 -l fred -i /key -- web'*) echo /usr/bin/nc; echo /run/libvirt/libvirt-sock;; esac");
		Diagnosis in = new Diagnosis(Verdict.OK, "ssh", "ssh gets in to fred@web without a question.", "");
		assertEquals(List.of(in), way("qemu+ssh://fred@web:23/system?keyfile=/key", "ssh"));
		assertEquals(List.of(in, problem("daemon", "On web no socket of libvirt is there: the daemon does not run.",
				"ssh fred@web sudo systemctl enable --now libvirtd.socket"),
				problem("ssh", "On web there is neither virt-ssh-helper nor nc: nothing joins ssh with the daemon's socket.",
						"Install libvirt 6.8 or newer there, or netcat (package netcat-openbsd on Debian).")),
				way("qemu+ssh://fred@web/system", "ssh"));
	}

	@Test
	void noSsh() throws Exception {
		assertEquals(List.of(problem("ssh", "There is no program 'ssh' on this machine.", "Install it (package openssh-client on Debian).")),
				way("qemu+ssh://web/system", "ssh"));
	}

	@Test
	void aPort() throws Exception {
		int port;
		try (ServerSocket server = new ServerSocket(0)) {
			port = server.getLocalPort();
			assertEquals(List.of(new Diagnosis(Verdict.OK, "network", "localhost:" + port + " can be reached.", "")),
					way("qemu+tcp://localhost:" + port + "/system", "tcp"));
		}
		assertEquals("localhost:" + port + " cannot be reached: Connection refused.", way("qemu+tcp://localhost:" + port + "/system", "tcp").get(0).message());
	}

	@Test
	void whyThereIsNoKvm() throws Exception {
		file("proc/cpuinfo", "flags\t\t: fpu sse2\n");
		assertEquals("The processor shows no help for virtualization (vmx, svm); guests are emulated.", Kvm.missing(machine()).message());
		file("proc/cpuinfo", "flags\t\t: fpu svm sse2\n");
		assertEquals("The processor can accelerate guests, but /dev/kvm is missing; guests are emulated.", Kvm.missing(machine()).message());
		file("dev/kvm", "");
		assertEquals("/dev/kvm is there, but libvirt does not offer KVM; guests are emulated.", Kvm.missing(machine()).message());
		assertEquals(Verdict.NOTE, Kvm.missing(machine()).verdict());
	}

	@Test
	void aHostThatAnswers() throws Exception {
		FakeHypervisor host = FakeHypervisor.with("web");
		host.addNetwork("default");
		List<Diagnosis> heard = new ArrayList<>();
		List<Diagnosis> found = new Doctor(Backends.of(List.of(host)), machine(), CredentialsPrompt.NONE).examine(FakeHypervisor.uri(), heard::add, null);
		assertEquals(found, heard);
		assertEquals(List.of("URI NOTE", "connection OK", "networks OK", "storage NOTE"), found.stream().map(one -> one.subject() + ' ' + one.verdict()).toList());
		assertEquals("gasthaus -c 'fake:///host' pool-define-as default dir --target /var/lib/libvirt/images", found.get(3).nextStep());
		assertEquals(0, host.openSessions());
	}

	@Test
	void aHostThatRefuses() throws Exception {
		FakeHypervisor host = FakeHypervisor.with();
		host.refuse("open", Code.CONNECTION_FAILED);
		List<Diagnosis> found = new Doctor(Backends.of(List.of(host)), machine(), CredentialsPrompt.NONE).examine(FakeHypervisor.uri(), one -> {
		}, null);
		assertEquals(Verdict.PROBLEM, found.get(1).verdict());
		assertEquals("Cannot open: refused by the test.", found.get(1).message());
	}

	@Test
	void aUriThatCannotBe() throws Exception {
		List<Diagnosis> found = new Doctor(Backends.of(List.of()), machine(), CredentialsPrompt.NONE).examine(ConnectionUri.parse("qemu+shh://web/system"), one -> {
		}, null);
		assertEquals(List.of(problem("URI", "'shh' is no transport of libvirt; there are tls, ssh, libssh, libssh2, unix, tcp, ext.", "qemu+ssh://web/system")),
				found);
	}

	@Test
	void cancel() throws Exception {
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		Doctor doctor = new Doctor(Backends.of(List.of(FakeHypervisor.with("web"))), machine(), CredentialsPrompt.NONE);
		assertThrows(OperationCanceledException.class, () -> doctor.examine(FakeHypervisor.uri(), one -> {
		}, monitor));
	}
}

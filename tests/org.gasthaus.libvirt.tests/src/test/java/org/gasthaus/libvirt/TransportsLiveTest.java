package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import org.gasthaus.core.Backends;
import org.gasthaus.core.doctor.Doctor;
import org.gasthaus.core.doctor.Surroundings;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorEvent.DomainChange;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.PrivateHost;
import org.gasthaus.testkit.PrivateHost.Service;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** To another machine over the network: TLS with certificates, a password by SASL, SSH with a key; and how each of them refuses. */
@Tag("live")
class TransportsLiveTest {
	private static final String PASSWORD = "secret";

	@TempDir
	Path folder;

	private final Locale before = Locale.getDefault();
	private PrivateHost host;

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void end() throws IOException {
		Locale.setDefault(before);
		if (host != null) {
			host.close();
		}
	}

	private void start(Service service) throws IOException {
		assumeTrue(PrivateHost.whyNot(service).isEmpty(), () -> PrivateHost.whyNot(service).orElse(""));
		host = PrivateHost.start(service);
	}

	/** Somebody who has these answers, and no others. */
	private static final class Person implements CredentialsPrompt {
		private final List<String> answers;
		private final List<String> questions = new ArrayList<>();
		private final List<Boolean> secret = new ArrayList<>();

		Person(String... answers) {
			this.answers = List.of(answers);
		}

		@Override
		public char[] ask(Request request) {
			questions.add(request.prompt());
			secret.add(request.secret());
			return questions.size() > answers.size() ? null : answers.get(questions.size() - 1).toCharArray();
		}
	}

	private static HypervisorSession open(String uri, CredentialsPrompt prompt) throws HypervisorException {
		return Backends.onClassPath().open(ConnectionUri.parse(uri), Access.READ_WRITE, prompt, null);
	}

	private static HypervisorException refused(String uri, CredentialsPrompt prompt) {
		return assertThrows(HypervisorException.class, () -> open(uri, prompt).close());
	}

	/** A guest is defined, run and undefined, and what happened to it is heard. */
	private static void works(String uri, CredentialsPrompt prompt) throws HypervisorException {
		List<DomainChange> heard = new CopyOnWriteArrayList<>();
		try (HypervisorSession session = open(uri, prompt)) {
			session.listen(event -> {
				if (event instanceof HypervisorEvent.DomainChanged changed) {
					heard.add(changed.change());
				}
			});
			DomainId guest = session.defineDomain(SessionDaemon.guest("far"), null);
			session.startDomain(guest, null);
			session.destroyDomain(guest, null);
			session.undefineDomain(guest, null);
			Await.until("the last event of it", () -> heard.contains(DomainChange.UNDEFINED));
		}
		assertTrue(heard.containsAll(List.of(DomainChange.DEFINED, DomainChange.STARTED, DomainChange.STOPPED)), heard.toString());
	}

	@Test
	void certificatesByTls() throws Exception {
		start(Service.TLS);
		String uri = "qemu+tls://" + host.address() + "/system?pkipath=";
		works(uri + host.certificates(), CredentialsPrompt.NONE);
		works("qemu://" + host.address() + "/system?pkipath=" + host.certificates(), CredentialsPrompt.NONE);

		Path stranger = Files.createDirectory(folder.resolve("stranger"));
		Files.copy(host.certificates().resolve("cacert.pem"), stranger.resolve("cacert.pem"));
		String next = "See that libvirt listens on " + host.address() + " for TLS, and that the folder of the certificates (pkipath=, else libvirt's own) has "
				+ "cacert.pem, clientcert.pem and clientkey.pem that go with the host's.";
		HypervisorException noCertificate = refused(uri + stranger, CredentialsPrompt.NONE);
		assertEquals(Code.CONNECTION_FAILED, noCertificate.code());
		assertEquals(next, noCertificate.nextStep());

		HypervisorException nothing = refused(uri + folder, CredentialsPrompt.NONE);
		assertEquals("Cannot connect to " + uri + folder + ": Cannot read CA certificate '" + folder + "/cacert.pem': No such file or directory. " + next,
				nothing.getMessage());
	}

	/** What the doctor says of a host, without what it says of the connection itself. */
	private static List<String> examined(String uri) throws HypervisorException {
		return new Doctor(Backends.onClassPath(), Surroundings.ofThisMachine(), CredentialsPrompt.NONE).examine(ConnectionUri.parse(uri), one -> {
		}, null).stream().filter(one -> !one.subject().equals("connection")).map(one -> one.verdict() + " " + one.message()).toList();
	}

	@Test
	void theDoctorKnowsWhichCertificateIsWrong() throws Exception {
		start(Service.TLS);
		String uri = "qemu+tls://" + host.address() + "/system?pkipath=";
		assertTrue(examined(uri + host.certificates()).stream().noneMatch(line -> line.startsWith("PROBLEM")), examined(uri + host.certificates())::toString);

		String reached = "OK " + host.address() + ":16514 can be reached.";
		assertEquals(List.of(reached, "PROBLEM There is no file " + folder + "/cacert.pem.", "PROBLEM There is no file " + folder + "/clientcert.pem.",
				"PROBLEM There is no file " + folder + "/clientkey.pem."), examined(uri + folder));

		Path foreign = Files.createDirectory(folder.resolve("foreign"));
		for (String file : List.of("clientcert.pem", "clientkey.pem")) {
			Files.copy(host.certificates().resolve(file), foreign.resolve(file));
		}
		Process made = new ProcessBuilder("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Somebody", "-keyout",
				folder.resolve("key.pem").toString(), "-out", foreign.resolve("cacert.pem").toString()).redirectErrorStream(true).start();
		made.getInputStream().readAllBytes();
		assertEquals(0, made.waitFor());
		assertEquals(List.of(reached, "PROBLEM " + foreign + "/clientcert.pem was not signed by CN=Somebody, whose certificate is cacert.pem.",
				"PROBLEM The certificate of " + host.address() + " was not signed by CN=Somebody, whose certificate is cacert.pem."), examined(uri + foreign));
	}

	@Test
	void aPasswordBySasl() throws Exception {
		start(Service.SASL);
		String uri = "qemu+tcp://" + host.address() + "/system";
		Person fred = new Person("fred", PASSWORD);
		works(uri, fred);
		assertEquals(List.of("Please enter your authentication name", "Please enter your password"), fred.questions);
		assertEquals(List.of(false, true), fred.secret);

		HypervisorException wrong = refused(uri, new Person("fred", "guessed-it"));
		assertEquals(Code.AUTHENTICATION_FAILED, wrong.code());
		assertEquals("Cannot connect to " + uri + ": authentication failed: authentication failed. Give a name and a password that the host knows, or keep "
				+ "them in libvirt's auth.conf.", wrong.getMessage());
		for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
			assertFalse(String.valueOf(cause.getMessage()).contains("guessed-it"), cause.toString());
		}
		assertEquals(Code.AUTHENTICATION_FAILED, refused(uri, new Person("fred")).code(), "no answer to the second question");

		Path known = Files.writeString(folder.resolve("auth.conf"), "[credentials-f]\nauthname=fred\npassword=" + PASSWORD + "\n[auth-libvirt-" + host.address()
				+ "]\ncredentials=f\n");
		works(uri + "?authfile=" + known, CredentialsPrompt.NONE);
	}

	@Test
	void aKeyBySsh() throws Exception {
		start(Service.SSH);
		Path known = knownHosts();
		String own = "qemu+ssh://root@" + host.address() + "/system?no_tty=1";
		works(own + "&command=" + ssh(known) + "&keyfile=" + host.sshKey(), CredentialsPrompt.NONE);

		Path empty = Files.createFile(folder.resolve("empty"));
		HypervisorException unknown = refused(own + "&command=" + ssh(empty) + "&keyfile=" + host.sshKey(), CredentialsPrompt.NONE);
		assertEquals(Code.CONNECTION_FAILED, unknown.code());
		assertTrue(unknown.reason().contains("Host key verification failed"), unknown.reason());
		assertEquals("The key of the host is not known yet. In a terminal, 'gasthaus ssh-setup \"" + own + "&command=" + ssh(empty) + "&keyfile=" + host.sshKey()
				+ "\"' shows its fingerprint and asks whether it is right.", unknown.nextStep());
		HypervisorException otherKey = refused(own + "&command=" + ssh(known) + "&keyfile=" + host.sshHostKey().resolveSibling("hostkey"),
				CredentialsPrompt.NONE);
		assertTrue(otherKey.reason().contains("Permission denied (publickey"), otherKey.reason());
		assertTrue(otherKey.nextStep().startsWith("The host accepts no key of yours. In a terminal, 'gasthaus ssh-setup \"" + own), otherKey.nextStep());

		assertEquals(List.of("PROBLEM The key of " + host.address() + " is not known yet, and libvirt cannot ask you whether it is right."),
				examined(own + "&command=" + ssh(empty) + "&keyfile=" + host.sshKey()));
		assertEquals(List.of("PROBLEM root@" + host.address() + " accepts none of your keys, and libvirt cannot type a password.",
				"NOTE " + host.address() + " may not let root in at all, or not with a password (PermitRootLogin in its sshd_config); a user of its group libvirt "
						+ "does as well."),
				examined(own + "&command=" + ssh(known) + "&keyfile=" + host.sshHostKey().resolveSibling("hostkey")));
	}

	@Test
	void aKeyByLibssh() throws Exception {
		start(Service.SSH);
		String uri = "qemu+libssh://root@" + host.address() + "/system?sshauth=privkey&keyfile=" + host.sshKey() + "&known_hosts=";
		works(uri + knownHosts(), CredentialsPrompt.NONE);

		Path asked = folder.resolve("asked");
		HypervisorException unknown = refused(uri + asked, CredentialsPrompt.NONE);
		assertTrue(unknown.getMessage().contains("failed to retrieve decision to accept host key. See that 'ssh root@"), unknown.getMessage());
		assertFalse(Files.exists(asked), "an unknown key is not kept");
		Person careful = new Person("n");
		assertEquals(Code.CONNECTION_FAILED, refused(uri + asked, careful).code());
		assertTrue(careful.questions.get(0).startsWith("Accept SSH host key with hash '"), careful.questions.toString());
		works(uri + asked, new Person("y"));
		works(uri + asked, CredentialsPrompt.NONE);
	}

	private Path knownHosts() throws IOException {
		return Files.writeString(folder.resolve("known"), host.address() + " " + Files.readString(host.sshHostKey()));
	}

	/** The client of OpenSSH has its list of hosts in the home of the user, whatever the environment says: it must be told of another one. */
	private static Path ssh(Path known) throws IOException {
		Path script = known.resolveSibling(known.getFileName() + ".sh");
		Files.writeString(script, "#!/bin/sh\nexec ssh -F none -o UserKnownHostsFile='" + known + "' -o GlobalKnownHostsFile=none \"$@\"\n");
		return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
	}
}

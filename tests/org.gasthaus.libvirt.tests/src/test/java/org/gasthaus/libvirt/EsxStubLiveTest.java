package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.gasthaus.core.Backends;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.testkit.EsxStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** libvirt's own driver for ESX, on a stand-in for the host: how our side and the driver go together, not how VMware behaves. */
@Tag("live")
class EsxStubLiveTest {
	private final Locale before = Locale.getDefault();
	private EsxStub host;

	@BeforeEach
	void start() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		host = EsxStub.start();
	}

	@AfterEach
	void end() {
		Locale.setDefault(before);
		host.close();
	}

	/** Answers with a password, and notes what was asked. */
	private record Person(String password, List<String> asked) implements CredentialsPrompt {
		Person(String password) {
			this(password, new ArrayList<>());
		}

		@Override
		public char[] ask(Request request) {
			asked.add(request.prompt() + (request.secret() ? " (secret)" : ""));
			return password.toCharArray();
		}
	}

	private static HypervisorSession open(String uri, CredentialsPrompt prompt) throws HypervisorException {
		return Backends.onClassPath().open(ConnectionUri.parse(uri), Access.READ_WRITE, prompt, null);
	}

	private static DomainId id(HypervisorSession session, String name) throws HypervisorException {
		return session.domains(null).stream().filter(domain -> domain.name().equals(name)).findFirst().orElseThrow().id();
	}

	@Test
	void guestsAreListedAndRead() throws Exception {
		Person person = new Person(EsxStub.PASSWORD);
		try (HypervisorSession session = open(host.uri(), person)) {
			assertEquals(List.of("Enter root's password for 127.0.0.1 (secret)"), person.asked());
			assertEquals("ESX", session.versions().driver());
			assertEquals(List.of("db RUNNING", "web SHUT_OFF"), session.domains(null).stream().map(domain -> domain.name() + ' ' + domain.state()).sorted().toList());
			String xml = session.domainXml(id(session, EsxStub.WEB), XmlView.INACTIVE);
			assertTrue(xml.contains("<domain type='vmware'") && xml.contains("[datastore1] web/web.vmdk"), xml);
			assertEquals(8 << 20, session.nodeInfo().memoryKib());
		}
		assertTrue(host.calls().contains("Logout"), host.calls().toString());
	}

	@Test
	void theLifeOfAGuest() throws Exception {
		try (HypervisorSession session = open(host.uri(), new Person(EsxStub.PASSWORD))) {
			DomainId web = id(session, EsxStub.WEB);
			session.startDomain(web, null);
			assertEquals(DomainState.RUNNING, state(session, web));
			session.suspendDomain(web, null);
			assertEquals(DomainState.PAUSED, state(session, web));
			session.resumeDomain(web, null);
			assertEquals(DomainState.RUNNING, state(session, web));
			HypervisorException running = assertThrows(HypervisorException.class, () -> session.startDomain(web, null));
			assertEquals(Code.WRONG_STATE, running.code(), running.getMessage());
			session.destroyDomain(web, null);
			assertEquals(DomainState.SHUT_OFF, state(session, web));
		}
	}

	private static DomainState state(HypervisorSession session, DomainId id) throws HypervisorException {
		DomainInfo info = session.domain(id);
		return info.state();
	}

	@Test
	void aWrongPasswordIsRefusedAndNotRepeated() {
		HypervisorException refused = assertThrows(HypervisorException.class, () -> open(host.uri(), new Person("guessed-it")).close());
		assertTrue(refused.getMessage().startsWith("Cannot connect to " + host.uri()), refused.getMessage());
		assertFalse(refused.nextStep().isEmpty(), refused.getMessage());
		for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
			assertFalse(String.valueOf(cause.getMessage()).contains("guessed-it"), cause.toString());
		}
	}

	@Test
	void whereNobodyCanBeAskedTheFileForTheAnswersIsNamed() {
		HypervisorException refused = assertThrows(HypervisorException.class, () -> open(host.uri(), CredentialsPrompt.NONE).close());
		assertEquals(Code.AUTHENTICATION_FAILED, refused.code(), refused.getMessage());
		assertTrue(refused.nextStep().startsWith("Nobody answered") && refused.nextStep().contains("authfile="), refused.getMessage());
	}

	@Test
	void aCertificateThatNobodyKnows() {
		HypervisorException refused = assertThrows(HypervisorException.class, () -> open(host.verifyingUri(), new Person(EsxStub.PASSWORD)).close());
		assertEquals(Code.CONNECTION_FAILED, refused.code(), refused.getMessage());
		assertTrue(refused.nextStep().contains("no_verify=1"), refused.getMessage());
	}

	@Test
	void whatTheDriverLacksIsSaid() throws Exception {
		try (HypervisorSession session = open(host.uri(), new Person(EsxStub.PASSWORD))) {
			HypervisorException lacks = assertThrows(HypervisorException.class, () -> session.lifeCycle().managedSave(id(session, EsxStub.DB), java.util.Set.of()));
			assertEquals(Code.UNSUPPORTED, lacks.code(), lacks.getMessage());
			assertTrue(lacks.nextStep().contains("esx"), lacks.getMessage());
		}
	}
}

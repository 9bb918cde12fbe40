package org.gasthaus.definitions.ui.internal.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Undo;
import org.gasthaus.core.op.ReadDefinition;
import org.gasthaus.core.op.ReadDefinition.Kind;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are defined on libvirt's test host. */
class ImportLiveTest {
	@TempDir
	Path folder;
	private final List<String> asked = new ArrayList<>();
	private Connection connection;
	private HypervisorSession session;
	private DomainInfo guest;

	@BeforeEach
	void open() throws Exception {
		connection = new Connection(ConnectionUri.parse("test:///default"), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE);
		session = connection.open(null);
		guest = session.domains(null).get(0);
	}

	@AfterEach
	void close() {
		connection.close();
	}

	private Import file(String text, boolean answer) throws IOException {
		return new Import(connection, Files.writeString(folder.resolve("x.xml"), text), sentence -> {
			asked.add(sentence);
			return answer;
		});
	}

	private String definition() throws HypervisorException {
		return session.domainXml(guest.id(), XmlView.INACTIVE);
	}

	@Test
	void whatTheHostDoesNotHaveIsDefinedUnasked() throws Exception {
		file("<domain type='test'><name>inn</name><memory>1024</memory><os><type>hvm</type></os></domain>", false).call(null);
		file("<network><name>lan</name><bridge name='virbr7'/></network>", false).call(null);
		file("<pool type='dir'><name>images</name><target><path>/srv/images</path></target></pool>", false).call(null);
		assertTrue(session.domains(null).stream().anyMatch(one -> one.name().equals("inn")));
		assertTrue(session.networks(null).stream().anyMatch(one -> one.name().equals("lan")));
		assertTrue(session.pools(null).stream().anyMatch(one -> one.name().equals("images")));
		assertEquals(List.of(), asked);
	}

	@Test
	void whatTheHostHasIsReplacedOnlyAfterAYes() throws Exception {
		String before = definition();
		String titled = before.replace("</name>", "</name>\n  <title>Inn</title>").replace(guest.id().uuid(), guest.id().uuid().replace("-", "").toUpperCase());
		assertThrows(OperationCanceledException.class, () -> file(titled, false).call(null));
		assertEquals(before, definition());
		assertEquals(List.of("x.xml replaces the definition of test on test:///default, which has the same UUID. Edit > Undo in the Hosts view brings back what is written there, "
				+ "until this workbench is closed; export it first to keep it longer."), asked);
		file(titled, true).call(null);
		assertTrue(definition().contains("<title>Inn</title>"));
	}

	@Test
	void networksAndPoolsAreAskedForToo() throws Exception {
		for (Kind kind : List.of(Kind.NETWORK, Kind.POOL)) {
			asked.clear();
			String uuid = kind == Kind.NETWORK ? session.networks(null).get(0).uuid() : session.pools(null).get(0).uuid();
			String there = new ReadDefinition(connection, kind, uuid, "", XmlView.INACTIVE).call(null);
			assertThrows(OperationCanceledException.class, () -> file(there, false).call(null));
			assertEquals(1, asked.size(), kind.name());
		}
	}

	@Test
	void anotherGuestOfTheNameIsKept() throws Exception {
		String before = definition();
		String other = before.replace(guest.id().uuid(), "11111111-2222-3333-4444-555555555555");
		assertTrue(assertThrows(HypervisorException.class, () -> file(other, true).call(null)).getMessage().contains("already exists"));
		assertEquals(before, definition());
		assertEquals(List.of(), asked);
	}

	@Test
	void whatIsNoDefinitionIsRefusedWithTheNextStep() throws Exception {
		assertEquals("Cannot use x.xml on test:///default: it is not well-formed XML. Open the file here to see where, and mend it.",
				assertThrows(HypervisorException.class, () -> file("<domain><name>x</domain>", true).call(null)).getMessage());
		assertEquals("Cannot import x.xml on test:///default: the root element is <secret>. A domain, a network or a pool can be imported.",
				assertThrows(HypervisorException.class, () -> file("<secret/>", true).call(null)).getMessage());
		Import missing = new Import(connection, folder.resolve("none.xml"), sentence -> true);
		assertEquals("Cannot read " + folder.resolve("none.xml") + ": there is no such file. Choose another file, or make this one readable.", assertThrows(HypervisorException.class, () -> missing.call(null)).getMessage());
		assertEquals(List.of(), asked);
	}

	@Test
	void whatAFileDefinesRunsUntilItEndsAndIsForgotten() throws Exception {
		Path file = Files.writeString(folder.resolve("x.xml"), "<domain type='test'><name>inn</name><memory>1024</memory><os><type>hvm</type></os></domain>");
		CreateFromFile create = new CreateFromFile(connection, file);
		Undo<DomainHandle> undo = create.undo(null);
		DomainHandle inn = create.call(null);
		DomainInfo running = session.domain(inn.id());
		assertEquals(DomainState.RUNNING, running.state());
		assertFalse(running.persistent());
		for (Operation<?> step : undo.steps(inn)) {
			step.call(null);
		}
		assertTrue(session.domains(null).stream().noneMatch(one -> one.name().equals("inn")));
	}

	@Test
	void onlyADomainIsCreated() throws Exception {
		Path file = Files.writeString(folder.resolve("x.xml"), "<network><name>lan</name></network>");
		assertEquals("Cannot start x.xml on test:///default: the root element is <network>. Choose a file that defines a domain.",
				assertThrows(HypervisorException.class, () -> new CreateFromFile(connection, file).call(null)).getMessage());
		assertThrows(HypervisorException.class, () -> new CreateFromFile(connection, Files.writeString(file, "<domain>")).call(null));
		assertTrue(session.networks(null).stream().noneMatch(one -> one.name().equals("lan")));
	}
}

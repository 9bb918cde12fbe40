package org.gasthaus.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.testkit.FakeHypervisor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
	private final FakeHypervisor host = FakeHypervisor.with("web01");
	private final Connections connections = new Connections(Backends.of(List.of(host)));

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@Test
	void theSameHostIsAddedOnce() {
		Connection first = connections.add(FakeHypervisor.uri(), Access.READ_WRITE);
		assertSame(first, connections.add(FakeHypervisor.uri(), Access.READ_WRITE));
		assertNotSame(first, connections.add(FakeHypervisor.uri(), Access.READ_ONLY));
		assertEquals(2, connections.all().size());
	}

	@Test
	void removingClosesAndTells() throws HypervisorException {
		List<Integer> sizes = new ArrayList<>();
		connections.onChange(changed -> sizes.add(changed.all().size()));
		Connection connection = connections.add(FakeHypervisor.uri(), Access.READ_WRITE);
		connection.open(null);
		connections.remove(connection);
		connections.remove(connection);
		assertEquals(List.of(1, 0), sizes);
		assertEquals(0, host.openSessions());
	}

	@Test
	void aUriThatNobodyServesNamesTheDriversThatAre() throws HypervisorException {
		HypervisorException e = assertThrows(HypervisorException.class, () -> Backends.of(List.of(host)).open(ConnectionUri.parse("vmx://host/"),
				Access.READ_WRITE, CredentialsPrompt.NONE, null));
		assertEquals(Code.NO_BACKEND, e.code());
		assertEquals("Cannot connect to vmx://host/: no back end serves the driver 'vmx'. Installed are: fake. Check the URI, or install the back end.",
				e.getMessage());
	}

	@Test
	void withoutAnyBackEndTheNextStepIsToInstallOne() throws HypervisorException {
		HypervisorException e = assertThrows(HypervisorException.class, () -> Backends.of(List.of()).forUri(ConnectionUri.parse("qemu:///system")));
		assertEquals("Cannot connect to qemu:///system: no hypervisor back end is installed. "
				+ "Install one, for example the feature \"Gasthaus back end: QEMU and KVM\".", e.getMessage());
	}
}

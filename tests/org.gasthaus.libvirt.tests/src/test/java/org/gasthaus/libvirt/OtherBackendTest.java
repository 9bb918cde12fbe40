package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.junit.jupiter.api.Test;

class OtherBackendTest extends HypervisorBackendContract {
	@Override
	String id() {
		return "other";
	}

	@Override
	List<String> own() {
		return List.of("bhyve:///system", "bhyve+ssh://root@host/system", "vz:///system", "openvz:///system", "ch:///system", "hyperv://host/?transport=http",
				"vmwareplayer:///session", "vmwarews:///session", "vmwarefusion:///session");
	}

	@Override
	String unreachable() {
		return "bhyve+tcp://127.0.0.1:1/system";
	}

	@Test
	void whatIsMissingIsSaidForEachDriver() throws HypervisorException {
		assertAdvice("openvz:///system", "openvz+ssh://");
		assertAdvice("vmwareplayer:///session", "vmrun");
		assertAdvice("hyperv://127.0.0.1/?transport=http", "built with Hyper-V");
		assertAdvice("bhyve:///system", "the driver 'bhyve'");
	}

	private static void assertAdvice(String text, String advice) throws HypervisorException {
		ConnectionUri uri = ConnectionUri.parse(text);
		HypervisorException e = assertThrows(HypervisorException.class,
				() -> Backends.onClassPath().open(uri, Access.READ_WRITE, CredentialsPrompt.NONE, null));
		assertTrue(e.nextStep().contains(advice), e.getMessage());
		assertTrue(e.getMessage().endsWith(e.nextStep()), e.getMessage());
	}

	@Test
	void eachDriverCanWhatItCan() throws HypervisorException {
		Connection bhyve = new Connection(ConnectionUri.parse("bhyve:///system"), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE);
		assertFalse(bhyve.capabilities().contains(Capability.SNAPSHOTS));
		assertEquals("Not possible on bhyve:///system: snapshots. libvirt's driver 'bhyve' does not have it.",
				bhyve.whyNot(Capability.SNAPSHOTS).orElseThrow());
		assertTrue(bhyve.whyNot(Capability.EVENTS).isEmpty());
		Connection openvz = new Connection(ConnectionUri.parse("openvz:///system"), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE);
		assertEquals(Set.of(Capability.LIFE_CYCLE, Capability.SUSPEND, Capability.MIGRATION), openvz.capabilities());
	}
}

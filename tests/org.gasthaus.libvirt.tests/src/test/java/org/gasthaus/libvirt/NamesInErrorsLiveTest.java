package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Networks and pools are asked for by their UUID; an error names them, and what was tried. On libvirt's test driver. */
class NamesInErrorsLiveTest {
	private static final String POOL = "<pool type='dir'><name>rest</name><target><path>/srv/rest</path></target></pool>";

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	private static void assertBegins(Map<String, Executable> calls) {
		calls.forEach((beginning, call) -> {
			HypervisorException e = assertThrows(HypervisorException.class, call, beginning);
			assertTrue(e.getMessage().startsWith(beginning), e.getMessage());
		});
	}

	@Test
	void whatFailsIsNamedByItsNameAndByWhatWasTried() throws HypervisorException {
		try (HypervisorSession session = TestHost.open("test:///default")) {
			String network = session.network("default").uuid();
			String pool = session.pool("default-pool").uuid();
			String resting = session.poolOperations().define(POOL, false).uuid();
			Map<String, Executable> calls = new LinkedHashMap<>();
			calls.put("Cannot start the network 'default' on", () -> session.networkOperations().start(network));
			calls.put("Cannot start the storage pool 'default-pool' on", () -> session.poolOperations().start(pool, Set.of()));
			calls.put("Cannot stop the storage pool 'rest' on", () -> session.poolOperations().destroy(resting));
			calls.put("Cannot refresh the storage pool 'rest' on", () -> session.poolOperations().refresh(resting));
			calls.put("Cannot build the storage pool 'default-pool' on", () -> session.poolOperations().build(pool, Set.of()));
			calls.put("Cannot delete the storage pool 'default-pool' on", () -> session.poolOperations().delete(pool));
			calls.put("Cannot undefine the storage pool 'default-pool' on", () -> session.poolOperations().undefine(pool));
			calls.put("Cannot list the volumes of the storage pool 'rest' on", () -> session.volumes().list(resting));
			calls.put("Cannot create a volume in the storage pool 'rest' on", () -> session.volumes().create(resting,
					"<volume><name>v</name><capacity>1024</capacity></volume>", Set.of()));
			assertBegins(calls);
			session.networkOperations().destroy(network);
			session.networkOperations().undefine(network);
			assertBegins(Map.of("Cannot undefine the network '" + network, () -> session.networkOperations().undefine(network)));
		}
	}

	@Test
	void aReadOnlyConnectionNamesThemToo() throws HypervisorException {
		try (HypervisorSession session = TestHost.open("test:///default", Access.READ_ONLY)) {
			String network = session.network("default").uuid();
			String pool = session.pool("default-pool").uuid();
			Map<String, Executable> calls = new LinkedHashMap<>();
			calls.put("Cannot stop the network 'default' on", () -> session.networkOperations().destroy(network));
			calls.put("Cannot change the network 'default' on", () -> session.networkOperations().setAutostart(network, true));
			calls.put("Cannot refresh the storage pool 'default-pool' on", () -> session.poolOperations().refresh(pool));
			calls.put("Cannot create a volume in the storage pool 'default-pool' on", () -> session.volumes().create(pool, "<volume/>", Set.of()));
			assertBegins(calls);
		}
	}

	@Test
	void theSchemaIsAnAdviceForDefinitionsAlone() throws HypervisorException {
		try (HypervisorSession session = TestHost.open("test:///default")) {
			DomainId test = session.domains(null).get(0).id();
			HypervisorException defined = assertThrows(HypervisorException.class, () -> session.defineDomain("<domain type='test'/>", null));
			assertTrue(defined.nextStep().contains("a check of the definition"), defined.getMessage());
			HypervisorException changed = assertThrows(HypervisorException.class,
					() -> session.snapshots().create(test, "<domainsnapshot><memory snapshot='external' file='here'/></domainsnapshot>", Set.of()));
			assertEquals(HypervisorException.Code.INVALID_DEFINITION, changed.code(), changed.getMessage());
			assertFalse(changed.getMessage().contains("a check of the definition"), changed.getMessage());
		}
	}
}

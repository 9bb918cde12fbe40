package org.gasthaus.ui.internal.domains;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainDisk;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.op.DomainRemovalPlan;
import org.gasthaus.core.op.ManagedSaveDomain;
import org.gasthaus.core.op.PlanDomainRemoval;
import org.gasthaus.core.op.StartDomain;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.VolumeInfo;
import org.gasthaus.testkit.FakeHypervisor;
import org.gasthaus.ui.internal.domains.RemovalChoices.Kind;
import org.gasthaus.ui.internal.domains.RemovalChoices.Line;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RemovalChoicesTest {
	private final FakeHypervisor host = FakeHypervisor.with("web01", "db01");
	private final Connection connection = new Connection(FakeHypervisor.uri(), Access.READ_WRITE, Backends.of(List.of(host)), CredentialsPrompt.NONE);

	@BeforeAll
	static void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void close() {
		connection.close();
	}

	private DomainHandle web01() {
		return new DomainHandle(connection, host.domain("web01").id());
	}

	private RemovalChoices choices() throws HypervisorException {
		return new RemovalChoices(new PlanDomainRemoval(web01()).call(null));
	}

	@Test
	void withNothingToChooseTheDefinitionCanGo() throws HypervisorException {
		RemovalChoices choices = choices();
		assertEquals(List.of(), choices.lines());
		assertEquals("", choices.problem());
		choices.operation().call(null);
		assertThrows(AssertionError.class, () -> host.domain("web01"));
	}

	@Test
	void aSavedStateHasToBeChosenAndNothingIsAtFirst() throws HypervisorException {
		new StartDomain(web01()).call(null);
		new ManagedSaveDomain(web01()).call(null);
		RemovalChoices choices = choices();
		assertEquals("libvirt keeps a definition that still has this: The saved state. Check it too.", choices.problem());
		assertTrue(choices.choose(choices.lines().get(0), true));
		assertEquals("", choices.problem());
		choices.operation().call(null);
		assertThrows(AssertionError.class, () -> host.domain("web01"));
	}

	@Test
	void onlyChosenVolumesGoAndOneThatOthersUseIsWarnedOf() throws HypervisorException {
		host.addPool("images");
		host.addDisk("web01", host.addVolume("images", "a", (byte) 1));
		host.addDisk("web01", host.addVolume("images", "b", (byte) 1));
		host.addDisk("web01", "/elsewhere");
		host.addDisk("db01", "/pools/images/b");
		RemovalChoices choices = choices();
		assertEquals(List.of("vda  /pools/images/a", "vdb  /pools/images/b", "vdc  /elsewhere"), choices.lines().stream().map(Line::text).toList());
		assertFalse(choices.choose(choices.lines().get(2), true), "no pool has it");
		assertEquals("", choices.warning());
		assertTrue(choices.choose(choices.lines().get(1), true));
		assertEquals("vdb  /pools/images/b: used by db01 too", choices.warning());
		assertFalse(choices.choose(choices.lines().get(1), false));
		choices.choose(choices.lines().get(0), true);
		choices.operation().call(null);
		assertEquals(Set.of("b"), host.volumes("images").keySet());
	}

	@Test
	void theStorageOfARunningDomainCannotBeChosen() {
		VolumeInfo volume = new VolumeInfo("images", "a", "/a", "/a");
		RemovalChoices choices = new RemovalChoices(new DomainRemovalPlan(web01(), true, false, List.of(), "/vars.fd",
				List.of(new DomainRemovalPlan.Storage(new DomainDisk("vda", "disk", "/a", "", ""), volume, List.of()))));
		assertEquals(List.of(Kind.NVRAM, Kind.VOLUME), choices.lines().stream().map(Line::kind).toList());
		assertFalse(choices.choose(choices.lines().get(1), true));
		assertTrue(choices.message().contains("goes on without one"), choices.message());
	}
}

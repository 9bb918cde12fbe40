package org.gasthaus.libvirt;

import static org.gasthaus.libvirt.TestHost.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.HostInterfaces;
import org.gasthaus.hypervisor.HostMemory;
import org.gasthaus.hypervisor.HostObjects;
import org.gasthaus.hypervisor.HostProcessors;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NetworkFilters;
import org.gasthaus.hypervisor.NetworkPorts;
import org.gasthaus.hypervisor.NetworkSection;
import org.gasthaus.hypervisor.NodeDevices;
import org.gasthaus.hypervisor.NodeDevices.Choice;
import org.gasthaus.hypervisor.NodeDevices.Feature;
import org.gasthaus.testkit.PrivateHost;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Devices, interfaces, filters, ports, processors and memory of a host through the interfaces that programs use. */
@Tag("live")
class HostDevicesLiveTest {
	private static final String VPORT = "<device><parent>scsi_host1</parent><capability type='scsi_host'><capability type='fc_host'>"
			+ "<wwnn>2000000012341234</wwnn><wwpn>1000000012341234</wwpn></capability></capability></device>";

	/** Features of two makers. */
	private static final String IMPOSSIBLE = "<cpu match='exact'><model fallback='forbid'>qemu64</model><feature name='fma4' policy='require'/>"
			+ "<feature name='amx-tile' policy='require'/></cpu>";

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@Test
	void devicesHaveParentsAndFeatures() throws HypervisorException {
		try (HypervisorSession session = TestHost.open("test:///default")) {
			NodeDevices devices = session.nodeDevices();
			assertEquals(List.of("computer", "scsi_host1", "scsi_host11", "scsi_host2"), devices.names(Choice.ALL, Set.of()));
			assertEquals(List.of("computer"), devices.names(Choice.ACTIVE, Set.of(Feature.SYSTEM)));
			assertEquals(List.of("scsi_host1", "scsi_host11", "scsi_host2"), devices.names(Choice.ACTIVE, Set.of(Feature.FC_HOST, Feature.PCI)));
			assertEquals(List.of("computer<", "scsi_host1<computer", "scsi_host11<scsi_host1", "scsi_host2<computer"),
					devices.nodes(Choice.ACTIVE).stream().map(node -> node.name() + '<' + node.parent()).toList());
			String made = devices.create(VPORT, false);
			assertEquals(new NodeDevices.Info(made, "scsi_host1", true, null, null), devices.find(made));
			assertTrue(devices.xml(made).contains("<wwnn>2000000012341234</wwnn>"));
			devices.destroy(made);
			HypervisorException gone = assertFails(Code.NO_OBJECT, () -> devices.find(made));
			assertEquals("Cannot find the device '" + made + "' of test:///default: Node device not found: no node device with matching name '" + made + "'.",
					gone.getMessage());
			assertFails(Code.UNSUPPORTED, () -> devices.reset("computer"));
			assertFails(Code.UNSUPPORTED, () -> devices.nameOf("2000000012341234", "1000000012341234"));
		}
	}

	@Test
	void aReadOnlySessionIsNotAskedToChangeAHost() throws HypervisorException {
		try (HypervisorSession session = TestHost.open("test:///default", Access.READ_ONLY)) {
			assertFails(Code.READ_ONLY, () -> session.nodeDevices().create(VPORT, false));
			assertFails(Code.READ_ONLY, () -> session.nodeDevices().destroy("computer"));
			assertFails(Code.READ_ONLY, () -> session.hostInterfaces().begin());
			assertFails(Code.READ_ONLY, () -> session.networkFilters().define("<filter/>", false));
			assertFails(Code.READ_ONLY, () -> session.networkPorts().create("none", "<networkport/>", false));
			assertFails(Code.READ_ONLY, () -> session.hostMemory().allocatePages(0, 4, 1, true));
			assertFails(Code.READ_ONLY, () -> session.networkOperations().update("none", NetworkSection.Change.DELETE, NetworkSection.IP, -1, "<ip/>", Set.of()));
			assertEquals("computer", session.nodeDevices().find("computer").name());
		}
	}

	@Test
	void aClosedSessionIsNotAsked() throws HypervisorException {
		HypervisorSession session = TestHost.open("test:///default");
		NodeDevices devices = session.nodeDevices();
		HostMemory memory = session.hostMemory();
		session.close();
		assertFails(Code.CLOSED, () -> devices.names(Choice.ALL, Set.of()));
		assertFails(Code.CLOSED, () -> memory.free());
	}

	@Test
	void interfacesAreTakenBack() throws HypervisorException {
		try (HypervisorSession session = TestHost.open("test:///default")) {
			HostInterfaces interfaces = session.hostInterfaces();
			assertEquals("eth1", interfaces.findByMac("aa:bb:cc:dd:ee:ff"));
			interfaces.begin();
			interfaces.destroy("eth1");
			interfaces.undefine("eth1");
			assertFails(Code.NO_OBJECT, () -> interfaces.find("eth1"));
			interfaces.rollback();
			assertEquals("eth1", session.hostObjects().list(HostObjects.Kind.INTERFACE).get(0).name());
			assertFails(Code.WRONG_STATE, interfaces::commit);
		}
	}

	@Test
	void theHardwareIsTold() throws HypervisorException {
		try (HypervisorSession session = TestHost.open("test:///default")) {
			HostProcessors processors = session.hostProcessors();
			BitSet online = new BitSet();
			online.set(0);
			online.set(2);
			online.set(4);
			assertEquals(new HostProcessors.Online(8, online), processors.online());
			assertEquals(List.of("user", "kernel", "idle", "iowait"), List.copyOf(processors.times(HostProcessors.ALL).keySet()));
			assertEquals(32, processors.maximum(null));
			assertTrue(processors.models("x86_64").contains("Nehalem"));
			HostMemory memory = session.hostMemory();
			assertEquals(2L << 20, memory.free(0));
			assertEquals(4L << 20, memory.free(1));
			assertEquals(List.of(19L, 45L), memory.freePages(0, List.of(4, 8)));
			assertFails(Code.INVALID_ARGUMENT, () -> memory.free(9));
			assertFails(Code.UNSUPPORTED, memory::parameters);
			assertTrue(session.hostServices().systemInformationXml().startsWith("<sysinfo type='smbios'>"));
		}
	}

	@Test
	void aMachineOfItsOwn() throws HypervisorException, IOException {
		assumeTrue(PrivateHost.whyNot().isEmpty(), () -> PrivateHost.whyNot().orElse(""));
		try (PrivateHost host = PrivateHost.start(); HypervisorSession session = TestHost.open(host.uri())) {
			HostProcessors processors = session.hostProcessors();
			String capabilities = session.hostCapabilitiesXml();
			String cpu = capabilities.substring(capabilities.indexOf("<cpu>"), capabilities.indexOf("</cpu>") + "</cpu>".length());
			assertEquals(HostProcessors.Comparison.IDENTICAL, processors.compare(cpu, Set.of()));
			assertEquals(HostProcessors.Comparison.INCOMPATIBLE, processors.compare(IMPOSSIBLE, Set.of()));
			assertFails(Code.FAILED, () -> processors.compare(IMPOSSIBLE, Set.of(HostProcessors.CompareOption.FAIL_INCOMPATIBLE)));
			assertTrue(processors.baseline(List.of("<cpu><arch>x86_64</arch><model>Nehalem</model></cpu>", "<cpu><arch>x86_64</arch><model>Penryn</model></cpu>"),
					Set.of()).contains(">Penryn</model>"));
			assertTrue(session.hostMemory().statistics(HostMemory.ALL).get("total") > session.hostMemory().statistics(HostMemory.ALL).get("free"));
			NetworkFilters filters = session.networkFilters();
			assertEquals("mine", filters.define("<filter name='mine'><rule action='accept' direction='out'><ip/></rule></filter>", true));
			assertEquals("mine", filters.find("mine"));
			filters.undefine("mine");
			assertFails(Code.NO_OBJECT, () -> filters.find("mine"));
			String network = session.networkOperations().define("<network><name>plain</name><bridge name='virbr78'/>"
					+ "<ip address='192.168.178.1' netmask='255.255.255.0'><dhcp><range start='192.168.178.100' end='192.168.178.200'/></dhcp></ip></network>",
					true).uuid();
			session.networkOperations().update(network, NetworkSection.Change.ADD_LAST, NetworkSection.IP_DHCP_HOST, -1,
					"<host mac='52:54:00:00:00:01' ip='192.168.178.10'/>", Set.of());
			assertTrue(session.storedNetworkXml(network).contains("<host mac='52:54:00:00:00:01' ip='192.168.178.10'/>"));
			assertEquals(List.of(), session.networkOperations().leases(network, null));
			String outer = session.networkOperations().define("<network><name>outer</name><forward mode='bridge'/><bridge name='br9'/></network>", true).uuid();
			session.networkOperations().start(outer);
			NetworkPorts ports = session.networkPorts();
			String port = ports.create(outer, "<networkport><uuid>44444444-0000-4000-8000-0000000000b1</uuid><owner><name>g</name><uuid>44444444-0000-4000-8000-0000000000a1</uuid></owner>"
					+ "<mac address='52:54:00:00:00:b1'/></networkport>", false);
			assertEquals(List.of(port), ports.list(outer));
			assertTrue(ports.xml(outer, port).contains("52:54:00:00:00:b1"));
			ports.delete(outer, port);
			assertEquals(List.of(), ports.list(outer));
			assertFalse(session.nodeDevices().names(Choice.ACTIVE, Set.of(Feature.NETWORK)).isEmpty());
			session.networkOperations().destroy(outer);
		}
	}
}

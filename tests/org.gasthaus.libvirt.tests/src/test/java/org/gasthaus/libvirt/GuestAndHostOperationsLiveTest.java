package org.gasthaus.libvirt;

import static org.gasthaus.libvirt.TestHost.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.InterfaceHandle;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.core.NodeDeviceHandle;
import org.gasthaus.core.Part;
import org.gasthaus.core.op.AddIoThread;
import org.gasthaus.core.op.DefineDomain;
import org.gasthaus.core.op.DefineInterface;
import org.gasthaus.core.op.DefineNetwork;
import org.gasthaus.core.op.DefineNetworkFilter;
import org.gasthaus.core.op.DefineSavedDomain;
import org.gasthaus.core.op.DestroyInterface;
import org.gasthaus.core.op.DestroyNodeDevice;
import org.gasthaus.core.op.FreezeFileSystems;
import org.gasthaus.core.op.InjectNmi;
import org.gasthaus.core.op.PinEmulator;
import org.gasthaus.core.op.PinIoThread;
import org.gasthaus.core.op.PinVcpu;
import org.gasthaus.core.op.ProcessorPlacement;
import org.gasthaus.core.op.ReadProcessors;
import org.gasthaus.core.op.RemoveIoThread;
import org.gasthaus.core.op.SaveDomain;
import org.gasthaus.core.op.SendKeys;
import org.gasthaus.core.op.SetDiskLimits;
import org.gasthaus.core.op.SetInterfaceLimits;
import org.gasthaus.core.op.SetLimits;
import org.gasthaus.core.op.SetUserPassword;
import org.gasthaus.core.op.StartDomain;
import org.gasthaus.core.op.StartInterface;
import org.gasthaus.core.op.TakeScreenshot;
import org.gasthaus.core.op.ThawFileSystems;
import org.gasthaus.core.op.UndefineDomain;
import org.gasthaus.core.op.UndefineInterface;
import org.gasthaus.core.op.UpdateNetwork;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainInput.CodeSet;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.IoThread;
import org.gasthaus.hypervisor.NetworkSection;
import org.gasthaus.hypervisor.ParameterGroup;
import org.gasthaus.hypervisor.Screenshot;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.VcpuState;
import org.gasthaus.hypervisor.TypedParameter.Type;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Operations on what a guest has of its host, on its screen, keys and agent, and on the host's own devices, on libvirt's test driver. */
class GuestAndHostOperationsLiveTest {
	private static final Set<Impact> LIVE = Set.of(Impact.LIVE);

	@TempDir
	Path folder;
	private Connection connection;
	private DomainHandle guest;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@BeforeEach
	void open() throws Exception {
		connection = new Connection(ConnectionUri.parse(TestHost.write(folder)), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE);
		connection.open(null);
		guest = new DefineDomain(connection, TestHost.domain("web").replace("<os>", "<vcpu>2</vcpu><os>").replace("</domain>",
				"<devices><disk type='file'><source file='/images/web'/><target dev='vda'/></disk>"
						+ "<interface type='network'><source network='default'/><target dev='net7'/></interface>"
						+ "<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/></channel></devices></domain>")).call(null);
		new StartDomain(guest).call(null);
	}

	@AfterEach
	void close() {
		connection.close();
	}

	private HypervisorSession session() throws HypervisorException {
		return connection.session(null);
	}

	private DomainHandle off() throws HypervisorException {
		return new DefineDomain(connection, TestHost.domain("off")).call(null);
	}

	private static BitSet processors(int... numbers) {
		BitSet set = new BitSet();
		Arrays.stream(numbers).forEach(set::set);
		return set;
	}

	@Test
	void screenAndKeys() throws HypervisorException {
		Screenshot picture = new TakeScreenshot(guest, 0).call(null);
		assertEquals("image/png", picture.type());
		assertArrayEquals(new byte[] { (byte) 0x89, 'P', 'N', 'G' }, Arrays.copyOf(picture.bytes(), 4));
		new SendKeys(guest, CodeSet.LINUX, 0, 29, 56, 111).call(null);
		new InjectNmi(guest).call(null);
		DomainHandle off = off();
		new UndefineDomain(off, Set.of()).call(null);
		assertFails(Code.NO_DOMAIN, () -> new InjectNmi(off).call(null));
		assertFails(Code.NO_DOMAIN, () -> new TakeScreenshot(off, 0).call(null));
		assertFails(Code.NO_DOMAIN, () -> new SendKeys(off, CodeSet.LINUX, 0, 30).call(null));
	}

	@Test
	void placesOnProcessors() throws HypervisorException {
		BitSet cpus = processors(1, 3);
		PinVcpu pin = new PinVcpu(guest, 1, cpus, Set.of());
		cpus.clear(); // what was handed over is its own
		pin.call(null);
		assertEquals(processors(1, 3), session().processors().vcpuPins(guest.id(), Set.of()).get(1));
		new PinEmulator(guest, processors(2), Set.of()).call(null);
		assertEquals(processors(2), session().processors().emulatorPins(guest.id(), Set.of()));
		new AddIoThread(guest, 4, Set.of()).call(null);
		new PinIoThread(guest, 4, processors(0), Set.of()).call(null);
		IoThread thread = session().processors().ioThreads(guest.id(), Set.of()).get(0);
		assertEquals(4, thread.number());
		assertEquals(processors(0), thread.affinity());
		new RemoveIoThread(guest, 4, Set.of()).call(null);
		assertTrue(session().processors().ioThreads(guest.id(), Set.of()).isEmpty());
		assertFails(Code.INVALID_ARGUMENT, () -> new PinVcpu(guest, 7, processors(0), Set.of()).call(null));
	}

	@Test
	void whereItsProcessorsAre() throws HypervisorException {
		new PinVcpu(guest, 1, processors(1, 3), Set.of()).call(null);
		new PinEmulator(guest, processors(2), Set.of()).call(null);
		ProcessorPlacement placement = new ReadProcessors(guest).call(null);
		assertTrue(placement.active() && placement.persistent());
		assertEquals(session().processors().hostCpus(), placement.hostCpus());
		assertEquals(List.of(0, 1), placement.vcpus().stream().map(VcpuState::number).toList());
		assertEquals(List.of(session().processors().vcpuPins(guest.id(), Set.of()).get(0), processors(1, 3)), placement.pins());
		assertEquals(processors(2), placement.emulator());
		HypervisorException running = assertFails(Code.UNSUPPORTED, () -> new PinVcpu(guest, 0, processors(0), Set.of(Impact.CONFIG)).call(null));
		assertEquals("Cannot pin a processor of web on " + guest.connection().uri() + " for its next start: the driver pins processors of running domains only.",
				running.getMessage());
		session().destroyDomain(guest.id(), null);
		ProcessorPlacement off = new ReadProcessors(guest).call(null);
		assertFalse(off.active());
		assertTrue(off.vcpus().isEmpty());
		assertEquals(2, off.pins().size());
	}

	@Test
	void limits() throws HypervisorException {
		new SetLimits(guest, ParameterGroup.MEMORY, List.of(TypedParameter.ofUnsignedLong("hard_limit", 1_000_000)), LIVE).call(null);
		assertTrue(session().limits().parameters(guest.id(), ParameterGroup.MEMORY, LIVE).stream()
				.anyMatch(one -> one.name().equals("hard_limit") && one.value().toString().equals("1000000")));
		new SetDiskLimits(guest, "vda", List.of(TypedParameter.ofUnsignedLong("total_iops_sec", 500), TypedParameter.ofUnsignedLong("total_iops_sec_max", 900)), LIVE).call(null);
		assertTrue(session().limits().diskLimits(guest.id(), "vda", LIVE).stream()
				.anyMatch(one -> one.name().equals("total_iops_sec") && one.value().toString().equals("500")));
		HypervisorException noDisk = assertFails(Code.INVALID_ARGUMENT,
				() -> new SetDiskLimits(guest, "vdz", List.of(TypedParameter.ofUnsignedLong("total_iops_sec", 1)), LIVE).call(null));
		assertTrue(noDisk.getMessage().contains("vdz"), noDisk.getMessage());
		SetInterfaceLimits slower = new SetInterfaceLimits(guest, "net7", List.of(new TypedParameter("inbound.average", Type.UINT, 100L)), LIVE);
		assertEquals("Changing the limits of the interface net7 of web", slower.title());
		slower.call(null);
		assertTrue(session().limits().interfaceLimits(guest.id(), "net7", LIVE).stream()
				.anyMatch(one -> one.name().equals("inbound.average") && one.value().toString().equals("100")));
	}

	@Test
	void agent() throws HypervisorException {
		assertEquals(2, new FreezeFileSystems(guest, List.of()).call(null));
		assertEquals(1, new ThawFileSystems(guest, List.of("/")).call(null));
		new SetUserPassword(guest, "root", "geheim", false).call(null);
		assertFalse(new SetUserPassword(guest, "root", "geheim", false).title().contains("geheim"));
		DomainHandle off = off();
		HypervisorException refused = assertFails(Code.WRONG_STATE, () -> new SetUserPassword(off, "root", "geheim", false).call(null));
		assertFalse(refused.toString().contains("geheim"), refused.toString());
	}

	@Test
	void interfacesAreReadAgainThoughNothingTellsOfThem() throws HypervisorException {
		try (Subscription watching = connection.watch(Part.interfaces())) {
			Await.until("the interfaces", () -> connection.known(Part.interfaces()).isPresent());
			InterfaceHandle device = new DefineInterface(connection,
					"<interface type='ethernet' name='eth7'><start mode='none'/><mac address='52:54:00:11:22:33'/></interface>").call(null);
			awaitInterface(device, Boolean.FALSE);
			new StartInterface(device).call(null);
			awaitInterface(device, Boolean.TRUE);
			new DestroyInterface(device).call(null);
			awaitInterface(device, Boolean.FALSE);
			new UndefineInterface(device).call(null);
			awaitInterface(device, null);
			assertFails(Code.NO_OBJECT, () -> new StartInterface(device).call(null));
		}
	}

	private void awaitInterface(InterfaceHandle device, Boolean active) {
		Await.until(device.name() + " is " + active, () -> connection.known(Part.interfaces()).get().items().stream()
				.filter(one -> one.name().equals(device.name())).map(one -> one.active()).findFirst().orElse(null) == active);
	}

	@Test
	void aNetworkIsChangedWhileItRuns() throws HypervisorException {
		NetworkHandle network = new DefineNetwork(connection, "<network><name>lan</name><bridge name='br7'/><ip address='192.0.2.1' netmask='255.255.255.0'>"
				+ "<dhcp><range start='192.0.2.10' end='192.0.2.20'/></dhcp></ip></network>").call(null);
		new UpdateNetwork(network, NetworkSection.Change.ADD_LAST, NetworkSection.IP_DHCP_HOST, -1,
				"<host mac='52:54:00:00:00:01' name='web' ip='192.0.2.30'/>", Set.of(Impact.CONFIG)).call(null);
		assertTrue(session().networkXml(network.uuid(), XmlView.LIVE).contains("192.0.2.30"));
		assertFails(Code.INVALID_DEFINITION, () -> new UpdateNetwork(network, NetworkSection.Change.ADD_LAST, NetworkSection.IP_DHCP_HOST, -1, "<host>",
				Set.of(Impact.CONFIG)).call(null));
	}

	@Test
	void aSavedDomainIsChanged() throws HypervisorException {
		String file = folder.resolve("saved").toString();
		new SaveDomain(guest, file, Set.of()).call(null);
		String xml = session().lifeCycle().savedXml(file, false);
		new DefineSavedDomain(connection, file, xml.replace("<name>web</name>", "<name>web</name><title>later</title>")).call(null);
		assertTrue(session().lifeCycle().savedXml(file, false).contains("<title>later</title>"));
	}

	@Test
	void whatIsNotThereOrNotPossible() {
		assertFails(Code.NO_OBJECT, () -> new DestroyNodeDevice(new NodeDeviceHandle(connection, "pci_0")).call(null));
		assertFails(Code.UNSUPPORTED, () -> new DefineNetworkFilter(connection, "<filter name='none'/>").call(null));
	}
}

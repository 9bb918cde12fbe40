package org.gasthaus.xml.ide;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.gasthaus.model.capabilities.DomainCapabilities;
import org.gasthaus.model.capabilities.HostCapabilities;
import org.gasthaus.model.xml.Definition;
import org.gasthaus.xml.ide.HostKnowledge.Secret;
import org.gasthaus.xml.ide.HostKnowledge.Volume;
import org.gasthaus.xml.ide.WorkspaceIndex.NameKind;
import org.gasthaus.xml.ide.WorkspaceIndex.NameUse;

/** A host and a workspace of which something is known. */
public final class Hosts {
	private static final String CAPABILITIES = """
			<capabilities>
			  <host><cpu><arch>x86_64</arch></cpu><topology><cells num='1'><cell id='0'><cpus num='2'><cpu id='0'/><cpu id='1'/></cpus></cell></cells></topology></host>
			  <guest>
			    <os_type>hvm</os_type>
			    <arch name='x86_64'>
			      <emulator>/usr/bin/qemu-system-x86_64</emulator>
			      <machine maxCpus='288'>pc-q35-7.2</machine>
			      <machine canonical='pc-q35-7.2' maxCpus='288'>q35</machine>
			      <machine canonical='pc-i440fx-7.2' maxCpus='255'>pc</machine>
			      <domain type='qemu'/>
			      <domain type='kvm'/>
			    </arch>
			  </guest>
			  <guest>
			    <os_type>hvm</os_type>
			    <arch name='aarch64'>
			      <emulator>/usr/bin/qemu-system-aarch64</emulator>
			      <machine>virt-7.2</machine>
			      <domain type='qemu'/>
			    </arch>
			  </guest>
			</capabilities>
			""";
	private static final String DOMAIN_CAPABILITIES = """
			<domainCapabilities>
			  <path>/usr/bin/qemu-system-x86_64</path>
			  <domain>kvm</domain>
			  <machine>pc-q35-7.2</machine>
			  <arch>x86_64</arch>
			  <cpu>
			    <mode name='host-passthrough' supported='yes'/>
			    <mode name='host-model' supported='no'/>
			    <mode name='custom' supported='yes'>
			      <model usable='no'>EPYC</model>
			      <model usable='yes'>Haswell</model>
			    </mode>
			  </cpu>
			  <devices>
			    <disk supported='yes'>
			      <enum name='bus'><value>fdc</value><value>scsi</value><value>virtio</value><value>usb</value><value>sata</value></enum>
			    </disk>
			    <graphics supported='yes'>
			      <enum name='type'><value>vnc</value></enum>
			    </graphics>
			  </devices>
			</domainCapabilities>
			""";

	private Hosts() {
	}

	/** The host qemu:///system with one of everything. */
	public static HostKnowledge known() {
		return new HostKnowledge("qemu:///system", 9_000_000, (HostCapabilities) Definition.read(CAPABILITIES).root(),
				List.of((DomainCapabilities) Definition.read(DOMAIN_CAPABILITIES).root()), List.of("default", "guests"), List.of("br0", "virbr1"),
				List.of("eth0", "eth1"), Map.of("images", List.of(new Volume("a.qcow2", "/img/a.qcow2")), "lvm", List.of(new Volume("lv1", "/dev/vg/lv1"))),
				List.of(new Secret("11111111-2222-4333-8444-555555555555", "ceph client")), List.of("scsi_host5"), List.of("no-spoof"), List.of("web"));
	}

	/** The host with both boards of a PC, the older one first. */
	public static LanguageContext withBothBoards() {
		HostKnowledge known = known();
		String pc = DOMAIN_CAPABILITIES.replace("pc-q35-7.2", "pc-i440fx-7.2").replace("<value>fdc</value>", "<value>ide</value><value>fdc</value>");
		List<DomainCapabilities> both = List.of((DomainCapabilities) Definition.read(pc).root(), known.domainCapabilities().get(0));
		return new LanguageContext(null, Contexts.PACKED.schemas(), new HostKnowledge(known.name(), known.libvirt(), known.capabilities(), both, known.networks(),
				known.bridges(), known.interfaces(), known.volumes(), known.secrets(), known.nodeDevices(), known.nwfilters(), known.domains()), new WorkspaceIndex());
	}

	/** The packed schemas, the host, and a workspace with one of everything. */
	public static LanguageContext context() {
		WorkspaceIndex workspace = new WorkspaceIndex();
		workspace.update(URI.create("file:///w/net.xml"), List.of(new NameUse(NameKind.NETWORK, "lab", "", true, 0, 3),
				new NameUse(NameKind.PORT_GROUP, "engineers", "lab", true, 5, 9), new NameUse(NameKind.PORT_GROUP, "guests", "other", true, 5, 9)));
		workspace.update(URI.create("file:///w/pool.xml"), List.of(new NameUse(NameKind.POOL, "nfs", "", true, 0, 3)));
		workspace.update(URI.create("file:///w/volume.xml"), List.of(new NameUse(NameKind.VOLUME, "new.qcow2", "", true, 0, 3),
				new NameUse(NameKind.VOLUME, "used.qcow2", "", false, 9, 3)));
		return new LanguageContext(null, Contexts.PACKED.schemas(), known(), workspace);
	}
}

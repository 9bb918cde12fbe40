package org.gasthaus.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;

import org.gasthaus.hypervisor.SnapshotInfo;
import org.junit.jupiter.api.Test;

class SnapshotXmlTest {
	private static final String DOMAIN = "<domain><name>web</name><description>the shop</description><devices><disk type='file' snapshot='external'>"
			+ "<source file='/images/web.qcow2'/></disk></devices></domain>";

	@Test
	void theFilesOfAnExternalOneAreItsOwnOnly() {
		SnapshotInfo info = SnapshotXml.read("s2", """
				<domainsnapshot><name>s2</name><description>before &amp; after</description><state>running</state><parent><name>s1</name></parent>
				<creationTime>1700000000</creationTime><memory snapshot='external' file='/mem/s2'/>
				<disks><disk name='vda' snapshot='external' type='file'><driver type='qcow2'/><source file='/images/s2.qcow2'/></disk>
				<disk name='vdb' snapshot='no'><source file='/images/other.img'/></disk></disks>
				""" + DOMAIN + "</domainsnapshot>");
		assertEquals(new SnapshotInfo("s2", "s1", "before & after", "running", Instant.ofEpochSecond(1_700_000_000), true,
				List.of("/mem/s2", "/images/s2.qcow2")), info);
	}

	@Test
	void anInternalOneHasNoFiles() {
		SnapshotInfo info = SnapshotXml.read("s1", "<domainsnapshot><name>s1</name><state>shutoff</state><creationTime>1</creationTime>"
				+ "<memory snapshot='no'/><disks><disk name='vda' snapshot='internal'/></disks>" + DOMAIN + "</domainsnapshot>");
		assertEquals(new SnapshotInfo("s1", "", "", "shutoff", Instant.ofEpochSecond(1), false, List.of()), info);
	}

	@Test
	void disksOfARunningDomainAreExternal() {
		assertTrue(SnapshotXml.read("s", "<domainsnapshot><state>disk-snapshot</state></domainsnapshot>").external());
	}

	@Test
	void whatCannotBeReadIsLeftOut() {
		assertEquals("running", SnapshotXml.read("s", "<domainsnapshot><state>running</state><creationTime>soon</creationTime>").state());
		SnapshotInfo hostile = SnapshotXml.read("s",
				"<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><domainsnapshot><description>&x;</description></domainsnapshot>");
		assertFalse(hostile.external());
		assertEquals("", hostile.description());
	}
}

package org.gasthaus.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.gasthaus.hypervisor.HypervisorEvent.DomainChange;
import org.gasthaus.hypervisor.HypervisorEvent.ObjectChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTopicTest {
	private static final DomainId WEB = new DomainId("11111111-0000-4000-8000-000000000001", "web");

	@ParameterizedTest
	@EnumSource(EventTopic.class)
	void everyTopicIsFoundByItsWord(EventTopic topic) {
		assertEquals(topic, EventTopic.of(topic.kind(), topic.word()).orElseThrow());
		assertEquals(topic, List.copyOf(topic.kind().topics()).get(topic.number()));
	}

	@Test
	void numbersAreThoseOfLibvirt() {
		assertEquals(26, EventTopic.DOMAIN_MEMORY_DEVICE_SIZE_CHANGE.number());
		assertEquals(16, EventTopic.DOMAIN_BLOCK_JOB_2.number());
		assertEquals(1, EventTopic.POOL_REFRESH.number());
		assertEquals("block-job-2", EventTopic.DOMAIN_BLOCK_JOB_2.word());
		assertEquals("refresh", EventTopic.POOL_REFRESH.word());
		assertTrue(EventTopic.of(EventTopic.Kind.NETWORK, "refresh").isEmpty());
	}

	@Test
	void linesAreThoseOfVirsh() {
		assertEquals("event 'lifecycle' for domain 'web': Started Booted", new HypervisorEvent.DomainChanged(WEB, DomainChange.STARTED, 0).line());
		assertEquals("event 'lifecycle' for domain 'web': Stopped unknown", new HypervisorEvent.DomainChanged(WEB, DomainChange.STOPPED, 99).line());
		assertEquals("event 'reboot' for domain 'web'", new DomainEvent.Plain(WEB, EventTopic.DOMAIN_REBOOT).line());
		assertEquals("event 'io-error' for domain 'web': /a (vda) pause", new DomainEvent.IoError(WEB, "/a", "vda", "pause", null).line());
		assertEquals("event 'io-error-reason' for domain 'web': /a (vda) pause due to enospc",
				new DomainEvent.IoError(WEB, "/a", "vda", "pause", "enospc").line());
		assertEquals("event 'block-job-2' for domain 'web': Block Copy for vda ready",
				new DomainEvent.BlockJob(WEB, EventTopic.DOMAIN_BLOCK_JOB_2, "vda", "Block Copy", "ready").line());
		assertEquals("event 'tray-change' for domain 'web' disk ide0: opened", new DomainEvent.TrayMoved(WEB, "ide0", true).line());
		assertEquals("event 'tunable' for domain 'web':\n\tcputune.shares: 7\n\tx: yes",
				new DomainEvent.Values(WEB, EventTopic.DOMAIN_TUNABLE, new java.util.TreeMap<>(Map.of("cputune.shares", 7L, "x", true))).line());
		assertEquals("event 'graphics' for domain 'web': connect local[IPv4 a 1] remote[IPv4 b 2] none\n\tx509=CN",
				new DomainEvent.GraphicsClient(WEB, "connect", new DomainEvent.GraphicsClient.Address("IPv4", "a", "1"),
						new DomainEvent.GraphicsClient.Address("IPv4", "b", "2"), "none", List.of(new DomainEvent.GraphicsClient.Identity("x509", "CN"))).line());
		assertEquals("event 'lifecycle' for network inner: Started", new HypervisorEvent.NetworkChanged("u", "inner", ObjectChange.STARTED).line());
		assertEquals("event 'refresh' for storage pool images", new HypervisorEvent.PoolChanged("u", "images", ObjectChange.REFRESHED).line());
		assertEquals("event 'value-changed' for secret u", new HypervisorEvent.SecretChanged("u", ObjectChange.VALUE_CHANGED).line());
		assertEquals("event 'update' for node device pci_0", new HypervisorEvent.NodeDeviceChanged("pci_0", ObjectChange.UPDATED).line());
	}
}

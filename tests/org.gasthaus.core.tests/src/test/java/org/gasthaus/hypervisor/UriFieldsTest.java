package org.gasthaus.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A URI in fields, also while it is not complete. */
class UriFieldsTest {
	private static UriFields fields(String text) {
		return UriFields.of(text).orElseThrow(() -> new AssertionError(text + " has no fields"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "qemu:///system", "qemu+ssh://root@host:2222/system?command=/opt/ssh&no_verify=1", "qemu+ssh:///system", "qemu+tcp://[::1]:16509/system",
			"esx://root@host/?no_verify=1", "vpx://host/datacenter/cluster/server", "test:///default", "qemu://host", "qemu+ssh://@host/system" })
	void whatIsNotChangedStaysAsItIs(String text) {
		assertEquals(text.replace("//@", "//"), fields(text).toString());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "qemu", "qemu:/system", "QEMU:///system", "a b:///", "qemu:///system#part", "qemu://a@b@c/" })
	void otherTextsHaveNone(String text) {
		assertEquals(Optional.empty(), UriFields.of(text));
	}

	@Test
	void partsOfAUri() {
		assertEquals(new UriFields("qemu", "ssh", "root", "host:22", "/system", "?a=b"), fields("  qemu+ssh://root@host:22/system?a=b "));
		assertEquals(new UriFields("qemu", "", "", "", "", ""), fields("qemu://"));
	}

	@ParameterizedTest
	@CsvSource({ "qemu:///system, false, ''", "qemu://host/system, false, tls", "qemu+ssh:///system, false, ssh", "esx://host/, true, ''" })
	void howAHostIsReached(String text, boolean direct, String transport) {
		assertEquals(transport, fields(text).reachedBy(direct));
	}

	@Test
	void onePartIsChangedAfterTheOther() {
		UriFields here = fields("qemu:///system?socket=/run/a");
		UriFields there = here.withTransport("ssh").withHost(" host ").withUser("root");
		assertEquals("qemu+ssh://root@host/system?socket=/run/a", there.toString());
		assertEquals("qemu+ssh://root@host/session?socket=/run/a", there.withPlace(fields("qemu:///session")).toString());
		assertEquals("esx://root@host/?socket=/run/a", there.withPlace(fields("esx://host/")).toString());
		assertEquals("qemu:///system?socket=/run/a", there.withTransport("").toString());
		assertEquals("qemu+ssh://host/system?socket=/run/a", there.withUser("").toString());
	}

	@Test
	void whereAHypervisorIs() {
		assertTrue(fields("qemu+ssh://root@host/system").isAt(fields("qemu:///system")));
		assertFalse(fields("qemu:///session").isAt(fields("qemu:///system")));
		assertFalse(fields("xen:///system").isAt(fields("qemu:///system")));
	}
}

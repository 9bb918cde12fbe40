package org.gasthaus.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.gasthaus.testkit.PrivateHost;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What virsh and we say of a host itself: its interfaces, its filters, what its guests can have. */
@Tag("live")
class VirshHostLiveTest {
	private static final List<String> COMMANDS = List.of("iface-list", "iface-list --all", "-q iface-list --inactive", "iface-list x", "iface-dumpxml lo",
			"iface-dumpxml lo --xpath //mtu", "iface-dumpxml nope", "iface-mac lo", "iface-mac nope", "iface-name 00:00:00:00:00:00", "iface-name x",
			"iface-name 00:11:22:33:44:55", "iface-mac", "nwfilter-list", "-q nwfilter-list", "nwfilter-dumpxml nope", "domcapabilities --virttype qemu",
			"domcapabilities --virttype qemu --machine q35 --arch x86_64", "domcapabilities --arch nope", "domcapabilities --virttype nope",
			"-r iface-list");
	private static final List<String> OF_THE_TEST_DRIVER = List.of("iface-list", "iface-list --all", "iface-list --inactive", "iface-dumpxml eth1", "iface-mac eth1",
			"iface-mac nope", "iface-name aa:bb:cc:dd:ee:ff", "iface-dumpxml aa:bb:cc:dd:ee:ff", "nwfilter-list", "domcapabilities");

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@BeforeEach
	void need() {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
	}

	@Test
	void aWholeHost() throws Exception {
		assumeTrue(PrivateHost.whyNot().isEmpty(), () -> PrivateHost.whyNot().orElse(""));
		// each host has a network card of its own
		new Sequence(Path.of("/"), text -> text.replaceAll("(?m)^( eth0 .*) [0-9a-f:]{17}$", "$1")).compare(PrivateHost::start, PrivateHost::uri, COMMANDS);
	}

	@Test
	void theTestDriver() throws Exception {
		new Sequence(Path.of("/"), text -> text).compare(() -> () -> {
		}, none -> "test:///default", OF_THE_TEST_DRIVER);
	}
}

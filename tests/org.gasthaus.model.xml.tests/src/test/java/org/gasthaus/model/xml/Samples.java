package org.gasthaus.model.xml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The definitions that these tests work with. */
final class Samples {
	static final List<String> DOMAINS = List.of("domain-plain", "domain-server", "domain-commandline");
	static final List<String> ALL = List.of("domain-plain", "domain-server", "domain-commandline", "network-nat", "pool-dir", "volume-qcow2",
			"snapshot-disks", "nwfilter-web", "secret-volume", "nodedev-pci", "interface-bridge");

	private Samples() {
	}

	static String text(String name) {
		try (InputStream in = Samples.class.getResourceAsStream(name + ".xml")) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}

package org.gasthaus.definitions.ui.internal.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

import org.gasthaus.xml.text.Finding;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a form is told of the device that it makes. */
class DeviceFindingsTest {
	private static final String DOMAIN = """
			<domain type='qemu'><name>web</name><memory unit='KiB'>65536</memory><vcpu>1</vcpu><os><type arch='x86_64' machine='pc'>hvm</type></os><devices>
			<disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='/srv/a.img'/><target dev='vda' bus='virtio'/></disk>
			</devices></domain>""";
	private final DeviceFindings findings = new DeviceFindings();

	@BeforeAll
	static void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	private static String disk(String target, String bus) {
		return "<disk type='file' device='disk'>\n  <source file='/srv/b.img'/>\n  <target dev='" + target + "' bus='" + bus + "'/>\n</disk>\n";
	}

	private List<String> errors(String domain, String device) {
		return findings.of(domain, device).stream().filter(Finding::isError).map(Finding::message).toList();
	}

	@Test
	void aDeviceThatFitsIsFine() {
		assertEquals(List.of(), errors(DOMAIN, disk("vdb", "virtio")));
	}

	@Test
	void aNameThatTheDomainHasAlreadyIsFound() {
		List<String> errors = errors(DOMAIN, disk("vda", "virtio"));
		assertEquals(1, errors.size(), errors.toString());
		assertTrue(errors.get(0).contains("vda"), errors.get(0));
	}

	@Test
	void whatTheSchemaRefusesIsFoundOnce() {
		List<String> errors = errors(DOMAIN, disk("vdb", "carriage"));
		assertEquals(1, errors.size(), errors.toString());
		assertTrue(errors.get(0).contains("carriage"), errors.get(0));
	}

	@Test
	void whatIsWrongWithTheDomainAnywayIsNotToldOfTheDevice() {
		String wrong = DOMAIN.replace("</devices>", disk("vda", "virtio") + "</devices>");
		assertFalse(errors(DOMAIN, disk("vda", "virtio")).isEmpty());
		assertEquals(List.of(), errors(wrong, disk("vdb", "virtio")));
	}
}

package org.gasthaus.xml.ide.colours;

import static org.gasthaus.xml.ide.Samples.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.gasthaus.xml.ide.Samples;
import org.junit.jupiter.api.Test;

class ColoursTest {
	private static List<String> colours(String xml) {
		return Colours.of(text(xml)).stream().map(colour -> colour.kind() + " " + xml.substring(colour.offset(), colour.offset() + colour.length())).toList();
	}

	@Test
	void namesValuesNumbersAndReferencesDiffer() {
		assertEquals(List.of("ELEMENT domain", "ELEMENT name", "REFERENCE_NAME web", "ELEMENT name", "ELEMENT vcpu", "NUMBER 2", "ELEMENT vcpu", "COMMENT <!-- x -->",
				"ELEMENT domain"), colours("<domain><name>web</name><vcpu>2</vcpu><!-- x --></domain>"));
	}

	@Test
	void aValueOfAFixedSetIsTold() {
		List<String> colours = colours("<domain type='kvm'><clock offset='utc'/><devices><disk type='file' device='cdrom'><target dev='sda' bus='sata'/></disk></devices></domain>");
		assertTrue(colours.contains("ENUM_VALUE 'cdrom'"), colours.toString());
		assertTrue(colours.contains("REFERENCE_NAME 'sda'"), colours.toString());
	}

	@Test
	void prefixesAreNamespaces() {
		assertEquals(List.of("ELEMENT domain", "NAMESPACE xmlns:q", "NAMESPACE 'u'", "NAMESPACE q", "ELEMENT arg", "ATTRIBUTE value", "VALUE 'x'", "ELEMENT domain"),
				colours("<domain xmlns:q='u'><q:arg value='x'/></domain>"));
	}

	@Test
	void coloursNeverOverlapNorLeaveTheText() {
		Samples.examples().forEach((file, xml) -> {
			for (int end = 0; end <= xml.length(); end += 31) {
				int last = 0;
				for (Colour colour : Colours.of(text(xml.substring(0, end)))) {
					assertTrue(colour.offset() >= last && colour.length() > 0 && colour.offset() + colour.length() <= end, file);
					last = colour.offset() + colour.length();
				}
			}
		});
	}

	@Test
	void aLargeTextTakesTimeByItsLength() {
		String large = "<domain><devices>" + "<disk type='file'><target dev='sda'/></disk>\n".repeat(40_000) + "</devices></domain>";
		assertTrue(assertTimeoutPreemptively(Duration.ofSeconds(15), () -> Colours.of(text(large)).size()) > 40_000);
	}
}

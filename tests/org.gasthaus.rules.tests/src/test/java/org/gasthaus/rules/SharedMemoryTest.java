package org.gasthaus.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gasthaus.model.xml.Definition;
import org.gasthaus.rules.text.RuleRunner;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.TextEdit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other processes see of the memory of a guest, after the repair: what libvirt's page about virtiofs advises, and what somebody wrote. */
class SharedMemoryTest {
	private static final String GUEST = "<domain type='kvm'><name>a</name><memory>1048576</memory>%s<os><type arch='x86_64' machine='pc'>hvm</type></os>"
			+ "<devices>%s</devices></domain>";

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "|<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>",
			"<memoryBacking/>|<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>",
			"<memoryBacking><locked/></memoryBacking>|<memoryBacking><locked/><source type='memfd'/><access mode='shared'/></memoryBacking>",
			"<memoryBacking><access mode='private'/></memoryBacking>|<memoryBacking><source type='memfd'/><access mode='shared'/></memoryBacking>",
			"<memoryBacking><source type='file'/></memoryBacking>|<memoryBacking><source type='file'/><access mode='shared'/></memoryBacking>",
			"<memoryBacking><source type='anonymous'/><access mode='private'/></memoryBacking>"
					+ "|<memoryBacking><source type='anonymous'/><access mode='shared'/></memoryBacking>",
			"<memoryBacking><hugepages/></memoryBacking>|<memoryBacking><hugepages/><access mode='shared'/></memoryBacking>" })
	void isMadeUpUnlessSomebodySaidWhatItIs(String backing, String repaired) {
		String before = backing == null ? "" : backing;
		for (String device : new String[] { "<filesystem type='mount'><driver type='virtiofs'/><source dir='/a'/><target dir='t'/></filesystem>",
				"<disk type='vhostuser'><driver name='qemu' type='raw'/><source type='unix' path='/a'/><target dev='vda' bus='virtio'/></disk>" }) {
			String text = GUEST.formatted(before, device);
			Finding finding = new RuleRunner().check(Definition.read(text)).stream().filter(Finding::isError).findFirst().orElseThrow();
			String fixed = TextEdit.apply(text, finding.fixes().get(0).edits());
			assertEquals(GUEST.formatted(repaired, device), fixed.replaceAll(">\\s+<", "><"));
			assertEquals(0, new RuleRunner().check(Definition.read(fixed)).stream().filter(Finding::isError).count());
		}
	}
}

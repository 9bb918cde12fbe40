package org.gasthaus.xml.check;

import static org.gasthaus.xml.check.Checks.codes;
import static org.gasthaus.xml.check.Checks.disk;
import static org.gasthaus.xml.check.Checks.domain;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlTree;
import org.junit.jupiter.api.Test;

class DefinitionSetCheckTest {
	private final Map<String, String> texts = new LinkedHashMap<>();

	@Test
	void aNameIsTakenAmongThoseOfOneKindOnly() throws Exception {
		texts.put("a.xml", domain(""));
		texts.put("b.xml", domain(""));
		texts.put("net.xml", "<network><name>n</name></network>");
		assertEquals(Map.of("b.xml", List.of("rule.set.name")), found());
	}

	@Test
	void aDiskThatTwoGuestsWriteToAndAMacThatTwoHaveAreFound() throws Exception {
		String nic = "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='d'/></interface>";
		texts.put("a.xml", domain(disk("vda") + nic));
		texts.put("b.xml", domain(disk("vda") + nic).replace("<name>n", "<name>m"));
		assertEquals(Map.of("b.xml", List.of("rule.set.disk", "rule.set.mac")), found());
	}

	@Test
	void networksThatOverlapAreFound() throws Exception {
		texts.put("a.xml", "<network><name>a</name><forward mode='nat'/><ip address='10.0.0.1' prefix='16'/></network>");
		texts.put("b.xml", "<network><name>b</name><forward mode='nat'/><ip address='10.0.7.1' prefix='24'/></network>");
		texts.put("c.xml", "<network><name>c</name><forward mode='nat'/><ip address='10.1.7.1' prefix='24'/></network>");
		assertEquals(Map.of("b.xml", List.of("rule.set.addresses")), found());
	}

	@Test
	void whatTheSchemaRefusesTakesNoPart() throws Exception {
		texts.put("a.xml", domain("").replace("memory>", "memroy>"));
		texts.put("b.xml", domain(""));
		assertEquals(Map.of(), found());
	}

	@Test
	void whatTheRulesRefuseTakesPart() throws Exception {
		texts.put("a.xml", domain(disk("vda") + disk("vda")));
		texts.put("b.xml", domain(""));
		assertEquals(List.of("rule.set.name"), found().get("b.xml"));
	}

	private Map<String, List<String>> found() throws Exception {
		DefinitionSetCheck set = new DefinitionSetCheck();
		DefinitionCheck check = Checks.check();
		for (Map.Entry<String, String> text : texts.entrySet()) {
			XmlTree tree = XmlTree.of(text.getValue());
			set.add(text.getKey(), tree, check.check(tree));
		}
		Map<String, List<String>> codes = new TreeMap<>();
		for (Map.Entry<String, List<Finding>> found : set.check().entrySet()) {
			codes.put(found.getKey(), codes(found.getValue()));
		}
		return codes;
	}
}

package org.gasthaus.xml.check;

import static org.gasthaus.xml.check.Checks.codes;
import static org.gasthaus.xml.check.Checks.disk;
import static org.gasthaus.xml.check.Checks.domain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.emf.ecore.EAttribute;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.DomainPackage;
import org.gasthaus.rules.HostFacts;
import org.gasthaus.rules.RuleSet;
import org.gasthaus.xml.check.DefinitionMender.Mended;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.TextEdit;
import org.junit.jupiter.api.Test;

class DefinitionMenderTest {
	@Test
	void syntaxThenSchemaThenRulesAreMendedInOneGo() throws Exception {
		String right = domain(disk("vda") + disk("vdb"));
		String text = right.replace("dev='vdb'", "dev='vda'").replace("memory>", "memroy>").replace("</vcpu>", "</vcp>");
		Mended mended = mend(text);
		assertEquals(right, mended.text());
		assertEquals(List.of(), mended.left());
		assertEquals(List.of("rule", "schema", "syntax"),
				mended.applied().stream().map(applied -> applied.finding().code().replaceAll("\\..*", "")).distinct().sorted().toList());
	}

	@Test
	void whatIsRightStaysTheSameObject() throws Exception {
		String text = domain(disk("vda"));
		assertSame(text, mend(text).text());
	}

	@Test
	void onlyWhatIsWantedIsMended() throws Exception {
		String text = domain(disk("vda") + disk("vda")).replace("memory>", "memroy>");
		Mended mended = new DefinitionMender(Checks.check()).mend(text, finding -> finding.code().startsWith("schema."));
		assertEquals(text.replace("memroy>", "memory>"), mended.text());
		assertEquals(List.of("rule.disk.target-duplicate"), codes(mended.left()));
	}

	@Test
	void whatAMisspeltNameHidIsMendedToo() throws Exception {
		String right = domain(disk("vda")).replace("<memory>", "<memory unit='KiB'>");
		Mended mended = mend(right.replace("<memory unit='KiB'>", "<memroy uint='KiB'>").replace("</memory>", "</memroy>"));
		assertEquals(right, mended.text());
		assertEquals(2, mended.applied().size());
	}

	@Test
	void aFixThatMakesAnotherErrorIsNotApplied() throws Exception {
		// each repair of one makes the other wrong
		Mended mended = mend(domain(""), RuleSet.none().with(Domain.class, (domain, findings) -> {
			boolean a = domain.getName().equals("n");
			findings.error(a ? "name.empty" : "name.line-break", domain, NAME).orSet(domain, NAME, a ? "m" : "n");
		}));
		assertEquals(domain(""), mended.text());
		assertEquals(List.of(), mended.applied());
		assertEquals(List.of("rule.name.empty"), codes(mended.left()));
	}

	@Test
	void warningsThatUndoEachOtherEnd() throws Exception {
		Mended mended = mend(domain(""), RuleSet.none().with(Domain.class, (domain, findings) -> {
			boolean a = domain.getName().equals("n");
			findings.warning(a ? "name.empty" : "name.line-break", domain, NAME).orSet(domain, NAME, a ? "m" : "n");
		}));
		assertEquals(1, mended.applied().size());
		assertEquals(List.of("rule.name.line-break"), codes(mended.left()));
	}

	@Test
	void aFixThatLeavesItsFindingIsNotApplied() throws Exception {
		Mended mended = mend(domain(""), RuleSet.none().with(Domain.class,
				(domain, findings) -> findings.error("name.empty", domain, NAME).orSet(domain, NAME, domain.getName() + "x")));
		assertEquals(domain(""), mended.text());
	}

	@Test
	void theAppliedFixesLeadFromTheTextToTheMendedOne() throws Exception {
		String text = domain(disk("vda") + disk("vda") + disk("vda")).replace("memory>", "memroy>").replace("\n", "\r\n");
		Mended mended = mend(text);
		String replayed = text;
		for (DefinitionMender.Applied applied : mended.applied()) {
			replayed = TextEdit.apply(replayed, applied.fix().edits());
		}
		assertEquals(mended.text(), replayed);
		assertEquals(domain(disk("vda") + disk("vdb") + disk("vdc")).replace("'/vdb'", "'/vda'").replace("'/vdc'", "'/vda'").replace("\n", "\r\n"), mended.text());
	}

	@Test
	void everythingElseOfTheTextStays() throws Exception {
		String text = "<!-- before -->\n" + domain("<!-- <disk> ]] -->" + disk("vda") + "<?keep me?>" + disk("vda")) + "<!-- after -->";
		String mended = mend(text).text();
		assertTrue(mended.startsWith("<!-- before -->\n") && mended.endsWith("<!-- after -->") && mended.contains("<?keep me?>"), mended);
		assertEquals(text.length(), mended.length());
	}

	private static final EAttribute NAME = DomainPackage.Literals.DOMAIN__NAME;

	private static Mended mend(String text) throws Exception {
		return new DefinitionMender(Checks.check()).mend(text, Finding::isError);
	}

	private static Mended mend(String text, RuleSet rules) throws Exception {
		return new DefinitionMender(new DefinitionCheck(new Schemas(SchemaSource.packed()), rules, HostFacts.UNKNOWN)).mend(text, finding -> true);
	}
}

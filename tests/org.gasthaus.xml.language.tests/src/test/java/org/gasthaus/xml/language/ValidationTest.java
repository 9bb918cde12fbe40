package org.gasthaus.xml.language;

import static org.gasthaus.xml.language.Language.PACKED;
import static org.gasthaus.xml.language.Language.issues;
import static org.gasthaus.xml.language.Language.resource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.eclipse.emf.common.util.URI;
import org.eclipse.xtext.diagnostics.Severity;
import org.eclipse.xtext.service.OperationCanceledError;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.CheckMode;
import org.eclipse.xtext.validation.IResourceValidator;
import org.eclipse.xtext.validation.Issue;
import org.gasthaus.xml.check.DefinitionCheck;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a text, as Xtext's issues. */
class ValidationTest {
	private static final String DOMAIN = """
			<domain type='kvm'>
			  <name>web01</name>
			  <memory unit='KiB'>1048576</memory>
			  <vcpu>2</vcpu>
			  <os>
			    <type arch='x86_64'>hvm</type>
			  </os>
			  <devices>
			    <disk type='file' device='disk'>
			      <source file='/a'/>
			      <target dev='vda' bus='virtio'/>
			    </disk>
			  </devices>
			</domain>
			""";

	@Test
	void theExamplesHaveNoIssueThatIsAnError() {
		List<String> examples = Texts.examples();
		assertTrue(examples.size() > 10);
		for (String text : examples) {
			assertEquals(List.of(), issues(text).stream().filter(issue -> issue.getSeverity() == Severity.ERROR).toList(), text);
		}
	}

	@Test
	void anIssueHasCodeSeverityPlaceLineAndColumnOfTheFinding() {
		List<Issue> issues = issues(DOMAIN.replace("bus='virtio'", "bux='virtio'"));
		assertEquals(1, issues.size(), issues::toString);
		Issue issue = issues.get(0);
		assertEquals("schema.unknown-attribute", issue.getCode());
		assertEquals(Severity.ERROR, issue.getSeverity());
		assertFalse(issue.isSyntaxError());
		assertEquals(DOMAIN.indexOf("bus="), issue.getOffset());
		assertEquals(3, issue.getLength());
		assertEquals(11, issue.getLineNumber());
		assertEquals(25, issue.getColumn());
		assertEquals(28, issue.getColumnEnd());
		assertEquals(URI.createURI("test:/domain.xml#/"), issue.getUriToProblem());
	}

	@Test
	void theFixOfAnIssueMendsTheText() {
		String text = DOMAIN.replace("<devices>", "<dvices>").replace("</devices>", "</dvices>");
		List<Fix> fixes = IssueFixes.of(issues(text).get(0));
		assertEquals("Change to 'devices'", fixes.get(0).title());
		assertEquals(DOMAIN, TextEdit.apply(text, fixes.get(0).edits()));
	}

	@Test
	void fixesSurviveBeingStrings() {
		List<Fix> fixes = List.of(new Fix("a: 3,4,5:\n", List.of(new TextEdit(0, 7, "x:y,\n\"'"), new TextEdit(10, 0, ""))), new Fix("", List.of()));
		assertEquals(fixes, IssueFixes.decode(IssueFixes.encode(fixes)));
		assertEquals(List.of(), IssueFixes.decode(new String[] { "something else", "9:x", "", "1:a5" }));
		assertEquals(List.of(), IssueFixes.decode(null));
	}

	@Test
	void theIssuesAreTheFindingsOfTheCommandLine() throws Exception {
		DefinitionCheck check = new DefinitionCheck(new Schemas(SchemaSource.packed()));
		String[][] changes = { { "<vcpu>2", "<vcpu current='3'>2" }, { "<source", "<surce" }, { "</disk>", "" }, { "'vda'", "'vda" }, { "hvm", "h&m" } };
		for (String[] change : changes) {
			String text = DOMAIN.replace(change[0], change[1]);
			List<Finding> expected = check.check(XmlTree.of(text));
			assertFalse(expected.isEmpty(), text);
			List<Issue> found = issues(text);
			assertEquals(expected.stream().map(finding -> finding.offset() + " " + finding.code() + " " + finding.message()).toList(),
					found.stream().map(issue -> issue.getOffset() + " " + issue.getCode() + " " + issue.getMessage()).toList());
		}
	}

	/** Somebody begins a device: only what is half-typed is an error, not the elements around it. */
	@Test
	void halfTypedTextIsNotDrownedInErrors() {
		for (String typed : List.of("<", "<d", "<disk", "<disk ", "<disk ty", "<disk type", "<disk type=", "<disk type='", "<disk type='fi", "<disk type='file'",
				"<disk type='file'>", "</", "<!-- x", "&")) {
			String text = DOMAIN.replace("  <devices>\n", "  <devices>\n    " + typed + "\n");
			int from = text.indexOf(typed + "\n");
			for (Issue issue : issues(text)) {
				assertTrue(issue.getOffset() >= from && issue.getOffset() <= from + typed.length() + 1, () -> typed + ": " + issue);
			}
			assertTrue(issues(text).size() >= 1 && issues(text).size() <= 4, () -> typed + ": " + issues(text));
		}
	}

	@Test
	void rulesSpeakThroughIssuesToo() {
		List<Issue> issues = issues(DOMAIN.replace("<vcpu>2", "<vcpu current='4'>2"));
		assertEquals(1, issues.size(), issues::toString);
		assertTrue(issues.get(0).getCode().startsWith("rule."), issues::toString);
	}

	@Test
	void validationSeesTheTextAsItIsAfterAnEdit() {
		DefinitionResource resource = resource(DOMAIN);
		DefinitionLanguage.instance().update(resource, DOMAIN.indexOf("vcpu"), 4, "vcpx");
		assertEquals(List.of("syntax.end-tag"), issues(resource).stream().filter(Issue::isSyntaxError).map(Issue::getCode).toList());
		DefinitionLanguage.instance().replace(resource, DOMAIN);
		assertEquals(List.of(), issues(resource));
	}

	@Test
	void aCancelledValidationSaysSo() {
		assertThrows(OperationCanceledError.class, () -> DefinitionLanguage.instance().validate(resource(DOMAIN), () -> true));
	}

	@Test
	void slowChecksAloneFindNothingBecauseAllAreFast() {
		IResourceValidator validator = DefinitionLanguage.instance().service(IResourceValidator.class);
		DefinitionResource broken = resource("<domain>");
		assertEquals(List.of(), validator.validate(broken, CheckMode.EXPENSIVE_ONLY, CancelIndicator.NullImpl));
		assertFalse(validator.validate(broken, CheckMode.FAST_ONLY, CancelIndicator.NullImpl).isEmpty());
	}

	@Test
	void aSchemaThatCannotBeUsedIsSaidAndSyntaxIsCheckedAllTheSame(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("domain.rng"), "no schema");
		DefinitionResource resource = resource(DOMAIN.replace("</vcpu>", "</vcp>"));
		resource.setValidationContext(ValidationContext.of(new Schemas(SchemaSource.folder(folder))));
		List<Issue> issues = issues(resource);
		assertEquals(List.of("schema.unavailable", "syntax.end-tag"), issues.stream().map(Issue::getCode).toList());
		assertEquals(Severity.WARNING, issues.get(0).getSeverity());
		assertTrue(issues.get(0).getMessage().contains("domain.rng") && issues.get(0).getMessage().startsWith("Only the syntax"), issues::toString);
	}

	@Test
	void theContextIsThatOfTheResourceElseThatOfItsUri(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("domain.rng"),
				"<element name='domain' xmlns='http://relaxng.org/ns/structure/1.0'><empty/></element>");
		ValidationContext strict = ValidationContext.of(new Schemas(SchemaSource.folder(folder)));
		DefinitionLanguage language = DefinitionLanguage.instance();
		DefinitionResource bound = language.resource(URI.createURI("bound:/a.xml"), DOMAIN);
		try {
			language.useContexts(uri -> "bound".equals(uri.scheme()) ? strict : null);
			assertFalse(issues(bound).isEmpty());
			assertEquals(List.of(), issues(resource(DOMAIN)));
			bound.setValidationContext(PACKED);
			assertEquals(List.of(), issues(bound));
		} finally {
			language.useContexts(uri -> null);
		}
	}

	@Test
	void manyThreadsValidateAtTheSameTime() throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(4);
		try {
			List<Future<List<String>>> results = new ArrayList<>();
			String broken = DOMAIN.replace("bus='virtio'", "bux='virtio'");
			for (int i = 0; i < 80; i++) {
				String text = i % 2 == 0 ? DOMAIN : broken;
				results.add(threads.submit(() -> issues(text).stream().map(Issue::getCode).toList()));
			}
			for (int i = 0; i < results.size(); i++) {
				assertEquals(i % 2 == 0 ? List.of() : List.of("schema.unknown-attribute"), results.get(i).get());
			}
		} finally {
			threads.shutdown();
		}
	}
}

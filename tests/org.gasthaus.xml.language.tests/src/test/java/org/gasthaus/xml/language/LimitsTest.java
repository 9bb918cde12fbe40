package org.gasthaus.xml.language;

import static org.gasthaus.xml.language.Language.assertLossless;
import static org.gasthaus.xml.language.Language.issues;
import static org.gasthaus.xml.language.Language.resource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.gasthaus.xml.text.SyntaxFindings;
import org.gasthaus.xml.text.XmlTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are made to hurt are read and checked in a time that grows with their length, not faster. */
class LimitsTest {
	private static final int MEGA = 1_000_000;
	/** More than ten times what the slowest took when this was written. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@ParameterizedTest
	@ValueSource(strings = { "<", "< ", "<a>", "<a>\n", "<a/>", "<a b='", "<a b='c", "<!--", "<![CDATA[", "&", "]]>", "</a>", "<a></b>", "'", "<a b=c ", "x='1' " })
	void aMegabyteOfOnePiece(String piece) {
		String text = "<domain>" + piece.repeat(MEGA / piece.length());
		DefinitionResource resource = assertTimeout(PATIENCE, () -> resource(text));
		assertLossless(text, resource);
		assertFalse(assertTimeout(PATIENCE, () -> issues(resource)).isEmpty());
	}

	@Test
	void aHundredThousandUnclosedElements() {
		// of one name alone they would be taken for elements beside each other
		String text = "<a><b>".repeat(50_000);
		DefinitionResource resource = assertTimeout(PATIENCE, () -> resource(text));
		assertLossless(text, resource);
		assertEquals(XmlTree.MAX_DEPTH, depth(resource));
		assertEquals(SyntaxFindings.MAX, resource.getErrors().size());
	}

	@Test
	void aHundredThousandClosedElements() {
		String text = "<a>".repeat(100_000) + "x<b c='d'/>" + "</a>".repeat(100_000);
		DefinitionResource resource = assertTimeout(PATIENCE, () -> resource(text));
		assertLossless(text, resource);
		assertEquals(List.of("syntax.depth"), resource.tree().syntaxFindings().stream().map(finding -> finding.code()).toList());
	}

	@Test
	void aDefinitionOfAMegabyteIsReadChangedAndChecked() {
		String text = Texts.domain(new Random(1), 5500);
		DefinitionResource resource = assertTimeout(PATIENCE, () -> resource(text));
		assertTimeout(PATIENCE, () -> DefinitionLanguage.instance().update(resource, text.indexOf("<disk") + 1, 4, "dsk"));
		assertEquals(List.of("syntax.end-tag"),
				assertTimeout(PATIENCE, () -> issues(resource)).stream().filter(issue -> issue.isSyntaxError()).map(issue -> issue.getCode()).toList());
	}

	private static int depth(DefinitionResource resource) {
		int deepest = 0;
		for (var objects = resource.getAllContents(); objects.hasNext();) {
			int depth = 0;
			for (var object = objects.next(); object.eContainer() != null; object = object.eContainer()) {
				depth++;
			}
			deepest = Math.max(deepest, depth);
		}
		return deepest;
	}
}

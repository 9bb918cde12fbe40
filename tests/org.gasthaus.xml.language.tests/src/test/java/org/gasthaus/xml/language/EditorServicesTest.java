package org.gasthaus.xml.language;

import static org.gasthaus.xml.language.Language.resource;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.xtext.ide.editor.folding.IFoldingRangeProvider;
import org.eclipse.xtext.ide.editor.syntaxcoloring.ISemanticHighlightingCalculator;
import org.eclipse.xtext.util.CancelIndicator;
import org.junit.jupiter.api.Test;

/** What Xtext's tools for editors get without a user interface. */
class EditorServicesTest {
	@Test
	void coloursComeFromTheTokens() {
		String text = "<?xml version='1.0'?><!--c--><a b='1'>x</a><";
		List<String> colours = new ArrayList<>();
		DefinitionLanguage.instance().service(ISemanticHighlightingCalculator.class).provideHighlightingFor(resource(text),
				(offset, length, ids) -> colours.add(text.substring(offset, offset + length) + " " + ids[0]), CancelIndicator.NullImpl);
		assertEquals(List.of("<?xml version='1.0'?> type", "<!--c--> comment", "< punctuation", "a keyword", "b definition", "= punctuation", "'1' string",
				"> punctuation", "</ punctuation", "a keyword", "> punctuation", "< punctuation"), colours);
	}

	@Test
	void elementsAndCommentsOfSeveralLinesFold() {
		String text = "<!--\n-->\n<a>\n  <b/>\n  <c\n    d='e'/>\n  <f>\n  </f>\n</a>";
		List<String> folds = new ArrayList<>();
		DefinitionLanguage.instance().service(IFoldingRangeProvider.class).getFoldingRanges(resource(text), CancelIndicator.NullImpl)
				.forEach(range -> folds.add(text.substring(range.getOffset(), range.getOffset() + 2) + " " + range.getLength()));
		assertEquals(List.of("<! 8", "<a " + (text.length() - 9), "<c 14", "<f 10"), folds.stream().map(fold -> fold.replace("<a> ", "<a ")).toList());
	}
}

package org.gasthaus.xml.language.ide;

import org.eclipse.xtext.ide.editor.folding.IFoldingRangeProvider;
import org.eclipse.xtext.ide.editor.syntaxcoloring.ISemanticHighlightingCalculator;
import org.eclipse.xtext.service.AbstractGenericModule;

/**
 * What Xtext's tools without a user interface ask of a language and what tokens and tree answer at once. Completion, hover and fixes are not
 * here: the services of {@code org.gasthaus.xml.ide} answer them from the tree of a resource, without Xtext.
 */
public class DefinitionXmlIdeModule extends AbstractGenericModule {
	public Class<? extends ISemanticHighlightingCalculator> bindISemanticHighlightingCalculator() {
		return TokenHighlighting.class;
	}

	public Class<? extends IFoldingRangeProvider> bindIFoldingRangeProvider() {
		return TreeFolding.class;
	}
}

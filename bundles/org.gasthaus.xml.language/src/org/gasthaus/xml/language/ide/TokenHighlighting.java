package org.gasthaus.xml.language.ide;

import org.eclipse.xtext.ide.editor.syntaxcoloring.HighlightingStyles;
import org.eclipse.xtext.ide.editor.syntaxcoloring.IHighlightedPositionAcceptor;
import org.eclipse.xtext.ide.editor.syntaxcoloring.ISemanticHighlightingCalculator;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.CancelIndicator;
import org.gasthaus.xml.language.DefinitionResource;
import org.gasthaus.xml.text.XmlTokens;

import com.google.inject.Singleton;

/** Colours by tokens, in Xtext's own styles: names of elements as keywords, of attributes as definitions, values as strings. */
@Singleton
public final class TokenHighlighting implements ISemanticHighlightingCalculator {
	@Override
	public void provideHighlightingFor(XtextResource resource, IHighlightedPositionAcceptor acceptor, CancelIndicator cancel) {
		if (!(resource instanceof DefinitionResource definition)) {
			return;
		}
		XmlTokens tokens = definition.tree().tokens();
		boolean named = false;
		for (int i = 0; i < tokens.count() && !cancel.isCanceled(); i++) {
			int type = tokens.type(i);
			int length = tokens.end(i) - tokens.start(i);
			boolean attribute = type == XmlTokens.NAME && named;
			named = type == XmlTokens.NAME || named && type != XmlTokens.TAG_START && type != XmlTokens.END_TAG_START
					&& type != XmlTokens.STRAY_END_TAG_START;
			String style = attribute ? HighlightingStyles.DEFINITION_ID : styleOf(type);
			if (style != null && length > 0) {
				acceptor.addPosition(tokens.start(i), length, style);
			}
		}
	}

	private static String styleOf(int type) {
		switch (type) {
		case XmlTokens.NAME:
			return HighlightingStyles.KEYWORD_ID;
		case XmlTokens.VALUE:
		case XmlTokens.CDATA:
			return HighlightingStyles.STRING_ID;
		case XmlTokens.COMMENT:
			return HighlightingStyles.COMMENT_ID;
		case XmlTokens.INSTRUCTION:
		case XmlTokens.DOCTYPE:
			return HighlightingStyles.TYPE_ID;
		case XmlTokens.BAD:
			return HighlightingStyles.INVALID_TOKEN_ID;
		case XmlTokens.TAG_START:
		case XmlTokens.END_TAG_START:
		case XmlTokens.STRAY_END_TAG_START:
		case XmlTokens.TAG_END:
		case XmlTokens.EMPTY_TAG_END:
		case XmlTokens.EQUALS:
			return HighlightingStyles.PUNCTUATION_ID;
		default:
			return null;
		}
	}
}

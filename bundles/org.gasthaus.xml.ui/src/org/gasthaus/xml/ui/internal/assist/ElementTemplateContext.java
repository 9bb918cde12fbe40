package org.gasthaus.xml.ui.internal.assist;

import java.util.List;

import org.eclipse.jface.text.templates.GlobalTemplateVariables;
import org.eclipse.jface.text.templates.TemplateContextType;
import org.eclipse.jface.text.templates.TemplateException;
import org.eclipse.jface.text.templates.TemplateVariableResolver;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.xml.ide.completion.Templates;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlTree;
import org.gasthaus.xml.ui.internal.Messages;

/** The content of one element, or a text that has no definition yet: completion's own templates have such a place. */
final class ElementTemplateContext extends TemplateContextType {
	private static final String PREFIX = "org.gasthaus.xml.ui.template.in.";

	/** @param parent the element; empty for a whole definition */
	ElementTemplateContext(String parent) {
		super(id(parent), parent.isEmpty() ? Messages.Templates_definition : NLS.bind(Messages.Templates_inside, parent));
		addResolver(new GlobalTemplateVariables.Cursor());
		addResolver(new Variable(TemplatePattern.TEXT, Messages.Templates_text));
		addResolver(new Variable(TemplatePattern.CHOICE, Messages.Templates_choice));
		addResolver(new Variable(TemplatePattern.DISK, Messages.Templates_disk));
		List<String> words = List.of(Messages.Templates_mac, Messages.Templates_uuid, Messages.Templates_network, Messages.Templates_bridge,
				Messages.Templates_newBridge);
		for (int i = 0; i < Templates.VALUES.size(); i++) {
			addResolver(new Variable(TemplatePattern.variable(Templates.VALUES.get(i)), words.get(i)));
		}
	}

	/** The name of the context for an element. */
	static String id(String parent) {
		return PREFIX + parent;
	}

	/** The element of a context, {@code null} if the context is of another kind. */
	static String parent(String id) {
		return id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : null;
	}

	/** Says in the dialog what would keep a template from being offered. */
	@Override
	public void validate(String pattern) throws TemplateException {
		super.validate(pattern);
		String lines = TemplatePattern.lines(pattern);
		try {
			Templates.STANDARD.with(new Templates.Entry("", "", "", lines));
		} catch (IllegalArgumentException offeredNowhere) {
			throw new TemplateException(Messages.Templates_noElement);
		}
		List<Finding> wrong = XmlTree.of("<x>" + SnippetText.of(lines).text() + "</x>").syntaxFindings();
		if (!wrong.isEmpty()) {
			throw new TemplateException(wrong.get(0).message());
		}
	}

	/** What may stand in a pattern; completion fills it in itself. */
	private static final class Variable extends TemplateVariableResolver {
		Variable(String type, String description) {
			super(type, description);
		}
	}
}

package org.gasthaus.xml.ide.completion;

import java.util.List;

import org.gasthaus.xml.ide.completion.Proposal.Kind;
import org.gasthaus.xml.ide.hover.Hovers;
import org.gasthaus.xml.ide.internal.ModelWords;
import org.gasthaus.xml.schema.ContentModel.AttributeChoice;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.Usage;
import org.gasthaus.xml.text.XmlElement;

/** Proposes attributes. */
final class AttributeProposals {
	private AttributeProposals() {
	}

	static void forName(Request request) throws SchemaException {
		XmlElement element = request.site.element();
		List<String> usual = Usage.STANDARD.attributes(Usage.key(element));
		boolean nameOnly = request.site.attribute() != null && (request.site.attribute().hasValue() || isFollowedByEquals(request));
		String quote = CursorSite.quote(request.text.tree(), element);
		for (AttributeChoice choice : request.model.attributes(element, request.site.attribute())) {
			String name = choice.name();
			String doc = ModelWords.ofAttribute(element, name);
			String generated = Snippets.escaped(Defaults.generated(request, element, name));
			String value = generated.isEmpty() ? "$1" : "${1:" + generated + '}';
			request.offer(Kind.ATTRIBUTE, name, name, ModelWords.firstSentence(doc), nameOnly ? name : name + '=' + quote + value + quote,
					(choice.required() ? "0" : "1") + Usage.rank(usual, name) + name, List.of(), () -> Hovers.documentation(name, doc));
		}
		if (!nameOnly && element.name().equals("address") && element.attributeCount() == 0) {
			Defaults.addresses(request, element, quote);
		}
	}

	private static boolean isFollowedByEquals(Request request) {
		String text = request.text.text();
		int i = request.site.end();
		while (i < text.length() && text.charAt(i) <= ' ') {
			i++;
		}
		return i < text.length() && text.charAt(i) == '=';
	}
}

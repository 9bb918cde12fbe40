package org.gasthaus.xml.ide.completion;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.completion.Proposal.Kind;
import org.gasthaus.xml.ide.hover.Hovers;
import org.gasthaus.xml.ide.internal.ModelWords;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.schema.ContentModel.Content;
import org.gasthaus.xml.schema.ContentModel.ElementChoice;
import org.gasthaus.xml.schema.ContentModel.ValueChoices;
import org.gasthaus.xml.schema.DocumentKind;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.Usage;
import org.gasthaus.xml.text.LibvirtNamespaces;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

/** Proposes elements, as tags with what belongs into them, and end tags. */
final class ElementProposals {
	private ElementProposals() {
	}

	/** Between tags. */
	static void inContent(Request request) throws SchemaException {
		XmlElement parent = request.site.element();
		if (parent == null) {
			if (request.text.tree().root() == null) {
				roots(request, false);
			}
			return;
		}
		// letters that are the value of an element are not the start of a tag
		boolean value = hasText(parent) && request.model.text(parent) != ValueChoices.NONE;
		if (!value) {
			offer(request, parent, request.model.elements(parent, request.site.start(), null, usual(parent)));
		}
		boolean open = parent.hasContent() && parent.endNameOffset() < 0 && !parent.name().isEmpty();
		if (open) {
			CursorSite here = request.site;
			CursorSite behind = new CursorSite(here.kind(), parent, null, here.end(), here.end(), "", "", "");
			(value ? request.at(behind) : request).offer(Kind.END_TAG, "</" + parent.name() + ">", "</" + parent.name(), "", "</" + parent.name() + ">", "9", List.of(),
					() -> Hovers.ofElement(parent));
		}
	}

	/** The usual attributes of a new element that have a usual value. */
	private static Function<String, Map<String, String>> usual(XmlElement parent) {
		return name -> {
			String key = Usage.key(parent.name(), name);
			Map<String, String> result = new LinkedHashMap<>();
			for (String attribute : Usage.STANDARD.attributes(key)) {
				Usage.STANDARD.values(key, attribute).stream().findFirst().ifPresent(value -> result.put(attribute, value));
			}
			return result;
		};
	}

	private static boolean hasText(XmlElement parent) {
		for (XmlNode child : parent.children()) {
			if (child instanceof XmlElement) {
				return false;
			}
		}
		return !parent.characterContent().isBlank();
	}

	/** After {@code <}, or in the name of a tag. */
	static void forName(Request request) throws SchemaException {
		XmlElement element = request.site.element();
		XmlElement parent = element.parent();
		boolean whole = isBare(element);
		if (parent == null) {
			if (request.text.tree().root() == element) {
				roots(request, !whole);
			}
			return;
		}
		List<ElementChoice> choices = request.model.elements(parent, element.offset(), element, usual(parent));
		if (whole) {
			offer(request, parent, choices);
		} else {
			for (ElementChoice choice : choices.stream().filter(choice -> !choice.name().startsWith("{")).toList()) {
				rename(request, element, choice.name(), sortKey(parent, choice));
			}
		}
	}

	/** Whether there is nothing of the tag but its name. */
	private static boolean isBare(XmlElement element) {
		return element.attributeCount() == 0 && element.isDamaged() && !element.source().endsWith(">");
	}

	private static void rename(Request request, XmlElement element, String name, String sortKey) {
		List<TextEdit> more = new ArrayList<>(declaration(request, element, name));
		if (element.endNameOffset() >= 0) {
			more.add(new TextEdit(element.endNameOffset(), element.endNameLength(), name));
		}
		String doc = element.parent() == null ? ModelWords.ofRoot(name) : ModelWords.ofChild(element.parent(), name);
		request.offer(Kind.ELEMENT, name, name, ModelWords.firstSentence(doc), '<' + name, sortKey, more, () -> Hovers.documentation(name, doc));
	}

	private static String sortKey(XmlElement parent, ElementChoice choice) {
		List<String> usual = Usage.STANDARD.children(Usage.key(parent));
		return (choice.required() ? "0" : "1") + Usage.rank(usual, choice.name()) + choice.name();
	}

	private static void offer(Request request, XmlElement parent, List<ElementChoice> choices) {
		Templates templates = request.text.context().templates();
		for (ElementChoice choice : choices) {
			String key = sortKey(parent, choice);
			String name = choice.name();
			if (name.startsWith("{")) {
				continue; // of a namespace that has no prefix here
			}
			templates.of(parent.name(), name).forEach(template -> template.offer(request, key));
			if (!request.mayMean(name)) {
				continue;
			}
			String doc = ModelWords.ofChild(parent, name);
			request.offer(Kind.ELEMENT, name, name, ModelWords.firstSentence(doc), snippet(request, parent, choice), key, declaration(request, parent, name),
					() -> Hovers.documentation(name, doc));
		}
	}

	/** Adds the namespace of a prefix to the root, where nobody declares it between here and there. */
	private static List<TextEdit> declaration(Request request, XmlElement from, String name) {
		String prefix = name.substring(0, Math.max(0, name.indexOf(':')));
		String namespace = LibvirtNamespaces.ofPrefix(prefix);
		XmlElement root = from;
		for (XmlElement at = from; at != null; at = at.parent()) {
			if (namespace == null || at.attribute("xmlns:" + prefix) != null) {
				return List.of();
			}
			root = at;
		}
		int end = root.nameOffset() + root.nameLength();
		for (XmlAttribute attribute : root.attributes()) {
			Region extent = Trees.extent(attribute);
			end = extent.offset() + extent.length();
		}
		String quote = CursorSite.quote(request.text.tree(), root);
		return List.of(new TextEdit(end, 0, " xmlns:" + prefix + '=' + quote + namespace + quote));
	}

	/** The tag with its usual and required attributes as tab stops, and its end. */
	private static String snippet(Request request, XmlElement parent, ElementChoice choice) {
		String key = Usage.key(parent.name(), choice.name());
		String quote = CursorSite.quote(request.text.tree(), parent);
		StringBuilder tag = new StringBuilder("<").append(choice.name());
		Set<String> attributes = new LinkedHashSet<>(Usage.STANDARD.written(key, choice.attributes()));
		attributes.addAll(choice.requiredAttributes());
		int stop = 1;
		for (String attribute : attributes) {
			String usual = Defaults.of(request, parent, choice.name(), attribute);
			tag.append(' ').append(attribute).append('=').append(quote);
			tag.append(usual.isEmpty() ? "$" + stop : "${" + stop + ':' + Snippets.escaped(usual) + '}').append(quote);
			stop++;
		}
		return switch (choice.content()) {
		case NONE -> tag.append("/>").toString();
		case TEXT -> tag.append('>').append(text(request, key, stop)).append("</").append(choice.name()).append('>').toString();
		default -> {
			boolean usuallyFilled = !Usage.STANDARD.isMostlyEmpty(key) && !Usage.STANDARD.children(key).isEmpty();
			if (choice.content() == Content.OPTIONAL_ELEMENTS && !usuallyFilled) {
				yield tag.append("/>").toString();
			}
			tag.append(">\n  $0\n</").append(choice.name()).append('>');
			yield request.layout.fitted(tag.toString(), request.text.text(), request.site.start());
		}
		};
	}

	private static String text(Request request, String key, int stop) {
		String usual = Defaults.ofText(request, key);
		return usual.isEmpty() ? "$" + stop : "${" + stop + ':' + Snippets.escaped(usual) + '}';
	}

	/** Definitions, for a text that has none yet. */
	private static void roots(Request request, boolean namesOnly) throws SchemaException {
		Templates templates = request.text.context().templates();
		int rank = 0;
		for (DocumentKind kind : DocumentKind.values()) {
			String name = kind.rootElement();
			if (name.isEmpty()) {
				continue;
			}
			String sortKey = String.format(java.util.Locale.ROOT, "1%03d", rank++);
			if (namesOnly) {
				rename(request, request.site.element(), name, sortKey);
				continue;
			}
			String doc = ModelWords.ofRoot(name);
			String snippet = templates.of("", name).stream().findFirst().map(template -> template.snippet(request)).orElse(null);
			if (snippet == null) {
				snippet = root(request.model.root(kind));
			}
			request.offer(Kind.ELEMENT, name, name, ModelWords.firstSentence(doc), snippet, sortKey, List.of(), () -> Hovers.documentation(name, doc));
			templates.of("", name).forEach(template -> template.offer(request, sortKey));
		}
	}

	private static String root(ElementChoice choice) {
		StringBuilder tag = new StringBuilder("<").append(choice.name());
		int stop = 1;
		for (String attribute : choice.requiredAttributes()) {
			tag.append(' ').append(attribute).append("='$").append(stop++).append('\'');
		}
		return tag.append(">\n  $0\n</").append(choice.name()).append('>').toString();
	}

	/** After {@code </}. */
	static void forEndTag(Request request) {
		int rank = 0;
		for (XmlElement open = request.site.element(); open != null; open = open.parent()) {
			boolean own = open.endNameOffset() < 0 || open.endNameOffset() == request.site.start();
			if (!open.name().isEmpty() && (rank == 0 || own)) {
				XmlElement element = open;
				request.offer(Kind.END_TAG, "</" + open.name() + ">", open.name(), "", open.name(), Integer.toString(rank), List.of(),
						() -> Hovers.ofElement(element));
				rank++;
			}
		}
	}
}

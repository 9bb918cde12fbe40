package org.gasthaus.model.xml;

import java.util.Random;

import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;
import org.gasthaus.xml.text.XmlTree;

/** Writes a definition anew so that it means the same and looks different: white space, quotes, entities, CDATA, comments, line ends. */
final class Layouts {
	private static final String[] ASIDE = { "<!-- a comment with <tags attr='x'> & more -->", "<?tool keep='this'?>", "<!---->", "<!-- größer 😀 -->" };

	private final Random random;
	private final String lineEnd;
	private final String step;
	private final boolean declares;
	private final boolean attributesShuffled;
	private final StringBuilder out = new StringBuilder();

	private Layouts(long seed) {
		random = new Random(seed);
		lineEnd = pick("\n", "\r\n", "\r", "");
		step = pick("  ", "\t", "    ", "", " ");
		declares = random.nextBoolean();
		attributesShuffled = random.nextBoolean();
	}

	static String of(String text, long seed) {
		Layouts layout = new Layouts(seed);
		layout.document(XmlTree.of(text).root());
		return layout.out.toString();
	}

	private void document(XmlElement root) {
		if (random.nextInt(4) == 0) {
			out.append('\uFEFF');
		}
		if (random.nextBoolean()) {
			out.append(pick("<?xml version=\"1.0\" encoding='UTF-8'?>", "<?xml version='1.0'?>")).append(lineEnd);
		}
		aside();
		if (declares) {
			out.append("<!DOCTYPE ").append(root.name()).append(" [ <!ENTITY unused 'x'> <!ENTITY lt2 \"&#38;#60;\"> ]>").append(lineEnd);
		}
		aside();
		element(root, "");
		out.append(pick("", lineEnd));
		aside();
	}

	private void aside() {
		while (random.nextInt(6) == 0) {
			out.append(pick(ASIDE)).append(lineEnd);
		}
	}

	private void element(XmlElement element, String indent) {
		out.append('<').append(element.name());
		int count = element.attributeCount();
		int shift = attributesShuffled && count > 0 ? random.nextInt(count) : 0;
		for (int i = 0; i < count; i++) {
			XmlAttribute attribute = element.attribute((i + shift) % count);
			String quote = pick("'", "\"");
			out.append(pick(" ", " ", "  ", lineEnd + "\t ")).append(lineEnd.isEmpty() ? " " : "").append(attribute.name())
					.append(pick("=", "=", " = ")).append(quote);
			characters(TextStyle.escapeValue(attribute.value(), quote.charAt(0)), false);
			out.append(quote);
		}
		if (!element.hasContent() || element.childCount() == 0 && random.nextBoolean()) {
			out.append(pick("/>", " />"));
			return;
		}
		out.append(pick(">", ">", " >"));
		boolean elements = CharacterEdits.hasElements(element);
		for (int i = 0; i < element.childCount(); i++) {
			XmlNode child = element.child(i);
			if (child instanceof XmlElement inner) {
				out.append(lineEnd).append(indent).append(step);
				aside();
				element(inner, indent + step);
				if (random.nextInt(8) == 0) {
					out.append(pick(ASIDE));
				}
			} else if (child.kind() == XmlNode.Kind.TEXT && !(elements && child.isBlankText())) {
				text(child.characters());
			}
		}
		out.append(elements ? lineEnd + indent : "").append("</").append(element.name()).append(pick(">", ">", " >"));
	}

	private void text(String value) {
		int cut = random.nextInt(value.length() + 1);
		if (random.nextInt(5) == 0 && !value.contains("]]>") && !value.contains("\r")) {
			out.append("<![CDATA[").append(value).append("]]>");
		} else if (random.nextInt(8) == 0 && !Character.isLowSurrogate(value.charAt(Math.min(cut, value.length() - 1)))) {
			characters(TextStyle.escapeText(value.substring(0, cut)), true);
			out.append("<!-- in between -->");
			characters(TextStyle.escapeText(value.substring(cut)), true);
		} else {
			characters(TextStyle.escapeText(value), true);
		}
	}

	private void characters(String escaped, boolean text) {
		for (int i = 0; i < escaped.length(); i++) {
			char c = escaped.charAt(i);
			if (Character.isLetterOrDigit(c) && !Character.isSurrogate(c) && escaped.indexOf('&') < 0 && random.nextInt(60) == 0) {
				out.append(random.nextBoolean() ? "&#" + (int) c + ';' : "&#x" + Integer.toHexString(c) + ';');
			} else if (c == '&' && declares && text && escaped.startsWith("&lt;", i)) {
				out.append("&lt2;");
				i += 3;
			} else {
				out.append(c);
			}
		}
	}

	private String pick(String... choices) {
		return choices[random.nextInt(choices.length)];
	}
}

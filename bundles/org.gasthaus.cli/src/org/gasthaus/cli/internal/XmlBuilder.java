package org.gasthaus.cli.internal;

/** Writes an element as libvirt's tools do: attributes in apostrophes, two blanks a level. */
final class XmlBuilder {
	private final StringBuilder out = new StringBuilder();
	private int depth;
	private boolean inTag;

	XmlBuilder() {
		this(0);
	}

	/** @param depth how deep in another element it will stand */
	XmlBuilder(int depth) {
		this.depth = depth;
	}

	/** Begins an element. */
	XmlBuilder open(String name) {
		endTag();
		out.append("  ".repeat(depth)).append('<').append(name);
		depth++;
		inTag = true;
		return this;
	}

	/** Adds an attribute to the element that was just begun; nothing for {@code null}. */
	XmlBuilder with(String name, String value) {
		if (value != null) {
			out.append(' ').append(name).append("='").append(escaped(value)).append('\'');
		}
		return this;
	}

	/** Ends an element. */
	XmlBuilder close(String name) {
		depth--;
		if (inTag) {
			out.append("/>\n");
			inTag = false;
		} else {
			out.append("  ".repeat(depth)).append("</").append(name).append(">\n");
		}
		return this;
	}

	/** Elements that were written apart. */
	XmlBuilder raw(String elements) {
		endTag();
		out.append(elements);
		return this;
	}

	/** An element with nothing but text. */
	XmlBuilder text(String name, String text) {
		endTag();
		out.append("  ".repeat(depth)).append('<').append(name).append('>').append(escaped(text)).append("</").append(name).append(">\n");
		return this;
	}

	private void endTag() {
		if (inTag) {
			out.append(">\n");
			inTag = false;
		}
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&apos;").replace("\"", "&quot;");
	}

	@Override
	public String toString() {
		return out.toString();
	}
}

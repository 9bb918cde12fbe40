package org.gasthaus.core;

/** Writes an element as libvirt's tools do: attributes in apostrophes, two blanks a level. For one thread. */
public final class XmlBuilder {
	private final StringBuilder out = new StringBuilder();
	private int depth;
	private boolean inTag;

	/** Begins at the left. */
	public XmlBuilder() {
		this(0);
	}

	/** @param depth how deep in another element it will stand */
	public XmlBuilder(int depth) {
		this.depth = depth;
	}

	/** Begins an element. */
	public XmlBuilder open(String name) {
		endTag();
		out.append("  ".repeat(depth)).append('<').append(name);
		depth++;
		inTag = true;
		return this;
	}

	/** Adds an attribute to the element that was just begun; nothing for {@code null}. */
	public XmlBuilder with(String name, String value) {
		if (value != null) {
			out.append(' ').append(name).append("='").append(escaped(value)).append('\'');
		}
		return this;
	}

	/** Ends an element. */
	public XmlBuilder close(String name) {
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
	public XmlBuilder raw(String elements) {
		endTag();
		out.append(elements);
		return this;
	}

	/** An element with nothing but text. */
	public XmlBuilder text(String name, String text) {
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

	/** All that was written so far. */
	@Override
	public String toString() {
		return out.toString();
	}
}

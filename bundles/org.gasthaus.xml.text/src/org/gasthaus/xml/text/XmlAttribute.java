package org.gasthaus.xml.text;

/** An attribute of an {@link XmlElement}, with the exact regions of its name and its value. */
public final class XmlAttribute {
	private final XmlElement element;
	private final String name;
	private final int nameToken;
	private final int valueToken;

	XmlAttribute(XmlElement element, String name, int nameToken, int valueToken) {
		this.element = element;
		this.name = name;
		this.nameToken = nameToken;
		this.valueToken = valueToken;
	}

	/** The element that has this attribute. */
	public XmlElement element() {
		return element;
	}

	/** The name as written, with its prefix. */
	public String name() {
		return name;
	}

	/** Where the name starts. */
	public int nameOffset() {
		return tokens().start(nameToken);
	}

	/** How long the name is. */
	public int nameLength() {
		return name.length();
	}

	/** Whether there is a value; in a half-typed tag there may be none. */
	public boolean hasValue() {
		return valueToken >= 0;
	}

	/** Where the value starts, after the quote; without a value where the name ends. */
	public int valueOffset() {
		return hasValue() ? tokens().start(valueToken) + 1 : nameOffset() + nameLength();
	}

	/** How long the value is, as written, without quotes. */
	public int valueLength() {
		if (!hasValue()) {
			return 0;
		}
		int end = tokens().end(valueToken);
		return (isClosed() ? end - 1 : end) - valueOffset();
	}

	/** Whether the value ends with the quote with which it starts. */
	public boolean isClosed() {
		if (!hasValue()) {
			return false;
		}
		String text = element.tree.text();
		int start = tokens().start(valueToken);
		int end = tokens().end(valueToken);
		return end - start > 1 && text.charAt(end - 1) == text.charAt(start);
	}

	/** What the value means: references resolved, white space as blanks. Empty if there is none. */
	public String value() {
		return hasValue() ? element.tree.attributeValue(valueOffset(), valueOffset() + valueLength()) : "";
	}

	/** Whether this declares a namespace instead of being data. */
	public boolean isNamespaceDeclaration() {
		return name.startsWith("xmlns") && (name.length() == 5 || name.charAt(5) == ':');
	}

	private XmlTokens tokens() {
		return element.tree.tokens();
	}
}

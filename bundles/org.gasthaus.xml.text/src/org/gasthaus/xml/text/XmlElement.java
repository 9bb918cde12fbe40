package org.gasthaus.xml.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An element of an {@link XmlTree}, with the exact regions of its names. */
public final class XmlElement extends XmlNode {
	private static final XmlAttribute[] NO_ATTRIBUTES = {};

	String name = "";
	int nameToken = -1;
	int endNameToken = -1;
	int contentToken = -1;
	int endTagToken = -1;
	boolean damaged;
	XmlAttribute[] attributes = NO_ATTRIBUTES;
	List<XmlNode> children;

	XmlElement(XmlTree tree, XmlElement parent, int token) {
		super(tree, Kind.ELEMENT, parent, token);
	}

	/** The name as written, with its prefix; empty where somebody only typed '<'. */
	public String name() {
		return name;
	}

	/** Where the name starts; where it should be if there is none. */
	public int nameOffset() {
		return nameToken >= 0 ? tree.tokens().start(nameToken) : tree.tokens().end(firstToken);
	}

	/** How long the name is. */
	public int nameLength() {
		return name.length();
	}

	/** Where the name of the end tag starts, or -1 without one. */
	public int endNameOffset() {
		return endNameToken >= 0 ? tree.tokens().start(endNameToken) : -1;
	}

	/** How long the name of the end tag is. */
	public int endNameLength() {
		return endNameToken >= 0 ? tree.tokens().end(endNameToken) - tree.tokens().start(endNameToken) : 0;
	}

	/** Where the start tag ends. */
	public int startTagEnd() {
		return contentToken >= 0 ? tree.tokens().end(contentToken - 1) : end();
	}

	/** Whether this has a start tag that is not {@code <a/>}. */
	public boolean hasContent() {
		return contentToken >= 0;
	}

	/** Where the content ends, before the end tag; {@link #end()} if there is no end tag. */
	public int contentEnd() {
		return endTagToken >= 0 ? tree.tokens().start(endTagToken) : end();
	}

	/** Whether a tag of this element is incomplete, missing, or stands among debris: what is in it may not be meant to be. */
	public boolean isDamaged() {
		return damaged;
	}

	/** The attributes in the order of the text. */
	public List<XmlAttribute> attributes() {
		return attributes.length == 0 ? List.of() : Collections.unmodifiableList(java.util.Arrays.asList(attributes));
	}

	/** How many attributes there are. */
	public int attributeCount() {
		return attributes.length;
	}

	/** An attribute by its place, from 0. */
	public XmlAttribute attribute(int index) {
		return attributes[index];
	}

	/** The first attribute of a name, or {@code null}. */
	public XmlAttribute attribute(String attributeName) {
		for (XmlAttribute attribute : attributes) {
			if (attribute.name().equals(attributeName)) {
				return attribute;
			}
		}
		return null;
	}

	/** Everything between the tags, in the order of the text. */
	public List<XmlNode> children() {
		return children == null ? List.of() : Collections.unmodifiableList(children);
	}

	/** How many nodes stand between the tags. */
	public int childCount() {
		return children == null ? 0 : children.size();
	}

	/** A node between the tags by its place, from 0. */
	public XmlNode child(int index) {
		return children.get(index);
	}

	/** The first child element of a name, or {@code null}. */
	public XmlElement element(String childName) {
		for (int i = 0; i < childCount(); i++) {
			if (children.get(i) instanceof XmlElement element && element.name.equals(childName)) {
				return element;
			}
		}
		return null;
	}

	/** The text directly in this element, references resolved, without that of child elements. */
	public String characterContent() {
		StringBuilder result = new StringBuilder();
		for (int i = 0; i < childCount(); i++) {
			result.append(children.get(i).characters());
		}
		return result.toString();
	}

	void add(XmlNode child) {
		if (children == null) {
			children = new ArrayList<>(4);
		}
		children.add(child);
	}
}

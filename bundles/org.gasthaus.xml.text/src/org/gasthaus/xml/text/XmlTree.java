package org.gasthaus.xml.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A light tree over the {@link XmlTokens} of a text: elements, attributes, text, comments, each knowing its exact region.
 * Any text has a tree; what is wrong with it is in {@link #syntaxFindings()}.
 *
 * <p>Elements nest at most {@link #MAX_DEPTH} deep; deeper ones are left out and reported, so that recursion over a tree is safe.
 * Immutable; may be used from any thread, except that {@link #syntaxFindings()} may then be computed twice.
 */
public final class XmlTree {
	/** How deep elements may nest. The root is at depth 1. */
	public static final int MAX_DEPTH = 256;

	private final String text;
	private final XmlTokens tokens;
	private final Entities entities;
	private final List<XmlNode> nodes;
	private List<Finding> findings;

	private XmlTree(String text, NamePool names) {
		this.text = text;
		this.tokens = XmlTokens.of(text);
		this.entities = Entities.of(tokens);
		this.nodes = new Builder(this, names).build();
	}

	/** The tree of a text. */
	public static XmlTree of(String text) {
		return new XmlTree(text, new NamePool());
	}

	/** The tree of a text, with names that were already built for other texts. */
	public static XmlTree of(String text, NamePool names) {
		return new XmlTree(text, names);
	}

	/** The text. */
	public String text() {
		return text;
	}

	/** The tokens of the text. */
	public XmlTokens tokens() {
		return tokens;
	}

	/** Everything at the top of the document: the root element, comments, instructions. */
	public List<XmlNode> nodes() {
		return Collections.unmodifiableList(nodes);
	}

	/** The first element at the top, or {@code null} if there is none. */
	public XmlElement root() {
		for (int i = 0; i < nodes.size(); i++) {
			if (nodes.get(i) instanceof XmlElement element) {
				return element;
			}
		}
		return null;
	}

	/** What keeps the text from being well-formed XML, in the order of the text, at most {@link SyntaxFindings#MAX} of them. */
	public List<Finding> syntaxFindings() {
		if (findings == null) {
			findings = List.copyOf(new SyntaxChecker(this).check());
		}
		return findings;
	}

	/**
	 * The innermost element whose region holds an offset, its two ends included, or {@code null} outside of all elements.
	 */
	public XmlElement elementAt(int offset) {
		XmlElement found = null;
		List<XmlNode> level = nodes;
		while (level != null) {
			XmlElement inner = null;
			for (XmlNode node : level) {
				if (node.offset() >= offset) {
					break;
				}
				if (node instanceof XmlElement element && offset <= element.end()) {
					inner = element;
				}
			}
			if (inner == null) {
				return found;
			}
			found = inner;
			level = inner.children;
		}
		return found;
	}

	Entities entities() {
		return entities;
	}

	/** What a region of character data means. */
	String content(int start, int end) {
		String raw = normalizeLineEnds(text.substring(start, end));
		return raw.indexOf('&') < 0 ? raw : entities.resolve(raw);
	}

	/** What a region of an attribute value means: white space as written becomes blanks, then references are resolved. */
	String attributeValue(int start, int end) {
		boolean plain = true;
		for (int i = start; i < end && plain; i++) {
			char c = text.charAt(i);
			plain = c >= ' ' && c != '&';
		}
		String raw = text.substring(start, end);
		if (plain) {
			return raw;
		}
		return entities.resolve(raw.replace("\r\n", " ").replace('\r', ' ').replace('\n', ' ').replace('\t', ' '));
	}

	static String normalizeLineEnds(String raw) {
		return raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
	}

	/** One pass over the tokens, with an explicit stack: the parent of each element. */
	private static final class Builder {
		private final XmlTree tree;
		private final XmlTokens tokens;
		private final NamePool names;
		private final List<XmlNode> top = new ArrayList<>(4);
		private XmlElement open;
		private int depth;
		private int tooDeep;
		private int[] attributeTokens = new int[32];

		Builder(XmlTree tree, NamePool names) {
			this.tree = tree;
			this.tokens = tree.tokens;
			this.names = names;
		}

		List<XmlNode> build() {
			int count = tokens.count();
			for (int i = 0; i < count; i++) {
				int type = tokens.type(i);
				switch (type) {
				case XmlTokens.TAG_START:
					i = startTag(i);
					break;
				case XmlTokens.END_TAG_START:
					i = endTag(i);
					break;
				case XmlTokens.NO_END_TAG:
					if (tooDeep > 0) {
						tooDeep--;
					} else {
						open.damaged = true;
						close(i);
					}
					break;
				case XmlTokens.STRAY_END_TAG_START:
					XmlNode stray = leaf(XmlNode.Kind.STRAY_END_TAG, i);
					i = tagEnd(i);
					stray.lastToken = i;
					damage();
					break;
				case XmlTokens.BAD:
					leaf(XmlNode.Kind.BAD, i);
					damage();
					break;
				case XmlTokens.SPACE:
					break;
				default:
					leaf(kindOf(type), i);
					break;
				}
			}
			return top;
		}

		private int startTag(int first) {
			XmlElement element = new XmlElement(tree, open, first);
			int attributes = 0;
			int i = first + 1;
			int type = tokens.type(i);
			while (type != XmlTokens.TAG_END && type != XmlTokens.EMPTY_TAG_END && type != XmlTokens.NO_TAG_END) {
				if (type == XmlTokens.NAME && element.nameToken < 0) {
					element.nameToken = i;
					element.name = names.get(tree.text, tokens.start(i), tokens.end(i));
				} else if (type == XmlTokens.NAME) {
					if (attributes + 2 > attributeTokens.length) {
						attributeTokens = Arrays.copyOf(attributeTokens, attributes * 2);
					}
					attributeTokens[attributes++] = i;
					attributeTokens[attributes++] = -1;
				} else if (type == XmlTokens.VALUE && attributes > 0) {
					attributeTokens[attributes - 1] = i;
				} else if (type == XmlTokens.BAD) {
					element.damaged = true;
				}
				type = tokens.type(++i);
			}
			element.lastToken = i;
			if (attributes > 0) {
				element.attributes = new XmlAttribute[attributes / 2];
				for (int a = 0; a < attributes; a += 2) {
					int name = attributeTokens[a];
					element.attributes[a / 2] = new XmlAttribute(element,
							names.get(tree.text, tokens.start(name), tokens.end(name)), name, attributeTokens[a + 1]);
				}
			}
			boolean opens = type == XmlTokens.TAG_END;
			element.damaged |= type == XmlTokens.NO_TAG_END || tokens.end(i) == tokens.start(i) || element.nameToken < 0;
			if (depth >= MAX_DEPTH) {
				if (opens) {
					tooDeep++;
				}
				return i;
			}
			add(element);
			if (opens) {
				element.contentToken = i + 1;
				open = element;
				depth++;
			}
			return i;
		}

		private int endTag(int first) {
			int last = tagEnd(first);
			if (tooDeep > 0) {
				tooDeep--;
				return last;
			}
			for (int i = first + 1; i < last; i++) {
				if (tokens.type(i) == XmlTokens.NAME) {
					open.endNameToken = i;
				}
			}
			open.endTagToken = first;
			open.damaged |= tokens.type(last) != XmlTokens.TAG_END;
			close(last);
			return last;
		}

		/** The token that ends the tag which starts at a token. */
		private int tagEnd(int first) {
			int i = first + 1;
			while (i < tokens.count() - 1 && tokens.type(i) != XmlTokens.TAG_END && tokens.type(i) != XmlTokens.NO_TAG_END) {
				i++;
			}
			return Math.min(i, tokens.count() - 1);
		}

		private void close(int lastToken) {
			open.lastToken = lastToken;
			open = open.parent();
			depth--;
		}

		private XmlNode leaf(XmlNode.Kind kind, int token) {
			XmlNode node = new XmlNode(tree, kind, open, token);
			if (tooDeep == 0) {
				add(node);
			}
			return node;
		}

		private void add(XmlNode node) {
			if (open == null) {
				top.add(node);
			} else {
				open.add(node);
			}
		}

		private void damage() {
			if (open != null) {
				open.damaged = true;
			}
		}

		private static XmlNode.Kind kindOf(int type) {
			switch (type) {
			case XmlTokens.TEXT:
				return XmlNode.Kind.TEXT;
			case XmlTokens.CDATA:
				return XmlNode.Kind.CDATA;
			case XmlTokens.COMMENT:
				return XmlNode.Kind.COMMENT;
			case XmlTokens.INSTRUCTION:
				return XmlNode.Kind.INSTRUCTION;
			case XmlTokens.DOCTYPE:
				return XmlNode.Kind.DOCTYPE;
			default:
				throw new IllegalStateException("token " + type);
			}
		}
	}
}

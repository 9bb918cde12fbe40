package org.gasthaus.xml.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks start tags: their form, their names, each attribute only once, and that prefixes are bound. */
final class StartTagChecker {
	private static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
	private static final String XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

	private final XmlTree tree;
	private final XmlTokens tokens;
	private final String text;
	private final SyntaxFindings findings;
	private final ReferenceChecker references;
	private final List<Scope> scopes = new ArrayList<>();

	/** The namespaces that an element at a depth declares. */
	private record Scope(int depth, Map<String, String> prefixes) {
	}

	StartTagChecker(XmlTree tree, SyntaxFindings findings, ReferenceChecker references) {
		this.tree = tree;
		this.tokens = tree.tokens();
		this.text = tree.text();
		this.findings = findings;
		this.references = references;
	}

	/** Forgets what an element at a depth declared. */
	void leave(int depth) {
		while (!scopes.isEmpty() && scopes.get(scopes.size() - 1).depth >= depth) {
			scopes.remove(scopes.size() - 1);
		}
	}

	/** Checks the tag that starts at a token, of an element in as many open ones as {@code depth}; the token that ends it. */
	int check(int first, int depth) {
		leave(depth);
		int name = -1;
		int attribute = -1;
		List<int[]> attributes = null;
		int i = first + 1;
		int type = tokens.type(i);
		while (type != XmlTokens.TAG_END && type != XmlTokens.EMPTY_TAG_END && type != XmlTokens.NO_TAG_END) {
			if (type == XmlTokens.NAME && name < 0) {
				name = i;
				if (i > first + 1 && tokens.type(i - 1) == XmlTokens.SPACE) {
					findings.fixable("syntax.space-before-name",
							List.of(Fix.replace(Messages.text("fix.delete"), tokens.start(i - 1), length(i - 1), "")),
							tokens.start(i - 1), length(i - 1));
				}
				checkName(i);
			} else if (attribute >= 0 && tokens.type(i - 1) == XmlTokens.EQUALS && (type == XmlTokens.NAME || type == XmlTokens.BAD)) {
				i = unquoted(attribute, i);
				attribute = -1;
			} else if (type == XmlTokens.NAME) {
				noValue(attribute);
				attribute = i;
				checkName(i);
				if (tokens.type(i - 1) != XmlTokens.SPACE && tokens.type(i - 1) != XmlTokens.BAD) {
					findings.fixable("syntax.no-space",
							List.of(Fix.replace(Messages.text("fix.insert-space"), tokens.start(i), 0, " ")), tokens.start(i), length(i),
							tokens.string(i));
				}
			} else if (type == XmlTokens.VALUE) {
				if (attribute >= 0) {
					attributes = attributes == null ? new ArrayList<>(4) : attributes;
					attributes.add(new int[] { attribute, i });
				}
				attribute = -1;
				value(i);
			} else if (type == XmlTokens.BAD) {
				findings.error("syntax.unexpected", tokens.start(i), length(i), tokens.string(i));
			}
			type = tokens.type(++i);
		}
		noValue(attribute);
		tagEnd(first, name, i);
		if (name >= 0) {
			namespaces(name, attributes, depth);
		}
		return i;
	}

	private void tagEnd(int first, int name, int last) {
		boolean missing = tokens.end(last) == tokens.start(last);
		if (name < 0) {
			int start = tokens.start(first);
			findings.fixable("syntax.no-name", List.of(Fix.replace(Messages.text("fix.replace", "&lt;"), start, 1, "&lt;")), start, 1);
		} else if (missing) {
			int end = tokens.start(last);
			while (end > tokens.end(name) && XmlCharacters.isSpace(text.charAt(end - 1))) {
				end--;
			}
			String close = tokens.type(last) == XmlTokens.TAG_END ? ">" : "/>";
			findings.fixable("syntax.unclosed-tag", List.of(Fix.replace(Messages.text("fix.close-tag", close), end, 0, close)),
					tokens.start(name), length(name), tokens.string(name));
		}
	}

	private void value(int token) {
		int start = tokens.start(token);
		int end = tokens.end(token);
		char mark = text.charAt(start);
		boolean closed = end - start > 1 && text.charAt(end - 1) == mark;
		if (!closed) {
			findings.fixable("syntax.unclosed-value",
					List.of(Fix.replace(Messages.text("fix.insert", String.valueOf(mark)), end, 0, String.valueOf(mark))), start, end - start,
					String.valueOf(mark));
		}
		references.check(start + 1, closed ? end - 1 : end);
	}

	/** A value without quotes, as HTML allows it; its last token. */
	private int unquoted(int attribute, int first) {
		int last = first;
		while (tokens.type(last + 1) == XmlTokens.NAME || tokens.type(last + 1) == XmlTokens.BAD || tokens.type(last + 1) == XmlTokens.EQUALS) {
			last++;
		}
		int start = tokens.start(first);
		String value = text.substring(start, tokens.end(last));
		findings.fixable("syntax.no-quotes", List.of(Fix.replace(Messages.text("fix.quote"), start, value.length(), "'" + value.replace("'", "&apos;") + "'")), start,
				value.length(), tokens.string(attribute), value);
		return last;
	}

	private void noValue(int attribute) {
		if (attribute >= 0) {
			findings.error("syntax.no-value", tokens.start(attribute), length(attribute), tokens.string(attribute));
		}
	}

	private void checkName(int token) {
		int start = tokens.start(token);
		int end = tokens.end(token);
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			if (c == ':' || c >= 0x80 || i == start && !XmlCharacters.isNameStart(c)) {
				if (!XmlCharacters.isQualifiedName(text, start, end)) {
					findings.error("syntax.name", start, end - start, tokens.string(token));
				}
				return;
			}
		}
	}

	private void namespaces(int name, List<int[]> attributes, int depth) {
		if (attributes != null) {
			declare(attributes, depth);
			duplicates(attributes);
		}
		boundPrefix(name);
		for (int i = 0; attributes != null && i < attributes.size(); i++) {
			boundPrefix(attributes.get(i)[0]);
		}
	}

	private void declare(List<int[]> attributes, int depth) {
		Map<String, String> declared = null;
		for (int[] attribute : attributes) {
			int start = tokens.start(attribute[0]);
			int end = tokens.end(attribute[0]);
			boolean isDefault = end - start == 5;
			if (!text.startsWith("xmlns", start) || !isDefault && text.charAt(start + 5) != ':') {
				continue;
			}
			String prefix = isDefault ? "" : text.substring(start + 6, end);
			String uri = tree.attributeValue(tokens.start(attribute[1]) + 1, Math.max(tokens.start(attribute[1]) + 1, tokens.end(attribute[1]) - 1));
			boolean refused = prefix.equals("xmlns") || prefix.equals("xml") != uri.equals(XML_NAMESPACE)
					|| uri.equals(XMLNS_NAMESPACE) || uri.isEmpty() && !isDefault;
			if (refused) {
				findings.error("syntax.namespace", start, end - start, tokens.string(attribute[0]));
			}
			if (declared == null) {
				declared = new HashMap<>();
				scopes.add(new Scope(depth, declared));
			}
			declared.put(prefix, uri);
		}
	}

	private void duplicates(List<int[]> attributes) {
		if (attributes.size() < 2) {
			return;
		}
		Set<String> seen = new HashSet<>();
		for (int[] attribute : attributes) {
			int token = attribute[0];
			String name = tokens.string(token);
			int colon = name.indexOf(':');
			String uri = colon > 0 && !name.startsWith("xmlns:") ? namespace(name.substring(0, colon)) : null;
			boolean first = seen.add(name);
			boolean firstExpanded = uri == null || seen.add("{" + uri + "}" + name.substring(colon + 1));
			if (!first || !firstExpanded) {
				int start = tokens.start(token);
				int end = tokens.end(attribute[1]);
				int blank = XmlCharacters.isSpace(text.charAt(start - 1)) ? 1 : 0;
				findings.fixable("syntax.duplicate-attribute",
						List.of(Fix.replace(Messages.text("fix.delete"), start - blank, end - start + blank, "")), start, length(token), name);
			}
		}
	}

	private void boundPrefix(int token) {
		int start = tokens.start(token);
		int colon = colon(start, tokens.end(token));
		if (colon <= start) {
			return;
		}
		String prefix = text.substring(start, colon);
		if (!prefix.equals("xmlns") && namespace(prefix) == null) {
			findings.error("syntax.unbound-prefix", start, prefix.length(), prefix);
		} else if (prefix.equals("xmlns") && tokens.type(token - 1) == XmlTokens.TAG_START) {
			findings.error("syntax.unbound-prefix", start, prefix.length(), prefix);
		}
	}

	private int colon(int start, int end) {
		for (int i = start; i < end; i++) {
			if (text.charAt(i) == ':') {
				return i;
			}
		}
		return -1;
	}

	private String namespace(String prefix) {
		if (prefix.equals("xml")) {
			return XML_NAMESPACE;
		}
		for (int i = scopes.size() - 1; i >= 0; i--) {
			String uri = scopes.get(i).prefixes.get(prefix);
			if (uri != null) {
				return uri;
			}
		}
		return null;
	}

	private int length(int token) {
		return tokens.end(token) - tokens.start(token);
	}
}

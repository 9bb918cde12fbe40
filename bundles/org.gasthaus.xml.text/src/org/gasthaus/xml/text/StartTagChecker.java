package org.gasthaus.xml.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks start tags: their form, their names, each attribute only once, and that prefixes are bound. */
final class StartTagChecker {
	private static final String XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
	private static final String XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

	/** What word processors and web pages make of quotes. */
	private static final String TYPESET_QUOTES = "\u2018\u2019\u201A\u201B\u201C\u201D\u201E\u201F\u2032\u2033\u00AB\u00BB\u0060\u00B4";

	/** Attributes and the end of a tag, as they follow what does not belong into it. */
	private static final Pattern REST_OF_TAG = Pattern.compile("(?:\\s+[\\w:.-]+\\s*=\\s*(?:\"[^\"<]*\"|'[^'<]*'))*\\s*/?>");
	private static final int REACH = 1000;

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
		if (isNameless(tokens, first)) {
			return nameless(first);
		}
		boolean halfTyped = isUnclosed(first);
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
			} else if (attribute >= 0 && !halfTyped && tokens.type(i - 1) == XmlTokens.EQUALS && (type == XmlTokens.NAME || type == XmlTokens.BAD)) {
				i = unquoted(attribute, i);
				attribute = -1;
			} else if (type == XmlTokens.NAME) {
				noValue(attribute, halfTyped);
				attribute = i;
				if (!endsWithColon(i)) {
					checkName(i);
				}
				if (tokens.type(i - 1) != XmlTokens.SPACE && tokens.type(i - 1) != XmlTokens.BAD) {
					findings.fixable("syntax.no-space",
							List.of(Fix.replace(Messages.text("fix.insert-space"), tokens.start(i), 0, " ")), tokens.start(i), length(i),
							tokens.string(i));
				}
			} else if (type == XmlTokens.VALUE) {
				if (attribute >= 0 && endsWithColon(attribute)) {
					colonForEquals(attribute, i);
				} else if (attribute >= 0) {
					attributes = attributes == null ? new ArrayList<>(4) : attributes;
					attributes.add(new int[] { attribute, i });
					noEquals(attribute, i);
				}
				attribute = -1;
				value(i, halfTyped);
			} else if (type == XmlTokens.BAD && Lookalikes.is(text.charAt(tokens.start(i)))) {
				i = lookalike(i);
			} else if (type == XmlTokens.BAD && !halfTyped) {
				findings.error("syntax.unexpected", tokens.start(i), length(i), tokens.string(i));
			}
			type = tokens.type(++i);
		}
		noValue(attribute, halfTyped);
		if (!isUnclosedValue(i - 1)) {
			tagEnd(first, name, i);
		}
		if (name >= 0) {
			namespaces(name, attributes, depth);
		}
		return i;
	}

	/** Whether attributes begin where the name should be: what looks like the name has a value. */
	static boolean isNameless(XmlTokens tokens, int first) {
		if (tokens.type(first + 1) != XmlTokens.SPACE || tokens.type(first + 2) != XmlTokens.NAME) {
			return false;
		}
		int next = tokens.type(first + 3) == XmlTokens.SPACE ? first + 4 : first + 3;
		return tokens.type(next) == XmlTokens.BAD && tokens.start(next) < tokens.text().length() && tokens.text().charAt(tokens.start(next)) == '=';
	}

	/** One finding, whatever else does not fit because of it. */
	private int nameless(int first) {
		int start = tokens.start(first);
		findings.fixable("syntax.no-name", lessThan(tree, start, 1, 0), start, 1);
		int i = first + 1;
		while (tokens.type(i) != XmlTokens.TAG_END && tokens.type(i) != XmlTokens.EMPTY_TAG_END && tokens.type(i) != XmlTokens.NO_TAG_END) {
			i++;
		}
		return i;
	}

	/**
	 * What to do with a run of {@code <} that starts no tag: among text it is meant to be text, elsewhere it is the rest of a tag.
	 *
	 * @param deleted how much goes with it; 0 if that is not known
	 */
	static List<Fix> lessThan(XmlTree tree, int start, int length, int deleted) {
		XmlElement parent = tree.elementAt(start);
		boolean inText = false;
		for (int i = 0; parent != null && i < parent.childCount(); i++) {
			XmlNode child = parent.child(i);
			inText |= child.kind() == XmlNode.Kind.TEXT && !child.isBlankText();
		}
		String escaped = "&lt;".repeat(length);
		Fix write = Fix.replace(Messages.text("fix.replace", escaped), start, length, escaped);
		Fix delete = Fix.replace(Messages.text("fix.delete"), start, deleted, "");
		String all = tree.text();
		int line = start;
		while (line > 0 && (all.charAt(line - 1) == ' ' || all.charAt(line - 1) == '\t')) {
			line--;
		}
		int end = start + deleted;
		if (line > 0 && all.charAt(line - 1) == '\n' && end < all.length() && all.charAt(end) == '\n') {
			delete = Fix.replace(Messages.text("fix.delete"), line, end + 1 - line, "");
		}
		return inText ? deleted == 0 ? List.of(write) : List.of(write, delete) : deleted == 0 ? List.of() : List.of(delete, write);
	}

	private boolean isUnclosed(int first) {
		int i = first + 1;
		while (tokens.type(i) != XmlTokens.TAG_END && tokens.type(i) != XmlTokens.EMPTY_TAG_END && tokens.type(i) != XmlTokens.NO_TAG_END) {
			i++;
		}
		return length(i) == 0;
	}

	/** Whether a tag breaks off in a value: then that is what is wrong, not the tag. */
	private boolean isUnclosedValue(int last) {
		int token = tokens.type(last) == XmlTokens.SPACE ? last - 1 : last;
		return length(last + 1) == 0 && tokens.type(token) == XmlTokens.VALUE && !isClosed(token);
	}

	private boolean isClosed(int value) {
		return length(value) > 1 && text.charAt(tokens.end(value) - 1) == text.charAt(tokens.start(value));
	}

	private void tagEnd(int first, int name, int last) {
		boolean missing = tokens.end(last) == tokens.start(last);
		if (name < 0) {
			int start = tokens.start(first);
			int length = missing ? 1 : tokens.end(last) - start;
			boolean bare = missing || last == first + 1 || last == first + 2 && tokens.type(first + 1) == XmlTokens.SPACE;
			findings.fixable("syntax.no-name", lessThan(tree, start, 1, bare ? length : 0), start, 1);
		} else if (missing && !commentInTag(first, last)) {
			int end = tokens.start(last);
			while (end > tokens.end(name) && XmlCharacters.isSpace(text.charAt(end - 1))) {
				end--;
			}
			String close = closing(last);
			boolean slashed = text.charAt(end - 1) == '/' && close.length() > 1;
			List<Fix> fixes = new ArrayList<>(2);
			fixes.add(Fix.replace(Messages.text("fix.close-tag", close), end, 0, slashed ? ">" : close));
			if (tokens.start(first) > 0 && text.startsWith("</", tokens.end(last)) && tokens.start(last) == tokens.end(name)) {
				fixes.add(Fix.replace(Messages.text("fix.replace", "&lt;"), tokens.start(first), 1, "&lt;"));
			}
			findings.fixable("syntax.unclosed-tag", fixes, tokens.start(name), length(name), tokens.string(name));
		}
	}

	/** Tells of a comment that the tag goes on behind. */
	private boolean commentInTag(int first, int last) {
		int start = tokens.end(last);
		if (last + 1 >= tokens.count() || tokens.type(last + 1) != XmlTokens.COMMENT) {
			return false;
		}
		int end = tokens.end(last + 1);
		if (!REST_OF_TAG.matcher(text).region(end, Math.min(text.length(), end + REACH)).lookingAt()) {
			return false;
		}
		int before = start;
		while (XmlCharacters.isSpace(text.charAt(before - 1))) {
			before--;
		}
		int tag = tokens.start(first);
		int line = tag;
		while (line > 0 && (text.charAt(line - 1) == ' ' || text.charAt(line - 1) == '\t')) {
			line--;
		}
		boolean ownLine = line > 0 && text.charAt(line - 1) == '\n';
		String lineEnd = !ownLine ? "" : line > 1 && text.charAt(line - 2) == '\r' ? "\r\n" : "\n";
		String moved = text.substring(start, end) + lineEnd + (ownLine ? text.substring(line, tag) : "");
		Fix fix = new Fix(Messages.text("fix.move-before"), List.of(new TextEdit(tag, 0, moved), new TextEdit(before, end - before, "")));
		findings.fixableAs("syntax.unclosed-tag", "syntax.comment-in-tag", List.of(fix), start, end - start);
		return true;
	}

	private String closing(int last) {
		return tokens.type(last) == XmlTokens.TAG_END ? ">" : "/>";
	}

	private void value(int token, boolean halfTyped) {
		int start = tokens.start(token);
		int end = tokens.end(token);
		char mark = text.charAt(start);
		boolean closed = isClosed(token);
		if (!closed) {
			int last = tokens.type(token + 1) == XmlTokens.SPACE ? token + 2 : token + 1;
			boolean breaksOff = halfTyped && isUnclosedValue(last - 1);
			String missing = breaksOff ? mark + closing(last) : String.valueOf(mark);
			findings.fixable("syntax.unclosed-value", List.of(Fix.replace(Messages.text("fix.insert", missing), end, 0, missing)), start,
					end - start, String.valueOf(mark));
		}
		int contentEnd = closed ? end - 1 : end;
		references.check(start + 1, contentEnd);
		references.escape('<', "&lt;", "syntax.less-than", start + 1, contentEnd);
		references.escape(mark, mark == '"' ? "&quot;" : "&apos;", "syntax.quote-in-value", start + 1, contentEnd);
	}

	/** Some characters that look like blanks, as one finding; the last token of them. */
	private int lookalike(int first) {
		int last = first;
		while (tokens.type(last + 1) == XmlTokens.BAD && text.charAt(tokens.start(last + 1)) == text.charAt(tokens.start(first))) {
			last++;
		}
		int start = tokens.start(first);
		int length = tokens.end(last) - start;
		findings.fixableAs("syntax.unexpected", "syntax.unexpected-blank", List.of(Fix.replace(Messages.text("fix.write-blank"), start, length, " ")), start, length,
				Lookalikes.code(text.charAt(start)));
		return last;
	}

	/** Whether what looks like an attribute says its value as JSON does, {@code type: 'file'}. */
	private boolean endsWithColon(int name) {
		int next = tokens.type(name + 1) == XmlTokens.SPACE ? name + 2 : name + 1;
		return length(name) > 1 && text.charAt(tokens.end(name) - 1) == ':' && tokens.type(next) == XmlTokens.VALUE;
	}

	private void colonForEquals(int attribute, int value) {
		int start = tokens.start(attribute);
		int colon = tokens.end(attribute) - 1;
		findings.fixable("syntax.no-equals", List.of(Fix.replace(Messages.text("fix.replace", "="), colon, tokens.start(value) - colon, "=")), start,
				tokens.end(value) - start, text.substring(start, colon));
	}

	private void noEquals(int attribute, int value) {
		boolean assigned = false;
		for (int i = attribute + 1; i < value; i++) {
			assigned |= tokens.type(i) == XmlTokens.EQUALS;
		}
		if (!assigned) {
			findings.fixable("syntax.no-equals", List.of(Fix.replace(Messages.text("fix.insert", "="), tokens.end(attribute), 0, "=")),
					tokens.start(attribute), tokens.end(value) - tokens.start(attribute), tokens.string(attribute));
		}
	}

	/** A value without quotes, as HTML allows it, or in those of a typesetter; its last token. */
	private int unquoted(int attribute, int first) {
		int typeset = typesetEnd(first);
		if (typeset >= 0) {
			int start = tokens.start(first);
			String bare = text.substring(start + 1, tokens.end(typeset) - 1);
			findings.fixable("syntax.no-quotes", List.of(Fix.replace(Messages.text("fix.quote"), start, bare.length() + 2, '\'' + bare + '\'')), start,
					bare.length() + 2, tokens.string(attribute), bare);
			return typeset;
		}
		int last = first;
		while (tokens.type(last + 1) == XmlTokens.NAME || tokens.type(last + 1) == XmlTokens.BAD || tokens.type(last + 1) == XmlTokens.EQUALS) {
			last++;
		}
		int start = tokens.start(first);
		String value = text.substring(start, tokens.end(last));
		char end = value.charAt(value.length() - 1);
		String mark = end == '"' ? "\"" : "'";
		String bare = end == '"' || end == '\'' ? value.substring(0, value.length() - 1) : value;
		String quoted = mark + bare.replace(mark, end == '"' ? "&quot;" : "&apos;") + mark;
		findings.fixable("syntax.no-quotes", List.of(Fix.replace(Messages.text("fix.quote"), start, value.length(), quoted)), start,
				value.length(), tokens.string(attribute), bare);
		return last;
	}

	/** The token that ends with the second of two typeset quotes, of which the first starts a token; -1 if they enclose no value. */
	private int typesetEnd(int first) {
		int at = tokens.start(first);
		if (TYPESET_QUOTES.indexOf(text.charAt(at)) < 0) {
			return -1;
		}
		do {
			at++;
			if (at == text.length() || "<>='\"\n".indexOf(text.charAt(at)) >= 0) {
				return -1;
			}
		} while (TYPESET_QUOTES.indexOf(text.charAt(at)) < 0);
		int last = first;
		while (tokens.end(last) <= at) {
			last++;
		}
		return tokens.end(last) == at + 1 ? last : -1;
	}

	private void noValue(int attribute, boolean halfTyped) {
		if (attribute >= 0 && !halfTyped) {
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
					badName(start, end);
				}
				return;
			}
		}
	}

	private void badName(int start, int end) {
		String written = text.substring(start, end);
		String plain = Lookalikes.plain(written);
		boolean meant = !plain.equals(written) && XmlCharacters.isQualifiedName(plain, 0, plain.length());
		List<Fix> fixes = meant ? List.of(Fix.replace(Messages.text("fix.rename", plain), start, end - start, plain)) : List.of();
		findings.fixable("syntax.name", fixes, start, end - start, Lookalikes.visible(written));
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
			unbound(prefix, start);
		} else if (prefix.equals("xmlns") && tokens.type(token - 1) == XmlTokens.TAG_START) {
			findings.error("syntax.unbound-prefix", start, prefix.length(), prefix);
		}
	}

	/** One that libvirt uses is told where it comes first, and counts as declared from there on. */
	private void unbound(String prefix, int start) {
		String known = LibvirtNamespaces.ofPrefix(prefix);
		XmlElement root = tree.root();
		if (known == null || root == null || root.name().isEmpty()) {
			findings.error("syntax.unbound-prefix", start, prefix.length(), prefix);
			return;
		}
		int at = root.nameOffset() + root.nameLength();
		char quote = '\'';
		for (XmlAttribute attribute : root.attributes()) {
			if (attribute.isClosed()) {
				at = attribute.valueOffset() + attribute.valueLength() + 1;
				quote = text.charAt(at - 1);
			}
		}
		Fix fix = Fix.replace(Messages.text("fix.declare", prefix), at, 0, " xmlns:" + prefix + '=' + quote + known + quote);
		findings.fixableAs("syntax.unbound-prefix", "syntax.unbound-prefix-known", List.of(fix), start, prefix.length(), prefix, known, root.name());
		scopes.add(0, new Scope(-1, Map.of(prefix, known)));
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

package org.gasthaus.xml.text;

import static org.gasthaus.xml.text.XmlCharacters.isSpace;
import static org.gasthaus.xml.text.XmlCharacters.nameEnd;
import static org.gasthaus.xml.text.XmlCharacters.skipSpace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a document type declaration for the general entities that its internal subset declares. External subsets and entities
 * are never fetched: they become findings. Declarations of elements, attributes and notations are read over.
 */
final class Doctype {
	private static final String SYNTAX = "syntax.doctype";

	/**
	 * A declared general entity.
	 *
	 * @param replacement its text with characters by number resolved; {@code null} if it is external
	 * @param unparsed whether it is data that is no XML
	 */
	record Entity(String replacement, boolean unparsed) {
	}

	private final String text;
	private final int limit;
	private final Map<String, Entity> entities = new HashMap<>();
	private final SyntaxFindings findings = new SyntaxFindings();
	private int at;
	private boolean broken;

	/** Reads the declaration from {@code <!DOCTYPE} to its {@code >}. */
	Doctype(String text, int start, int end) {
		this.text = text;
		this.limit = end - 1;
		at = start + "<!DOCTYPE".length();
		read();
	}

	Map<String, Entity> entities() {
		return entities;
	}

	List<Finding> findings() {
		return findings.sorted();
	}

	private void read() {
		space();
		name();
		int beforeId = at;
		at = skipSpace(text, at, limit);
		if (at < limit && text.charAt(at) != '[') {
			broken |= beforeId == at;
			int external = at;
			externalId();
			if (!broken) {
				findings.warning("syntax.external-dtd", external, at - external);
			}
		}
		at = skipSpace(text, at, limit);
		if (!broken && at < limit && text.charAt(at) == '[') {
			at++;
			internalSubset();
			at = skipSpace(text, at, limit);
		}
		if (broken || at != limit) {
			findings.error(SYNTAX, broken ? Math.min(at, limit) : at, 1);
		}
	}

	private void internalSubset() {
		while (!broken) {
			at = skipSpace(text, at, limit);
			if (at >= limit) {
				broken = true;
			} else if (text.charAt(at) == ']') {
				at++;
				return;
			} else if (text.charAt(at) == '%') {
				int start = at++;
				name();
				expect(";");
				if (!broken) {
					findings.error("syntax.parameter-entity", start, at - start, text.substring(start, at));
				}
			} else if (text.startsWith("<!--", at)) {
				comment();
			} else if (text.startsWith("<?", at)) {
				instruction();
			} else if (text.startsWith("<!ENTITY", at)) {
				entity();
			} else {
				otherDeclaration();
			}
		}
	}

	private void comment() {
		int end = text.indexOf("--", at + 4);
		broken = end < 0 || !text.startsWith("-->", end);
		at = broken ? at : end + 3;
	}

	private void instruction() {
		int end = text.indexOf("?>", at + 2);
		int target = nameEnd(text, at + 2, limit);
		broken = end < 0 || target == at + 2 || target == at + 5 && text.regionMatches(true, at + 2, "xml", 0, 3)
				|| target != end && !isSpace(text.charAt(target));
		at = broken ? at : end + 2;
	}

	private void entity() {
		int start = at;
		at += "<!ENTITY".length();
		space();
		boolean parameter = at < limit && text.charAt(at) == '%';
		if (parameter) {
			at++;
			space();
		}
		int nameStart = at;
		name();
		String name = text.substring(nameStart, at);
		space();
		Entity entity = null;
		if (!broken && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
			entity = new Entity(replacement(), false);
		} else if (!broken) {
			externalId();
			boolean unparsed = unparsed();
			entity = new Entity(null, unparsed);
			if (!unparsed && !broken) {
				findings.warning("syntax.external-declaration", nameStart, name.length(), name);
			}
		}
		at = skipSpace(text, at, limit);
		expect(">");
		if (broken) {
			at = start;
		} else if (!parameter) {
			entities.putIfAbsent(name, entity);
		}
	}

	private boolean unparsed() {
		int before = at;
		at = skipSpace(text, at, limit);
		if (broken || !text.startsWith("NDATA", at)) {
			return false;
		}
		broken |= before == at;
		at += "NDATA".length();
		space();
		name();
		return true;
	}

	/** The quoted value of an entity with characters by number resolved; other references stay. */
	private String replacement() {
		char mark = text.charAt(at);
		StringBuilder result = new StringBuilder();
		int i = at + 1;
		while (i < limit && text.charAt(i) != mark) {
			char c = text.charAt(i);
			int end = c == '&' ? text.indexOf(';', i) : i;
			boolean number = c == '&' && text.startsWith("&#", i);
			boolean refused = c == '%' || end < 0 || end > limit
					|| c == '&' && (number ? Entities.character(text, i, end) < 0 : nameEnd(text, i + 1, limit) != end || end == i + 1);
			if (refused) {
				broken = true;
				at = i;
				return "";
			}
			if (number) {
				result.appendCodePoint(Entities.character(text, i, end));
			} else {
				result.append(text, i, end + 1);
			}
			i = end + 1;
		}
		broken |= i >= limit;
		at = Math.min(i + 1, limit);
		return XmlTree.normalizeLineEnds(result.toString());
	}

	/** {@code SYSTEM "…"} or {@code PUBLIC "…" "…"}. */
	private void externalId() {
		if (text.startsWith("SYSTEM", at)) {
			at += "SYSTEM".length();
			space();
			literal();
		} else if (text.startsWith("PUBLIC", at)) {
			at += "PUBLIC".length();
			space();
			literal();
			space();
			literal();
		} else {
			broken = true;
		}
	}

	/** Reads over {@code <!ELEMENT …>}, {@code <!ATTLIST …>} and {@code <!NOTATION …>}. */
	private void otherDeclaration() {
		boolean known = text.startsWith("<!ELEMENT", at) || text.startsWith("<!ATTLIST", at) || text.startsWith("<!NOTATION", at);
		if (!known) {
			broken = true;
			return;
		}
		while (at < limit && text.charAt(at) != '>') {
			char c = text.charAt(at);
			int close = c == '"' || c == '\'' ? text.indexOf(c, at + 1) : at;
			if (close < 0 || close >= limit) {
				broken = true;
				return;
			}
			at = close + 1;
		}
		expect(">");
	}

	private void literal() {
		char mark = at < limit ? text.charAt(at) : 0;
		int close = mark == '"' || mark == '\'' ? text.indexOf(mark, at + 1) : -1;
		if (close < 0 || close >= limit) {
			broken = true;
		} else if (!broken) {
			at = close + 1;
		}
	}

	private void space() {
		int end = skipSpace(text, at, limit);
		broken |= end == at;
		at = broken ? at : end;
		broken |= at >= limit;
	}

	private void name() {
		int end = nameEnd(text, at, limit);
		broken |= end == at;
		at = broken ? at : end;
	}

	private void expect(String wanted) {
		broken |= !text.startsWith(wanted, at) || at + wanted.length() > limit;
		at = broken ? at : at + wanted.length();
	}
}

package org.gasthaus.xml.text;

import java.util.List;

/** Checks the references ({@code &…;}) in text and values. */
final class ReferenceChecker {
	private final String text;
	private final Entities entities;
	private final SyntaxFindings findings;
	private final ForwardSearch ampersands;

	ReferenceChecker(XmlTree tree, SyntaxFindings findings) {
		this.text = tree.text();
		this.entities = tree.entities();
		this.findings = findings;
		ampersands = new ForwardSearch(text, "&");
	}

	/** Checks a region; regions come in the order of the text. */
	void check(int start, int end) {
		int at = ampersands.from(start);
		while (at < end) {
			at = ampersands.from(reference(at, end));
		}
	}

	/** Reports each place of a region where a character stands that has to be escaped there. */
	void escape(char character, String escaped, String code, int start, int end) {
		for (int i = start; i < end; i++) {
			if (text.charAt(i) == character) {
				findings.fixable(code, List.of(Fix.replace(Messages.text("fix.replace", escaped), i, 1, escaped)), i, 1, character, escaped);
			}
		}
	}

	private int reference(int amp, int limit) {
		if (amp + 1 < limit && text.charAt(amp + 1) == '#') {
			return number(amp, limit);
		}
		int end = XmlCharacters.nameEnd(text, amp + 1, limit);
		if (end == amp + 1) {
			bareAmpersand(amp, 1);
			return amp + 1;
		}
		if (end == limit || text.charAt(end) != ';') {
			bareAmpersand(amp, end - amp);
			return end;
		}
		String name = text.substring(amp + 1, end);
		if (entities.replacement(name) instanceof Entities.Problem problem) {
			String character = problem == Entities.Problem.UNKNOWN ? HtmlEntities.character(name) : null;
			if (character != null) {
				ofHtml(character, amp, end + 1);
				return end + 1;
			}
			List<Fix> fixes = problem == Entities.Problem.UNKNOWN ? List.of(escaped(amp)) : List.of();
			findings.fixable(problem.code, fixes, amp, end + 1 - amp, text.substring(amp, end + 1), Entities.MAX_EXPANSION,
					Entities.MAX_NESTING);
		}
		return end + 1;
	}

	private void ofHtml(String character, int start, int end) {
		String title = character.isEmpty() ? Messages.text("fix.delete") : character.isBlank() ? Messages.text("fix.write-blank") : Messages.text("fix.replace", character);
		findings.fixableAs("syntax.unknown-entity", "syntax.unknown-entity-html", List.of(Fix.replace(title, start, end - start, character), escaped(start)), start,
				end - start, text.substring(start, end));
	}

	private int number(int amp, int limit) {
		int end = amp + 2;
		while (end < limit && Character.isLetterOrDigit(text.charAt(end))) {
			end++;
		}
		boolean closed = end < limit && text.charAt(end) == ';';
		if (!closed || Entities.character(text, amp, end) < 0) {
			int stop = closed ? end + 1 : end;
			findings.fixable("syntax.character-reference", List.of(escaped(amp)), amp, stop - amp, text.substring(amp, stop));
		}
		return closed ? end + 1 : end;
	}

	private void bareAmpersand(int amp, int length) {
		findings.fixable("syntax.reference", List.of(escaped(amp)), amp, length, text.substring(amp, amp + length));
	}

	private static Fix escaped(int amp) {
		return Fix.replace(Messages.text("fix.replace", "&amp;"), amp, 1, "&amp;");
	}
}

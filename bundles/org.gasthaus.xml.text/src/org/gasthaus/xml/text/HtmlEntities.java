package org.gasthaus.xml.text;

import java.util.HashMap;
import java.util.Map;

/** The characters that HTML has names for and XML has not: those of Latin-1 and the usual signs of typesetting. */
final class HtmlEntities {
	/** In the order of the characters from U+00A0. */
	private static final String LATIN = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil "
			+ "sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde "
			+ "Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc "
			+ "euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
	private static final Map<String, String> CHARACTERS = characters();

	private HtmlEntities() {
	}

	private static Map<String, String> characters() {
		Map<String, String> characters = new HashMap<>(Map.of("ndash", "\u2013", "mdash", "\u2014", "lsquo", "\u2018", "rsquo", "\u2019", "ldquo", "\u201C", "rdquo", "\u201D",
				"bdquo", "\u201E", "bull", "\u2022", "hellip", "\u2026", "euro", "\u20AC"));
		char next = '\u00A0';
		for (String name : LATIN.split(" ")) {
			characters.put(name, String.valueOf(next++));
		}
		return characters;
	}

	/** What a name stands for, blanks as the blank of XML; {@code null} for a name that HTML does not have. */
	static String character(String name) {
		String character = CHARACTERS.get(name);
		return character == null ? null : Lookalikes.plain(character);
	}
}

package org.gasthaus.model.xml;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import org.gasthaus.model.xml.DefinitionComparison.Options;
import org.gasthaus.model.xml.Difference.Kind;
import org.gasthaus.xml.text.LineMap;

/** Differences as lines for people, in the language of a locale. Real ones come first, then those that may be ignored, each with its reason. */
public final class DifferencePrinter {
	/** Longer values are cut: a whole device would hide the next difference. */
	private static final int MOST_CHARACTERS = 100;

	private final ResourceBundle messages;

	/** @param locale the language, English where there is none */
	public DifferencePrinter(Locale locale) {
		messages = ResourceBundle.getBundle(DifferencePrinter.class.getPackageName() + ".messages", locale,
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
	}

	/** One difference in one line, without a line end. */
	public String line(Difference difference) {
		String pattern = messages.getString(difference.kind().name().toLowerCase(Locale.ROOT));
		String line = format(pattern, difference.path(), shortened(difference.before()), shortened(difference.after()));
		return difference.reason() == Difference.Reason.REAL ? line : format(messages.getString("because"), line, reason(difference));
	}

	/** Why a difference may be ignored; what a real one is called. */
	public String reason(Difference difference) {
		return messages.getString("reason." + difference.reason().name().toLowerCase(Locale.ROOT));
	}

	/**
	 * All differences and a last line that says what they come to.
	 *
	 * @param one the definition that was compared first, for line numbers
	 * @param all whether to list those that the options ignore too
	 */
	public String print(Definition one, Definition other, List<Difference> differences, Options options, boolean all) {
		StringBuilder out = new StringBuilder();
		LineMap before = new LineMap(one.text());
		LineMap after = new LineMap(other.text());
		int ignored = 0;
		for (boolean real : new boolean[] { true, false }) {
			for (Difference difference : differences) {
				boolean counts = !options.reasons().contains(difference.reason());
				if (counts == real) {
					ignored += counts ? 0 : 1;
					if (counts || all) {
						int line = difference.kind() == Kind.REMOVED ? before.position(difference.beforeRegion().offset()).line()
								: after.position(difference.afterRegion().offset()).line();
						out.append(format(messages.getString(difference.kind() == Kind.REMOVED ? "inFirst" : "inSecond"), line, line(difference))).append('\n');
					}
				}
			}
		}
		return out.append(summary(differences.size() - ignored, ignored)).append('\n').toString();
	}

	private String summary(int count, int ignored) {
		String nothing = format(messages.getString(ignored == 1 ? "nothingOne" : "nothingMany"), ignored);
		if (count == 0) {
			return format(messages.getString(ignored == 0 ? "same" : "sameBut"), nothing);
		}
		return format(messages.getString(ignored == 0 ? "different" : "differentAnd"), format(messages.getString(count == 1 ? "one" : "many"), count), nothing);
	}

	private String format(String pattern, Object... values) {
		return new MessageFormat(pattern, messages.getLocale()).format(values);
	}

	private static String shortened(String value) {
		String line = value == null ? "" : value.strip().replaceAll("\\s+", " ");
		return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + '…';
	}
}

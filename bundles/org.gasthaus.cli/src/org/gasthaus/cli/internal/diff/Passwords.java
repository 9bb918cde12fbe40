package org.gasthaus.cli.internal.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.model.xml.Difference;

/** Keeps passwords out of what is printed. */
final class Passwords {
	private static final Pattern ATTRIBUTE = Pattern.compile("(\\spasswd\\s*=\\s*)('[^']*'|\"[^\"]*\")");
	private static final String HIDDEN = "***";

	private Passwords() {
	}

	/** The differences with every password hidden. */
	static List<Difference> hidden(List<Difference> differences) {
		List<Difference> hidden = new ArrayList<>(differences.size());
		for (Difference difference : differences) {
			boolean isPassword = isPassword(difference);
			hidden.add(new Difference(difference.kind(), difference.reason(), difference.path(), hidden(difference.before(), isPassword),
					hidden(difference.after(), isPassword), difference.beforeRegion(), difference.afterRegion()));
		}
		return hidden;
	}

	/** Whether a difference is about a password. */
	static boolean isPassword(Difference difference) {
		return difference.path().endsWith("/@passwd");
	}

	private static String hidden(String value, boolean isPassword) {
		if (value == null || value.isEmpty()) {
			return value;
		}
		return isPassword ? HIDDEN : ATTRIBUTE.matcher(value).replaceAll("$1'" + Matcher.quoteReplacement(HIDDEN) + "'");
	}
}

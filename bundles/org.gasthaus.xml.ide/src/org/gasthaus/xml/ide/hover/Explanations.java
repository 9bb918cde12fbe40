package org.gasthaus.xml.ide.hover;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * Explains the codes of findings: the cause and the cure, in the language of the default locale. A code that has no explanation of its own has
 * that of its family: {@code rule.disk.target-missing} that of {@code rule.disk}.
 */
public final class Explanations {
	private Explanations() {
	}

	/** The explanation of a code; empty for one that nothing here reports. */
	public static Optional<Explanation> of(String code) {
		ResourceBundle texts = ResourceBundle.getBundle("org.gasthaus.xml.ide.hover.explanations", Locale.getDefault(), Explanations.class.getClassLoader());
		String key = code;
		while (key.contains(".")) {
			if (texts.containsKey(key + ".cause")) {
				return Optional.of(new Explanation(code, texts.getString(key + ".cause"), texts.getString(key + ".cure")));
			}
			key = key.substring(0, Math.max(key.lastIndexOf('.'), key.lastIndexOf('-')));
		}
		return Optional.empty();
	}
}

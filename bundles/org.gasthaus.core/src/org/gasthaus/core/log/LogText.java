package org.gasthaus.core.log;

import org.gasthaus.core.ssh.SshCall;

/** Texts of logs. */
final class LogText {
	private LogText() {
	}

	/** Without what would move the cursor of a terminal: a guest may have a hand in what is written of it. */
	static String clean(String line) {
		StringBuilder text = new StringBuilder(line.length());
		line.codePoints().forEach(c -> {
			if (c == '\t' || c >= ' ' && (c < 0x7f || c > 0x9f)) {
				text.appendCodePoint(c);
			} else if (c != '\r') {
				text.append('\ufffd');
			}
		});
		return text.toString();
	}

	/** As it is typed in a shell. */
	static String word(String text) {
		return text.matches("[\\w/.@:+-]+") ? text : SshCall.quoted(text);
	}
}

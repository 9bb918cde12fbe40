package org.gasthaus.cli.internal;

import java.util.regex.Pattern;

/** Names as a shell matches them: {@code *}, {@code ?}, {@code [a-c]}, {@code {one,two}}. */
final class NamePattern {
	private final Pattern pattern;

	private NamePattern(Pattern pattern) {
		this.pattern = pattern;
	}

	/** The pattern, or {@code null} for a text that can only be a name. */
	static NamePattern of(String text) {
		boolean any = false;
		StringBuilder regex = new StringBuilder();
		int braces = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			int end;
			if (c == '*' || c == '?') {
				regex.append(c == '*' ? ".*" : ".");
				any = true;
			} else if (c == '[' && (end = text.indexOf(']', i + 2)) > 0) {
				String set = text.substring(i + 1, end);
				boolean not = set.startsWith("!");
				regex.append('[').append(not ? "^" : "").append(set.substring(not ? 1 : 0).replace("\\", "\\\\").replace("[", "\\[").replace("^", "\\^")
						.replace("&&", "&\\&")).append(']');
				i = end;
				any = true;
			} else if (c == '{' && text.indexOf('}', i) > 0) {
				regex.append("(?:");
				braces++;
				any = true;
			} else if (c == ',' && braces > 0) {
				regex.append('|');
			} else if (c == '}' && braces > 0) {
				regex.append(')');
				braces--;
			} else {
				regex.append(Pattern.quote(String.valueOf(c)));
			}
		}
		return any && braces == 0 ? new NamePattern(Pattern.compile(regex.toString(), Pattern.DOTALL)) : null;
	}

	boolean matches(String name) {
		return pattern.matcher(name).matches();
	}
}

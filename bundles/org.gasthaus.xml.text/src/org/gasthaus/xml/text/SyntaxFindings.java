package org.gasthaus.xml.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the syntax errors of one text. After {@link #MAX} a last finding says that there are more. */
public final class SyntaxFindings {
	/** How many findings one text gets at most. */
	public static final int MAX = 100;

	private final List<Finding> findings = new ArrayList<>();
	private boolean full;

	SyntaxFindings() {
	}

	/** Adds an error; its sentence is the message of the code's last part. */
	void error(String code, int offset, int length, Object... arguments) {
		fixable(code, List.of(), offset, length, arguments);
	}

	/** The same with another sentence than the usual one of the code. */
	void errorAs(String code, String sentence, int offset, int length) {
		fixableAs(code, sentence, List.of(), offset, length);
	}

	/** Adds an error that an edit repairs. */
	void fixable(String code, List<Fix> fixes, int offset, int length, Object... arguments) {
		add(Severity.ERROR, code, code, fixes, offset, length, arguments);
	}

	/** The same with another sentence than the usual one of the code. */
	void fixableAs(String code, String sentence, List<Fix> fixes, int offset, int length, Object... arguments) {
		add(Severity.ERROR, code, sentence, fixes, offset, length, arguments);
	}

	/** Adds a warning. */
	void warning(String code, int offset, int length, Object... arguments) {
		add(Severity.WARNING, code, code, List.of(), offset, length, arguments);
	}

	boolean isFull() {
		return full;
	}

	void addAll(List<Finding> others) {
		for (Finding finding : others) {
			if (hasRoom(finding.offset())) {
				findings.add(finding);
			}
		}
	}

	/** The findings in the order of the text. */
	List<Finding> sorted() {
		findings.sort(Comparator.comparingInt(Finding::offset));
		return findings;
	}

	private void add(Severity severity, String code, String sentence, List<Fix> fixes, int offset, int length, Object... arguments) {
		if (hasRoom(offset)) {
			findings.add(new Finding(severity, code, Messages.text(sentence, arguments), offset, length, fixes));
		}
	}

	private boolean hasRoom(int offset) {
		if (findings.size() == MAX - 1 && !full) {
			full = true;
			findings.add(Finding.error("syntax.too-many", Messages.text("syntax.too-many", MAX), offset, 0));
		}
		return !full;
	}
}

package org.gasthaus.xml.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A text in which {@code «…»} marks the region of the finding that is expected first. */
public final class MarkedText {
	private final String text;
	private final int offset;
	private final int length;
	private final List<Finding> findings;

	private MarkedText(String marked, Function<String, List<Finding>> check) {
		offset = marked.indexOf('«');
		int close = marked.indexOf('»');
		length = close - offset - 1;
		text = marked.replace("«", "").replace("»", "");
		findings = check.apply(text);
	}

	/** A text whose syntax is checked. */
	public static MarkedText syntax(String marked) {
		return new MarkedText(marked, text -> XmlTree.of(text).syntaxFindings());
	}

	/** A text that is checked otherwise. */
	public static MarkedText checkedBy(Function<String, List<Finding>> check, String marked) {
		return new MarkedText(marked, check);
	}

	/** There is this finding at the mark and no other. */
	public MarkedText hasOnly(String code, String message) {
		assertEquals(1, findings.size(), () -> findings.toString());
		return hasFirst(code, message);
	}

	/** The first finding is this one, at the mark. */
	public MarkedText hasFirst(String code, String message) {
		assertTrue(!findings.isEmpty(), "there are no findings");
		Finding first = findings.get(0);
		assertEquals(code, first.code(), first::toString);
		assertEquals(message, first.message());
		assertEquals("«" + text.substring(offset, offset + length) + "» at " + offset,
				"«" + text.substring(first.offset(), first.end()) + "» at " + first.offset());
		return this;
	}

	/** The codes of all findings, in the order of the text. */
	public MarkedText hasCodes(String... codes) {
		List<String> found = new ArrayList<>();
		for (Finding finding : findings) {
			found.add(finding.code());
		}
		assertEquals(List.of(codes), found, () -> findings.toString());
		return this;
	}

	/** The first fix of the first finding has this title and makes this text. */
	public void whenFixedBy(String title, String result) {
		Fix fix = findings.get(0).fixes().get(0);
		assertEquals(title, fix.title());
		assertEquals(result, TextEdit.apply(text, fix.edits()));
	}
}

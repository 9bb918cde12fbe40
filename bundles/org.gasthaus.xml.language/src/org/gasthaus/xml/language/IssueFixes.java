package org.gasthaus.xml.language;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.xtext.validation.Issue;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.TextEdit;

/**
 * The fixes of a finding as the data of an {@link Issue}, which can only be strings: one string for each fix, the best one first. They hold for
 * the text that was validated; after another edit validate again.
 */
public final class IssueFixes {
	private IssueFixes() {
	}

	/** The data for fixes: in each string the title and each text that is inserted, with its length before it. */
	public static String[] encode(List<Fix> fixes) {
		String[] data = new String[fixes.size()];
		for (int i = 0; i < data.length; i++) {
			Fix fix = fixes.get(i);
			StringBuilder out = new StringBuilder().append(fix.title().length()).append(':').append(fix.title());
			for (TextEdit edit : fix.edits()) {
				out.append(edit.offset()).append(',').append(edit.length()).append(',').append(edit.text().length()).append(':').append(edit.text());
			}
			data[i] = out.toString();
		}
		return data;
	}

	/** The fixes of an issue; none if it has no data of ours. */
	public static List<Fix> of(Issue issue) {
		return decode(issue.getData());
	}

	/** The fixes of some data; strings that {@link #encode} did not make are left out. */
	public static List<Fix> decode(String[] data) {
		List<Fix> fixes = new ArrayList<>();
		if (data != null) {
			for (String each : data) {
				try {
					fixes.add(new Reader(each).fix());
				} catch (IllegalArgumentException | IndexOutOfBoundsException notOurs) {
					// somebody else's data
				}
			}
		}
		return List.copyOf(fixes);
	}

	private static final class Reader {
		private final String data;
		private int at;

		Reader(String data) {
			this.data = data;
		}

		Fix fix() {
			String title = text();
			List<TextEdit> edits = new ArrayList<>();
			while (at < data.length()) {
				int offset = number(',');
				int length = number(',');
				edits.add(new TextEdit(offset, length, text()));
			}
			return new Fix(title, edits);
		}

		private String text() {
			int length = number(':');
			at += length;
			return data.substring(at - length, at);
		}

		private int number(char end) {
			int stop = data.indexOf(end, at);
			int number = Integer.parseInt(data.substring(at, stop));
			at = stop + 1;
			return number;
		}
	}
}

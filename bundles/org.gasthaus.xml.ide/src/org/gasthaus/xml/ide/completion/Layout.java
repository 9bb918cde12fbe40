package org.gasthaus.xml.ide.completion;

import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;
import org.gasthaus.xml.text.XmlTree;

/** How a text is laid out, so that what is written into it looks like the rest. */
record Layout(String lineEnd, String unit) {
	static Layout of(XmlTree tree) {
		String text = tree.text();
		int firstEnd = text.indexOf('\n');
		String lineEnd = firstEnd > 0 && text.charAt(firstEnd - 1) == '\r' ? "\r\n" : "\n";
		String unit = "  ";
		XmlElement root = tree.root();
		if (root != null) {
			for (XmlNode child : root.children()) {
				String own = indentation(text, child.offset());
				String outer = indentation(text, root.offset());
				if (child instanceof XmlElement && startsLine(text, child.offset()) && own.length() > outer.length() && own.startsWith(outer)) {
					unit = own.substring(outer.length());
					break;
				}
			}
		}
		return new Layout(lineEnd, unit);
	}

	/** The white space at the start of the line of an offset. */
	static String indentation(String text, int offset) {
		int start = lineStart(text, offset);
		int end = start;
		while (end < offset && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
			end++;
		}
		return text.substring(start, end);
	}

	/** Whether nothing but white space stands before an offset in its line. */
	static boolean startsLine(String text, int offset) {
		return lineStart(text, offset) + indentation(text, offset).length() == offset;
	}

	private static int lineStart(String text, int offset) {
		return text.lastIndexOf('\n', offset - 1) + 1;
	}

	/** Lines that are indented by two blanks a step, as they are written at an offset of this text. */
	String fitted(String lines, String text, int offset) {
		String base = indentation(text, offset);
		StringBuilder result = new StringBuilder();
		String[] all = lines.split("\n", -1);
		for (int i = 0; i < all.length; i++) {
			String line = all[i];
			int steps = 0;
			while (line.startsWith("  ", steps * 2)) {
				steps++;
			}
			result.append(i == 0 ? "" : lineEnd + base).append(unit.repeat(steps)).append(line.substring(steps * 2));
		}
		return result.toString();
	}
}

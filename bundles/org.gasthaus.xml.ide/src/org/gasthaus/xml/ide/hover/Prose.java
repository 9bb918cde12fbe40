package org.gasthaus.xml.ide.hover;

import java.util.ArrayList;
import java.util.List;

/**
 * A short explaining text, free of any markup language: headings, paragraphs, lists, code. Editors show it as Markdown or HTML, both with
 * everything escaped that the text itself holds.
 *
 * @param blocks its parts in their order
 */
public record Prose(List<Block> blocks) {
	/** Nothing to say. */
	public static final Prose EMPTY = new Prose(List.of());

	/** What a block is. */
	public enum Shape {
		/** A heading. */
		HEADING,
		/** A paragraph. */
		PARAGRAPH,
		/** An item of a list. */
		ITEM,
		/** Lines of code. */
		CODE
	}

	/** A part with a shape. */
	public record Block(Shape shape, List<Span> spans) {
		public Block {
			spans = List.copyOf(spans);
		}
	}

	/** What a span is. */
	public enum Style {
		/** Plain text. */
		PLAIN,
		/** A name or value as it is written in a definition. */
		CODE,
		/** Text that stands out. */
		STRONG,
		/** A link; {@link Span#target()} says where to. */
		LINK
	}

	/** Text in one style; the target is empty but for a link. */
	public record Span(Style style, String text, String target) {
		/** Plain text. */
		public static Span plain(String text) {
			return new Span(Style.PLAIN, text, "");
		}

		/** Text as it is written in a definition. */
		public static Span code(String text) {
			return new Span(Style.CODE, text, "");
		}

		/** Text that stands out. */
		public static Span strong(String text) {
			return new Span(Style.STRONG, text, "");
		}

		/** A link to a page. */
		public static Span link(String text, String target) {
			return new Span(Style.LINK, text, target);
		}
	}

	/** Collects the blocks of a text. */
	public static final class Builder {
		private final List<Block> blocks = new ArrayList<>();

		/** Adds a heading. */
		public Builder heading(String text) {
			return add(Shape.HEADING, Span.plain(text));
		}

		/** Adds a paragraph; an empty plain one is left out. */
		public Builder paragraph(String text) {
			return text.isBlank() ? this : add(Shape.PARAGRAPH, Span.plain(text));
		}

		/** Adds a paragraph. */
		public Builder paragraph(Span... spans) {
			return add(Shape.PARAGRAPH, spans);
		}

		/** Adds an item to the list. */
		public Builder item(Span... spans) {
			return add(Shape.ITEM, spans);
		}

		/** Adds lines of code. */
		public Builder code(String text) {
			return add(Shape.CODE, Span.code(text));
		}

		/** Adds all of another text. */
		public Builder all(Prose other) {
			blocks.addAll(other.blocks);
			return this;
		}

		/** Whether there is nothing yet. */
		public boolean isEmpty() {
			return blocks.isEmpty();
		}

		/** The text. */
		public Prose build() {
			return new Prose(blocks);
		}

		private Builder add(Shape shape, Span... spans) {
			blocks.add(new Block(shape, List.of(spans)));
			return this;
		}
	}

	public Prose {
		blocks = List.copyOf(blocks);
	}

	/** Whether there is nothing to say. */
	public boolean isEmpty() {
		return blocks.isEmpty();
	}

	/** The text as Markdown; whatever in it would mean something there is escaped. */
	public String toMarkdown() {
		StringBuilder result = new StringBuilder();
		Shape last = null;
		for (Block block : blocks) {
			if (last != null) {
				result.append(last == Shape.ITEM && block.shape == Shape.ITEM ? "\n" : "\n\n");
			}
			if (block.shape == Shape.CODE) {
				String fence = fence(block.spans.get(0).text, 3);
				result.append(fence).append("xml\n").append(block.spans.get(0).text).append('\n').append(fence);
			} else {
				result.append(block.shape == Shape.HEADING ? "#### " : block.shape == Shape.ITEM ? "- " : "");
				block.spans.forEach(span -> markdown(span, result));
			}
			last = block.shape;
		}
		return result.toString();
	}

	private static void markdown(Span span, StringBuilder result) {
		switch (span.style) {
		case CODE -> {
			String fence = fence(span.text, 1);
			String blank = span.text.startsWith("`") || span.text.endsWith("`") ? " " : "";
			result.append(fence).append(blank).append(span.text.replace('\n', ' ')).append(blank).append(fence);
		}
		case STRONG -> result.append("**").append(escapedMarkdown(span.text)).append("**");
		case LINK -> result.append('[').append(escapedMarkdown(span.text)).append("](").append(span.target).append(')');
		default -> result.append(escapedMarkdown(span.text));
		}
	}

	/** A run of back quotes that is longer than each in the text. */
	private static String fence(String text, int least) {
		int longest = 0;
		int run = 0;
		for (int i = 0; i < text.length(); i++) {
			run = text.charAt(i) == '`' ? run + 1 : 0;
			longest = Math.max(longest, run);
		}
		return "`".repeat(Math.max(least, longest + 1));
	}

	private static String escapedMarkdown(String text) {
		StringBuilder result = new StringBuilder(text.length() + 8);
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '<') {
				result.append("&lt;");
			} else if (c == '&') {
				result.append("&amp;");
			} else {
				if ("\\`*_[]#|~>!".indexOf(c) >= 0) {
					result.append('\\');
				}
				result.append(c == '\n' ? ' ' : c);
			}
		}
		return result.toString();
	}

	/** The text as a fragment of HTML, everything in it escaped. */
	public String toHtml() {
		StringBuilder result = new StringBuilder();
		boolean inList = false;
		for (Block block : blocks) {
			boolean item = block.shape == Shape.ITEM;
			if (item != inList) {
				result.append(item ? "<ul>" : "</ul>");
				inList = item;
			}
			String tag = switch (block.shape) {
			case HEADING -> "h4";
			case PARAGRAPH -> "p";
			case ITEM -> "li";
			case CODE -> "pre";
			};
			result.append('<').append(tag).append('>');
			block.spans.forEach(span -> html(span, result));
			result.append("</").append(tag).append('>');
		}
		return result.append(inList ? "</ul>" : "").toString();
	}

	private static void html(Span span, StringBuilder result) {
		String text = escapedHtml(span.text);
		switch (span.style) {
		case CODE -> result.append("<code>").append(text).append("</code>");
		case STRONG -> result.append("<b>").append(text).append("</b>");
		case LINK -> result.append("<a href=\"").append(escapedHtml(span.target)).append("\">").append(text).append("</a>");
		default -> result.append(text);
		}
	}

	private static String escapedHtml(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
	}

	/** The text without any markup, for a terminal or a status line. */
	public String toPlain() {
		StringBuilder result = new StringBuilder();
		for (Block block : blocks) {
			result.append(result.length() == 0 ? "" : "\n").append(block.shape == Shape.ITEM ? "- " : "");
			for (Span span : block.spans) {
				result.append(span.text).append(span.style == Style.LINK ? " <" + span.target + ">" : "");
			}
		}
		return result.toString();
	}
}

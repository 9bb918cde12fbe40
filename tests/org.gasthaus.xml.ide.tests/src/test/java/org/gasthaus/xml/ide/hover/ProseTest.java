package org.gasthaus.xml.ide.hover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.gasthaus.xml.ide.hover.Prose.Span;
import org.junit.jupiter.api.Test;

class ProseTest {
	private static final Prose ALL = new Prose.Builder().heading("<disk>").paragraph("a * b & [c](d)").item(Span.plain("one "), Span.code("x`y"))
			.item(Span.strong("two")).code("<a b='c'/>").paragraph(Span.link("page", "https://example.org/?a=1&b=\"")).build();

	@Test
	void markdownShowsWhatTheTextSaysAndNothingElse() {
		assertEquals("""
				#### &lt;disk\\>

				a \\* b &amp; \\[c\\](d)

				- one ``x`y``
				- **two**

				```xml
				<a b='c'/>
				```

				[page](https://example.org/?a=1&b=")""", ALL.toMarkdown());
	}

	@Test
	void htmlIsEscaped() {
		assertEquals("<h4>&lt;disk&gt;</h4><p>a * b &amp; [c](d)</p><ul><li>one <code>x`y</code></li><li><b>two</b></li></ul>"
				+ "<pre><code>&lt;a b=&#39;c&#39;/&gt;</code></pre><p><a href=\"https://example.org/?a=1&amp;b=&quot;\">page</a></p>", ALL.toHtml());
	}

	@Test
	void plainTextHasNoMarkup() {
		assertEquals("<disk>\na * b & [c](d)\n- one x`y\n- two\n<a b='c'/>\npage <https://example.org/?a=1&b=\">", ALL.toPlain());
	}

	@Test
	void nothingIsEmptyInEveryForm() {
		assertEquals("", Prose.EMPTY.toMarkdown() + Prose.EMPTY.toHtml() + Prose.EMPTY.toPlain());
	}
}

package org.gasthaus.xml.ui.internal.assist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.jface.text.templates.TemplateException;
import org.gasthaus.xml.ide.completion.Templates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatePatternTest {
	static Stream<Templates.Entry> brought() {
		return Templates.STANDARD.entries().stream();
	}

	/** What somebody changes and changes back is offered as before; a network or bridge in a blank becomes one without. */
	@ParameterizedTest
	@MethodSource("brought")
	void aBroughtTemplateIsTheSameAfterItWasAPattern(Templates.Entry entry) throws TemplateException {
		String back = TemplatePattern.lines(TemplatePattern.of(entry.lines()));
		SnippetText before = SnippetText.of(entry.lines().replaceAll("\\$\\{\\d+:(\\{\\{[a-z-]+\\}\\})\\}", "$1"));
		SnippetText after = SnippetText.of(back);
		assertEquals(before.text(), after.text());
		assertEquals(List.copyOf(before.stops().values()), List.copyOf(after.stops().values()));
		assertEquals(before.end(), after.end());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"<a b='${1:x y}'/>         | <a b='${blank1:text('x y')}'/>",
			"<a b='$1'/>               | <a b='${blank1:text('')}'/>",
			"<a>${2:it's}</a>          | <a>${blank2:text('it''s')}</a>",
			"<a>${1:a\\}b}</a>         | <a>${blank1:text('a}b')}</a>",
			"<a>$0</a>                 | <a>${cursor}</a>",
			"<a>{{new-bridge}}</a>     | <a>${newbridge}</a>",
			"<a>{{disk:sata}}</a>      | <a>${disk:disk('sata')}</a>",
			"<a>2 \\$</a>              | <a>2 $$</a>" })
	void linesBecomeAPattern(String lines, String pattern) {
		assertEquals(pattern, TemplatePattern.of(lines.replace("\\\\", "\\")));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', value = {
			"<a>${name}</a>                              | <a>${1000:name}</a>",
			"<a>${x:text('y')}${x}</a>                   | <a>${1000:y}${1000:y}</a>",
			"<a>${mac}</a>                               | <a>{{mac}}</a>",
			"<a>$$</a>                                   | <a>\\$</a>",
			"<a>${n:disk}</a>                            | <a>{{disk:virtio}}</a>",
			"<a>${cursor}</a>                            | <a>$0</a>" })
	void aPatternBecomesLines(String pattern, String lines) throws TemplateException {
		assertEquals(lines, TemplatePattern.lines(pattern));
	}

	@Test
	void aChoiceWithCommasKeepsThem() throws TemplateException {
		SnippetText text = SnippetText.of(TemplatePattern.lines("<a>${c:choice('a,b', 'c')}</a>"));
		assertEquals(List.of("a,b", "c"), text.stops().get(1000).get(0).choices());
	}

	@Test
	void whatThePlatformDoesNotUnderstandIsSaid() {
		assertFalse(assertThrows(TemplateException.class, () -> TemplatePattern.lines("<a>${</a>")).getMessage().isBlank());
	}
}

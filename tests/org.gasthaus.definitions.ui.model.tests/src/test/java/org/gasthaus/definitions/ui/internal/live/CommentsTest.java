package org.gasthaus.definitions.ui.internal.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommentsTest {
	@ParameterizedTest
	@CsvSource(delimiter = '~', value = {
			// before the element that they stand before, whatever its attributes and its place have become
			"<a><!--x--><d n='1'/><!--y--><d n='2'/></a>~<a> <d m='0'/> <d k='' n='2'/> <d n='1'/></a>~<a> <d m='0'/> <!--y--> <d k='' n='2'/> <!--x--> <d n='1'/></a>",
			// at the end of what they are in
			"<a><b><c/><!--x--></b></a>~<a> <b>  <c/> </b> </a>~<a> <b>  <c/>  <!--x--> </b> </a>",
			// what is gone leaves its comments
			"<a><b/><g><!--x--></g></a>~<a> <b/> </a>~<a> <b/> <!--x--> </a>",
			"<!--x--><a/><!--y-->~<a/>~<!--x-->N<a/><!--y-->N",
			"<a><b><!--x-->text</b></a>~<a><b>other</b></a>~<a><!--x--><b>other</b></a>",
			// what is there needs no second one
			"<a><!--x--><b/></a>~<a><b/><!--x--></a>~<a><b/><!--x--></a>" })
	void theyStayWithWhatTheyAreAbout(String from, String to, String expected) {
		assertEquals(expected.replace('N', '\n'), Comments.carry(from, to));
	}
}

package org.gasthaus.xml.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.gasthaus.xml.text.XmlDecoder.Decoded;
import org.junit.jupiter.api.Test;

class XmlDecoderTest {
	private static final String TEXT = "<name>größe 😀</name>";

	@Test
	void utf8IsTheDefaultAndAMarkIsNoText() {
		assertDecoded(TEXT, TEXT.getBytes(StandardCharsets.UTF_8));
		assertDecoded(TEXT, ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void utf16IsKnownByItsMarkOrItsFirstCharacterAndIsReadWithAWarning() {
		for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
			for (String text : List.of(TEXT, "\uFEFF" + TEXT)) {
				Decoded decoded = XmlDecoder.decode(text.getBytes(charset));
				assertEquals(TEXT, decoded.text());
				assertEquals(List.of("WARNING syntax.encoding"), decoded.findings().stream().map(one -> one.severity() + " " + one.code()).toList());
				assertEquals(charset, decoded.charset());
			}
		}
	}

	@Test
	void utf32IsReadAndRefusedOnce() {
		for (String name : List.of("UTF-32LE", "UTF-32BE")) {
			for (String text : List.of(TEXT, "\uFEFF" + TEXT, "<?xml version='1.0' encoding='UTF-32'?>" + TEXT)) {
				Decoded decoded = XmlDecoder.decode(text.getBytes(Charset.forName(name)));
				assertEquals(text.replace("\uFEFF", ""), decoded.text());
				assertEquals(List.of("syntax.encoding"), decoded.findings().stream().map(Finding::code).toList());
				assertEquals(Charset.forName(name), decoded.charset());
				assertEquals(text.startsWith("\uFEFF"), decoded.hasMark());
			}
		}
	}

	@Test
	void theDeclarationNamesOtherEncodings() {
		String latin = "<?xml version='1.0' encoding=\"ISO-8859-1\"?><name>größe</name>";
		assertDecoded(latin, latin.getBytes(StandardCharsets.ISO_8859_1));
	}

	@Test
	void undecodableBytesAreFoundAtTheirPlace() {
		byte[] bytes = "<name>gr??e</name>".getBytes(StandardCharsets.US_ASCII);
		bytes[8] = (byte) 0xF6;
		Decoded decoded = XmlDecoder.decode(bytes);
		assertEquals("<name>gr\uFFFD?e</name>", decoded.text());
		assertEquals("syntax.encoding 8", decoded.findings().get(0).code() + " " + decoded.findings().get(0).offset());
	}

	@Test
	void aReplacementCharacterInTheTextIsNoError() {
		assertDecoded("<a>\uFFFD</a>", "<a>\uFFFD</a>".getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void unknownAndWrongEncodingsAreFoundAtTheirName() {
		for (String name : List.of("KLINGON", "UTF-16")) {
			Decoded decoded = XmlDecoder.decode(("<?xml version='1.0' encoding='" + name + "'?><a/>").getBytes(StandardCharsets.UTF_8));
			Finding finding = decoded.findings().get(0);
			assertEquals(name, decoded.text().substring(finding.offset(), finding.end()));
			assertEquals("syntax.encoding", finding.code());
		}
	}

	@Test
	void moreThanTheLimitIsNotLookedAt() {
		Decoded decoded = XmlDecoder.decode(new byte[XmlDecoder.MAX_BYTES + 1]);
		assertEquals("", decoded.text());
		assertEquals("syntax.too-large", decoded.findings().get(0).code());
	}

	private static void assertDecoded(String expected, byte[] bytes) {
		Decoded decoded = XmlDecoder.decode(bytes);
		assertEquals(expected, decoded.text());
		assertEquals(List.of(), decoded.findings());
	}
}

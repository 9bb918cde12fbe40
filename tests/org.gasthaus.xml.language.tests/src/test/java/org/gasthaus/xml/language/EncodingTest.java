package org.gasthaus.xml.language;

import static org.gasthaus.xml.language.Language.FILE;
import static org.gasthaus.xml.language.Language.issues;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.util.LazyStringInputStream;
import org.gasthaus.xml.text.XmlDecoder;
import org.junit.jupiter.api.Test;

/** Bytes become text as XML says, and the same bytes again. */
class EncodingTest {
	private static final String TEXT = "<network>\r\n  <name>größe</name>\n</network>";

	@Test
	void bytesOfEveryEncodingAreWrittenBackAsTheyWere() throws Exception {
		for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE"))) {
			assertUnchanged(TEXT, TEXT.getBytes(charset));
			assertUnchanged(TEXT, ("\uFEFF" + TEXT).getBytes(charset));
		}
		String declared = "<?xml version='1.0' encoding='ISO-8859-1'?>\n" + TEXT;
		assertUnchanged(declared, declared.getBytes(StandardCharsets.ISO_8859_1));
	}

	@Test
	void anEditIsWrittenInTheSameEncoding() throws Exception {
		DefinitionResource resource = DefinitionLanguage.instance().resource(FILE, ("\uFEFF" + TEXT).getBytes(StandardCharsets.UTF_16LE));
		DefinitionLanguage.instance().update(resource, TEXT.indexOf("größe"), 5, "klein");
		assertArrayEquals(("\uFEFF" + TEXT.replace("größe", "klein")).getBytes(StandardCharsets.UTF_16LE), saved(resource));
	}

	@Test
	void anEncodingThatSomebodyDeclaresHoldsWhenSaving() throws Exception {
		DefinitionResource resource = DefinitionLanguage.instance().resource(FILE, TEXT.getBytes(StandardCharsets.UTF_8));
		String declaration = "<?xml version='1.0' encoding='ISO-8859-1'?>\n";
		DefinitionLanguage.instance().update(resource, 0, 0, declaration);
		assertArrayEquals((declaration + TEXT).getBytes(StandardCharsets.ISO_8859_1), saved(resource));
	}

	@Test
	void aTextGivenAsCharactersIsNotDecodedAgain() throws Exception {
		String declared = "<?xml version='1.0' encoding='ISO-8859-1'?>\n" + TEXT;
		DefinitionResource resource = DefinitionLanguage.instance().resource(FILE, declared);
		assertEquals(declared, resource.text());
		resource.reparse(declared + "\n");
		assertEquals(declared + "\n", resource.text());
		DefinitionResource loaded = DefinitionLanguage.instance().service(DefinitionResource.class);
		loaded.load(new LazyStringInputStream(declared), Map.of(XtextResource.OPTION_ENCODING, "UTF-8"));
		assertEquals(declared, loaded.text());
	}

	@Test
	void anEncodingThatTheCallerKnowsHolds() throws Exception {
		DefinitionResource resource = DefinitionLanguage.instance().service(DefinitionResource.class);
		resource.setURI(FILE);
		resource.load(new ByteArrayInputStream(TEXT.getBytes("IBM850")), Map.of(XtextResource.OPTION_ENCODING, "IBM850"));
		assertEquals(TEXT, resource.text());
		assertEquals("IBM850", resource.getEncoding());
	}

	@Test
	void bytesThatAreNoTextAreAnIssueAndAreNotDestroyedBySaving() {
		byte[] bytes = "<network>\n  <name>gr\u00F6\u00DFe</name>\n</network>".getBytes(StandardCharsets.ISO_8859_1);
		DefinitionResource resource = DefinitionLanguage.instance().resource(FILE, bytes);
		resource.setValidationContext(Language.PACKED);
		assertEquals("syntax.encoding", issues(resource).get(0).getCode());
		assertEquals(20, issues(resource).get(0).getOffset());
		assertTrue(resource.getErrors().toString().contains("UTF-8"), () -> resource.getErrors().toString());
		IOException refused = assertThrows(IOException.class, () -> saved(resource));
		assertTrue(refused.getMessage().contains("domain.xml") && refused.getMessage().contains("destroy"), refused::getMessage);
	}

	@Test
	void aFileThatIsTooLargeIsAnIssueAndIsNotEmptiedBySaving() {
		DefinitionResource resource = DefinitionLanguage.instance().resource(FILE, new byte[XmlDecoder.MAX_BYTES + 1]);
		assertEquals(List.of("syntax.too-large"), issues(resource).stream().map(issue -> issue.getCode()).toList());
		assertThrows(IOException.class, () -> saved(resource));
	}

	@Test
	void aCharacterThatTheEncodingHasNotIsRefusedWhenSaving() {
		String text = "<?xml version='1.0' encoding='US-ASCII'?><a>ö</a>";
		DefinitionResource resource = DefinitionLanguage.instance().resource(FILE, text);
		IOException refused = assertThrows(IOException.class, () -> saved(resource));
		assertTrue(refused.getMessage().contains("US-ASCII"), refused::getMessage);
	}

	private static void assertUnchanged(String text, byte[] bytes) throws IOException {
		DefinitionResource resource = DefinitionLanguage.instance().resource(FILE, bytes);
		assertEquals(text, resource.text());
		assertArrayEquals(bytes, saved(resource));
	}

	private static byte[] saved(DefinitionResource resource) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		resource.save(out, null);
		return out.toByteArray();
	}
}

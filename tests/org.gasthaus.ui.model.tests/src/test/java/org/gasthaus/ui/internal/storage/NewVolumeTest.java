package org.gasthaus.ui.internal.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.text.ParseException;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NewVolumeTest {
	private static final long GIB = 1L << 30;
	private final NewVolume model = new NewVolume("images", 5 * GIB, List.of("taken"));

	@BeforeAll
	static void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@Test
	void anEmptyFieldIsNotAMistake() {
		assertNull(model.problem("", "1 GiB", false));
		assertNull(model.problem("a", " ", false));
		assertEquals("", model.problem("a", "1 GiB", false));
	}

	@Test
	void whatCannotBeIsSaid() {
		assertEquals("A name cannot have a slash.", model.problem("a/b", "1 GiB", false));
		assertEquals("images has a volume taken already.", model.problem(" taken", "1 GiB", false));
		assertEquals("A size is a number with a unit: 20 GiB, 512 MiB.", model.problem("a", "much", false));
		assertEquals("20 what? Write 20 MiB or 20 GiB.", model.problem("a", "20", false));
	}

	@Test
	void moreThanThereIsIsRefusedIfItIsTakenAtOnceElseWarnedOf() {
		assertEquals("images has only 5 GiB free.", model.problem("a", "6 GiB", true));
		assertEquals("", model.problem("a", "6 GiB", false));
		assertEquals("images has only 5 GiB free: the guest will fail once that is full.", model.warning("6 GiB"));
		assertEquals("", model.warning("5 GiB"));
	}

	@Test
	void theDefinitionIsXmlWhateverTheName() throws ParseException {
		assertEquals("<volume><name>a &lt; b</name><capacity unit=\"bytes\">1073741824</capacity><allocation unit=\"bytes\">0</allocation></volume>",
				NewVolume.xml("a < b ", "1 GiB", "", false));
		assertEquals("<volume><name>a</name><capacity unit=\"bytes\">1024</capacity><allocation unit=\"bytes\">1024</allocation>"
				+ "<target><format type=\"qcow2\"/></target></volume>", NewVolume.xml("a", "1 KiB", "qcow2", true));
	}

	@Test
	void aCopyGetsAFreeNameThatKeepsTheEnding() {
		assertEquals("web-clone.qcow2", CloneVolumeHandler.proposal("web.qcow2", List.of()));
		assertEquals("web-clone2.qcow2", CloneVolumeHandler.proposal("web.qcow2", List.of("web-clone.qcow2")));
		assertEquals(".hidden-clone", CloneVolumeHandler.proposal(".hidden", List.of()));
	}
}

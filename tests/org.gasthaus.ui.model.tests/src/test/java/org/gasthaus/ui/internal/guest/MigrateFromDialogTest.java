package org.gasthaus.ui.internal.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MigrateFromDialogTest {
	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@Test
	void adviceNamesWhatTheDialogHasAndACommandForTheRest() {
		assertEquals("Let its disks be copied (Disks: 'are copied as a whole'), or move it without this check (in a shell: gasthaus migrate --unsafe) if both hosts.",
				MigrateFromDialog.words("Let its disks be copied (copy-storage-all), or move it without this check (unsafe) if both hosts."));
		assertEquals("or name an address (in a shell: gasthaus migrate --migrateuri, for example tcp://192.0.2.7).",
				MigrateFromDialog.words("or name an address (migrateuri, for example tcp://192.0.2.7)."));
		assertEquals("Cannot migrate web to b: x (unsafely).", MigrateFromDialog.words("Cannot migrate web to b: x (unsafely)."));
	}
}

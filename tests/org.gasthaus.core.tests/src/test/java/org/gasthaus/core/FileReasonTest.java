package org.gasthaus.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class FileReasonTest {
	@TempDir
	Path folder;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	private static String reason(Executable reading) {
		return FileReason.ofReading(assertThrows(IOException.class, reading));
	}

	@Test
	void whatJavaNamesByThePathAloneIsSaidInWords() throws IOException {
		Path file = Files.writeString(folder.resolve("file"), "x");
		assertEquals("there is no such file", reason(() -> Files.readString(folder.resolve("nofile.xml"))));
		assertEquals("there is no such file", reason(() -> new FileInputStream(folder.resolve("nofile.xml").toFile()).close()));
		assertEquals("it is a folder", reason(() -> Files.readString(folder)));
		assertEquals("it is a folder", reason(() -> new FileInputStream(folder.toFile()).close()));
		assertEquals("a part of its path is no folder", reason(() -> Files.readString(file.resolve("below"))));
		assertEquals("it is there already", reason(() -> Files.createFile(file)));
		Files.write(file, new byte[] { (byte) 0xff, (byte) 0xfe, 1 });
		assertEquals("it is no text in UTF-8", reason(() -> Files.readString(file)));
		Path loop = folder.resolve("loop");
		Files.createSymbolicLink(loop, loop);
		assertEquals("its links lead round in a circle", reason(() -> Files.readString(loop)));
	}

	@Test
	void whatThisUserMayNotIsSaidForWhatWasTried() {
		AccessDeniedException denied = new AccessDeniedException("/etc/shadow");
		assertEquals("it may not be read by this user", FileReason.ofReading(denied));
		assertEquals("this user may not do that", FileReason.of(denied));
		assertEquals("it may not be read by this user", FileReason.ofReading(new FileSystemException("/x", null, "Operation not permitted")));
	}

	@Test
	void otherWordsStayAndNoneAreReplaced() {
		assertEquals("Stale file handle", FileReason.of(new FileSystemException("/x", null, "Stale file handle")));
		assertEquals("Stale file handle", FileReason.of(new IOException("/x (Stale file handle)")));
		assertEquals("there is no room left on the disk", FileReason.of(new IOException("No space left on device")));
		assertEquals("the system gave no reason", FileReason.of(new IOException()));
		assertEquals("the system gave no reason", FileReason.of(new FileSystemException("/x")));
	}

	@Test
	void aFolderInPlaceOfLibvirtsConfigurationIsNamed() throws IOException {
		Path file = Files.createDirectory(folder.resolve("libvirt.conf"));
		Exception e = assertThrows(Exception.class, () -> ClientConfiguration.read(file));
		assertTrue(e.getMessage().contains("it is a folder"), e.getMessage());
	}
}

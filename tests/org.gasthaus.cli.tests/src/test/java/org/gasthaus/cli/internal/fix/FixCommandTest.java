package org.gasthaus.cli.internal.fix;

import static org.gasthaus.cli.internal.validate.CommandRun.gasthaus;
import static org.gasthaus.cli.internal.validate.CommandRun.withInput;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.gasthaus.cli.internal.validate.CommandRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixCommandTest {
	private static final String RIGHT = "<domain type='kvm'>\n  <name>n</name>\n  <memory unit='MiB'>512</memory>\n  <vcpu current='2'>2</vcpu>\n"
			+ "  <os><type arch='x86_64'>hvm</type></os>\n  <devices>\n    <disk type='file'>\n      <source file='/a'/>\n      <target dev='vda' bus='virtio'/>\n"
			+ "    </disk>\n  </devices>\n</domain>\n";
	private static final String WRONG = RIGHT.replace("memory", "memroy").replace("current='2'", "current='4'").replace("'virtio'", "'vitrio'");
	/** Nobody can guess what was meant. */
	private static final String HOPELESS = RIGHT.replace("'virtio'", "'0815'");
	private static final Locale BEFORE = Locale.getDefault();

	@TempDir
	Path folder;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterAll
	static void speakAsBefore() {
		Locale.setDefault(BEFORE);
	}

	@Test
	void aFileIsMendedInItsPlaceAndEachFixIsTold() throws IOException {
		Path file = write("n.xml", WRONG);
		fix("n.xml").exits(0).prints("n.xml:3:4: Change to 'memory' [schema.unknown-element]", "n.xml:9:30: Change to 'virtio' [schema.value]",
				"n.xml:4:18: Set current to '2' [rule.vcpu.current-above-maximum]").complains("fixes: 3, definitions changed: 1; errors left: none");
		assertEquals(RIGHT, Files.readString(file));
		assertEquals(1, Files.list(folder).count(), "nothing is left beside it");
	}

	@Test
	void whatIsRightIsNotWritten() throws IOException {
		Path file = write("n.xml", RIGHT);
		Object before = Files.getAttribute(file, "unix:ino");
		fix("n.xml").exits(0).prints().complains("fixes: 0, definitions changed: 0; errors left: none");
		assertEquals(before, Files.getAttribute(file, "unix:ino"));
	}

	@Test
	void errorsThatAreLeftAreCounted() throws IOException {
		write("n.xml", HOPELESS.replace("memory", "memroy"));
		fix("n.xml").exits(1).complains("fixes: 1, definitions changed: 1; errors left: 1 in 1 ('gasthaus validate' names them)");
		assertEquals(HOPELESS, Files.readString(folder.resolve("n.xml")));
	}

	@Test
	void onlyTheCodesThatAreNamedAreMended() throws IOException {
		write("n.xml", WRONG);
		fix("--code", "schema.unknown-element", "n.xml").exits(1).prints("n.xml:3:4: Change to 'memory' [schema.unknown-element]");
		fix("--code=rule.vcpu", "n.xml").exits(1).prints();
		fix("--code=schema", "--code=rule.vcpu", "n.xml").exits(0);
		assertEquals(RIGHT, Files.readString(folder.resolve("n.xml")));
		fix("--code", "vcpu", "n.xml").exits(2).complainsAbout("'vcpu' is no code.");
	}

	@Test
	void aDryRunChangesNothingAndPatchDoesWhatFixDoes() throws Exception {
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/patch")), "no comparison with patch: /usr/bin/patch is missing");
		Path file = write("n.xml", WRONG);
		CommandRun run = fix("--dry-run", "n.xml").exits(0).printsStarting("--- n.xml\n+++ n.xml\n@@ -1,12 +1,12 @@\n <domain")
				.complains("nothing was changed; possible fixes: 3, definitions: 1; errors left then: none");
		assertEquals(WRONG, Files.readString(file));
		Files.writeString(folder.resolve("n.patch"), run.out());
		Process patch = new ProcessBuilder("patch", "-p0", "-i", "n.patch").directory(folder.toFile()).redirectErrorStream(true).start();
		assertTrue(patch.waitFor(60, TimeUnit.SECONDS));
		assertEquals(0, patch.exitValue());
		assertEquals(RIGHT, Files.readString(file));
	}

	@Test
	void theStandardInputIsFiltered() {
		CommandRun run = withInput(bytes(WRONG, StandardCharsets.UTF_8, ""), folder, "fix", "-").exits(0);
		assertEquals(RIGHT, run.out());
		assertEquals(RIGHT, withInput(bytes(RIGHT, StandardCharsets.UTF_8, ""), folder, "fix", "-").exits(0).out());
		assertEquals(HOPELESS, withInput(bytes(HOPELESS, StandardCharsets.UTF_8, ""), folder, "fix", "-").exits(1).out());
	}

	@Test
	void whatIsNoTextPassesTheFilterUnchanged() {
		byte[] junk = bytes(WRONG.replace("<name>n", "<name>\u00e9"), StandardCharsets.ISO_8859_1, "");
		CommandRun run = withInput(junk, folder, "fix", "-").exits(2).complainsAbout("Cannot mend <stdin>: it is no text in the encoding that it declares");
		assertArrayEquals(junk, run.bytes());
	}

	@Test
	void whatIsTooLargePassesTheFilterWhole() {
		byte[] large = bytes("<domain>" + "<!-- inn -->\n".repeat(1_000_000) + "</domain>", StandardCharsets.UTF_8, "");
		CommandRun run = withInput(large, folder, "fix", "-").exits(2).complainsAbout("<stdin>");
		assertArrayEquals(large, run.bytes());
	}

	@Test
	void encodingMarkAndLineEndsStay() throws IOException {
		String windows = "<?xml version='1.0' encoding='ENC'?>\r\n" + WRONG.replace("\n", "\r\n").replace("<name>n", "<name>\u00fc");
		for (String[] way : new String[][] { { "UTF-8", "UTF-8", "" }, { "UTF-8", "UTF-8", "\uFEFF" }, { "ISO-8859-1", "ISO-8859-1", "" },
				{ "UTF-16", "UTF-16LE", "\uFEFF" }, { "UTF-16", "UTF-16BE", "\uFEFF" }, { "windows-1252", "windows-1252", "" } }) {
			String text = windows.replace("ENC", way[0]);
			Path file = folder.resolve("n.xml");
			Files.write(file, bytes(text, Charset.forName(way[1]), way[2]));
			fix("n.xml").exits(0);
			String mended = text.replace("memroy", "memory").replace("current='4'", "current='2'").replace("vitrio", "virtio");
			assertArrayEquals(bytes(mended, Charset.forName(way[1]), way[2]), Files.readAllBytes(file), way[1] + (way[2].isEmpty() ? "" : " with mark"));
		}
	}

	@Test
	void whatIsNoTextIsLeftAlone() throws IOException {
		byte[] junk = bytes(WRONG.replace("<name>n", "<name>\u00e9"), StandardCharsets.ISO_8859_1, "");
		Path file = folder.resolve("n.xml");
		Files.write(file, junk);
		fix("n.xml").exits(2).complainsAbout("Cannot mend n.xml: it is no text");
		assertArrayEquals(junk, Files.readAllBytes(file));
	}

	@Test
	void permissionsAndLinksStay() throws IOException {
		Path file = write("real/n.xml", WRONG);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
		Files.createSymbolicLink(folder.resolve("link.xml"), Path.of("real/n.xml"));
		fix("link.xml").exits(0);
		assertTrue(Files.isSymbolicLink(folder.resolve("link.xml")));
		assertEquals(RIGHT, Files.readString(file));
		assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
	}

	@Test
	void aWriteProtectedFileIsRefused() throws IOException {
		Path file = write("n.xml", WRONG);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
		fix("n.xml").exits(2).prints().complainsAbout("error: Cannot mend n.xml: it is write-protected. Nothing was changed.");
		assertEquals(WRONG, Files.readString(file));
		fix("--dry-run", "n.xml").exits(0);
	}

	@Test
	void aFolderThatCannotBeWrittenToLeavesTheFileWhole() throws IOException {
		// nobody, not even root, makes a file there
		assumeTrue(Files.isRegularFile(Path.of("/proc/version")), "no file that cannot be replaced: there is no /proc/version");
		fix("/proc/version").exits(1);
		TextFile.Refusal refused = org.junit.jupiter.api.Assertions.assertThrows(TextFile.Refusal.class,
				() -> TextFile.of("version", new byte[0]).replace("version", Path.of("/proc/version"), new byte[] { 1 }));
		assertTrue(refused.getMessage().contains("write-protected"), refused.getMessage());
	}

	@Test
	void aFileThatChangedMeanwhileIsNotOverwritten() throws Exception {
		Path file = write("n.xml", WRONG);
		TextFile read = TextFile.of("n.xml", Files.readAllBytes(file));
		Files.writeString(file, RIGHT);
		TextFile.Refusal refused = org.junit.jupiter.api.Assertions.assertThrows(TextFile.Refusal.class,
				() -> read.replace("n.xml", file, WRONG.getBytes(StandardCharsets.UTF_8)));
		assertTrue(refused.getMessage().contains("changed it meanwhile"), refused.getMessage());
		assertEquals(RIGHT, Files.readString(file));
		try (Stream<Path> left = Files.list(folder)) {
			assertEquals(1, left.count(), "nothing is left beside it");
		}
	}

	@Test
	void whatIsNoFileIsRefusedAndTheOthersAreMended() throws Exception {
		write("n.xml", WRONG);
		assertEquals(0, new ProcessBuilder("mkfifo", folder.resolve("pipe.xml").toString()).start().waitFor());
		fix("nix.xml", "pipe.xml", "n.xml").exits(2).complainsAbout("error: Cannot mend nix.xml: there is no such file.",
				"error: Cannot mend pipe.xml: it is not a plain file.", "fixes: 3, definitions changed: 1; errors left: none; could not be mended: 2");
		assertEquals(RIGHT, Files.readString(folder.resolve("n.xml")));
	}

	@Test
	void whatIsTooLargeIsRefused() throws IOException {
		Files.write(folder.resolve("n.xml"), new byte[9 * 1024 * 1024]);
		fix("n.xml").exits(2).complainsAbout("Cannot mend n.xml: it has more than 8 MiB.");
	}

	@Test
	void foldersAreSearchedAndAFileIsMendedOnce() throws IOException {
		write("d/a.xml", WRONG);
		write("d/e/b.xml", WRONG);
		fix("d", "d/a.xml").exits(0).complains("fixes: 6, definitions changed: 2; errors left: none");
	}

	@Test
	void argumentsThatMakeNoSenseExitWithTwo() {
		fix().exits(2).complainsAbout("Nothing to mend.");
		fix("--nix").exits(2).complainsAbout("There is no option --nix.");
		fix("-", "n.xml").exits(2).complainsAbout("is mended alone");
		fix("n.xml", "--code").exits(2).complainsAbout("The option --code needs a value after it.");
		gasthaus(folder, "help", "fix").exits(0).printsStarting("gasthaus fix [--dry-run]");
	}

	private CommandRun fix(String... arguments) {
		String[] all = new String[arguments.length + 1];
		all[0] = "fix";
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return gasthaus(folder, all);
	}

	private Path write(String name, String text) throws IOException {
		Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

	private static byte[] bytes(String text, Charset charset, String mark) {
		return (mark + text).getBytes(charset);
	}
}

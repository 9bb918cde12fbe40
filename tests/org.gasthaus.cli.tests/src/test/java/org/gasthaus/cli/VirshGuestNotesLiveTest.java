package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;

import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What virsh and we say of a guest's notes, keys, dumps and saved states, and of the parts of a definition. */
@Tag("live")
class VirshGuestNotesLiveTest {
	private static final List<String> NOTES = List.of("define guest.xml", "desc live", "desc live --title", "desc live a guest", "desc live", "desc live --title G",
			"desc live --title", "desc live _", "desc live", "desc live --live", "desc live --live --current", "desc live --config x", "desc live --new-desc y z",
			"-r desc live", "-r desc live x", "desc nope", "desc", "metadata live http://x/", "metadata live http://x/ --key k --set <a><b/></a>",
			"metadata live http://x/", "metadata live http://x/ --set <c/>", "metadata live http://x/ --key k --set <c",
			"metadata live http://x/ --set <a/> --remove", "metadata live", "-r metadata live http://x/ --remove", "metadata live http://x/ --remove",
			"metadata live http://x/ --remove", "metadata live http://x/", "start live", "desc live --live now", "desc live", "desc live --config",
			"desc live --live --config", "metadata live http://x/ --key k --set <a/> --live --config", "metadata live http://x/ --config");
	private static final List<String> KEYS = List.of("define guest.xml", "send-key live KEY_A", "start live", "send-key live KEY_A",
			"send-key live KEY_LEFTCTRL KEY_LEFTALT KEY_DELETE", "send-key live 0x1e 30", "send-key live nope", "send-key live 30 --codeset xt",
			"send-key live --codeset nope 1", "send-key live --codeset LINUX 1", "send-key live --holdtime 5 KEY_A", "send-key live --holdtime x KEY_A",
			"send-key live a --codeset os_x", "send-key live ANSI_A F1 JIS_Kana --codeset os_x",
			"send-key live kVK_ANSI_A --codeset os_x", "send-key live KEY_A --codeset os_x", "send-key live VK_A VK_RETURN --codeset win32", "send-key live vk_a --codeset win32",
			"send-key live 65 --codeset win32", "send-key live 224 --codeset win32", "send-key live 4 224 --codeset usb", "send-key live VK_A --codeset usb",
			"send-key live 300 --codeset usb", "send-key live 30 --codeset xt_kbd", "send-key live 30 --codeset atset1", "send-key live 30 --codeset atset2",
			"send-key live 30 --codeset atset3", "send-key live 30 --codeset qnum", "send-key live BTN_LEFT", "send-key live KEY_SCREENLOCK", "send-key live", "send-key live 99999999", "send-key live -1", "send-key live 30 --codeset rfb",
			"send-key live 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", "-r send-key live KEY_A", "send-process-signal live 1 term",
			"send-process-signal live 1 SIGTERM", "send-process-signal live 1 sig_kill", "send-process-signal live 1 rt5", "send-process-signal live x term",
			"send-process-signal live 1 nope", "send-process-signal live 1", "-r send-process-signal live 1 term");
	private static final List<String> STATES = List.of("define guest.xml", "dump live FOLDER/d", "managedsave-dumpxml live", "start live",
			"dump live FOLDER/d", "dump live FOLDER/d --memory-only --format elf", "dump live FOLDER/d --memory-only --format kdump-zlib",
			"dump live FOLDER/d --format elf", "dump live FOLDER/d --memory-only --format nope", "dump live FOLDER/d --live --crash",
			"dump live FOLDER/d --live --reset", "dump live FOLDER/none/d", "-r dump live FOLDER/d", "dump live FOLDER/d --bypass-cache --live", "domstate live",
			"managedsave live", "managedsave-dumpxml live", "managedsave-dumpxml live --xpath //name", "managedsave-define live guest.xml",
			"managedsave-define live guest.xml --running", "managedsave-define live FOLDER/missing.xml", "managedsave-define live guest.xml --running --paused",
			"-r managedsave-dumpxml live", "-r managedsave-dumpxml live --security-info", "-r managedsave-define live guest.xml", "managedsave-remove live",
			"managedsave-define live guest.xml", "start live", "save live FOLDER/s", "save-image-dumpxml FOLDER/s", "save-image-dumpxml FOLDER/s --xpath //vcpu",
			"save-image-define FOLDER/s guest.xml", "save-image-define FOLDER/s guest.xml --paused", "save-image-define FOLDER/s guest.xml --running --paused",
			"save-image-define FOLDER/missing guest.xml", "save-image-define FOLDER/s FOLDER/missing.xml", "save-image-define FOLDER/s",
			"-r save-image-define FOLDER/s guest.xml", "restore FOLDER/s", "domstate live", "dump live FOLDER/d --crash", "domstate live --reason");
	private static final List<String> PARTS = List.of("define guest.xml", "dumpxml live --xpath //name", "dumpxml live --xpath //devices",
			"dumpxml live --xpath //name/text()", "dumpxml live --xpath //nope", "dumpxml live --xpath //nope --wrap", "dumpxml live --xpath //@type",
			"dumpxml live --xpath //os|//vcpu --wrap", "dumpxml live --xpath /domain/os --wrap", "dumpxml live --xpath count(//disk)", "dumpxml live --wrap",
			"dumpxml live --xpath", "dumpxml live --inactive --xpath /domain/uuid", "net-dumpxml nope --xpath //name");

	@TempDir
	static Path folder;

	/** Of a dump that was not written there may be a number of the process in the words. */
	private static final Sequence SEQUENCE = new Sequence(Path.of("/"), text -> text.replaceAll("id='[0-9]+'", "id=''"));

	@BeforeAll
	static void writeDefinitions() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		Files.writeString(folder.resolve("guest.xml"),
				SessionDaemon.guest("live").replace("</name>", "</name><uuid>11111111-0000-4000-8000-000000000001</uuid>"));
	}

	@BeforeEach
	void need() {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
	}

	private static void compare(List<String> commands) throws Exception {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		SEQUENCE.compare(SessionDaemon::start, SessionDaemon::uri, commands.stream()
				.map(command -> command.replace(" guest.xml", " " + folder.resolve("guest.xml")).replace("FOLDER", folder.toString())).toList());
	}

	@Test
	void notes() throws Exception {
		compare(NOTES);
	}

	@Test
	void keysAndSignals() throws Exception {
		compare(KEYS);
	}

	@Test
	void dumpsAndSavedStates() throws Exception {
		compare(STATES);
	}

	@Test
	void partsOfADefinition() throws Exception {
		compare(PARTS);
	}

	@Test
	void driverWithoutThem() throws Exception {
		SEQUENCE.compare(() -> () -> {
		}, none -> "test:///default", List.of("desc test", "desc test x", "metadata test http://x/", "send-key test KEY_A", "send-process-signal test 1 hup",
				"dump test /nonexistent/d", "dump test /tmp/x --memory-only --format kdump-lzo", "managedsave-dumpxml test", "dumpxml test --xpath //name"));
	}

	@Test
	void anXpathThatIsNoneIsAnError() {
		Outcome outcome = Outcome.ofGasthaus(folder, "dumpxml", "test", "--xpath", "//[");
		assertEquals(1, outcome.code());
		assertTrue(outcome.err().startsWith("error: internal error: Incorrect xpath '//['\nhint: "), outcome.err());
	}

	@Test
	void aKeyWithoutItsPrefixIsProposed() {
		Outcome outcome = Outcome.ofGasthaus(folder, "send-key", "test", "ctrl");
		assertTrue(outcome.err().contains("KEY_LEFTCTRL"), outcome.err());
		outcome = Outcome.ofGasthaus(folder, "send-key", "test", "--codeset", "os_x", "kvk_ansi_a");
		assertTrue(outcome.err().contains("Did you mean ANSI_A?"), outcome.err());
		outcome = Outcome.ofGasthaus(folder, "send-key", "test", "--codeset", "win32", "return");
		assertTrue(outcome.err().contains("Did you mean VK_RETURN?"), outcome.err());
		outcome = Outcome.ofGasthaus(folder, "send-key", "test", "enter");
		assertTrue(outcome.err().contains("Did you mean KEY_ENTER?"), outcome.err());
	}
}

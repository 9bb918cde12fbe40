package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code gasthaus viewer} finds in definitions, and says where it finds nothing to show. */
class ViewerTest {
	private static final String HOST = """
			<node>
			<domain type='test'><name>any</name><memory>8192</memory><os><type>hvm</type></os>
			<devices><graphics type='vnc' port='5902' listen='0.0.0.0' passwd='geheim'/></devices></domain>
			<domain type='test'><name>any6</name><memory>8192</memory><os><type>hvm</type></os>
			<devices><graphics type='vnc' port='5903' listen='::'/></devices></domain>
			<domain type='test'><name>named</name><memory>8192</memory><os><type>hvm</type></os>
			<devices><graphics type='vnc' port='5800' listen='somehost'/></devices></domain>
			<domain type='test'><name>both</name><memory>8192</memory><os><type>hvm</type></os>
			<devices><graphics type='spice' port='5904' tlsPort='5905'/><graphics type='vnc' port='5906'/></devices></domain>
			<domain type='test'><name>mixed</name><memory>8192</memory><os><type>hvm</type></os>
			<devices><graphics type='vnc' autoport='yes'/><graphics type='spice' port='5907'/></devices></domain>
			<domain type='test'><name>tls</name><memory>8192</memory><os><type>hvm</type></os>
			<devices><graphics type='spice' tlsPort='5908'/></devices></domain>
			<domain type='test'><name>socket</name><memory>8192</memory><os><type>hvm</type></os>
			<devices><graphics type='vnc'><listen type='socket' socket='/run/vnc.sock'/></graphics></devices></domain>
			<domain type='test'><name>auto</name><memory>8192</memory><os><type>hvm</type></os>
			<devices><graphics type='vnc' autoport='yes'/></devices></domain>
			<domain type='test'><name>closed</name><memory>8192</memory><os><type>hvm</type></os>
			<devices><graphics type='spice'><listen type='none'/></graphics></devices></domain>
			<domain type='test'><name>none</name><memory>8192</memory><os><type>hvm</type></os></domain>
			<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'><name>off</name><memory>8192</memory><os><type>hvm</type></os>
			<devices><graphics type='vnc' port='5909'/></devices><test:runstate>5</test:runstate></domain></node>
			""";

	@TempDir
	Path folder;

	private final Locale before = Locale.getDefault();
	private String uri;

	@BeforeEach
	void writeHost() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		uri = "test://" + Files.writeString(folder.resolve("host.xml"), HOST);
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(before);
	}

	private Outcome viewer(String words) {
		return Outcome.ofGasthaus(folder, ("-q -c " + uri + " viewer " + words).split(" "));
	}

	@Test
	void theAddressHasThePortItself() {
		for (String[] pair : new String[][] { { "any", "vnc://127.0.0.1:5902" }, { "any6", "vnc://[::1]:5903" }, { "named", "vnc://somehost:5800" },
				{ "both", "vnc://127.0.0.1:5906" }, { "both --type spice", "spice://127.0.0.1:5904?tls-port=5905" }, { "mixed", "spice://127.0.0.1:5907" },
				{ "tls", "spice://127.0.0.1?tls-port=5908" }, { "socket", "vnc+unix:///run/vnc.sock" } }) {
			assertEquals(new Outcome(0, pair[1] + "\n", ""), viewer(pair[0] + " --print"), pair[0]);
		}
		assertEquals(new Outcome(0, "{\n  \"address\": \"vnc://127.0.0.1:5902\"\n}\n", ""), viewer("any --print --json"));
	}

	@Test
	void whatCannotBeShownHasItsReasonAndItsNextStep() {
		String cannot = "error: Cannot show the screen of ";
		for (String[] triple : new String[][] {
				{ "off", cannot + "off: the guest is not running", "'gasthaus start off' starts it." },
				{ "none", cannot + "none: it has none of VNC or SPICE",
						"'gasthaus edit none' adds one: <graphics type='vnc'/>. 'gasthaus console none' shows its text console." },
				{ "any --type spice", cannot + "any: it has none of type spice", "One of these is possible: vnc." },
				{ "auto", cannot + "auto: its port is not known yet",
						"Try it again in a moment; 'gasthaus domdisplay auto' tells the address when there is one." },
				{ "mixed --type vnc", cannot + "mixed: its port is not known yet",
						"Try it again in a moment; 'gasthaus domdisplay mixed' tells the address when there is one." },
				{ "closed", cannot + "closed: it listens nowhere", "Let it listen, with <listen type='address' address='127.0.0.1'/> instead of type 'none' "
						+ "('gasthaus edit closed'), and start the guest again." },
				{ "any --type rdp", "error: 'rdp' is no type of screen that a viewer shows", "One of these is possible: vnc, spice." },
				{ "nobody", "error: failed to get domain 'nobody'", "'gasthaus list --all' shows the names of all domains." },
				{ "an*", "error: failed to get domain 'an*'", "'gasthaus list --all' shows the names of all domains." } }) {
			assertEquals(new Outcome(1, "", triple[1] + "\nhint: " + triple[2] + "\n"), viewer(triple[0]), triple[0]);
		}
		assertEquals(new Outcome(1, "", "error: Options --print and --program are mutually exclusive\n"), viewer("any --print --program x"));
		assertTrue(viewer("off --json").out().contains("\"hint\": \"'gasthaus start off' starts it.\""), viewer("off --json").out());
	}

	@Test
	void aPasswordIsNotGivenToTheViewer() throws IOException {
		Path script = Files.writeString(folder.resolve("show"), "#!/bin/sh\necho \"$*\" >arguments; env >environment\n");
		assertTrue(script.toFile().setExecutable(true));
		assertEquals(new Outcome(0, "vnc://127.0.0.1:5902\n", ""),
				Outcome.ofGasthaus(folder, Map.of("GASTHAUS_VIEWER", "./show --full"), "-q", "-c", uri, "viewer", "any"));
		assertEquals(List.of("--full vnc://127.0.0.1:5902"), Files.readAllLines(folder.resolve("arguments")));
		assertFalse(Files.readString(folder.resolve("environment")).contains("geheim"));
	}

	@Test
	void guestsThatRunAreOfferedWhenItIsCompleted() {
		assertEquals("any\nany6\nauto\n", Outcome.ofGasthaus(folder, "-c", uri, "completion", "--of", "viewer", "a").out());
		assertEquals("", Outcome.ofGasthaus(folder, "-c", uri, "completion", "--of", "viewer", "of").out());
		assertEquals("spice\nvnc\n", Outcome.ofGasthaus(folder, "-c", uri, "completion", "--of", "viewer", "any", "--type", "").out());
	}
}

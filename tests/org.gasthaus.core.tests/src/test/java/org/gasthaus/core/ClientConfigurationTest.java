package org.gasthaus.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.gasthaus.hypervisor.HypervisorException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientConfigurationTest {
	@TempDir
	Path folder;

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	private ClientConfiguration read(String settings) throws IOException, HypervisorException {
		return ClientConfiguration.read(Files.writeString(folder.resolve("libvirt.conf"), settings));
	}

	@Test
	void theFileIsThatOfTheMachineForRootAndOfTheHomeForOthers() {
		assertEquals(Path.of("/etc/libvirt/libvirt.conf"), ClientConfiguration.file(Map.of("XDG_CONFIG_HOME", "/x"), "root", "/root"));
		assertEquals(Path.of("/x/libvirt/libvirt.conf"), ClientConfiguration.file(Map.of("XDG_CONFIG_HOME", "/x"), "fred", "/home/fred"));
		assertEquals(Path.of("/home/fred/.config/libvirt/libvirt.conf"), ClientConfiguration.file(Map.of(), "fred", "/home/fred"));
	}

	@Test
	void anAliasStandsForItsUri() throws Exception {
		ClientConfiguration configuration = read("""
				# uri_aliases = [ "lab=test:///wrong" ]
				uri_aliases = [ 'lab=test:///default', # the first one
				  ""\"web_1-x=qemu+ssh://root@web/system?keyfile=a=b""\", "lab=test:///second", 'none', 7,
				]
				other = [ 1, 2 ]
				count=5
				uri_default="lab"
				""");
		assertEquals("test:///default", configuration.resolved("lab"));
		assertEquals("qemu+ssh://root@web/system?keyfile=a=b", configuration.resolved("web_1-x"));
		assertEquals("lab", configuration.defaultUri());
		for (String other : new String[] { "LAB", "none", "esx://h/", "" }) {
			assertEquals(other, configuration.resolved(other));
		}
	}

	@Test
	void withoutAFileThereAreNone() throws Exception {
		assertEquals(new ClientConfiguration(folder.resolve("none"), "", Map.of()), ClientConfiguration.read(folder.resolve("none")));
	}

	@Test
	void aMistakeInTheFileIsToldWithItsLine() {
		for (String settings : new String[] { "\nuri_default = x", "\nuri_aliases = [ 'a'", "\n= 'a'", "a = 1\nuri_default", "uri_aliases = [\n'a" }) {
			String message = assertThrows(HypervisorException.class, () -> read(settings)).getMessage();
			assertTrue(message.contains("line 2 "), message);
		}
	}
}

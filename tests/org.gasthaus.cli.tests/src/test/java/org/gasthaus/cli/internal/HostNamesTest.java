package org.gasthaus.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.gasthaus.hypervisor.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostNamesTest {
	@TempDir
	Path folder;

	private String uri(String settings, Map<String, String> environment, String named) throws IOException, HypervisorException {
		return new HostNames(environment, Files.writeString(folder.resolve("libvirt.conf"), settings)).uri(named).toString();
	}

	@Test
	void theFileIsThatOfTheMachineForRootAndOfTheHomeForOthers() {
		assertEquals(Path.of("/etc/libvirt/libvirt.conf"), HostNames.file(Map.of("XDG_CONFIG_HOME", "/x"), "root", "/root"));
		assertEquals(Path.of("/x/libvirt/libvirt.conf"), HostNames.file(Map.of("XDG_CONFIG_HOME", "/x"), "fred", "/home/fred"));
		assertEquals(Path.of("/home/fred/.config/libvirt/libvirt.conf"), HostNames.file(Map.of(), "fred", "/home/fred"));
	}

	@Test
	void anAliasStandsForItsUri() throws Exception {
		String settings = """
				# uri_aliases = [ "lab=test:///wrong" ]
				uri_aliases = [ 'lab=test:///default', # the first one
				  ""\"web_1-x=qemu+ssh://root@web/system?keyfile=a=b""\",
				]
				other = [ 1, 2 ]
				count=5
				uri_default="lab"
				""";
		assertEquals("test:///default", uri(settings, Map.of(), "lab"));
		assertEquals("qemu+ssh://root@web/system?keyfile=a=b", uri(settings, Map.of(), "web_1-x"));
		assertEquals("test:///default", uri(settings, Map.of(), null));
		assertEquals("qemu+ssh://root@web/system?keyfile=a=b", uri(settings, Map.of("LIBVIRT_DEFAULT_URI", "web_1-x"), null));
		assertEquals("esx://h/", uri(settings, Map.of("VIRSH_DEFAULT_CONNECT_URI", "esx://h/"), null));
		assertThrows(HypervisorException.class, () -> uri(settings, Map.of(), "LAB"));
	}

	@Test
	void withoutAFileTheHostIsTheOneThatEverybodyHas() throws Exception {
		assertEquals("test:///default", new HostNames(Map.of(), folder.resolve("none")).uri(null).toString());
		assertEquals("test:///default", uri("", Map.of(), null));
	}

	@Test
	void aMistakeInTheFileIsToldWithItsLineWhereTheFileIsNeeded() throws Exception {
		for (String settings : new String[] { "\nuri_default = x", "\nuri_aliases = [ 'a'", "\n= 'a'", "a = 1\nuri_default", "uri_aliases = [\n'a" }) {
			String message = assertThrows(HypervisorException.class, () -> uri(settings, Map.of(), "lab")).getMessage();
			assertEquals(true, message.contains("line 2 "), message);
		}
		assertEquals("qemu:///system", uri("\nuri_default = x", Map.of(), "qemu:///system"));
	}
}

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
	private static final String SETTINGS = """
			uri_aliases = [ 'lab=test:///default', 'web=qemu+ssh://root@web/system' ]
			uri_default = 'lab'
			""";

	@TempDir
	Path folder;

	private String uri(String settings, Map<String, String> environment, String named) throws IOException, HypervisorException {
		return new HostNames(environment, Files.writeString(folder.resolve("libvirt.conf"), settings)).uri(named).toString();
	}

	@Test
	void aHostIsNamedByItsAliasAVariableOrTheConfiguration() throws Exception {
		assertEquals("test:///default", uri(SETTINGS, Map.of(), "lab"));
		assertEquals("test:///default", uri(SETTINGS, Map.of(), null));
		assertEquals("qemu+ssh://root@web/system", uri(SETTINGS, Map.of("LIBVIRT_DEFAULT_URI", "web"), null));
		assertEquals("esx://h/", uri(SETTINGS, Map.of("VIRSH_DEFAULT_CONNECT_URI", "esx://h/"), null));
		assertThrows(HypervisorException.class, () -> uri(SETTINGS, Map.of(), "LAB"));
	}

	@Test
	void withoutAFileTheHostIsTheOneThatEverybodyHas() throws Exception {
		assertEquals("test:///default", new HostNames(Map.of(), folder.resolve("none")).uri(null).toString());
		assertEquals("test:///default", uri("", Map.of(), null));
	}

	@Test
	void aMistakeInTheFileIsToldOnlyWhereTheFileIsNeeded() throws Exception {
		String wrong = "\nuri_default = x";
		assertThrows(HypervisorException.class, () -> uri(wrong, Map.of(), "lab"));
		assertThrows(HypervisorException.class, () -> uri(wrong, Map.of(), null));
		assertEquals("qemu:///system", uri(wrong, Map.of(), "qemu:///system"));
	}
}

package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.gasthaus.core.Backends;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.junit.jupiter.api.function.Executable;

/** A host of libvirt's test driver, described by a file; every session has one of its own. */
final class TestHost {
	private TestHost() {
	}

	/** @return the URI */
	static String write(Path folder, String... domains) throws IOException {
		StringBuilder xml = new StringBuilder("<node>\n");
		for (String name : domains) {
			xml.append(domain(name)).append('\n');
		}
		Path file = folder.resolve("host.xml");
		Files.writeString(file, xml.append("</node>\n"));
		return "test://" + file;
	}

	static String domain(String name) {
		return "<domain type='test'><name>" + name + "</name><memory unit='KiB'>65536</memory><os><type>hvm</type></os></domain>";
	}

	static HypervisorSession open(String uri) throws HypervisorException {
		return open(uri, Access.READ_WRITE);
	}

	static HypervisorSession open(String uri, Access access) throws HypervisorException {
		return Backends.onClassPath().open(ConnectionUri.parse(uri), access, CredentialsPrompt.NONE, null);
	}

	/** @return the failure, which has that code */
	static HypervisorException assertFails(Code code, Executable call) {
		HypervisorException failure = assertThrows(HypervisorException.class, call);
		assertEquals(code, failure.code(), failure.getMessage());
		return failure;
	}
}

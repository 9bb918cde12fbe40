package org.gasthaus.ui.internal.guest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.testkit.FakeHypervisor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachFileTest {
	@TempDir
	Path folder;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@Test
	void aFileThatCannotBeReadIsNamedWithTheReason() throws HypervisorException {
		FakeHypervisor host = FakeHypervisor.with("web01");
		Connection connection = new Connections(Backends.of(List.of(host))).add(FakeHypervisor.uri(), Access.READ_WRITE);
		DomainHandle guest = new DomainHandle(connection, host.domain("web01").id());
		Path none = folder.resolve("nofile.xml");
		assertEquals("Cannot read " + none + ": there is no such file. Choose another file, or make this one readable.",
				assertThrows(HypervisorException.class, () -> new AttachFile(guest, none, Set.of(Impact.LIVE)).call(null)).getMessage());
		assertEquals("Cannot read " + folder + ": it is a folder. Choose another file, or make this one readable.",
				assertThrows(HypervisorException.class, () -> new AttachFile(guest, folder, Set.of(Impact.LIVE)).call(null)).getMessage());
	}
}

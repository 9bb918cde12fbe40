package org.gasthaus.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;

import org.gasthaus.testkit.FakeHypervisor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A session that lacks a whole group of calls says so as it says everything else. */
class SessionGroupsTest {
	@Test
	void aGroupThatIsMissingIsNamedWithHostAndDriver() throws Exception {
		try (HypervisorSession session = FakeHypervisor.bare().open(FakeHypervisor.uri(), Access.READ_WRITE, CredentialsPrompt.NONE, null)) {
			Stream.<Executable>of(session::lifeCycle, session::tuning, session::devices, session::networkOperations, session::poolOperations, session::secrets,
					session::snapshots, session::checkpoints, session::backups, session::jobs, session::consoles, session::screens, session::qemuMonitor, session::launchSecurity,
					session::hostCapabilitiesXml)
					.forEach(group -> {
						HypervisorException missing = assertThrows(HypervisorException.class, group);
						assertEquals(HypervisorException.Code.UNSUPPORTED, missing.code());
						assertTrue(missing.getMessage().matches("Not possible on " + FakeHypervisor.uri() + ": .+\\. libvirt's driver '.+' does not have it\\."), missing.getMessage());
					});
		}
	}
}

package org.gasthaus.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;

import org.gasthaus.core.CallLimits;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;
import org.junit.jupiter.api.Test;

class PatienceTest {
	private static CallLimits limits(Integer wanted, String command, String uri) throws HypervisorException {
		return new Patience(wanted).of(command, ConnectionUri.parse(uri));
	}

	private static CallLimits seconds(int connect, int each) {
		Duration call = Duration.ofSeconds(each);
		return new CallLimits(Duration.ofSeconds(connect), call, call, call);
	}

	@Test
	void whatAsksHasALimitAndWhatChangesHasNone() throws Exception {
		assertEquals(seconds(30, 60), limits(null, "list", "qemu:///system"));
		assertEquals(seconds(30, 60), limits(null, "vol-info", "qemu+tls://web/system"));
		for (String command : new String[] { "migrate", "save", "start", "vol-upload", "console", "snapshot-create", "define", "setmem" }) {
			assertEquals(seconds(30, 0), limits(null, command, "qemu:///system"), command);
		}
	}

	@Test
	void whatIsWantedIsForEveryCall() throws Exception {
		assertEquals(seconds(7, 7), limits(7, "list", "qemu+tcp://web/system"));
		assertEquals(seconds(7, 7), limits(7, "migrate", "qemu+tcp://web/system"));
		assertEquals(seconds(0, 0), limits(0, "list", "qemu+tcp://web/system"));
	}

	@Test
	void sshIsNotHurriedAndTheTestDriverNotWatched() throws Exception {
		assertEquals(seconds(0, 60), limits(null, "list", "qemu+ssh://web/system"));
		assertEquals(seconds(0, 7), limits(7, "list", "qemu+ext:///system?command=way"));
		assertEquals(seconds(30, 60), limits(null, "list", "qemu+libssh2://web/system"));
		assertTrue(Patience.isEndless(limits(7, "list", "test:///default")));
	}

	@Test
	void secondsAreANumber() throws Exception {
		assertEquals(5, GlobalOptions.read(new String[] { "--timeout=5", "list" }).timeout());
		assertEquals(5, GlobalOptions.read(new String[] { "--timeout", "5", "migrate", "--timeout", "8" }).timeout());
		assertNull(GlobalOptions.read(new String[] { "migrate", "--timeout", "8" }).timeout());
		for (String wrong : new String[] { "", "-1", "soon", "1.5" }) {
			assertEquals("option --timeout requires a numeric argument",
					assertThrows(CommandFailure.class, () -> GlobalOptions.read(new String[] { "--timeout", wrong, "list" })).getMessage());
		}
	}
}

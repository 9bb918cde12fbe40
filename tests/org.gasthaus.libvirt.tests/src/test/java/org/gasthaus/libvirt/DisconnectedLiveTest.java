package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.EnumSet;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.gasthaus.hypervisor.EventTopic;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The words for the end of a connection go after "due to", as virsh has them. */
@Tag("live")
class DisconnectedLiveTest {
	@Test
	void theReasonIsThatOfVirsh() throws Exception {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		CompletableFuture<String> reason = new CompletableFuture<>();
		try (SessionDaemon daemon = SessionDaemon.start(); HypervisorSession session = TestHost.open(daemon.testUri());
				Subscription subscription = session.listen(EnumSet.allOf(EventTopic.class), event -> {
					if (event instanceof HypervisorEvent.ConnectionClosed closed) {
						reason.complete(closed.reason());
					}
				})) {
			assertTrue(session.isAlive());
			daemon.kill();
			assertEquals("end of file", reason.get(60, TimeUnit.SECONDS));
		}
	}
}

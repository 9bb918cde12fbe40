package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

import org.gasthaus.core.Backends;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.EventTopic;
import org.gasthaus.hypervisor.HypervisorEvent.DomainChange;
import org.gasthaus.hypervisor.HypervisorEvent.DomainChanged;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many guests of the test driver in a real daemon: somebody who listens hears of each of them, and once. */
@Tag("live")
class ThousandGuestsTest {
	private static final int GUESTS = 1_000;

	@TempDir
	Path folder;

	@Test
	void noEventOfOneCommandIsLost() throws IOException, HypervisorException {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		Locale.setDefault(Locale.ENGLISH);
		List<String> heard = Collections.synchronizedList(new ArrayList<>());
		try (SessionDaemon daemon = SessionDaemon.start(); HypervisorSession listener = open(daemon.testUri())) {
			for (int i = 0; i < GUESTS; i++) {
				listener.defineDomain("<domain type='test'><name>" + guest(i) + "</name><memory>1024</memory><os><type>hvm</type></os></domain>", null);
			}
			listener.listen(Set.of(EventTopic.DOMAIN_LIFECYCLE), event -> {
				if (event instanceof DomainChanged changed) {
					heard.add(changed.domain().name() + ' ' + changed.change());
				}
			});
			Outcome outcome = Outcome.ofGasthaus(folder, "-q", "-c", daemon.testUri(), "start g* --parallel; destroy g* --parallel");
			assertEquals("", outcome.err());
			assertEquals(0, outcome.code());
			Await.until("2,000 events came", () -> heard.size() >= 2 * GUESTS);
			assertEquals(2 * GUESTS, heard.size());
			assertEquals(IntStream.range(0, GUESTS).mapToObj(i -> guest(i) + ' ' + DomainChange.STARTED).toList(), sorted(heard, DomainChange.STARTED));
			assertEquals(IntStream.range(0, GUESTS).mapToObj(i -> guest(i) + ' ' + DomainChange.STOPPED).toList(), sorted(heard, DomainChange.STOPPED));
		}
	}

	private static List<String> sorted(List<String> heard, DomainChange change) {
		return heard.stream().filter(line -> line.endsWith(" " + change)).sorted().toList();
	}

	private static String guest(int number) {
		return String.format(Locale.ROOT, "g%04d", number);
	}

	private static HypervisorSession open(String uri) throws HypervisorException {
		return Backends.onClassPath().open(ConnectionUri.parse(uri), Access.READ_WRITE, CredentialsPrompt.NONE, null);
	}
}

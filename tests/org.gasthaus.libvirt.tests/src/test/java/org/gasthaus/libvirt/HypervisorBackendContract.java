package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.core.Backends;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorBackend;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.UriFields;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every back end keeps to. */
abstract class HypervisorBackendContract {
	private static final Duration PATIENCE = Duration.ofSeconds(90);

	/** The back end's id. */
	abstract String id();

	/** URIs that it serves. */
	abstract List<String> own();

	/** A URI of its own that nobody answers on this machine. */
	abstract String unreachable();

	/** What it says of that. */
	Code refusal() {
		return Code.CONNECTION_FAILED;
	}

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	private HypervisorBackend backend() {
		return Backends.onClassPath().all().stream().filter(backend -> backend.id().equals(id())).findFirst()
				.orElseThrow(() -> new AssertionError("no service of the id " + id()));
	}

	private static ConnectionUri uri(String text) throws HypervisorException {
		return ConnectionUri.parse(text);
	}

	@Test
	void aFormCanOfferWhatItServes() throws HypervisorException {
		assertFalse(backend().places().isEmpty(), "nobody could choose it");
		for (String place : backend().places()) {
			assertTrue(backend().accepts(uri(place)), place);
			assertEquals(place, UriFields.of(place).map(UriFields::toString).orElse("no fields"));
		}
	}

	@Test
	void itIsFoundAsAServiceAndServesItsOwnUris() throws HypervisorException {
		for (String own : own()) {
			assertTrue(backend().accepts(uri(own)), own);
			assertEquals(id(), Backends.onClassPath().forUri(uri(own)).id(), own);
		}
	}

	@Test
	void itLeavesOtherUrisAlone() throws HypervisorException {
		for (String other : List.of("nosuch:///", "nosuch+ssh://root@host/system", id() + "x:///system", "x" + id() + ":///system")) {
			assertFalse(backend().accepts(uri(other)), other);
		}
	}

	@Test
	void itSaysWhatItCanDo() {
		assertTrue(backend().capabilities().contains(Capability.LIFE_CYCLE));
		assertThrows(UnsupportedOperationException.class, () -> backend().capabilities().clear());
	}

	@Test
	void itHasATitleForReaders() {
		assertFalse(backend().title().isBlank());
		assertFalse(backend().title().startsWith("NLS missing"), backend().title());
	}

	@Test
	void aHostThatDoesNotAnswerIsASentence() throws HypervisorException {
		ConnectionUri uri = uri(unreachable());
		HypervisorException e = assertTimeoutPreemptively(PATIENCE, () -> assertThrows(HypervisorException.class,
				() -> backend().open(uri, Access.READ_WRITE, CredentialsPrompt.NONE, null)));
		assertEquals(refusal(), e.code(), e.getMessage());
		assertTrue(e.getMessage().startsWith("Cannot connect to " + uri + ": "), e.getMessage());
		assertTrue(e.getMessage().endsWith("."), e.getMessage());
		assertFalse(e.nextStep().isEmpty(), "no next step");
		assertFalse(e.getMessage().contains(".."), e.getMessage());
	}

	@Test
	void aCancelledMonitorOpensNothing() throws HypervisorException {
		NullProgressMonitor monitor = new NullProgressMonitor();
		monitor.setCanceled(true);
		ConnectionUri uri = uri(own().get(0));
		assertThrows(OperationCanceledException.class, () -> backend().open(uri, Access.READ_WRITE, CredentialsPrompt.NONE, monitor));
	}
}

package org.gasthaus.ui.internal.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.gasthaus.core.ClientConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TypedUriTest {
	private static final TypedUri.Aliases ALIASES = new TypedUri.Aliases(
			new ClientConfiguration(Path.of("libvirt.conf"), "", Map.of("lab", "qemu+ssh://root@web/system", "odd", "qemu+shh://web/system")), null);

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@Test
	void anAliasIsToldWithItsUriAndTheUriIsUsed() {
		TypedUri typed = TypedUri.of(" lab ", ALIASES);
		assertEquals("qemu+ssh://root@web/system", typed.uri().toString());
		assertEquals("qemu+ssh://root@web/system", typed.meant());
		assertEquals(List.of("lab is an alias of qemu+ssh://root@web/system.", "The hypervisor 'qemu' on the host web, that of the whole system."),
				typed.sentences().subList(0, 2));
		assertNull(typed.error());
	}

	@Test
	void anAliasOfAWrongUriIsRefusedAndSaysWhere() {
		TypedUri typed = TypedUri.of("odd", ALIASES);
		assertNull(typed.uri());
		assertEquals(List.of("odd is an alias of qemu+shh://web/system."), typed.sentences());
		assertTrue(typed.error().startsWith("'shh' is no transport of libvirt"), typed.error());
		assertEquals("qemu+ssh://web/system", typed.proposal());
	}

	@Test
	void aUriIsItself() {
		TypedUri typed = TypedUri.of("test:///default", ALIASES);
		assertEquals("test:///default", typed.uri().toString());
		assertEquals("test:///default", typed.meant());
		assertFalse(typed.sentences().get(0).contains("alias"), typed.sentences()::toString);
	}

	@Test
	void whatIsHalfWrittenHasAProposalAndNoneThatLeadsElsewhere() {
		TypedUri noHost = TypedUri.of("qemu+ssh:///system", ALIASES);
		assertNull(noHost.uri());
		assertEquals("qemu+ssh://HOST/system", noHost.proposal());
		TypedUri unnamed = TypedUri.of(noHost.proposal(), ALIASES);
		assertNull(unnamed.uri(), "nobody's host is named HOST");
		assertEquals("'HOST' stands for the name of the host; write it there.", unnamed.error());
		assertEquals("qemu:///system", TypedUri.of("qemu://", ALIASES).proposal());
		assertEquals("qemu+ssh://user%20name@h/system", TypedUri.of("qemu+ssh://user name@h/system", ALIASES).proposal());
		TypedUri way = TypedUri.of("ssh://root@h", ALIASES);
		assertNull(way.uri());
		assertEquals("qemu+ssh://root@h/system", way.proposal());
	}

	@Test
	void whatIsNoAliasIsRefusedAsBefore() {
		for (TypedUri.Aliases aliases : List.of(ALIASES, TypedUri.Aliases.UNKNOWN)) {
			TypedUri typed = TypedUri.of("web", aliases);
			assertNull(typed.uri());
			assertTrue(typed.error().contains("web"), typed.error());
		}
	}

	@Test
	void aConfigurationThatMakesNoSenseIsToldWhereAnAliasIsMeantOnly() {
		TypedUri.Aliases broken = new TypedUri.Aliases(null, "line 2");
		assertEquals("line 2", TypedUri.of("lab", broken).error());
		assertNull(TypedUri.of("qemu:///system", broken).error());
		assertNull(TypedUri.of(" ", broken).error());
	}
}

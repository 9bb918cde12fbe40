package org.gasthaus.ui.internal.domains;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class OneByOneTest {
	private final List<String> seen = new ArrayList<>();

	@Test
	void whatComesWhileOneIsShownWaitsUntilItIsClosed() {
		List<OneByOne<String>> itself = new ArrayList<>();
		itself.add(new OneByOne<>(name -> {
			seen.add("open " + name);
			if (name.equals("web")) {
				itself.get(0).add("db");
				itself.get(0).add("mail");
			}
			seen.add("close " + name);
		}));
		itself.get(0).add("web");
		assertEquals(List.of("open web", "close web", "open db", "close db", "open mail", "close mail"), seen);
	}

	@Test
	void oneThatFailsDoesNotBlockTheNext() {
		OneByOne<String> dialogs = new OneByOne<>(name -> {
			seen.add(name);
			if (name.equals("bad")) {
				throw new IllegalStateException(name);
			}
		});
		assertThrows(IllegalStateException.class, () -> dialogs.add("bad"));
		dialogs.add("good");
		assertEquals(List.of("bad", "good"), seen);
	}
}

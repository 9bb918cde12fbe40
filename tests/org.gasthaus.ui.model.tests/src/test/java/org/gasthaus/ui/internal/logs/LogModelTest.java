package org.gasthaus.ui.internal.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.gasthaus.core.log.GuestLog;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a view of a log shows, of a file that somebody writes. */
class LogModelTest {
	@TempDir
	Path home;

	private final AtomicInteger changes = new AtomicInteger();
	private final List<String> seen = new ArrayList<>();
	private LogModel model;
	private LogModel.News last;

	@AfterEach
	void close() {
		if (model != null) {
			model.close();
		}
	}

	private Path file() throws Exception {
		Path file = home.resolve(".cache/libvirt/qemu/log/web.log");
		Files.createDirectories(file.getParent());
		return file;
	}

	private void start(String uri) {
		model = new LogModel(() -> GuestLog.of(ConnectionUri.parse(uri), "web", Map.of(), home), changes::incrementAndGet);
		model.start();
	}

	private boolean sees(String line) {
		last = model.take();
		seen.addAll(last.lines());
		return seen.contains(line);
	}

	@Test
	void linesComeOnceAndFollow() throws Exception {
		Files.writeString(file(), "one\ntwo\n");
		start("qemu:///session");
		Await.until("what is there", () -> sees("two"));
		assertEquals(file().toString(), last.file());
		assertNull(last.problem());
		Files.writeString(file(), "three\n", StandardOpenOption.APPEND);
		Await.until("what is written later", () -> sees("three"));
		assertEquals(List.of("one", "two", "three"), seen);
		assertFalse(last.lost());
		assertTrue(changes.get() >= 3, changes::toString);
		model.close();
		Await.until("its thread ends", () -> Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().equals("log of a guest")));
	}

	@Test
	void ofWhatNobodyTakesTheOldestGoes() throws Exception {
		Files.writeString(file(), "");
		start("qemu:///session");
		Await.until("it is read", () -> changes.get() > 0);
		Files.writeString(file(), String.join("\n", Collections.nCopies(LogModel.MOST_LINES, "old")) + "\nnew\nlast\n");
		Await.until("all is read", () -> changes.get() >= LogModel.MOST_LINES + 3);
		assertTrue(sees("last"));
		assertEquals(LogModel.MOST_LINES, last.lines().size());
		assertTrue(last.lost());
	}

	@Test
	void whyThereIsNoneIsTold() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.ENGLISH);
		try {
			for (String uri : List.of("qemu:///session", "test:///default")) {
				start(uri);
				Await.until("the reason", () -> {
					last = model.take();
					return last.problem() != null;
				});
				HypervisorException problem = last.problem();
				assertTrue(problem.getMessage().startsWith("Cannot show the log of web: "), problem.getMessage());
				assertEquals("", last.file());
			}
		} finally {
			Locale.setDefault(before);
		}
	}
}

package org.gasthaus.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.gasthaus.ui.GasthausUi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What all tests in the window have in common: our perspective, a guest that runs, no freeze, no logged error. */
abstract class WindowTest {
	/** How much of the log the tests before have answered for; the start of the workbench belongs to the first test. */
	private static int logRead;
	private NoFreeze watch;

	@BeforeEach
	void begin() throws Exception {
		watch = new NoFreeze(Window.display());
		Window.ui(() -> {
			Shell shell = Window.shell();
			shell.setBounds(new Rectangle(0, 0, 1200, 800));
			shell.forceActive();
			// no tool tip over the picture
			Window.display().setCursorLocation(1250, 950);
			PlatformUI.getWorkbench().showPerspective(GasthausUi.PERSPECTIVE, Window.window());
			return null;
		});
		Hosts.letGuestRun();
	}

	@AfterEach
	void endWithoutFreezeAndWithoutError() throws Exception {
		Window.ui(() -> Window.page().closeAllEditors(false));
		watch.close();
		assertEquals(List.of(), watch.freezes(), "The UI thread was blocked in our code");
		String log = Window.log();
		String fresh = log.substring(logRead);
		logRead = log.length();
		assertEquals(List.of(), fresh.lines().filter(line -> line.matches("!ENTRY \\S+ 4 .*")).toList(), fresh);
	}

	/** Waits for an error in the log that a test provokes, and takes it off what is found at the end. */
	static void awaitLogged(String message) {
		Window.await(message + " in the log", () -> Window.log().indexOf(message, logRead) >= 0);
		try {
			logRead = Window.log().length();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}

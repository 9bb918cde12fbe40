package org.gasthaus.ui.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The watchdog itself: whose code it blames. */
class NoFreezeTest {
	private static StackTraceElement frame(String type, String method) {
		return new StackTraceElement(type, method, null, -1);
	}

	@Test
	void ourCodeInAnEventIsBlamed() {
		assertTrue(NoFreeze.isOurs(new StackTraceElement[] { frame("java.net.Socket", "read"), frame("org.gasthaus.core.Connection", "open"),
				frame("org.eclipse.swt.widgets.Display", "readAndDispatch"), frame("org.gasthaus.app.internal.WorkbenchApplication", "start") }));
	}

	@Test
	void workOfTheWorkbenchIsNot() {
		assertFalse(NoFreeze.isOurs(new StackTraceElement[] { frame("org.eclipse.e4.ui.css.swt.internal.theme.ThemeEngine", "setTheme"),
				frame("org.gasthaus.app.internal.ThemeHandler", "execute"), frame("org.eclipse.swt.widgets.Display", "readAndDispatch") }));
	}

	@Test
	void ourCodeBelowTheEventLoopIsNot() {
		assertFalse(NoFreeze.isOurs(new StackTraceElement[] { frame("org.eclipse.swt.internal.gtk.OS", "gtk_main_do_event"),
				frame("org.eclipse.swt.widgets.Display", "readAndDispatch"), frame("org.gasthaus.app.internal.WorkbenchApplication", "start") }));
	}
}

package org.gasthaus.ui;

import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;

/** The way from other threads to the screen. */
public final class UiThread {
	/** One frame of a usual screen. */
	private static final int FRAME_MILLIS = 16;

	private UiThread() {
	}

	/**
	 * A task that may be asked for from any thread, as often as one likes: it runs in the UI thread, once per frame at most,
	 * and not any more once the control is disposed.
	 */
	public static Runnable coalesced(Control control, Runnable task) {
		Display display = control.getDisplay();
		AtomicBoolean pending = new AtomicBoolean();
		return () -> {
			if (!pending.compareAndSet(false, true)) {
				return;
			}
			inUi(display, () -> display.timerExec(FRAME_MILLIS, () -> {
				pending.set(false);
				if (!control.isDisposed()) {
					task.run();
				}
			}));
		};
	}

	/** Runs a task in the UI thread, later; not at all if the display is gone by then. */
	public static void inUi(Display display, Runnable task) {
		try {
			display.asyncExec(() -> {
				if (!display.isDisposed()) {
					task.run();
				}
			});
		} catch (SWTException e) {
			if (!display.isDisposed()) {
				throw e;
			}
		}
	}
}

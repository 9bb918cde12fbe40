package org.gasthaus.ui.internal.hosts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;

/**
 * Tells who measures the start when the explorer is there to be seen: after the paint that follows the first host's objects a
 * file appears, if the system property {@value #FILE} names one. Without the property this does nothing.
 */
final class PaintedReport {
	private static final String FILE = "org.gasthaus.ui.paintedFile";

	private PaintedReport() {
	}

	static void when(Control control) {
		String file = System.getProperty(FILE);
		if (file == null) {
			return;
		}
		control.addListener(SWT.Paint, new Listener() {
			@Override
			public void handleEvent(org.eclipse.swt.widgets.Event event) {
				control.removeListener(SWT.Paint, this);
				// the event comes before the pixels: tell when this round of the UI thread is over
				control.getDisplay().asyncExec(() -> write(Path.of(file)));
			}
		});
		control.redraw();
	}

	private static void write(Path file) {
		try {
			Files.writeString(file, "painted\n");
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}

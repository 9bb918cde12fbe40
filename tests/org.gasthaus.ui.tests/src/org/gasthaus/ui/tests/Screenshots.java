package org.gasthaus.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;

/** Pictures of the window, in the build's folder; those that the documents show are copied there on demand or if missing. */
final class Screenshots {
	private Screenshots() {
	}

	private static final int STILL = 8;
	private static final int MOST = 100;

	/** Lets everything be painted that was asked for: waits until the screen stands still, or only a caret moves. */
	static void settle() {
		Window.ui(() -> {
			Window.shell().redraw();
			Window.shell().update();
		});
		byte[][] last = { new byte[0] };
		int[] still = new int[2];
		Window.await("a still picture", () -> {
			byte[] now = copy().data;
			still[0] = Arrays.equals(now, last[0]) ? still[0] + 1 : 0;
			last[0] = now;
			return still[0] >= STILL || ++still[1] >= MOST;
		});
	}

	/** Takes the workbench window as it is on the screen, with its frame. */
	static ImageData take(String name) {
		return Window.ui(() -> {
			ImageData data = copy();
			ImageLoader loader = new ImageLoader();
			loader.data = new ImageData[] { data };
			Path file = file(name);
			Files.createDirectories(file.getParent());
			loader.save(file.toString(), SWT.IMAGE_PNG);
			return data;
		});
	}

	private static ImageData copy() {
		// the shell's bounds may be larger than the frame that the window manager draws
		Rectangle inside = Window.display().map(Window.shell(), null, Window.shell().getClientArea());
		int top = Window.shell().getBounds().y;
		Rectangle area = new Rectangle(inside.x, top, inside.width, inside.y + inside.height - top);
		Image image = new Image(Window.display(), area.width, area.height);
		GC gc = new GC(Window.display());
		gc.copyArea(image, area.x, area.y);
		gc.dispose();
		ImageData data = image.getImageData();
		image.dispose();
		return data;
	}

	/** Copies a picture to the documents, if it is asked for or the documents have none. */
	static void publish(String name) {
		String docs = System.getProperty("org.gasthaus.screenshots.docs");
		if (docs == null) {
			return;
		}
		Path there = Path.of(docs, name + ".png");
		if (Boolean.getBoolean("org.gasthaus.screenshots.update") || !Files.exists(there)) {
			try {
				Files.createDirectories(there.getParent());
				Files.copy(file(name), there, StandardCopyOption.REPLACE_EXISTING);
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}

	/** How many different colours a picture has, looking at every fourth pixel: a blank one has few. */
	static int colours(ImageData data) {
		Set<Integer> colours = new HashSet<>();
		for (int y = 0; y < data.height; y += 2) {
			for (int x = 0; x < data.width; x += 2) {
				colours.add(data.getPixel(x, y));
			}
		}
		return colours.size();
	}

	private static Path file(String name) {
		return Path.of(System.getProperty("org.gasthaus.screenshots", System.getProperty("java.io.tmpdir")), name + ".png");
	}
}

package org.gasthaus.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A pipe instead of a file, whose reader waits: who writes to it is not done before the test wants it to be. */
public final class WaitingPipe {
	private WaitingPipe() {
	}

	/**
	 * Makes one that every user may write to.
	 *
	 * @param gate lets the reader go on
	 */
	public static Path make(Path folder, CountDownLatch gate) throws IOException, InterruptedException {
		Path pipe = folder.resolve("pipe");
		int code = new ProcessBuilder("mkfifo", "-m", "666", pipe.toString()).start().waitFor();
		if (code != 0) {
			throw new IOException("mkfifo " + pipe + " ends with " + code);
		}
		Thread reader = new Thread(() -> {
			try (InputStream written = Files.newInputStream(pipe)) {
				gate.await();
				written.transferTo(OutputStream.nullOutputStream());
			} catch (IOException | InterruptedException e) {
				throw new AssertionError(e);
			}
		});
		reader.setDaemon(true);
		reader.start();
		return pipe;
	}
}

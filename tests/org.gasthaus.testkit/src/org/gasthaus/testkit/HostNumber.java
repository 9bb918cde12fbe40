package org.gasthaus.testkit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The number of a private host, from which its addresses and names are made; nobody else on this machine has it at the same time, in this process or in
 * another. It is a lock on one byte of a file that all know, so that it is free again however its process ends.
 */
final class HostNumber implements AutoCloseable {
	private static final int FIRST = 40;
	private static final int COUNT = 210;
	private static final Path FILE = Path.of(System.getProperty("java.io.tmpdir"), "gasthaus-host-numbers");
	/** Stays open: closing it would free all numbers of this process. */
	private static FileChannel channel;
	private static int last = (int) (ProcessHandle.current().pid() % COUNT);

	private final int value;
	private final FileLock lock;

	private HostNumber(int value, FileLock lock) {
		this.value = value;
		this.lock = lock;
	}

	/** @throws IOException if all are taken, or the file cannot be written */
	static synchronized HostNumber take() throws IOException {
		for (int tries = 0; tries < COUNT; tries++) {
			last = (last + 1) % COUNT;
			FileLock lock = lock(FIRST + last);
			if (lock != null) {
				return new HostNumber(FIRST + last, lock);
			}
		}
		throw new IOException("all " + COUNT + " numbers of private hosts are taken; " + FILE + " is locked by the processes that have them");
	}

	/** @return null if somebody has it */
	static synchronized FileLock lock(int value) throws IOException {
		if (channel == null) {
			channel = FileChannel.open(FILE, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
		}
		try {
			return channel.tryLock(value, 1, false);
		} catch (OverlappingFileLockException e) {
			return null; // this process has it
		}
	}

	int value() {
		return value;
	}

	@Override
	public void close() throws IOException {
		lock.release();
	}
}

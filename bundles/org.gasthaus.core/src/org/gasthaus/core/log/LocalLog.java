package org.gasthaus.core.log;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.FileReason;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;

/** A log of this machine. While it is followed it is looked at four times a second: it may be cut, or another file may take its place. */
final class LocalLog implements LogReader {
	private static final int LOOK_MILLIS = 250;
	private static final int BLOCK = 8192;
	/** A line that never ends is told in parts. */
	private static final int LONGEST = 1 << 20;

	private final GuestLog log;
	private final Path path;
	private final boolean follow;
	private final ReentrantLock lock = new ReentrantLock();
	private final Condition ended = lock.newCondition();
	private final ByteArrayOutputStream line = new ByteArrayOutputStream();
	private final byte[] buffer = new byte[BLOCK];
	private int from;
	private int to;
	private boolean closed;
	private RandomAccessFile file;
	private Object key;

	LocalLog(GuestLog log, List<Path> places, int lines, boolean follow) throws HypervisorException {
		this.log = log;
		this.follow = follow;
		path = places.stream().filter(Files::exists).findFirst().orElse(places.get(0));
		try {
			open();
			file.seek(start(lines));
		} catch (IOException e) {
			close();
			throw failure(e);
		}
	}

	private void open() throws IOException {
		if (!Files.exists(path)) {
			Files.readAttributes(path, BasicFileAttributes.class); // says why
		}
		if (!Files.isReadable(path)) {
			throw new AccessDeniedException(path.toString());
		}
		key = key();
		file = new RandomAccessFile(path.toFile(), "r");
	}

	/** What tells this file from another one of that name. */
	private Object key() throws IOException {
		return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
	}

	private HypervisorException failure(IOException e) {
		String user = System.getProperty("user.name");
		if (e instanceof NoSuchFileException) {
			return log.failure(Code.NO_OBJECT, NLS.bind(Messages.Log_missing, path), Messages.Log_missingNext);
		}
		return e instanceof AccessDeniedException
				? log.failure(Code.ACCESS_DENIED, NLS.bind(Messages.Log_denied, user, path), NLS.bind(Messages.Log_deniedNext, "sudo tail -n 100 " + LogText.word(path.toString())))
				: log.failure(Code.FAILED, path + ": " + FileReason.ofReading(e), "");
	}

	/** Where the last lines begin. */
	private long start(int lines) throws IOException {
		long end = file.length();
		if (lines == 0) {
			return end;
		}
		byte[] block = new byte[BLOCK];
		int found = 0;
		for (long at = end; at > 0;) {
			int size = (int) Math.min(BLOCK, at);
			at -= size;
			file.seek(at);
			file.readFully(block, 0, size);
			for (int i = size - 1; i >= 0; i--) {
				// the end of the last line is no beginning of another one
				if (block[i] == '\n' && at + i != end - 1 && ++found == lines) {
					return at + i + 1;
				}
			}
		}
		return 0;
	}

	@Override
	public String file() {
		return path.toString();
	}

	@Override
	public String next() throws HypervisorException {
		lock.lock();
		try {
			while (!closed) {
				if (from == to && !fill()) {
					if (!follow) {
						return rest();
					}
					ended.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
					continue;
				}
				byte one = buffer[from++];
				if (one == '\n') {
					return taken();
				}
				line.write(one);
				if (line.size() >= LONGEST) {
					return taken();
				}
			}
			return null;
		} catch (IOException e) {
			throw failure(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return null;
		} finally {
			lock.unlock();
		}
	}

	private boolean fill() throws IOException {
		from = 0;
		to = Math.max(0, file.read(buffer));
		if (to == 0 && follow) {
			again();
		}
		return to > 0;
	}

	/** Where the file was cut, or replaced, what is written now is at its beginning. */
	private void again() throws IOException {
		if (file.getFilePointer() > file.length()) {
			file.seek(0);
			return;
		}
		try {
			if (!Objects.equals(key, key())) {
				RandomAccessFile old = file;
				open();
				old.close();
			}
		} catch (NoSuchFileException e) {
			// libvirt makes the next one when the guest starts again
		}
	}

	private String rest() {
		return line.size() == 0 ? null : taken();
	}

	private String taken() {
		String text = LogText.clean(line.toString(StandardCharsets.UTF_8));
		line.reset();
		return text;
	}

	@Override
	public void close() {
		lock.lock();
		try {
			closed = true;
			ended.signalAll();
			if (file != null) {
				file.close();
			}
		} catch (IOException e) {
			// it was only read
		} finally {
			lock.unlock();
		}
	}
}

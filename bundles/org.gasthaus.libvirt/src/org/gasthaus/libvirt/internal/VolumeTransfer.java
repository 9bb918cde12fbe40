package org.gasthaus.libvirt.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.function.ToIntFunction;

import org.eclipse.core.runtime.IProgressMonitor;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.TransferException;
import org.gasthaus.hypervisor.TransferException.Phase;
import org.gasthaus.hypervisor.VolumeRange;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;

/** The content of one volume, on its way over a blocking stream. A stream that was not finished is aborted, so that the host lets the volume go. */
final class VolumeTransfer {
	private static final int PIECE = 64 << 10;
	private static final int SPARSE = 1;
	private static final int STOP_AT_HOLE = 1;
	private static final int AT_HOLE = -3;

	private final LibvirtSession session;
	private final VirVolumes functions;
	private final IProgressMonitor monitor;
	private Phase phase = Phase.OPEN;
	private long bytes;

	/** What a transfer stands in. */
	@FunctionalInterface
	interface Action {
		void run() throws HypervisorException;
	}

	/** What goes over the stream. */
	@FunctionalInterface
	private interface Content {
		void pass(Pointer stream, Memory piece) throws Failure, IOException;
	}

	VolumeTransfer(LibvirtSession session, VirVolumes functions, IProgressMonitor monitor) {
		this.session = session;
		this.functions = functions;
		this.monitor = monitor;
	}

	/** Adds to a failure how far it came. */
	void run(Action action) throws HypervisorException, IOException {
		try {
			action.run();
		} catch (UncheckedIOException e) {
			throw e.getCause();
		} catch (HypervisorException e) {
			throw new TransferException(phase, bytes, e);
		}
	}

	/** @param end length of what the volume is kept in; needed for a sparse upload only */
	Void upload(Pointer connect, Pointer volume, VolumeRange range, ReadableByteChannel source, long end) throws Failure {
		int flags = range.sparse() ? SPARSE : 0;
		return with(connect, stream -> functions.virStorageVolUpload(volume, stream, range.offsetBytes(), range.lengthBytes(), flags),
				(stream, piece) -> send(stream, piece, source,
						range.sparse() && source instanceof SeekableByteChannel file && range.offsetBytes() + file.size() - file.position() >= end));
	}

	Void download(Pointer connect, Pointer volume, VolumeRange range, WritableByteChannel target) throws Failure {
		int flags = range.sparse() ? SPARSE : 0;
		return with(connect, stream -> functions.virStorageVolDownload(volume, stream, range.offsetBytes(), range.lengthBytes(), flags),
				(stream, piece) -> receive(stream, piece, target, range.sparse()));
	}

	private Void with(Pointer connect, ToIntFunction<Pointer> open, Content content) throws Failure {
		Pointer stream = session.check(functions.virStreamNew(connect, 0));
		boolean finished = true; // there is nothing to abort before it is open
		try (Memory piece = new Memory(PIECE)) {
			session.check(open.applyAsInt(stream));
			finished = false;
			phase = Phase.DATA;
			content.pass(stream, piece);
			phase = Phase.CLOSE;
			finished = true; // finishing ends it, also when it fails
			session.check(functions.virStreamFinish(stream));
			return null;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} finally {
			if (!finished) {
				functions.virStreamAbort(stream);
			}
			functions.virStreamFree(stream);
		}
	}

	private void send(Pointer stream, Memory piece, ReadableByteChannel source, boolean holes) throws Failure, IOException {
		ByteBuffer buffer = piece.getByteBuffer(0, PIECE);
		long hole = 0;
		while (fill(buffer, source)) {
			Cancel.check(monitor);
			int length = buffer.position();
			if (holes && isZero(buffer, length)) {
				hole += length;
				continue;
			}
			sendHole(stream, hole);
			hole = 0;
			for (int sent = 0; sent < length;) {
				int count = session.check(functions.virStreamSend(stream, piece.share(sent), new Size(length - sent)));
				sent += count;
				bytes += count;
			}
		}
		sendHole(stream, hole);
	}

	private void sendHole(Pointer stream, long length) throws Failure {
		if (length > 0) {
			session.check(functions.virStreamSendHole(stream, length, 0));
			bytes += length;
		}
	}

	/** @return whether there was anything left */
	private static boolean fill(ByteBuffer buffer, ReadableByteChannel source) throws IOException {
		buffer.clear();
		while (buffer.hasRemaining() && source.read(buffer) >= 0) {
			// until the piece is full or the source ends
		}
		return buffer.position() > 0;
	}

	private static boolean isZero(ByteBuffer buffer, int length) {
		int i = 0;
		for (; i + Long.BYTES <= length; i += Long.BYTES) {
			if (buffer.getLong(i) != 0) {
				return false;
			}
		}
		for (; i < length; i++) {
			if (buffer.get(i) != 0) {
				return false;
			}
		}
		return true;
	}

	private void receive(Pointer stream, Memory piece, WritableByteChannel target, boolean holes) throws Failure, IOException {
		ByteBuffer buffer = piece.getByteBuffer(0, PIECE);
		while (true) {
			Cancel.check(monitor);
			int count = holes ? functions.virStreamRecvFlags(stream, piece, new Size(PIECE), STOP_AT_HOLE)
					: functions.virStreamRecv(stream, piece, new Size(PIECE));
			if (holes && count == AT_HOLE) {
				LongByReference length = new LongByReference();
				session.check(functions.virStreamRecvHole(stream, length, 0));
				skip(target, length.getValue());
				bytes += length.getValue();
				continue;
			}
			if (session.check(count) == 0) {
				break;
			}
			write(target, buffer.clear().limit(count));
			bytes += count;
		}
		if (holes && target instanceof SeekableByteChannel file && file.size() < file.position()) {
			file.position(file.position() - 1); // a hole at the end is only there once something stands behind it
			write(file, ByteBuffer.allocate(1));
		}
	}

	private static void skip(WritableByteChannel target, long length) throws IOException {
		if (target instanceof SeekableByteChannel file) {
			file.position(file.position() + length);
			return;
		}
		for (long left = length; left > 0; left -= PIECE) {
			write(target, ByteBuffer.allocate((int) Math.min(PIECE, left)));
		}
	}

	private static void write(WritableByteChannel target, ByteBuffer data) throws IOException {
		while (data.hasRemaining()) {
			target.write(data);
		}
	}
}

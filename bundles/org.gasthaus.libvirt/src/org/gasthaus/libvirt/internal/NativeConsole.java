package org.gasthaus.libvirt.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.DomainConsole;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/**
 * A text console over a stream that does not block. The event loop's thread fetches what came and says when there is room; it waits for nobody, so
 * that a host which hangs holds up no other. A stream that somebody still uses when it is closed is freed by the last one who leaves it.
 *
 * <p>There is one callback for all consoles and for the life of the process, as libvirt keeps its address; the opaque value is the console's number.
 */
final class NativeConsole implements DomainConsole {
	private static final int READABLE = 1;
	private static final int WRITABLE = 2;
	private static final int ERROR = 4;
	private static final int HANGUP = 8;
	private static final int WOULD_BLOCK = -2;
	/** What is fetched before somebody reads. */
	private static final int MOST_HELD = 256 << 10;
	private static final int PIECE = 16 << 10;

	private static final Map<Long, NativeConsole> OPEN = new ConcurrentHashMap<>();
	private static final AtomicLong NUMBERS = new AtomicLong();
	private static final VirStreams.EventCallback CALLBACK = (stream, events, opaque) -> {
		NativeConsole console = OPEN.get(Pointer.nativeValue(opaque));
		if (console != null) {
			console.happened(events);
		}
	};

	private final LibvirtSession session;
	private final Vir vir;
	private final DomainId domain;
	private final OpenConsoles openConsoles;
	private final long number = NUMBERS.incrementAndGet();
	private final byte[] held = new byte[MOST_HELD];
	private int first;
	private int count;
	private Memory piece;
	private Pointer stream;
	private int awaited;
	private int users;
	private boolean inCallback;
	private boolean ended;
	private boolean closed;
	private NativeError failure;

	NativeConsole(LibvirtSession session, Vir vir, DomainId domain, OpenConsoles openConsoles) {
		this.session = session;
		this.vir = vir;
		this.domain = domain;
		this.openConsoles = openConsoles;
	}

	private static VirStreams functions() {
		return VirStreams.INSTANCE;
	}

	/** Takes over a stream that is open. */
	void begin(Pointer opened) throws Failure {
		synchronized (this) {
			stream = opened;
			piece = new Memory(PIECE);
			awaited = READABLE | ERROR | HANGUP;
		}
		OPEN.put(number, this);
		if (functions().virStreamEventAddCallback(opened, awaited, CALLBACK, new Pointer(number), null) < 0) {
			NativeError error = NativeError.last(vir);
			close();
			throw new Failure(error);
		}
	}

	@Override
	public DomainId domain() {
		return domain;
	}

	/** In the event loop's thread. */
	private void happened(int events) {
		synchronized (this) {
			if (closed) {
				return;
			}
			inCallback = true;
		}
		try {
			if ((events & (READABLE | ERROR | HANGUP)) != 0) {
				fetch((events & (ERROR | HANGUP)) != 0);
			}
			if ((events & WRITABLE) != 0) {
				synchronized (this) {
					await(awaited & ~WRITABLE);
				}
			}
		} finally {
			synchronized (this) {
				inCallback = false;
				notifyAll();
			}
		}
	}

	/** @param last whether nothing will come after what is there */
	private void fetch(boolean last) {
		while (true) {
			int room;
			synchronized (this) {
				if (closed || ended) {
					return;
				}
				room = Math.min(PIECE, MOST_HELD - count);
				if (room == 0) {
					await(awaited & ~READABLE);
					return;
				}
			}
			int got = functions().virStreamRecv(stream, piece, new Size(room));
			synchronized (this) {
				if (got > 0) {
					keep(got);
				} else if (got != WOULD_BLOCK || last) {
					failure = got == -1 ? NativeError.last(vir) : null;
					ended = true;
					await(0);
					return;
				} else {
					return;
				}
			}
		}
	}

	private void keep(int got) {
		int at = (first + count) % MOST_HELD;
		int before = Math.min(got, MOST_HELD - at);
		piece.read(0, held, at, before);
		piece.read(before, held, 0, got - before);
		count += got;
		notifyAll();
	}

	/** Tells libvirt what to call for; with the lock held, so that a later wish does not come before an earlier one. */
	private void await(int events) {
		if (events != awaited && !closed) {
			awaited = events;
			functions().virStreamEventUpdateCallback(stream, events);
		}
	}

	/** The connection is gone: libvirt says nothing to a stream that waits. */
	void lost(String reason) {
		synchronized (this) {
			if (!ended && !closed) {
				failure = new NativeError(NativeError.RPC, 0, reason);
				ended = true;
				notifyAll();
			}
		}
	}

	@Override
	public int read(byte[] buffer) throws HypervisorException, InterruptedException {
		NativeError error;
		synchronized (this) {
			while (count == 0 && !ended && !closed) {
				wait();
			}
			if (closed) {
				return -1;
			}
			if (count > 0) {
				return take(buffer);
			}
			error = failure;
		}
		if (error == null) {
			return -1;
		}
		throw failed(error);
	}

	private int take(byte[] buffer) {
		int taken = Math.min(count, buffer.length);
		int before = Math.min(taken, MOST_HELD - first);
		System.arraycopy(held, first, buffer, 0, before);
		System.arraycopy(held, 0, buffer, before, taken - before);
		first = (first + taken) % MOST_HELD;
		count -= taken;
		if (!ended && count <= MOST_HELD / 2) {
			await(awaited | READABLE);
		}
		return taken;
	}

	private HypervisorException failed(NativeError error) throws HypervisorException {
		return session.failure(Task.USE_CONSOLE, domain.name(), error);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws HypervisorException, InterruptedException {
		int at = offset;
		int end = offset + length;
		while (at < end) {
			enter();
			int sent;
			NativeError error = null;
			try {
				byte[] next = new byte[Math.min(PIECE, end - at)];
				System.arraycopy(bytes, at, next, 0, next.length);
				sent = functions().virStreamSend(stream, next, new Size(next.length));
				error = sent == -1 ? NativeError.last(vir) : null;
				if (sent == WOULD_BLOCK) {
					awaitRoom();
				}
			} finally {
				leave();
			}
			if (error != null) {
				throw failed(error);
			}
			at += Math.max(0, sent);
		}
	}

	private synchronized void awaitRoom() throws InterruptedException {
		await(awaited | WRITABLE);
		while ((awaited & WRITABLE) != 0 && !closed && !ended) {
			wait();
		}
	}

	private synchronized void enter() throws HypervisorException {
		if (closed || ended) {
			throw new HypervisorException(Code.CLOSED, NLS.bind(Messages.Console_ended, domain.name(), session.uri()));
		}
		users++;
	}

	private void leave() {
		synchronized (this) {
			users--;
			if (!closed || users > 0) {
				return;
			}
		}
		free();
	}

	@Override
	public void close() {
		boolean interrupted = false;
		synchronized (this) {
			if (closed) {
				return;
			}
			closed = true;
			notifyAll();
			OPEN.remove(number);
			openConsoles.remove(this);
			while (inCallback) {
				try {
					wait(); // it waits for nobody
				} catch (InterruptedException e) {
					interrupted = true;
				}
			}
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
			if (users > 0) {
				return;
			}
		}
		free();
	}

	/** Reached once: by the close that finds nobody, or by the last one who leaves after it. */
	private void free() {
		functions().virStreamEventRemoveCallback(stream);
		functions().virStreamAbort(stream);
		functions().virStreamFree(stream);
		piece.close();
	}
}

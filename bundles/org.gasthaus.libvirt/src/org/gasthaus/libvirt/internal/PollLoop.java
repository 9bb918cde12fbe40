package org.gasthaus.libvirt.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * libvirt's event loop over {@code poll(2)}: file descriptors and timers that libvirt adds, changes and removes from any
 * thread; callbacks in the one thread that runs {@link #run()}. What is removed is freed by that thread after its round,
 * because a callback may be under way.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-event.html">libvirt-event</a>
 */
final class PollLoop implements Runnable {
	/** The part of the C library that this needs. */
	interface Posix extends Library {
		int pipe(int[] descriptors);

		int poll(Pointer descriptors, NativeLong count, int milliseconds);

		NativeLong read(int descriptor, byte[] buffer, NativeLong size);

		NativeLong write(int descriptor, byte[] buffer, NativeLong size);
	}

	private static final int POLLIN = 1;
	private static final int POLLOUT = 4;
	private static final int POLLERR = 8;
	private static final int POLLHUP = 0x10;
	private static final int POLLNVAL = 0x20;
	private static final int READABLE = 1;
	private static final int WRITABLE = 2;
	private static final int ERROR = 4;
	private static final int HANGUP = 8;
	private static final int EINTR = 4;
	/** {@code struct pollfd}: int fd, short events, short revents */
	private static final int POLLFD_SIZE = 8;

	private static final class Source {
		final int id;
		final int fd;
		final Pointer callback;
		final Pointer opaque;
		final Pointer freeOpaque;
		/** Of a descriptor: what is waited for; of a timer: its interval in ms, or less than 0. */
		int value;
		long dueMillis;
		boolean removed;

		Source(int id, int fd, int value, Pointer callback, Pointer opaque, Pointer freeOpaque) {
			this.id = id;
			this.fd = fd;
			this.value = value;
			this.callback = callback;
			this.opaque = opaque;
			this.freeOpaque = freeOpaque;
		}
	}

	private final Posix posix = Native.load("c", Posix.class);
	private final int[] wakePipe = new int[2];
	private final AtomicBoolean wakeUnderWay = new AtomicBoolean();
	private final Map<Integer, Source> handles = new HashMap<>();
	private final Map<Integer, Source> timers = new HashMap<>();
	private final List<Source> removed = new ArrayList<>();
	private int lastId;
	private volatile boolean ending;

	// libvirt keeps the addresses of these: held here as long as the loop lives, which is as long as the process
	private final Vir.AddHandle addHandle = this::addHandle;
	private final Vir.Update updateHandle = (id, events) -> update(handles, id, events);
	private final Vir.Remove removeHandle = id -> remove(handles, id);
	private final Vir.AddTimeout addTimeout = this::addTimeout;
	private final Vir.Update updateTimeout = (id, interval) -> update(timers, id, interval);
	private final Vir.Remove removeTimeout = id -> remove(timers, id);

	PollLoop() {
		if (posix.pipe(wakePipe) != 0) {
			throw new IllegalStateException("pipe: errno " + Native.getLastError());
		}
	}

	void register(Vir vir) {
		vir.virEventRegisterImpl(addHandle, updateHandle, removeHandle, addTimeout, updateTimeout, removeTimeout);
	}

	private int addHandle(int fd, int events, Pointer callback, Pointer opaque, Pointer freeOpaque) {
		int id;
		synchronized (this) {
			id = ++lastId;
			handles.put(id, new Source(id, fd, events, callback, opaque, freeOpaque));
		}
		wake();
		return id;
	}

	private int addTimeout(int interval, Pointer callback, Pointer opaque, Pointer freeOpaque) {
		int id;
		synchronized (this) {
			id = ++lastId;
			Source timer = new Source(id, -1, interval, callback, opaque, freeOpaque);
			timer.dueMillis = nowMillis() + Math.max(interval, 0);
			timers.put(id, timer);
		}
		wake();
		return id;
	}

	private void update(Map<Integer, Source> sources, int id, int value) {
		synchronized (this) {
			Source source = sources.get(id);
			if (source == null) {
				return;
			}
			source.value = value;
			source.dueMillis = nowMillis() + Math.max(value, 0);
		}
		wake();
	}

	private int remove(Map<Integer, Source> sources, int id) {
		synchronized (this) {
			Source source = sources.remove(id);
			if (source == null) {
				return -1;
			}
			source.removed = true;
			removed.add(source);
		}
		wake();
		return 0;
	}

	private void wake() {
		if (wakeUnderWay.compareAndSet(false, true)) {
			posix.write(wakePipe[1], new byte[1], new NativeLong(1));
		}
	}

	/** Makes {@link #run()} return, soon. What libvirt adds or changes from now on is not looked at any more. */
	void end() {
		ending = true;
		wake();
	}

	/** Returns after {@link #end()}. */
	@Override
	public void run() {
		Memory memory = new Memory(64L * POLLFD_SIZE);
		while (!ending) {
			List<Source> polled = new ArrayList<>();
			int timeout = prepare(polled);
			long size = (polled.size() + 1L) * POLLFD_SIZE;
			if (memory.size() < size) {
				memory = new Memory(2 * size);
			}
			put(memory, 0, wakePipe[0], POLLIN);
			for (int i = 0; i < polled.size(); i++) {
				put(memory, i + 1, polled.get(i).fd, toNative(polled.get(i).value));
			}
			int ready = posix.poll(memory, new NativeLong(polled.size() + 1L), timeout);
			if (ready < 0 && Native.getLastError() != EINTR) {
				System.getLogger(PollLoop.class.getName()).log(System.Logger.Level.ERROR, "poll: errno " + Native.getLastError());
				return;
			}
			if (ready > 0 && memory.getShort(POLLFD_SIZE - 2L) != 0) {
				// in this order: a change that finds the flag set was made before the next prepare(), which sees it
				posix.read(wakePipe[0], new byte[16], new NativeLong(16));
				wakeUnderWay.set(false);
			}
			runTimers();
			for (int i = 0; ready > 0 && i < polled.size(); i++) {
				int happened = fromNative(memory.getShort((i + 2L) * POLLFD_SIZE - 2));
				Source handle = polled.get(i);
				if (happened != 0 && isStillThere(handle)) {
					call(handle.callback, handle.id, handle.fd, happened, handle.opaque);
				}
			}
			freeRemoved();
		}
	}

	private static void put(Memory memory, int index, int fd, int events) {
		memory.setInt((long) index * POLLFD_SIZE, fd);
		memory.setShort((long) index * POLLFD_SIZE + 4, (short) events);
		memory.setShort((long) index * POLLFD_SIZE + 6, (short) 0);
	}

	/** @return how long to wait, in ms; -1 for ever */
	private synchronized int prepare(List<Source> polled) {
		for (Source handle : handles.values()) {
			if (handle.value != 0) {
				polled.add(handle);
			}
		}
		long now = nowMillis();
		long wait = Long.MAX_VALUE;
		for (Source timer : timers.values()) {
			if (timer.value >= 0) {
				wait = Math.min(wait, Math.max(0, timer.dueMillis - now));
			}
		}
		return wait == Long.MAX_VALUE ? -1 : (int) Math.min(wait, Integer.MAX_VALUE);
	}

	private void runTimers() {
		List<Source> due = new ArrayList<>();
		synchronized (this) {
			long now = nowMillis();
			for (Source timer : timers.values()) {
				if (timer.value >= 0 && timer.dueMillis <= now) {
					timer.dueMillis = now + timer.value;
					due.add(timer);
				}
			}
		}
		for (Source timer : due) {
			if (isStillThere(timer)) {
				call(timer.callback, timer.id, timer.opaque);
			}
		}
	}

	private synchronized boolean isStillThere(Source source) {
		return !source.removed;
	}

	private void freeRemoved() {
		List<Source> toFree;
		synchronized (this) {
			if (removed.isEmpty()) {
				return;
			}
			toFree = new ArrayList<>(removed);
			removed.clear();
		}
		for (Source source : toFree) {
			if (source.freeOpaque != null) {
				call(source.freeOpaque, source.opaque);
			}
		}
	}

	private static void call(Pointer function, Object... arguments) {
		Function.getFunction(function).invokeVoid(arguments);
	}

	private static int toNative(int events) {
		return ((events & READABLE) != 0 ? POLLIN : 0) | ((events & WRITABLE) != 0 ? POLLOUT : 0) | ((events & ERROR) != 0 ? POLLERR : 0)
				| ((events & HANGUP) != 0 ? POLLHUP : 0);
	}

	private static int fromNative(int events) {
		return ((events & POLLIN) != 0 ? READABLE : 0) | ((events & POLLOUT) != 0 ? WRITABLE : 0)
				| ((events & (POLLERR | POLLNVAL)) != 0 ? ERROR : 0) | ((events & POLLHUP) != 0 ? HANGUP : 0);
	}

	private static long nowMillis() {
		return System.nanoTime() / 1_000_000;
	}
}

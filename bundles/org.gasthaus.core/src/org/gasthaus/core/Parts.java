package org.gasthaus.core;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Subscription;

/**
 * What a connection knows of the parts that somebody looks at. They are read in a thread of their own, so that a large one never delays the
 * inventory. A part that nobody looks at any more is forgotten.
 */
final class Parts {
	private static final class Watched {
		int watchers;
		boolean pending;
		Listing<?> listing;
	}

	private final Map<Part<?>, Watched> watched = new HashMap<>();
	private final ExecutorService worker;
	private final Runnable changed;
	private HypervisorSession session;

	/** @param changed called after a part was read, never in the UI thread */
	Parts(String name, Runnable changed) {
		this.changed = changed;
		ThreadPoolExecutor single = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
			Thread thread = new Thread(task, name);
			thread.setDaemon(true);
			return thread;
		});
		single.allowCoreThreadTimeOut(true);
		worker = single;
	}

	/** From now on they are read from this session; {@code null} while there is none: what was known stays. */
	void use(HypervisorSession opened) {
		synchronized (watched) {
			session = opened;
			if (opened != null) {
				watched.keySet().forEach(this::readSoon);
			}
		}
	}

	/** Nothing is known any more, of a host that the user closed. */
	void forget() {
		synchronized (watched) {
			session = null;
			watched.values().forEach(one -> {
				one.listing = null;
				one.pending = false;
			});
		}
	}

	Subscription watch(Part<?> part) {
		synchronized (watched) {
			Watched one = watched.computeIfAbsent(part, fresh -> new Watched());
			one.watchers++;
			if (one.listing == null) {
				readSoon(part);
			}
		}
		return new Subscription() {
			private boolean closed;

			@Override
			public void close() {
				synchronized (watched) {
					if (!closed) {
						closed = true;
						unwatch(part);
					}
				}
			}
		};
	}

	private void unwatch(Part<?> part) {
		Watched one = watched.get(part);
		if (--one.watchers == 0) {
			watched.remove(part);
		}
	}

	@SuppressWarnings("unchecked") // a part is only ever filled with what its own reader gave
	<T> Optional<Listing<T>> known(Part<T> part) {
		synchronized (watched) {
			Watched one = watched.get(part);
			return one == null ? Optional.empty() : Optional.ofNullable((Listing<T>) one.listing);
		}
	}

	/** Reads a part now, in this thread. */
	<T> Listing<T> read(HypervisorSession from, Part<T> part, IProgressMonitor monitor) throws HypervisorException {
		Listing<T> fresh = new Listing<>(part.read(from, monitor), "", Instant.now());
		synchronized (watched) {
			Watched one = watched.get(part);
			if (one != null && session != null) {
				one.listing = fresh;
			}
		}
		changed.run();
		return fresh;
	}

	void heard(HypervisorEvent event) {
		synchronized (watched) {
			for (Part<?> part : watched.keySet()) {
				if (part.isAffectedBy(event)) {
					readSoon(part);
				}
			}
		}
	}

	/** Reads one of them again soon, if somebody looks at it. */
	void touch(Part<?> part) {
		synchronized (watched) {
			if (watched.containsKey(part)) {
				readSoon(part);
			}
		}
	}

	/** Reads all of them again soon. */
	void touchAll() {
		synchronized (watched) {
			watched.keySet().forEach(this::readSoon);
		}
	}

	void dispose() {
		worker.shutdownNow();
	}

	/** Asked for again before it was begun, it is read once. To be called with the lock. */
	private void readSoon(Part<?> part) {
		Watched one = watched.get(part);
		if (one.pending || session == null) {
			return;
		}
		one.pending = true;
		HypervisorSession from = session;
		try {
			worker.execute(() -> readNow(from, part));
		} catch (RejectedExecutionException disposed) {
			// nobody looks at this connection any more
		}
	}

	private IProgressMonitor whileWatched(Part<?> part) {
		return new NullProgressMonitor() {
			@Override
			public boolean isCanceled() {
				synchronized (watched) {
					return !watched.containsKey(part);
				}
			}
		};
	}

	private <T> void readNow(HypervisorSession from, Part<T> part) {
		synchronized (watched) {
			Watched one = watched.get(part);
			if (one == null || from != session) {
				return;
			}
			one.pending = false;
		}
		Listing<T> fresh;
		try {
			fresh = new Listing<>(part.read(from, whileWatched(part)), "", Instant.now());
		} catch (OperationCanceledException nobodyLooksAnyMore) {
			return;
		} catch (HypervisorException e) {
			if (e.code() == Code.CLOSED || e.code() == Code.CONNECTION_LOST) {
				return; // the status of the connection says it, and it is read again once there is another session
			}
			fresh = new Listing<>(known(part).map(Listing::items).orElse(List.of()), e.getMessage(), Instant.now());
		}
		synchronized (watched) {
			Watched one = watched.get(part);
			if (one == null || from != session) {
				return;
			}
			one.listing = fresh;
		}
		changed.run();
	}
}

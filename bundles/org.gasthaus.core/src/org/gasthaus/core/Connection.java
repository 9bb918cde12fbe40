package org.gasthaus.core;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorBackend;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.Subscription;

/**
 * A host that the user works with: it can be opened and closed again, and keeps an {@link Inventory} that follows the
 * host's events. Thread-safe. {@link #inventory()}, {@link #status()} and {@link #onChange} never block and never ask the
 * host; everything else may, and must not be called in the UI thread.
 *
 * <p>A lost connection keeps its last inventory, marked by {@link Status#LOST} and the time of the snapshot, and is tried again as its
 * {@link Reconnect} says. Calls of its session end in time, as its {@link CallLimits} say.
 *
 * <p>Where the back end that opened it is removed or updated, the connection is lost in the same way: calls that are running end as they would,
 * no new ones begin, and it is opened again by the next back end that serves its URI, as soon as there is one.
 */
public final class Connection implements AutoCloseable {
	/** Above this many changed domains, one list call is cheaper than one call for each. */
	private static final int ONE_BY_ONE = 20;

	/** How the connection stands. */
	public enum Status {
		CLOSED, OPENING, OPEN,
		/** It was open, and the host went away. */
		LOST,
		/** It could not be opened. */
		FAILED
	}

	private final ConnectionUri uri;
	private final Access access;
	private final Backends backends;
	private final CredentialsPrompt prompt;
	private final CallLimits limits;
	private final Retry retry;
	private final List<Consumer<Connection>> listeners = new CopyOnWriteArrayList<>();
	private final ExecutorService worker;
	private final Object opening = new Object();
	/** Held while the inventory is read and replaced, so that an older reading never covers a newer one. */
	private final Object reading = new Object();
	/** Held while session and inventory change together; never while a host is asked. */
	private final Object publishing = new Object();
	private final Parts parts;
	private final GuestStatistics statistics;
	private final Set<DomainId> changedDomains = new LinkedHashSet<>();
	private boolean networksChanged;
	private boolean poolsChanged;
	private boolean refreshPending;

	/** The attempt that {@link #open} waits for; closing does not wait for it. */
	private volatile Attempt underWay;
	private volatile HypervisorSession session;
	/** The back end that opened the session. */
	private volatile HypervisorBackend backend;
	/** Whether it is lost because its back end went. */
	private volatile boolean orphaned;
	private Subscription backendChanges;
	private volatile Status status = Status.CLOSED;
	private volatile String problem = "";
	private volatile Inventory inventory = Inventory.EMPTY;

	/** With the usual limits, and never opened again by itself. @param prompt asked for credentials while opening */
	public Connection(ConnectionUri uri, Access access, Backends backends, CredentialsPrompt prompt) {
		this(uri, access, backends, prompt, CallLimits.STANDARD, Reconnect.never());
	}

	/** @param prompt asked for credentials while opening */
	public Connection(ConnectionUri uri, Access access, Backends backends, CredentialsPrompt prompt, CallLimits limits, Reconnect reconnect) {
		this.limits = Objects.requireNonNull(limits);
		retry = new Retry(reconnect, this::openAgain, this::changed);
		this.uri = Objects.requireNonNull(uri);
		this.access = Objects.requireNonNull(access);
		this.backends = Objects.requireNonNull(backends);
		this.prompt = Objects.requireNonNull(prompt);
		statistics = new GuestStatistics(uri.toString(), () -> status == Status.OPEN ? session : null,
				reconnect.isAutomatic() ? reconnect.timer() : Reconnect.systemTimer());
		parts = new Parts("parts of " + uri, this::changed);
		ThreadPoolExecutor single = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
			Thread thread = new Thread(task, "inventory of " + uri);
			thread.setDaemon(true);
			return thread;
		});
		single.allowCoreThreadTimeOut(true);
		worker = single;
	}

	public ConnectionUri uri() {
		return uri;
	}

	public Access access() {
		return access;
	}

	public Status status() {
		return status;
	}

	/** Why the status is {@link Status#LOST} or {@link Status#FAILED}: a sentence for the user; else empty. */
	public String problem() {
		return problem;
	}

	/** The seconds until a lost connection is tried again; empty if it is not. A listener hears every second that passes. */
	public OptionalInt secondsToNextTry() {
		return retry.secondsLeft();
	}

	/** Tries a lost connection now instead of later. Does not block. */
	public void tryNow() {
		retry.now();
	}

	private void openAgain() {
		try {
			open(null);
		} catch (HypervisorException | OperationCanceledException e) {
			// the status says it, and what comes next
		}
	}

	/** What the host has, as far as its events told us. */
	public Inventory inventory() {
		return inventory;
	}

	/**
	 * Keeps a part of the host up to date until the caller closes this; a listener of {@link #onChange} hears when it was read. Does not block.
	 *
	 * @return closed by the caller
	 */
	public Subscription watch(Part<?> part) {
		return parts.watch(part);
	}

	/** What is known of a part that somebody watches; empty until it was read for the first time. Does not block. */
	public <T> Optional<Listing<T>> known(Part<T> part) {
		return parts.known(part);
	}

	/** Reads a part now, whether somebody watches it or not. */
	public <T> Listing<T> read(Part<T> part, IProgressMonitor monitor) throws HypervisorException {
		return parts.read(forOperation(monitor), part, monitor);
	}

	/** Takes note of a change that hosts do not announce, as if this one had: what it is about is read again soon. Does not block. */
	public void announce(HypervisorEvent event) {
		HypervisorSession current = session;
		if (current != null && status == Status.OPEN) {
			heard(current, event);
		}
	}

	/** Takes note that a part has changed of whose changes libvirt tells nothing: it is read again soon if somebody looks at it. Does not block. */
	public void announce(Part<?> part) {
		parts.touch(part);
	}

	/** What the back end can do in principle; empty if none serves the URI. */
	public Set<Capability> capabilities() {
		try {
			return backends.forUri(uri).capabilities(uri);
		} catch (HypervisorException e) {
			return Set.of();
		}
	}

	/** @throws HypervisorException {@code UNSUPPORTED} with the reason if it cannot be done here; the host is not asked */
	public void require(Capability capability) throws HypervisorException {
		Optional<String> reason = backends.isServed(uri) ? whyNot(capability) : Optional.empty();
		if (reason.isPresent()) {
			throw new HypervisorException(Code.UNSUPPORTED, reason.get());
		}
	}

	/** Why something cannot be done here, a sentence for the user; empty if it can, as far as is known without asking. */
	public Optional<String> whyNot(Capability capability) {
		return capabilities().contains(capability) ? Optional.empty() : Optional.of(capability.missing(uri));
	}

	/** What the running guests do, for who watches. */
	public GuestStatistics statistics() {
		return statistics;
	}

	/**
	 * Hears of every change of status or inventory, in the thread that made it, which is never the UI thread.
	 *
	 * @return closed by the caller
	 */
	public Subscription onChange(Consumer<Connection> listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	/**
	 * The open session; opens it if there is none. It belongs to this connection: the caller does not close it.
	 *
	 * @param monitor may be {@code null}
	 */
	public HypervisorSession session(IProgressMonitor monitor) throws HypervisorException {
		HypervisorSession open = session;
		return open != null && status == Status.OPEN ? open : open(monitor);
	}

	/**
	 * The open session for one operation; opens it if there is none. Every call of it ends with {@link OperationCanceledException} when the monitor is
	 * cancelled, also those that take no monitor, and none has the time limit of a question: saving a guest takes what it takes. A call that was
	 * given up so goes on at the host.
	 *
	 * @param monitor may be {@code null}
	 */
	public HypervisorSession forOperation(IProgressMonitor monitor) throws HypervisorException {
		return TimeLimits.during(session(monitor), monitor);
	}

	/**
	 * Opens the connection and reads the inventory; does nothing if it is open.
	 *
	 * @param monitor may be {@code null}
	 * @throws HypervisorException as {@link org.gasthaus.hypervisor.HypervisorBackend#open}; the status is then {@link Status#FAILED}
	 * @throws OperationCanceledException if the monitor was cancelled; the status is then {@link Status#CLOSED}
	 */
	public HypervisorSession open(IProgressMonitor monitor) throws HypervisorException {
		synchronized (opening) {
			if (session != null && status == Status.OPEN) {
				return session;
			}
			boolean wasLost = status == Status.LOST;
			retry.stop();
			if (backendChanges == null) {
				backendChanges = backends.onChange(this::backendsChanged);
			}
			dropSession(false);
			become(Status.OPENING, "");
			AtomicReference<Inventory> first = new AtomicReference<>();
			Deadline deadline = new Deadline(uri, limits.connect(), prompt);
			Attempt attempt = new Attempt("connecting to " + uri, () -> openedAndRead(first, deadline));
			underWay = attempt;
			try {
				HypervisorSession opened = attempt.await(monitor, deadline);
				synchronized (publishing) {
					session = opened;
					inventory = first.get();
				}
				parts.use(opened);
				orphaned = false;
				retry.reset();
				prompt.told(uri, true);
				become(Status.OPEN, "");
				if (!opened.isAlive()) {
					// went away before it was ours, so that its last event was not ours either
					lost(opened, NLS.bind(Messages.Connection_lost, uri, Messages.Connection_whileOpening));
				}
				backendsChanged(); // it may have gone meanwhile
				return opened;
			} catch (OperationCanceledException e) {
				become(Status.CLOSED, "");
				throw e;
			} catch (HypervisorException e) {
				if (e.code() == Code.AUTHENTICATION_FAILED) {
					prompt.told(uri, false);
				}
				orphaned = wasLost && e.code() == Code.NO_BACKEND;
				if (orphaned) {
					become(Status.LOST, e.getMessage()); // until one comes
				} else if (wasLost && retry.isAutomatic() && mayPass(e.code())) {
					become(Status.LOST, e.getMessage());
					retry.begin();
					changed();
				} else {
					become(Status.FAILED, e.getMessage());
				}
				throw e;
			} catch (RuntimeException e) {
				become(Status.FAILED, e.getMessage());
				throw e;
			} finally {
				underWay = null;
			}
		}
	}

	/** Whether it may work later without anybody doing something here. A wrong password does not: trying it again and again locks people out. */
	private static boolean mayPass(Code code) {
		return switch (code) {
		case AUTHENTICATION_FAILED, ACCESS_DENIED, INVALID_URI, NO_BACKEND, LIBRARY_MISSING -> false;
		default -> true;
		};
	}

	/** In the thread of the attempt: a host may take its time, or never answer. */
	private HypervisorSession openedAndRead(AtomicReference<Inventory> first, CredentialsPrompt asked) throws HypervisorException {
		HypervisorBackend serving = backends.forUri(uri);
		backend = serving;
		HypervisorSession fresh = TimeLimits.around(serving.open(uri, access, asked, null), limits);
		try {
			fresh.listen(event -> heard(fresh, event));
			first.set(read(fresh, null));
			return fresh;
		} catch (HypervisorException | RuntimeException e) {
			fresh.close();
			throw e;
		}
	}

	/** Reads everything anew from the host. */
	public void refresh(IProgressMonitor monitor) throws HypervisorException {
		HypervisorSession from = session(monitor);
		synchronized (reading) {
			publish(from, read(from, monitor));
		}
		parts.touchAll();
		changed();
	}

	/** Ends the session, if there is one. The connection may be opened again. */
	@Override
	public void close() {
		retry.reset();
		Attempt attempt = underWay;
		if (attempt != null) {
			attempt.abandon();
		}
		synchronized (opening) {
			retry.reset();
			orphaned = false;
			if (backendChanges != null) {
				backendChanges.close();
				backendChanges = null;
			}
			dropSession(true);
			become(Status.CLOSED, "");
		}
	}

	/** Closes for good: no further refresh runs. */
	void dispose() {
		close();
		worker.shutdownNow();
		parts.dispose();
		statistics.end();
		listeners.clear();
	}

	private void dropSession(boolean forget) {
		HypervisorSession old;
		synchronized (publishing) {
			old = session;
			session = null;
			if (forget) {
				inventory = Inventory.EMPTY;
			}
		}
		if (forget) {
			parts.forget();
		} else {
			parts.use(null);
		}
		if (old != null) {
			old.close();
		}
	}

	private void become(Status now, String why) {
		problem = why == null ? "" : why;
		status = now;
		changed();
	}

	private void changed() {
		for (Consumer<Connection> listener : listeners) {
			try {
				listener.accept(this);
			} catch (RuntimeException e) {
				// a view that fails must not break the connection of the others
				System.getLogger(Connection.class.getName()).log(System.Logger.Level.ERROR, "A listener of " + uri + " failed", e);
			}
		}
	}

	private static Inventory read(HypervisorSession from, IProgressMonitor monitor) throws HypervisorException {
		return new Inventory(byName(from.domains(monitor)), networksOf(from, monitor), poolsOf(from, monitor), Instant.now());
	}

	/** What was read of a session that is no longer ours is not kept. */
	private void publish(HypervisorSession from, Inventory next) {
		synchronized (publishing) {
			if (from == session) {
				inventory = next;
			}
		}
	}

	private static List<DomainInfo> byName(List<DomainInfo> domains) {
		List<DomainInfo> result = new ArrayList<>(domains);
		result.sort(Comparator.comparing(DomainInfo::name));
		return result;
	}

	private static List<NetworkInfo> networksOf(HypervisorSession from, IProgressMonitor monitor) throws HypervisorException {
		try {
			List<NetworkInfo> result = new ArrayList<>(from.networks(monitor));
			result.sort(Comparator.comparing(NetworkInfo::name));
			return result;
		} catch (HypervisorException e) {
			return noneIfUnsupported(e);
		}
	}

	private static List<PoolInfo> poolsOf(HypervisorSession from, IProgressMonitor monitor) throws HypervisorException {
		try {
			List<PoolInfo> result = new ArrayList<>(from.pools(monitor));
			result.sort(Comparator.comparing(PoolInfo::name));
			return result;
		} catch (HypervisorException e) {
			return noneIfUnsupported(e);
		}
	}

	private static <T> List<T> noneIfUnsupported(HypervisorException e) throws HypervisorException {
		if (e.code() == Code.UNSUPPORTED) {
			return List.of();
		}
		throw e;
	}

	private void heard(HypervisorSession from, HypervisorEvent event) {
		if (event instanceof HypervisorEvent.ConnectionClosed) {
			lost(from, NLS.bind(Messages.Connection_lost, uri, ((HypervisorEvent.ConnectionClosed) event).reason()));
			return;
		}
		parts.heard(event);
		synchronized (changedDomains) {
			if (event instanceof HypervisorEvent.DomainChanged) {
				changedDomains.add(((HypervisorEvent.DomainChanged) event).domain());
			} else if (event instanceof HypervisorEvent.NetworkChanged) {
				networksChanged = true;
			} else if (event instanceof HypervisorEvent.PoolChanged) {
				poolsChanged = true;
			} else {
				return; // of what an inventory does not have
			}
			if (refreshPending) {
				return;
			}
			refreshPending = true;
		}
		try {
			worker.execute(() -> readChanged(from));
		} catch (RejectedExecutionException disposed) {
			// nobody looks at this connection any more
		}
	}

	private void lost(HypervisorSession which, String why) {
		if (which == session && status == Status.OPEN) {
			become(Status.LOST, why);
			retry.begin();
			changed();
		}
	}

	/** In the thread of whoever installs or removes bundles: what takes time is done in another one. */
	private void backendsChanged() {
		if (isBackendGone() || orphaned) {
			Thread thread = new Thread(this::changeBackend, "back end of " + uri);
			thread.setDaemon(true);
			thread.start();
		}
	}

	private boolean isBackendGone() {
		return (status == Status.OPEN || status == Status.LOST) && !backends.has(backend);
	}

	/** Lets go of what an old back end opened, and opens it again with a new one if there is one. */
	private void changeBackend() {
		synchronized (opening) {
			if (isBackendGone() && !orphaned) {
				orphaned = true;
				retry.reset();
				become(Status.LOST, NLS.bind(Messages.Connection_backendGone, uri, backend.id()));
				dropSession(false);
			}
			if (orphaned && status == Status.LOST && backends.isServed(uri)) {
				openAgain();
			}
		}
	}

	/** Events that arrive meanwhile gather for the next round, so that a burst costs few calls. */
	private void readChanged(HypervisorSession from) {
		List<DomainId> domains;
		boolean networks;
		boolean pools;
		synchronized (changedDomains) {
			domains = new ArrayList<>(changedDomains);
			networks = networksChanged;
			pools = poolsChanged;
			changedDomains.clear();
			networksChanged = false;
			poolsChanged = false;
			refreshPending = false;
		}
		// an event may arrive while open() still reads the first inventory: wait for it, or its result would be lost
		synchronized (opening) {
			if (from != session) {
				return;
			}
		}
		try {
			synchronized (reading) {
				Inventory old = inventory;
				publish(from, new Inventory(domains.isEmpty() ? old.domains() : domainsAfter(old, from, domains),
						networks ? networksOf(from, null) : old.networks(), pools ? poolsOf(from, null) : old.pools(), Instant.now()));
			}
			changed();
		} catch (HypervisorException e) {
			if (e.code() == Code.CONNECTION_LOST || e.code() == Code.TIMEOUT) {
				lost(from, e.getMessage());
			} else if (e.code() != Code.CLOSED) {
				System.getLogger(Connection.class.getName()).log(System.Logger.Level.WARNING, "Cannot read what changed on " + uri, e);
			}
		} catch (OperationCanceledException closed) {
			// the connection was closed meanwhile: nobody wants to know any more
		}
	}

	private static List<DomainInfo> domainsAfter(Inventory old, HypervisorSession from, List<DomainId> changed) throws HypervisorException {
		if (changed.size() > ONE_BY_ONE) {
			return byName(from.domains(null));
		}
		List<DomainInfo> result = new ArrayList<>(old.domains());
		for (DomainId id : changed) {
			result.removeIf(domain -> domain.id().equals(id));
			try {
				result.add(from.domain(id));
			} catch (HypervisorException e) {
				if (e.code() != Code.NO_DOMAIN) {
					throw e;
				}
			}
		}
		return byName(result);
	}

	@Override
	public String toString() {
		return uri.toString();
	}
}

package org.gasthaus.console.ui.internal.model;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.console.vt.Terminal;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.ConsoleOption;
import org.gasthaus.hypervisor.DomainConsole;
import org.gasthaus.hypervisor.DomainConsoles;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.hypervisor.XmlView;

/**
 * A console of a domain and the terminal that shows it: connects, reads, writes, and connects again when the domain starts again or its host is back.
 * Everything that asks a host runs in threads of its own; no method waits. Thread-safe; the terminal is used by {@link #withTerminal} only.
 *
 * <p>One piece at a time is read and given to the terminal, and no more is read meanwhile: a guest that writes faster waits, as at a real line.
 */
public final class ConsoleModel implements AutoCloseable {
	/** How it stands. */
	public enum State {
		/** The user left it. */
		DISCONNECTED, CONNECTING, CONNECTED,
		/** The domain is off or its host away: it goes on by itself, if that is wanted. */
		WAITING,
		/** It cannot be opened until the user does something. */
		REFUSED
	}

	private static final int PIECE = 16 << 10;
	/** What may wait for a guest that does not read. */
	private static final int MOST_TYPED = 1 << 20;
	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private final DomainHandle domain;
	private final Runnable changed;
	private final Duration firstPause;
	private final Subscription events;
	/** Fair: who paints must get it from who reads without end. */
	private final ReentrantLock screen = new ReentrantLock(true);
	private final Terminal terminal;

	private Attempt attempt;
	/** The newest one, also after it ended: the next one waits until it has let go. */
	private Attempt last;
	/** Which run of the domain the screen shows, and of which device. */
	private int shownRun = -1;
	private ConsoleDevice shownDevice;
	private State state = State.DISCONNECTED;
	private String message = "";
	private boolean reconnects = true;
	private List<ConsoleDevice> devices = List.of();
	private ConsoleDevice device;
	private Duration pause;
	private boolean closed;

	/** @param changed called from any thread, often, when there is something new to show */
	public ConsoleModel(DomainHandle domain, Terminal terminal, Runnable changed) {
		this(domain, terminal, changed, Duration.ofSeconds(1));
	}

	/** @param firstPause how long it waits before it tries again where nobody says that it is time; each further pause is twice as long */
	public ConsoleModel(DomainHandle domain, Terminal terminal, Runnable changed, Duration firstPause) {
		this.domain = Objects.requireNonNull(domain);
		this.terminal = Objects.requireNonNull(terminal);
		this.changed = Objects.requireNonNull(changed);
		this.firstPause = firstPause;
		pause = firstPause;
		events = domain.connection().onChange(connection -> hostChanged());
	}

	public DomainHandle domain() {
		return domain;
	}

	/** Its name as it is now. */
	public String name() {
		return domain.info().map(info -> info.name()).orElse(domain.name());
	}

	public synchronized State state() {
		return state;
	}

	/** Why nothing comes, a sentence for the user; empty while something may come. */
	public synchronized String message() {
		return message;
	}

	/** What can be opened, as far as is known: of a domain that ran once. */
	public synchronized List<ConsoleDevice> devices() {
		return devices;
	}

	/** The chosen one, or that which is open; {@code null} before the first was opened. */
	public synchronized ConsoleDevice device() {
		return device;
	}

	/** Whether it connects by itself when the domain starts or its host is back. */
	public synchronized boolean reconnects() {
		return reconnects;
	}

	/** See {@link #reconnects()}. */
	public void setReconnects(boolean wanted) {
		synchronized (this) {
			reconnects = wanted;
			if (state == State.WAITING) {
				message = waitingFor();
			}
		}
		changed.run();
		if (wanted) {
			hostChanged();
		}
	}

	/** Works with the terminal while nothing is written to it. Keep it short. */
	public <R> R withTerminal(Function<Terminal, R> work) {
		screen.lock();
		try {
			return work.apply(terminal);
		} finally {
			screen.unlock();
		}
	}

	/** Opens the console, also after something went wrong; opens the connection of its host for it, too. */
	public void connect() {
		begin(true, false);
	}

	/** Opens it even if somebody else has it, who then loses it. */
	public void takeOver() {
		begin(true, true);
	}

	/** Waits for the domain and its host, and opens the console as soon as both are there: what the user wanted when it was open last. */
	public void standBy() {
		synchronized (this) {
			end();
			become(State.WAITING, waitingFor());
		}
		hostChanged();
	}

	/** Whether it is open or is being opened. */
	public synchronized boolean isUnderWay() {
		return state == State.CONNECTED || state == State.CONNECTING;
	}

	/** Whether consoles may be opened by this connection at all. */
	public boolean isAllowed() {
		return domain.connection().access() != Access.READ_ONLY;
	}

	/** Opens another device of the domain. */
	public void choose(ConsoleDevice wanted) {
		synchronized (this) {
			device = wanted;
		}
		begin(true, false);
	}

	/** Lets go of the console; what it showed stays. */
	public void disconnect() {
		synchronized (this) {
			end();
			become(State.DISCONNECTED, Messages.Console_disconnected);
		}
		changed.run();
	}

	/** Sends keys. @return whether they were taken: not without a guest, nor if it has not read what was sent before */
	public boolean type(byte[] bytes) {
		Attempt current;
		synchronized (this) {
			current = state == State.CONNECTED ? attempt : null;
		}
		return current != null && current.send(bytes);
	}

	@Override
	public void close() {
		events.close();
		synchronized (this) {
			closed = true;
			end();
		}
	}

	private void become(State now, String why) {
		state = now;
		message = why;
	}

	private void end() {
		if (attempt != null) {
			attempt.abandon();
			attempt = null;
		}
	}

	/** @param asked whether the user wants it now; else it is done only where it was waited for */
	private void begin(boolean asked, boolean force) {
		synchronized (this) {
			if (closed || !asked && !isToGoOn()) {
				return;
			}
			end();
			if (asked) {
				pause = firstPause;
			}
			attempt = new Attempt(asked, force, device, last);
			last = attempt;
			become(State.CONNECTING, NLS.bind(Messages.Console_connecting, name()));
			attempt.start();
		}
		changed.run();
	}

	/** Goes on if that is wanted and possible; tells about changed names. */
	private void hostChanged() {
		boolean go;
		synchronized (this) {
			go = !closed && isToGoOn();
			if (state == State.WAITING) {
				message = waitingFor();
			}
		}
		if (go) {
			begin(false, false);
		} else {
			changed.run();
		}
	}

	private boolean isToGoOn() {
		return state == State.WAITING && reconnects && isActive();
	}

	/** As far as the host has told. */
	private boolean isActive() {
		return domain.connection().status() == Connection.Status.OPEN && domain.info().filter(info -> info.state().isActive()).isPresent();
	}

	private String waitingFor() {
		Connection connection = domain.connection();
		if (connection.status() != Connection.Status.OPEN) {
			return NLS.bind(reconnects ? Messages.Console_hostAway : Messages.Console_hostAwayByHand,
					new Object[] { name(), connection.uri(), connection.problem() }).strip();
		}
		if (isActive()) {
			return NLS.bind(reconnects ? Messages.Console_ended : Messages.Console_endedByHand, name());
		}
		return NLS.bind(reconnects ? Messages.Console_off : Messages.Console_offByHand, name());
	}

	/** After an attempt that ended without the user. */
	private void waitAfter(Attempt ended) {
		Duration next;
		synchronized (this) {
			if (attempt != ended) {
				return;
			}
			end();
			become(State.WAITING, waitingFor());
			// the host may know of the end of a domain a moment after its console, and of its start a moment before
			next = reconnects && isActive() ? pause : null;
			pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
		}
		changed.run();
		if (next != null) {
			CompletableFuture.delayedExecutor(next.toMillis(), TimeUnit.MILLISECONDS).execute(this::hostChanged);
		}
	}

	private void refuse(Attempt ended, String why) {
		synchronized (this) {
			if (attempt != ended) {
				return;
			}
			end();
			become(State.REFUSED, why);
		}
		changed.run();
	}

	/** One console from before it is open until it ends. Its thread reads, another one writes. */
	private final class Attempt {
		private final boolean asked;
		private final boolean force;
		private final ConsoleDevice wanted;
		private final BlockingQueue<byte[]> typed = new LinkedBlockingQueue<>();
		private final AtomicInteger waiting = new AtomicInteger();
		private final Thread reader = new Thread(this::run, "console of " + domain.name());
		private final Thread writer = new Thread(this::write, "keys for " + domain.name());
		private volatile DomainConsole console;
		private volatile boolean abandoned;
		private volatile CompletableFuture<Void> closing = CompletableFuture.completedFuture(null);
		private Attempt before;

		Attempt(boolean asked, boolean force, ConsoleDevice wanted, Attempt before) {
			this.before = before;
			this.asked = asked;
			this.force = force;
			this.wanted = wanted;
			reader.setDaemon(true);
			writer.setDaemon(true);
		}

		void start() {
			reader.start();
		}

		/** Does not wait. Who is opening a console is not interrupted: it would be open and nobody's. */
		void abandon() {
			abandoned = true;
			DomainConsole open = console;
			writer.interrupt();
			if (open != null) {
				closing = CompletableFuture.runAsync(open::close);
			}
		}

		private void awaitOver() throws InterruptedException {
			reader.join();
			closing.join();
		}

		boolean send(byte[] bytes) {
			if (waiting.get() + bytes.length > MOST_TYPED) {
				return false;
			}
			waiting.addAndGet(bytes.length);
			return typed.add(bytes);
		}

		private void run() {
			try {
				if (before != null) {
					before.awaitOver();
					before = null;
				}
				HypervisorSession session = session();
				if (session == null) {
					waitAfter(this);
					return;
				}
				try (DomainConsole opened = open(session)) {
					if (opened != null) {
						read(opened);
						waitAfter(this);
					}
				}
			} catch (HypervisorException e) {
				failed(e);
			} catch (InterruptedException | OperationCanceledException left) {
				waitAfter(this);
			} catch (RuntimeException e) {
				System.getLogger(ConsoleModel.class.getName()).log(System.Logger.Level.ERROR, "The console of " + domain.name() + " failed", e);
				refuse(this, NLS.bind(Messages.Console_failed, name(), e));
			}
		}

		/** @return {@code null} if there is none */
		private HypervisorSession session() {
			Connection connection = domain.connection();
			try {
				return !abandoned && (asked || connection.status() == Connection.Status.OPEN) ? connection.session(null) : null;
			} catch (HypervisorException e) {
				return null; // the connection says why
			}
		}

		/** @return {@code null} if there is nothing to open; the state says why */
		private DomainConsole open(HypervisorSession session) throws HypervisorException {
			Connection connection = domain.connection();
			if (connection.whyNot(Capability.SERIAL_CONSOLE).isPresent()) {
				refuse(this, connection.whyNot(Capability.SERIAL_CONSOLE).get());
				return null;
			}
			if (connection.access() == Access.READ_ONLY) {
				refuse(this, NLS.bind(Messages.Console_readOnly, name(), connection.uri()));
				return null;
			}
			DomainInfo info = session.domain(domain.id());
			if (!info.state().isActive()) {
				waitAfter(this);
				return null;
			}
			String xml = session.domainXml(domain.id(), XmlView.LIVE);
			List<ConsoleDevice> there = ConsoleDevice.of(xml);
			if (there.isEmpty()) {
				List<String> others = ConsoleDevice.closedTypes(xml);
				refuse(this, others.isEmpty() ? NLS.bind(Messages.Console_none, name(), connection.uri())
						: NLS.bind(Messages.Console_otherType, new Object[] { name(), connection.uri(), String.join(", ", others) }));
				return null;
			}
			ConsoleDevice chosen = wanted != null && there.contains(wanted) ? wanted : there.get(0);
			Set<ConsoleOption> options = force ? EnumSet.of(ConsoleOption.FORCE) : EnumSet.noneOf(ConsoleOption.class);
			DomainConsoles consoles = session.consoles();
			DomainConsole opened = chosen.kind() == ConsoleDevice.Kind.CHANNEL ? consoles.openChannel(domain.id(), chosen.alias(), options, null)
					: consoles.open(domain.id(), chosen.alias().isEmpty() ? null : chosen.alias(), options, null);
			console = opened;
			if (abandoned || !isOurs(there, chosen, info.runtimeId())) {
				opened.close();
				return null;
			}
			return opened;
		}

		private boolean isOurs(List<ConsoleDevice> there, ConsoleDevice chosen, int run) {
			boolean fresh;
			synchronized (ConsoleModel.this) {
				if (attempt != this) {
					return false;
				}
				fresh = run != shownRun || !chosen.equals(shownDevice);
				shownRun = run;
				shownDevice = chosen;
				devices = there;
				device = chosen;
				become(State.CONNECTED, "");
			}
			if (fresh) {
				withTerminal(shown -> {
					shown.beginAnew();
					return null;
				});
			}
			writer.start();
			changed.run();
			return true;
		}

		private void read(DomainConsole opened) throws HypervisorException, InterruptedException {
			byte[] piece = new byte[PIECE];
			for (int count = opened.read(piece); count >= 0 && !abandoned; count = opened.read(piece)) {
				int length = count;
				byte[] answers = withTerminal(shown -> {
					shown.feed(piece, 0, length);
					return shown.takeAnswers();
				});
				if (answers.length > 0) {
					send(answers);
				}
				worked();
				changed.run();
			}
		}

		private void worked() {
			synchronized (ConsoleModel.this) {
				pause = firstPause;
			}
		}

		private void write() {
			try {
				while (!abandoned) {
					byte[] bytes = typed.take();
					console.write(bytes, 0, bytes.length);
					waiting.addAndGet(-bytes.length);
				}
			} catch (InterruptedException left) {
				// nobody types any more
			} catch (HypervisorException e) {
				if (e.code() != Code.CLOSED && e.code() != Code.CONNECTION_LOST) {
					failed(e); // else who reads hears of it
				}
			}
		}

		private void failed(HypervisorException e) {
			if (abandoned) {
				return;
			}
			if (e.code() == Code.CONNECTION_LOST || e.code() == Code.CLOSED || e.code() == Code.WRONG_STATE) {
				waitAfter(this);
			} else if (console != null && !isSeenActive()) {
				waitAfter(this); // it fell with its console
			} else if (console != null && e.code() == Code.FAILED) {
				refuse(this, NLS.bind(Messages.Console_taken, e.getMessage()));
			} else {
				refuse(this, e.getMessage());
			}
		}

		/** Asks the host anew. */
		private boolean isSeenActive() {
			if (domain.connection().status() != Connection.Status.OPEN) {
				return false;
			}
			try {
				return domain.connection().session(null).domain(domain.id()).state().isActive();
			} catch (HypervisorException | OperationCanceledException gone) {
				return false;
			}
		}
	}
}

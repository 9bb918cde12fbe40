package org.gasthaus.cli.internal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Backends;
import org.gasthaus.core.CallLimits;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NativeFormats;

/** One run of a command of virsh's grammar: on one guest, or on all whose names match a pattern; as text or as JSON. */
final class HostRun {
	private static final String DOMAIN = "domain";

	private final HostCommand command;
	private final Syntax syntax;
	private final Extras extras;
	private final Invocation invocation;

	HostRun(HostCommand command, Syntax syntax, Extras extras, Invocation invocation) {
		this.command = command;
		this.syntax = syntax;
		this.extras = extras;
		this.invocation = invocation;
	}

	/** What became of it: on one guest, or without any. */
	private record Part(String guest, String text, JsonContent data, CommandFailure failure, Throwable trace) {
	}

	/** @return the exit code */
	int run(Arguments arguments) throws HypervisorException, CommandFailure {
		List<DomainInfo> guests = several(arguments);
		if (guests != null) {
			return onAll(guests);
		}
		if (!extras.json()) {
			perform(arguments, invocation);
			return 0;
		}
		// what a command gives as data is printed at once: it may go on for long
		AtomicBoolean given = new AtomicBoolean();
		Part part = captured(null, extras.rest(), data -> {
			given.set(true);
			print("", data, null);
		});
		if (!given.get() || part.failure() != null) {
			print(part.text(), null, part.failure());
		}
		trace(part);
		return part.failure() == null ? 0 : 1;
	}

	private JsonOutput.Form form() {
		try {
			return JsonOutput.Form.of(syntax, syntax.parse(extras.rest()));
		} catch (UsageException e) {
			return JsonOutput.Form.SEEN; // and it fails
		}
	}

	private void print(String text, JsonContent data, CommandFailure failure) {
		StringBuilder out = new StringBuilder();
		JsonOutput.result(out, form(), text, data, failure);
		invocation.out().append(out);
		invocation.out().flush();
	}

	private void trace(Part part) {
		if (invocation.debug() && part.trace() != null) {
			part.trace().printStackTrace(invocation.err());
		}
	}

	/** The guests of a pattern; {@code null} if the command names one guest or none. */
	private List<DomainInfo> several(Arguments arguments) throws HypervisorException, CommandFailure {
		boolean ofGuest = !syntax.isAlone() && !syntax.options().isEmpty() && syntax.options().get(0).equals(new Syntax.Option(DOMAIN, Syntax.Kind.DATA));
		NamePattern pattern = ofGuest ? NamePattern.of(arguments.text(DOMAIN)) : null;
		if (pattern == null) {
			return null;
		}
		HypervisorSession session = invocation.session();
		List<DomainInfo> matching = new ArrayList<>();
		for (DomainInfo guest : session.domains(null)) {
			if (guest.name().equals(arguments.text(DOMAIN))) {
				return null; // a name may have a star in it
			}
			if (pattern.matches(guest.name())) {
				matching.add(guest);
			}
		}
		if (matching.isEmpty()) {
			throw new CommandFailure(NLS.bind(Messages.Several_none, arguments.text(DOMAIN)), Messages.Hint_noDomain);
		}
		matching.sort(Comparator.comparing(DomainInfo::name, String.CASE_INSENSITIVE_ORDER));
		return matching;
	}

	private int onAll(List<DomainInfo> guests) {
		if (!extras.json() && !invocation.quiet()) {
			invocation.err().append(NLS.bind(Messages.Several_list, guests.size(), String.join(", ", guests.stream().map(DomainInfo::name).toList()))).append('\n');
			invocation.err().flush();
		}
		List<String> failed = new ArrayList<>();
		StringBuilder json = new StringBuilder("[");
		ExecutorService threads = Executors.newFixedThreadPool(Math.min(extras.parallel(), guests.size()), task -> {
			Thread thread = new Thread(task, syntax.command());
			thread.setDaemon(true);
			return thread;
		});
		try {
			List<Future<Part>> parts = new ArrayList<>();
			for (DomainInfo guest : guests) {
				parts.add(threads.submit(() -> captured(guest.name(), withGuest(guest), null)));
			}
			for (Future<Part> future : parts) {
				Part part = future.get();
				if (part.failure() != null) {
					failed.add(part.guest());
				}
				if (extras.json()) {
					json.append(json.length() > 1 ? ",\n" : "");
					JsonOutput.guest(json, part.guest(), form(), part.text(), part.data(), part.failure());
				} else {
					print(part);
				}
				trace(part);
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return 1;
		} catch (ExecutionException e) {
			throw new IllegalStateException(e);
		} finally {
			threads.shutdownNow();
		}
		if (extras.json()) {
			invocation.out().append(json).append("]\n");
		} else if (!failed.isEmpty()) {
			invocation.out().flush();
			invocation.err().append(NLS.bind(Messages.Several_failed, new Object[] { failed.size(), guests.size(), String.join(", ", failed) })).append('\n');
		}
		return failed.isEmpty() ? 0 : 1;
	}

	/** One line that names its guest stands for itself; every other text is told whose it is. */
	private void print(Part part) {
		String text = part.text().strip();
		if (!text.isEmpty()) {
			boolean one = text.indexOf('\n') < 0;
			if (!one || !text.contains("'" + part.guest() + "'")) {
				invocation.out().append(part.guest()).append(one ? ": " : ":\n");
			}
			invocation.out().append(text).append('\n');
		}
		if (part.failure() != null) {
			invocation.out().flush();
			CommandLine.print(invocation.err(), part.failure(), part.guest() + ": ");
		}
	}

	/** The arguments for one guest. Where its name could be another's number, it is named by its UUID. */
	private List<String> withGuest(DomainInfo guest) {
		boolean number = guest.name().chars().allMatch(c -> c >= '0' && c <= '9');
		String named = number || guest.name().startsWith("-") ? guest.id().uuid() : guest.name();
		List<String> result = new ArrayList<>(extras.rest());
		int at = syntax.placeOf(DOMAIN, result);
		String old = result.get(at);
		result.set(at, old.startsWith("--" + DOMAIN + "=") ? "--" + DOMAIN + '=' + named : named);
		return result;
	}

	/**
	 * Runs it with its output kept, and its failure as a part of the result.
	 *
	 * @param atOnce takes what the command gives as data; {@code null} to keep that, too
	 */
	private Part captured(String guest, List<String> given, Consumer<JsonContent> atOnce) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8);
		AtomicReference<JsonContent> data = new AtomicReference<>();
		CommandFailure failure = null;
		Throwable trace = null;
		try {
			perform(syntax.parse(given), new Captured(invocation, out, !extras.json() ? null : atOnce == null ? data::set : atOnce));
		} catch (CommandFailure e) {
			failure = e;
			trace = e;
		} catch (HypervisorException e) {
			failure = CommandFailure.of(e);
			trace = e;
		} catch (UsageException e) {
			failure = new CommandFailure(e.getMessage());
		} catch (RuntimeException | LinkageError e) {
			failure = new CommandFailure(NLS.bind(Messages.CommandLine_internal, syntax.command(), e));
			trace = e;
		}
		out.flush();
		return new Part(guest, bytes.toString(StandardCharsets.UTF_8), data.get(), failure, trace);
	}

	private void perform(Arguments arguments, Invocation with) throws CommandFailure, HypervisorException {
		if (extras.waitSeconds() == 0) {
			command.run(arguments, with);
			return;
		}
		HypervisorSession session = with.session();
		if (syntax.options().isEmpty() || !syntax.options().get(0).name().equals(DOMAIN)) {
			throw new CommandFailure(NLS.bind(Messages.Wait_nothing, syntax.command()), Messages.Hint_wait);
		}
		DomainInfo guest = Lookups.domain(session, arguments.data(DOMAIN));
		try (StateWait wait = new StateWait(syntax.command(), session, guest.id(), extras.waitSeconds())) {
			command.run(arguments, with);
			wait.await();
		} catch (HypervisorException e) {
			if (e.code() == Code.CONNECTION_LOST) {
				throw new CommandFailure(NLS.bind(Messages.Wait_lost, guest.name()), e);
			}
			throw e;
		}
	}

	/** The same with its output kept. JSON is made from all that a command says: the heading of a table is the names of its columns. */
	private record Captured(Invocation parent, PrintStream out, Consumer<JsonContent> json) implements Invocation {
		@Override
		public PrintStream err() {
			return parent.err();
		}

		@Override
		public Path directory() {
			return parent.directory();
		}

		@Override
		public boolean inShell() {
			return parent.inShell();
		}

		@Override
		public void enter(Path folder) {
			parent.enter(folder);
		}

		@Override
		public Map<String, String> environment() {
			return parent.environment();
		}

		@Override
		public boolean interactive() {
			return false;
		}

		@Override
		public boolean quiet() {
			return json == null && parent.quiet();
		}

		@Override
		public boolean debug() {
			return parent.debug();
		}

		@Override
		public String uri() {
			return parent.uri();
		}

		@Override
		public String escape() {
			return parent.escape();
		}

		@Override
		public boolean readOnly() {
			return parent.readOnly();
		}

		@Override
		public int run(List<List<String>> commands) {
			return parent.run(commands);
		}

		@Override
		public void connect(String uri, boolean readOnly) {
			parent.connect(uri, readOnly);
		}

		@Override
		public ConnectionUri host() throws HypervisorException {
			return parent.host();
		}

		@Override
		public ConnectionUri host(String named) throws HypervisorException {
			return parent.host(named);
		}

		@Override
		public CallLimits limits(ConnectionUri host) {
			return parent.limits(host);
		}

		@Override
		public Backends backends() {
			return parent.backends();
		}

		@Override
		public HypervisorSession session() throws HypervisorException {
			return parent.session();
		}

		@Override
		public HypervisorSession open(String uri) throws HypervisorException {
			return parent.open(uri);
		}

		@Override
		public NativeFormats nativeFormats() throws HypervisorException {
			return parent.nativeFormats();
		}
	}
}

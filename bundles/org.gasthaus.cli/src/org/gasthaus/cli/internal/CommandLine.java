package org.gasthaus.cli.internal;

import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Backends;
import org.gasthaus.core.CallLimits;
import org.gasthaus.core.NoAnswerException;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NativeFormats;

/** Reads the options before the command, finds the command, runs it and turns what went wrong into lines and an exit code. */
public final class CommandLine {
	private static final double NANOS_PER_MILLI = 1e6;

	private final Map<String, String> environment;
	private final Path directory;
	private final PrintStream out;
	private final PrintStream err;
	private final Supplier<Backends> backends;

	/** With the back ends on the class path. */
	public CommandLine(Map<String, String> environment, Path directory, PrintStream out, PrintStream err) {
		this(environment, directory, out, err, Backends::onClassPath);
	}

	/** @param backends asked when a command needs a host */
	public CommandLine(Map<String, String> environment, Path directory, PrintStream out, PrintStream err, Supplier<Backends> backends) {
		this.environment = environment;
		this.directory = directory;
		this.out = new PrintStream(new BufferedOutputStream(out, 1 << 16), false, StandardCharsets.UTF_8);
		this.err = err;
		this.backends = backends;
	}

	/** @return the exit code */
	public int run(String[] arguments) {
		try {
			GlobalOptions options = GlobalOptions.read(arguments);
			if (options.version()) {
				out.append(OwnVersion.read()).append('\n');
				return 0;
			}
			if (options.help() || options.command() == null) {
				StringBuilder help = new StringBuilder();
				Help.all(help);
				out.append(help);
				return 0;
			}
			try (Session session = new Session(options)) {
				return options.arguments().isEmpty() && !options.command().matches("[\\w-]*") ? runLine(options.command(), session)
						: run(options, session);
			}
		} catch (CommandFailure e) {
			error(e, wantsJson(List.of(arguments)));
			return 1;
		} finally {
			out.flush();
			err.flush();
		}
	}

	/** Commands in one argument, as virsh takes them: one after the other, until there is one that does not exist. @return the exit code of the last one */
	private int runLine(String line, Session session) throws CommandFailure {
		List<List<String>> commands;
		try {
			commands = Words.split(line);
		} catch (UsageException e) {
			throw new CommandFailure(e.getMessage());
		}
		return commands.isEmpty() ? 1 : run(commands, session);
	}

	private int run(List<List<String>> commands, Session session) throws CommandFailure {
		for (List<String> words : commands) {
			HostCommand command = Commands.host(words.get(0));
			if (command == null && Commands.create(words.get(0)) == null) {
				throw unknown(words.get(0));
			}
			if (command != null && !asksForHelp(words)) {
				Syntax syntax = command.syntax();
				try {
					syntax.parse(Extras.of(words.subList(1, words.size()), syntax, false).rest());
				} catch (UsageException e) {
					throw new CommandFailure(e.getMessage(), hint(syntax, e));
				}
			}
		}
		int code = 0;
		for (List<String> words : commands) {
			if (ShellCommands.endsAll(words)) {
				return 0;
			}
			code = run(session.options.with(words), session);
		}
		return code;
	}

	private static CommandFailure unknown(String name) {
		return new CommandFailure("unknown command: '" + name + "'", HelpCommand.hint(name));
	}

	private int run(GlobalOptions options, Session session) throws CommandFailure {
		String name = options.command();
		if (options.arguments().isEmpty() && ShellCommands.endsAll(List.of(name))) {
			return 0;
		}
		HostCommand hostCommand = Commands.host(name);
		if (hostCommand != null) {
			long begun = System.nanoTime();
			int code = run(hostCommand, options, session);
			if (options.timing()) {
				out.append("\n(Time: ").append(String.format(Locale.ROOT, "%.3f ms)\n\n", (System.nanoTime() - begun) / NANOS_PER_MILLI));
			}
			return code;
		}
		Command command = Commands.create(name);
		if (command == null) {
			throw unknown(name);
		}
		String before = session.command;
		session.command = name;
		try {
			return OwnCommand.run(command, options, session, this);
		} finally {
			session.command = before;
		}
	}

	private int run(HostCommand command, GlobalOptions options, Session session) {
		Syntax syntax = command.syntax();
		if (asksForHelp(options.arguments())) {
			StringBuilder help = new StringBuilder();
			Help.command(help, syntax);
			out.append(help).append('\n');
			return 0;
		}
		Extras extras;
		Arguments arguments;
		try {
			extras = Extras.of(options.arguments(), syntax, options.json());
			arguments = syntax.parse(extras.rest());
		} catch (UsageException e) {
			error(new CommandFailure(e.getMessage(), hint(syntax, e)), wantsJson(options));
			return 1;
		}
		session.wasAsked = false;
		String before = session.command;
		session.command = syntax.command();
		int code = 1;
		boolean silent = false;
		try {
			code = new HostRun(command, syntax, extras, session).run(arguments);
		} catch (CommandFailure e) {
			silent = Patience.silence(e) != null;
			error(e, extras.json());
			trace(options, e);
		} catch (HypervisorException e) {
			silent = Patience.silence(e) != null;
			error(session.open == null ? new CommandFailure("failed to connect to the hypervisor", e) : CommandFailure.of(e), extras.json());
			trace(options, e);
		} catch (RuntimeException | LinkageError | OutOfMemoryError e) {
			internal(syntax.command(), options, e, extras.json());
		} finally {
			session.command = before;
		}
		if (!options.quiet() && !extras.json() && !options.timing() && (session.open != null || options.uri() == null || !session.wasAsked)) {
			// virsh ends every command that it ran with an empty line, whatever became of it; a host named by -c that
			// cannot be reached ends it before
			out.append('\n');
		}
		if (silent) {
			session.close(); // where commands follow one another, the next one connects anew
		}
		return code;
	}

	private static boolean asksForHelp(List<String> arguments) {
		for (String argument : arguments) {
			if (argument.equals("--")) {
				return false;
			}
			if (argument.equals("--help")) {
				return true;
			}
		}
		return false;
	}

	private static String hint(Syntax syntax, UsageException e) {
		String message = e.getMessage();
		int option = message.indexOf("doesn't support option --");
		if (option >= 0) {
			List<String> near = Suggestions.near(message.substring(option + "doesn't support option --".length()),
					syntax.options().stream().map(Syntax.Option::name).toList());
			if (!near.isEmpty()) {
				return NLS.bind(Messages.Hint_didYouMean, "--" + String.join(", --", near));
			}
		}
		return NLS.bind(Messages.Hint_helpCommand, syntax.command());
	}

	/** Apart, so that the commands of virsh's grammar do not load what only our own commands need. */
	private static final class OwnCommand {
		static int run(Command command, GlobalOptions options, Session session, CommandLine line) {
			boolean json = command.answersAsJson() && wantsJson(options);
			List<String> arguments = new ArrayList<>(options.arguments());
			if (json && options.json()) {
				arguments.add(0, "--json");
			}
			try {
				return command.run(arguments, session);
			} catch (UsageException e) {
				line.error(new CommandFailure(e.getMessage()), json);
				return command.usageExitCode();
			} catch (HypervisorException e) {
				line.error(e instanceof NoAnswerException ? CommandFailure.of(e) : new CommandFailure(e.getMessage()), json);
				line.trace(options, e);
				return command.failureExitCode();
			} catch (RuntimeException | LinkageError | OutOfMemoryError e) {
				line.internal(options.command(), options, e, json);
				return command.usageExitCode();
			}
		}
	}

	private void internal(String command, GlobalOptions options, Throwable e, boolean json) {
		if (e instanceof OutOfMemoryError) {
			error(new CommandFailure(NLS.bind(Messages.CommandLine_memory, command)), json);
			trace(options, e);
			return;
		}
		error(new CommandFailure(NLS.bind(Messages.CommandLine_internal, command, e)), json);
		trace(options, e);
	}

	private static boolean wantsJson(GlobalOptions options) {
		return options.json() || wantsJson(options.arguments());
	}

	/** Whether JSON is wanted, however wrong the rest of the arguments is. */
	private static boolean wantsJson(List<String> arguments) {
		int end = arguments.indexOf("--");
		return (end < 0 ? arguments : arguments.subList(0, end)).contains("--json");
	}

	private void error(CommandFailure failure, boolean json) {
		if (json) {
			StringBuilder answer = new StringBuilder();
			JsonOutput.result(answer, JsonOutput.Form.SEEN, "", null, failure);
			out.append(answer);
			return;
		}
		out.flush();
		print(err, failure, "");
	}

	/** @param before stands before what is ours in a line */
	static void print(PrintStream err, CommandFailure failure, String before) {
		if (failure.getMessage().equals(CommandFailure.SILENT)) {
			return;
		}
		err.append("error: ").append(before).append(failure.getMessage()).append('\n');
		if (failure.getCause() instanceof HypervisorException) {
			err.append("error: ").append(((HypervisorException) failure.getCause()).reason()).append('\n');
		}
		if (!failure.hint().isEmpty()) {
			err.append("hint: ").append(failure.hint()).append('\n');
		}
	}

	private void trace(GlobalOptions options, Throwable e) {
		if (options.debug()) {
			e.printStackTrace(err);
		}
	}

	private final class Session implements Invocation, AutoCloseable {
		private final GlobalOptions options;
		private String uri;
		private boolean readOnly;
		private Path folder = directory;
		private boolean shell;
		private final Patience patience;
		private HypervisorSession open;
		/** What {@link #command} gets of the open session: its calls end in time. */
		private HypervisorSession limited;
		private CallLimits limits;
		private boolean wasAsked;
		private String command = "";

		Session(GlobalOptions options) {
			this.options = options;
			uri = options.uri();
			patience = new Patience(options.timeout());
			readOnly = options.readOnly();
		}

		@Override
		public PrintStream out() {
			return out;
		}

		@Override
		public PrintStream err() {
			return err;
		}

		@Override
		public Path directory() {
			return folder;
		}

		@Override
		public boolean inShell() {
			return shell;
		}

		@Override
		public void enter(Path other) {
			folder = other;
		}

		@Override
		public Map<String, String> environment() {
			return environment;
		}

		@Override
		public boolean interactive() {
			return true;
		}

		@Override
		public boolean quiet() {
			return options.quiet();
		}

		@Override
		public boolean debug() {
			return options.debug();
		}

		@Override
		public String uri() {
			return uri;
		}

		@Override
		public String escape() {
			return options.escape();
		}

		@Override
		public boolean readOnly() {
			return readOnly;
		}

		@Override
		public int run(List<List<String>> commands) {
			shell = true;
			try {
				return CommandLine.this.run(commands, this);
			} catch (CommandFailure e) {
				error(e, options.json());
				return 1;
			}
		}

		@Override
		public void connect(String to, boolean withoutWriting) {
			close();
			uri = to;
			readOnly = withoutWriting;
		}

		@Override
		public synchronized HypervisorSession session() throws HypervisorException {
			wasAsked = true;
			if (open != null && !open.isAlive()) {
				close(); // where commands follow one another, the next one finds the host again
			}
			if (open == null) {
				ConnectionUri host = host();
				open = open(host, readOnly ? Access.READ_ONLY : Access.READ_WRITE, patience.of(command, host));
			}
			CallLimits now = patience.of(command, open.uri());
			if (!now.equals(limits)) {
				limits = now;
				limited = limited(open, now);
			}
			return limited;
		}

		private HypervisorSession limited(HypervisorSession session, CallLimits limits) {
			return Patience.isEndless(limits) ? session : limits.around(session);
		}

		@Override
		public ConnectionUri host() throws HypervisorException {
			if (uri != null && uri.isEmpty()) {
				// mostly a variable that is not set: the default would silently be another host
				ConnectionUri.parse("");
			}
			return new HostNames(environment).uri(uri);
		}

		@Override
		public String meant(String named) throws HypervisorException {
			return new HostNames(environment).resolved(named);
		}

		@Override
		public ConnectionUri host(String named) throws HypervisorException {
			return new HostNames(environment).uri(named);
		}

		@Override
		public Backends backends() {
			return backends.get();
		}

		@Override
		public HypervisorSession open(String further) throws HypervisorException {
			ConnectionUri host = host(further);
			CallLimits its = patience.of(command, host);
			return limited(open(host, Access.READ_WRITE, its), its);
		}

		private HypervisorSession open(ConnectionUri uri, Access access, CallLimits limits) throws HypervisorException {
			boolean completes = Patience.completes(command);
			ConnectionUri host = completes ? Patience.withoutQuestions(uri) : uri;
			CredentialsPrompt prompt = completes ? CredentialsPrompt.NONE : new TerminalPrompt();
			return limits.connect().isZero() ? backends.get().open(host, access, prompt, null) : backends.get().open(host, access, prompt, limits, null);
		}

		@Override
		public CallLimits limits(ConnectionUri host) {
			return patience.of(command, host);
		}

		@Override
		public NativeFormats nativeFormats() throws HypervisorException {
			ConnectionUri opened = session().uri();
			return backends.get().forUri(opened).nativeFormats(opened);
		}

		@Override
		public void close() {
			if (open != null) {
				HypervisorSession old = open;
				open = null;
				limited = null;
				limits = null;
				Patience.close(old);
			}
		}
	}
}

package org.gasthaus.cli.internal;

import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Backends;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

import picocli.CommandLine.ParameterException;

/** Reads the options before the command, finds the command, runs it and turns what went wrong into a sentence and an exit code. */
public final class CommandLine {
	private static final String DEFAULT_URI = "test:///default";

	private final Map<String, String> environment;
	private final Path directory;
	private final PrintStream out;
	private final PrintStream err;

	public CommandLine(Map<String, String> environment, Path directory, PrintStream out, PrintStream err) {
		this.environment = environment;
		this.directory = directory;
		this.out = new PrintStream(new BufferedOutputStream(out, 1 << 16), false, StandardCharsets.UTF_8);
		this.err = err;
	}

	/** @return the exit code */
	public int run(String[] arguments) {
		try {
			GlobalOptions options = GlobalOptions.read(arguments);
			if (options.version()) {
				return run(Commands.VERSION_OPTION, options);
			}
			if (options.help() || options.command() == null) {
				Help.print(out);
				return 0;
			}
			return run(options.command(), options);
		} catch (UsageException e) {
			error(e.getMessage());
			return 1;
		} finally {
			out.flush();
			err.flush();
		}
	}

	private int run(String name, GlobalOptions options) throws UsageException {
		Command command = Commands.create(name);
		if (command == null) {
			throw new UsageException(Commands.unknown(name));
		}
		try (Session session = new Session(options)) {
			picocli.CommandLine parser = new picocli.CommandLine(command.spec());
			parser.setUnmatchedArgumentsAllowed(false);
			return command.run(parser.parseArgs(options.arguments().toArray(String[]::new)), session);
		} catch (ParameterException e) {
			error(NLS.bind(Messages.CommandLine_usage, e.getMessage(), name));
			return command.usageExitCode();
		} catch (UsageException e) {
			error(e.getMessage());
			return command.usageExitCode();
		} catch (HypervisorException e) {
			error(e.getMessage());
			if (options.debug()) {
				e.printStackTrace(err);
			}
			return 1;
		} catch (RuntimeException | LinkageError e) {
			error(NLS.bind(Messages.CommandLine_internal, name, e));
			if (options.debug()) {
				e.printStackTrace(err);
			}
			return 1;
		}
	}

	private void error(String message) {
		out.flush();
		err.println("error: " + message);
	}

	/** The options before the command's name. */
	record GlobalOptions(String uri, boolean readOnly, boolean quiet, boolean debug, boolean version, boolean help, String command, List<String> arguments) {
		static GlobalOptions read(String[] arguments) throws UsageException {
			String uri = null;
			boolean readOnly = false;
			boolean quiet = false;
			boolean debug = false;
			boolean version = false;
			boolean help = false;
			int i = 0;
			for (; i < arguments.length && arguments[i].startsWith("-") && arguments[i].length() > 1; i++) {
				String argument = arguments[i];
				if (argument.equals("-c") || argument.equals("--connect")) {
					if (++i == arguments.length) {
						throw new UsageException(NLS.bind(Messages.CommandLine_optionNeedsValue, argument));
					}
					uri = arguments[i];
				} else if (argument.startsWith("--connect=")) {
					uri = argument.substring("--connect=".length());
				} else {
					switch (argument) {
					case "-r", "--readonly" -> readOnly = true;
					case "-q", "--quiet" -> quiet = true;
					case "--debug" -> debug = true;
					case "-v", "--version" -> version = true;
					case "-h", "--help" -> help = true;
					default -> throw new UsageException(NLS.bind(Messages.CommandLine_unknownOption, argument));
					}
				}
			}
			List<String> rest = new ArrayList<>();
			String command = i < arguments.length ? arguments[i] : null;
			for (i++; i < arguments.length; i++) {
				rest.add(arguments[i]);
			}
			return new GlobalOptions(uri, readOnly, quiet, debug, version, help, command, rest);
		}
	}

	private final class Session implements Invocation, AutoCloseable {
		private final GlobalOptions options;
		private HypervisorSession open;

		Session(GlobalOptions options) {
			this.options = options;
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
			return directory;
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
		public HypervisorSession session() throws HypervisorException {
			if (open == null) {
				String uri = options.uri() != null ? options.uri() : environment.getOrDefault("LIBVIRT_DEFAULT_URI", "");
				open = Backends.onClassPath().open(ConnectionUri.parse(uri.isEmpty() ? DEFAULT_URI : uri),
						options.readOnly() ? Access.READ_ONLY : Access.READ_WRITE, CredentialsPrompt.NONE, null);
			}
			return open;
		}

		@Override
		public void close() {
			if (open != null) {
				open.close();
			}
		}
	}
}

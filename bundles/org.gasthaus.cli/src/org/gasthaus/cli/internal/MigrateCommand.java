package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.op.MigrationRun;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainMigration;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.MigrationOption;
import org.gasthaus.hypervisor.MigrationProgress;
import org.gasthaus.hypervisor.MigrationTarget;
import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.TypedParameter.Type;

/** {@code migrate}: moves a guest to another host. Interrupting it ends the migration, and the guest stays. */
final class MigrateCommand implements HostCommand {
	/** As often as virsh looks. */
	private static final long LOOK_MILLIS = 500;
	private static final int PERCENT = 100;
	/** For an interrupted program: the source needs a moment to end it. */
	private static final long LAST_WORDS_SECONDS = 30;

	private static final Map<MigrationOption, String> FLAGS = new EnumMap<>(MigrationOption.class);
	static {
		for (MigrationOption option : MigrationOption.values()) {
			FLAGS.put(option, switch (option) {
			case PEER_TO_PEER -> "p2p";
			case PERSIST_DESTINATION -> "persistent";
			case UNDEFINE_SOURCE -> "undefinesource";
			case PAUSED -> "suspend";
			case COPY_STORAGE -> "copy-storage-all";
			case COPY_STORAGE_INCREMENT -> "copy-storage-inc";
			default -> option.name().toLowerCase(Locale.ROOT).replace('_', '-');
			});
		}
	}

	/** An option of the command and libvirt's name of it. @param list whether it has several values with commas */
	private record Parameter(String option, String name, Type type, boolean list) {
	}

	private static final List<Parameter> PARAMETERS = List.of(text("migrateuri", "migrate_uri"), text("graphicsuri", "graphics_uri"),
			text("listen-address", "listen_address"), number("disks-port", "disks_port"), text("disks-uri", "disks_uri"), text("dname", "destination_name"),
			new Parameter("migrate-disks", "migrate_disks", Type.STRING, true), new Parameter("comp-methods", "compression", Type.STRING, true),
			number("comp-mt-level", "compression.mt.level"), number("comp-mt-threads", "compression.mt.threads"),
			number("comp-mt-dthreads", "compression.mt.dthreads"), large("comp-xbzrle-cache", "compression.xbzrle.cache"),
			number("auto-converge-initial", "auto_converge.initial"), number("auto-converge-increment", "auto_converge.increment"),
			large("bandwidth", "bandwidth"), large("postcopy-bandwidth", "bandwidth.postcopy"), number("parallel-connections", "parallel.connections"),
			text("tls-destination", "tls.destination"));

	private static Parameter text(String option, String name) {
		return new Parameter(option, name, Type.STRING, false);
	}

	private static Parameter number(String option, String name) {
		return new Parameter(option, name, Type.INT, false);
	}

	private static Parameter large(String option, String name) {
		return new Parameter(option, name, Type.ULLONG, false);
	}

	@Override
	public Syntax syntax() {
		return new Syntax("migrate").data("domain").data("desturi")
				.flags("live", "offline", "p2p", "direct", "tunnelled", "persistent", "undefinesource", "suspend", "copy-storage-all", "copy-storage-inc",
						"copy-storage-synchronous-writes", "change-protection", "unsafe", "verbose", "compressed", "auto-converge", "rdma-pin-all",
						"abort-on-error", "postcopy", "postcopy-after-precopy", "postcopy-resume", "zerocopy")
				.text("migrateuri").text("graphicsuri").text("listen-address").text("dname").number("timeout").flags("timeout-suspend", "timeout-postcopy")
				.text("xml").text("migrate-disks").number("disks-port").text("disks-uri").text("comp-methods").number("comp-mt-level")
				.number("comp-mt-threads").number("comp-mt-dthreads").number("comp-xbzrle-cache").number("auto-converge-initial")
				.number("auto-converge-increment").text("persistent-xml").flags("tls").number("postcopy-bandwidth").flags("parallel")
				.number("parallel-connections").number("bandwidth").text("tls-destination").alias("tunneled", "tunnelled");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		checkOptions(arguments);
		HypervisorSession source = invocation.session();
		DomainId id = Lookups.domain(source, arguments.data("domain")).id();
		long timeout = timeout(arguments);
		boolean alone = arguments.has("p2p") || arguments.has("direct");
		String uri = arguments.data("desturi");
		try (HypervisorSession destination = alone ? null : connect(invocation, uri)) {
			Set<MigrationOption> options = options(arguments);
			List<TypedParameter> parameters = parameters(arguments, invocation);
			MigrationTarget target = destination == null ? null : destination.migration().target();
			move(new MigrationRun(source, id, migration -> migrate(migration, id, target, uri, options, parameters)), arguments, invocation, source, id, timeout,
					destination);
		}
	}

	private static DomainId migrate(DomainMigration migration, DomainId id, MigrationTarget target, String uri, Set<MigrationOption> options,
			List<TypedParameter> parameters) throws HypervisorException {
		if (target != null) {
			return migration.migrate(id, target, options, parameters, null);
		}
		migration.migrateToUri(id, uri, options, parameters, null);
		return null;
	}

	private static void checkOptions(Arguments arguments) throws CommandFailure {
		arguments.exclusive("live", "offline");
		arguments.exclusive("timeout-suspend", "timeout-postcopy");
		requires(arguments, "postcopy-after-precopy", "postcopy");
		requires(arguments, "postcopy-resume", "postcopy");
		requires(arguments, "timeout-postcopy", "postcopy");
		requires(arguments, "persistent-xml", "persistent");
		requires(arguments, "tls-destination", "tls");
	}

	private static void requires(Arguments arguments, String option, String needed) throws CommandFailure {
		if (arguments.has(option) && !arguments.has(needed)) {
			throw new CommandFailure("Option --" + needed + " is required by option --" + option);
		}
	}

	/** Seconds; 0 for no limit. */
	private static long timeout(Arguments arguments) throws CommandFailure {
		long seconds = arguments.has("timeout") ? Integer.toUnsignedLong(Numbers.count(arguments, "timeout")) : 0;
		if (seconds > 0 && !arguments.has("live")) {
			throw new CommandFailure("migrate: Unexpected timeout for offline migration");
		}
		if (seconds == 0 && (arguments.has("timeout-suspend") || arguments.has("timeout-postcopy"))) {
			throw new CommandFailure("migrate: Unexpected --timeout-* option without --timeout");
		}
		return seconds;
	}

	private static HypervisorSession connect(Invocation invocation, String uri) throws CommandFailure {
		try {
			return invocation.open(uri);
		} catch (HypervisorException e) {
			throw CommandFailure.of(e);
		}
	}

	private static Set<MigrationOption> options(Arguments arguments) {
		Set<MigrationOption> options = EnumSet.noneOf(MigrationOption.class);
		FLAGS.forEach((option, flag) -> {
			if (arguments.has(flag)) {
				options.add(option);
			}
		});
		return options;
	}

	private static List<TypedParameter> parameters(Arguments arguments, Invocation invocation) throws CommandFailure {
		List<TypedParameter> result = new ArrayList<>();
		for (Parameter parameter : PARAMETERS) {
			if (!arguments.has(parameter.option())) {
				continue;
			}
			switch (parameter.type()) {
			case INT -> result.add(new TypedParameter(parameter.name(), Type.INT, Numbers.integer(arguments, parameter.option())));
			case ULLONG -> result.add(TypedParameter.ofUnsignedLong(parameter.name(), Numbers.unsigned(arguments, parameter.option())));
			default -> {
				String value = arguments.data(parameter.option());
				for (String one : parameter.list() ? value.split(",", -1) : new String[] { value }) {
					result.add(TypedParameter.ofText(parameter.name(), one));
				}
			}
			}
		}
		definition(arguments, "xml", "destination_xml", invocation, result);
		definition(arguments, "persistent-xml", "persistent_xml", invocation, result);
		return result;
	}

	private static void definition(Arguments arguments, String option, String name, Invocation invocation, List<TypedParameter> result)
			throws CommandFailure {
		String file = arguments.optional(option);
		if (file == null) {
			return;
		}
		try {
			result.add(TypedParameter.ofText(name, DefineDomainCommand.read(invocation.directory(), file)));
		} catch (CommandFailure e) {
			throw new CommandFailure("cannot read file '" + file + "'\nerror: " + e.getMessage(), e.hint());
		}
	}

	/** Waits for the end: shows how far it is, does what is to be done when the time is over, and aborts it when the program is interrupted. */
	private static void move(MigrationRun run, Arguments arguments, Invocation invocation, HypervisorSession source, DomainId id, long timeout,
			HypervisorSession destination) throws CommandFailure, HypervisorException {
		Thread waiting = Thread.currentThread();
		Thread onInterrupt = new Thread(() -> endInTime(run, waiting), "interrupted");
		Runtime.getRuntime().addShutdownHook(onInterrupt);
		String name = arguments.has("dname") ? arguments.text("dname") : id.name();
		long due = timeout == 0 ? Long.MAX_VALUE : System.nanoTime() + TimeUnit.SECONDS.toNanos(timeout);
		try {
			while (!run.await(LOOK_MILLIS)) {
				if (arguments.has("verbose")) {
					MigrationProgress progress = run.progress();
					if (progress.running() && progress.total() > 0) {
						show(invocation, progress.percent());
					}
				}
				if (System.nanoTime() > due) {
					due = Long.MAX_VALUE;
					late(arguments, source, id);
				}
			}
			run.result();
			if (arguments.has("verbose")) {
				show(invocation, PERCENT);
			}
		} catch (HypervisorException e) {
			String state = run.state(destination, name);
			throw new CommandFailure(e.reason(), e.nextStep().isEmpty() ? state : e.nextStep() + ' ' + state);
		} catch (InterruptedException e) {
			run.abort();
			waiting.interrupt();
			throw new CommandFailure(NLS.bind(Messages.Migrate_interrupted, id.name()), run.state(destination, name));
		} finally {
			unhook(onInterrupt);
		}
	}

	private static void show(Invocation invocation, int percent) {
		invocation.err().append(String.format(Locale.ROOT, "\rMigration: [%3d %%]", percent));
		invocation.err().flush();
	}

	/** What is to happen when it takes too long; that it cannot be done is no reason to give the migration up. */
	private static void late(Arguments arguments, HypervisorSession source, DomainId id) throws HypervisorException {
		try {
			if (arguments.has("timeout-postcopy")) {
				source.migration().startPostcopy(id);
			} else {
				source.suspendDomain(id, null);
			}
		} catch (HypervisorException e) {
			if (e.code() == Code.CONNECTION_LOST) {
				throw e;
			}
		}
	}

	/** In the thread that ends the JVM: the source is told, and the thread that waits gets the time to say what became of it. */
	private static void endInTime(MigrationRun run, Thread waiting) {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_WORDS_SECONDS);
		try {
			boolean told = run.abort();
			while (waiting.isAlive() && System.nanoTime() < end) {
				waiting.join(TimeUnit.MILLISECONDS.toMillis(PERCENT));
				told = told || run.abort();
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static void unhook(Thread hook) {
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		} catch (IllegalStateException shuttingDown) {
			// it is that hook that waits for us
		}
	}
}

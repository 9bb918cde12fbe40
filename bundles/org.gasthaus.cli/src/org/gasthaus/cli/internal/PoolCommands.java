package org.gasthaus.cli.internal;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.PoolBuildOption;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.PoolOperations;
import org.gasthaus.hypervisor.PoolStartOption;

/** {@code pool-info}, {@code pool-define}, {@code pool-start} … */
final class PoolCommands implements HostCommand {
	private static final int LABEL_WIDTH = 16;

	private final String command;

	PoolCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "pool-define" -> syntax.data("file").flags("validate");
		case "pool-create" -> syntax.data("file").flags("build", "no-overwrite", "overwrite");
		case "pool-start" -> syntax.data("pool").flags("build", "no-overwrite", "overwrite");
		case "pool-build" -> syntax.data("pool").flags("no-overwrite", "overwrite");
		case "pool-autostart" -> syntax.data("pool").flags("disable");
		case "pool-info" -> syntax.data("pool").flags("bytes");
		default -> syntax.data("pool");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		switch (command) {
		case "pool-define", "pool-create" -> store(arguments, invocation);
		case "pool-name" -> invocation.out().append(Lookups.poolByUuid(invocation.session(), arguments.data("pool")).name()).append('\n');
		case "pool-uuid" -> invocation.out().append(Lookups.poolByName(invocation.session(), arguments.data("pool")).uuid()).append('\n');
		case "pool-info" -> info(arguments, invocation);
		default -> change(arguments, invocation);
		}
	}

	private void store(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String file = arguments.data("file");
		boolean define = command.equals("pool-define");
		Set<PoolStartOption> options = define ? Set.of() : options(arguments);
		PoolOperations pools = invocation.session().poolOperations();
		String xml = DefineDomainCommand.read(invocation.directory(), file);
		try {
			PoolInfo pool = define ? pools.define(xml, arguments.has("validate")) : pools.create(xml, options);
			say(invocation, pool.name(), (define ? "defined from " : "created from ") + file);
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to " + (define ? "define" : "create") + " pool from " + file, e);
		}
	}

	static Set<PoolStartOption> options(Arguments arguments) throws CommandFailure {
		arguments.exclusive("overwrite", "no-overwrite");
		Set<PoolStartOption> options = EnumSet.noneOf(PoolStartOption.class);
		for (PoolStartOption option : PoolStartOption.values()) {
			if (arguments.has(option.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
				options.add(option);
			}
		}
		return options;
	}

	private static void info(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		PoolInfo pool = Lookups.pool(invocation.session(), arguments.data("pool"));
		boolean bytes = arguments.has("bytes");
		StringBuilder out = new StringBuilder();
		line(out, "Name:", pool.name());
		line(out, "UUID:", pool.uuid());
		line(out, "State:", pool.condition().name().toLowerCase(Locale.ROOT));
		line(out, "Persistent:", HostObjectCommands.yesNo(pool.persistent()));
		line(out, "Autostart:", HostObjectCommands.yesNo(pool.autostart()));
		if (pool.condition() == PoolInfo.Condition.RUNNING || pool.condition() == PoolInfo.Condition.DEGRADED) {
			line(out, "Capacity:", size(pool.capacityBytes(), bytes));
			line(out, "Allocation:", size(pool.allocationBytes(), bytes));
			line(out, "Available:", size(pool.availableBytes(), bytes));
		}
		invocation.out().append(out);
	}

	private static String size(long size, boolean bytes) {
		return bytes ? Long.toUnsignedString(size) : Numbers.size(size, 2);
	}

	/** A fact, as {@code net-info} and its like print it. */
	static void line(StringBuilder out, String label, String value) {
		out.append(label).append(" ".repeat(LABEL_WIDTH - label.length())).append(value).append('\n');
	}

	private void change(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String text = arguments.data("pool");
		String verb = command.substring("pool-".length());
		Set<PoolStartOption> options = verb.equals("start") ? options(arguments) : Set.of();
		HypervisorSession session = invocation.session();
		PoolInfo pool = Lookups.pool(session, text);
		PoolOperations pools = session.poolOperations();
		boolean mark = verb.equals("autostart") && !arguments.has("disable");
		try {
			switch (verb) {
			case "start" -> pools.start(pool.uuid(), options);
			case "destroy" -> pools.destroy(pool.uuid());
			case "undefine" -> pools.undefine(pool.uuid());
			case "build" -> pools.build(pool.uuid(), building(arguments));
			case "delete" -> pools.delete(pool.uuid());
			case "refresh" -> pools.refresh(pool.uuid());
			default -> pools.setAutostart(pool.uuid(), mark);
			}
		} catch (HypervisorException e) {
			throw new CommandFailure(verb.equals("autostart") ? "failed to " + (mark ? "mark" : "unmark") + " pool " + text + " as autostarted"
					: "Failed to " + verb + " pool " + text, e);
		}
		say(invocation, text, switch (verb) {
		case "start" -> "started";
		case "destroy" -> "destroyed";
		case "undefine" -> "has been undefined";
		case "build" -> "built";
		case "delete" -> "deleted";
		case "refresh" -> "refreshed";
		default -> (mark ? "marked" : "unmarked") + " as autostarted";
		});
	}

	/** As virsh, both at once are for the host to refuse. */
	private static Set<PoolBuildOption> building(Arguments arguments) {
		Set<PoolBuildOption> options = EnumSet.noneOf(PoolBuildOption.class);
		if (arguments.has("overwrite")) {
			options.add(PoolBuildOption.OVERWRITE);
		}
		if (arguments.has("no-overwrite")) {
			options.add(PoolBuildOption.NO_OVERWRITE);
		}
		return options;
	}

	private static void say(Invocation invocation, String pool, String done) {
		if (!invocation.quiet()) {
			invocation.out().append("Pool ").append(pool).append(' ').append(done).append('\n');
		}
	}
}

package org.gasthaus.cli.internal;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainMigration;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/** {@code migrate-setspeed}, {@code migrate-getmaxdowntime}, {@code migrate-postcopy} …: what concerns a migration that runs, or the next one. */
final class MigrationTuning implements HostCommand {
	private final String command;

	MigrationTuning(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return switch (command) {
		case "migrate-setspeed" -> syntax.dataNumber("bandwidth").flags("postcopy");
		case "migrate-getspeed" -> syntax.flags("postcopy");
		case "migrate-setmaxdowntime" -> syntax.dataNumber("downtime");
		case "migrate-compcache" -> syntax.namedNumber("size");
		default -> syntax;
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		DomainMigration migration = session.migration();
		switch (command) {
		case "migrate-setspeed" -> migration.setMaxSpeed(id, Numbers.wrapping(arguments, "bandwidth"), arguments.has("postcopy"));
		case "migrate-getspeed" -> invocation.out().append(Long.toUnsignedString(migration.maxSpeed(id, arguments.has("postcopy")))).append('\n');
		case "migrate-setmaxdowntime" -> {
			long millis = Numbers.unsigned(arguments, "downtime");
			if (millis < 1) {
				throw new CommandFailure("migrate: Invalid downtime", Messages.Migrate_downtime);
			}
			migration.setMaxDowntimeMillis(id, millis);
		}
		case "migrate-getmaxdowntime" -> invocation.out().append(Long.toUnsignedString(migration.maxDowntimeMillis(id))).append('\n');
		case "migrate-compcache" -> {
			if (arguments.has("size")) {
				migration.setCompressionCache(id, Numbers.unsigned(arguments, "size"));
			}
			String size = Numbers.size(migration.compressionCache(id), 3);
			invocation.out().append("Compression cache: ").append(size); // as virsh, which lets the line end with the command
		}
		default -> migration.startPostcopy(id);
		}
	}
}

package org.gasthaus.cli.internal;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/** {@code backup-begin}, {@code backup-dumpxml} */
final class BackupCommands implements HostCommand {
	private final String command;

	BackupCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return command.equals("backup-dumpxml") ? XmlOutput.options(syntax) : syntax.text("backupxml").text("checkpointxml").flags("reuse-external");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		if (command.equals("backup-dumpxml")) {
			XmlOutput.print(invocation, arguments, session.backups().xml(id));
			return;
		}
		String file = arguments.optional("backupxml");
		String xml = file == null ? "<domainbackup/>" : DefineDomainCommand.read(invocation.directory(), file);
		String checkpoint = arguments.optional("checkpointxml");
		session.backups().begin(id, xml, checkpoint == null ? null : DefineDomainCommand.read(invocation.directory(), checkpoint),
				arguments.has("reuse-external"), null);
		invocation.out().append("Backup started\n");
	}
}

package org.gasthaus.cli.internal;

import java.util.List;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/** {@code dom-fd-associate}: files that this program has open become disks of a guest. */
final class AssociateCommand implements HostCommand {
	@Override
	public Syntax syntax() {
		return new Syntax("dom-fd-associate").data("domain").data("name").data("pass-fds").flags("seclabel-writable", "seclabel-restore");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		String name = arguments.data("name");
		List<Integer> descriptors = Descriptors.of(arguments);
		session.devices().associate(id, name, descriptors, arguments.has("seclabel-writable"), arguments.has("seclabel-restore"));
	}
}

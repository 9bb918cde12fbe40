package org.gasthaus.testkit;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.IProgressMonitor;
import org.gasthaus.hypervisor.ConsoleOption;
import org.gasthaus.hypervisor.DomainConsole;
import org.gasthaus.hypervisor.DomainConsoles;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;

/** The consoles of a {@link FakeHypervisor}: one holder at a time for each device, who loses it to force and with the domain. */
record FakeConsoles(FakeSession session, FakeHypervisor host) implements DomainConsoles {
	/** What is open, by domain and device. */
	static final class Store {
		final Map<String, FakeConsole> open = new ConcurrentHashMap<>();
		final Map<DomainId, String> xml = new ConcurrentHashMap<>();

		void end(DomainId id) {
			open.values().stream().filter(console -> console.domain().equals(id)).forEach(FakeConsole::end);
		}

		void lose(String reason) {
			open.values().forEach(console -> console.fail(Code.CONNECTION_LOST, "The console broke off: " + reason + "."));
		}
	}

	@Override
	public DomainConsole open(DomainId id, String device, Set<ConsoleOption> options, IProgressMonitor monitor) throws HypervisorException {
		session.change("openConsole");
		if (!host.domain(id).state().isActive()) {
			throw new HypervisorException(Code.WRONG_STATE, "Cannot open the console of " + id.name() + ": it does not run.");
		}
		String key = id.uuid() + '/' + (device == null ? "" : device);
		FakeConsole before = host.consoles.open.get(key);
		if (before != null && before.isHeld()) {
			if (!options.contains(ConsoleOption.FORCE)) {
				throw new HypervisorException(Code.FAILED, "Cannot open the console of " + id.name() + ": somebody has it.");
			}
			before.fail(Code.FAILED, "The console of " + id.name() + " broke off.");
		}
		FakeConsole console = new FakeConsole(id, device);
		host.consoles.open.put(key, console);
		return console;
	}

	@Override
	public DomainConsole openChannel(DomainId id, String channel, Set<ConsoleOption> options, IProgressMonitor monitor) throws HypervisorException {
		return open(id, channel, options, monitor);
	}
}

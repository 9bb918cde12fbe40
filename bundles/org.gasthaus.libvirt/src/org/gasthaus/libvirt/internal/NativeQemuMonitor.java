package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.util.List;
import java.util.function.Consumer;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.QemuMonitor;
import org.gasthaus.hypervisor.Subscription;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** QEMU's monitor and the agents of its guests through libvirt. */
final class NativeQemuMonitor implements QemuMonitor {
	private static final int HUMAN = 1;

	private final LibvirtSession session;
	private final Vir vir;
	private final QemuEvents events;

	NativeQemuMonitor(LibvirtSession session, Vir vir, QemuEvents events) {
		this.session = session;
		this.vir = vir;
		this.events = events;
	}

	private static VirQemu functions() {
		return VirQemu.INSTANCE;
	}

	@Override
	public String command(DomainId id, String command, boolean human, List<Integer> descriptors) throws HypervisorException {
		boolean files = !descriptors.isEmpty();
		session.requireWritable(Task.CHANGE, id.name(), files ? "virDomainQemuMonitorCommandWithFiles" : "virDomainQemuMonitorCommand");
		int[] numbers = descriptors.stream().mapToInt(Integer::intValue).toArray();
		return session.pointerCall(Task.CHANGE, id, domain -> {
			PointerByReference result = new PointerByReference();
			session.check(files
					? functions().virDomainQemuMonitorCommandWithFiles(domain, utf8(command), numbers.length, numbers, null, null, result, human ? HUMAN : 0)
					: functions().virDomainQemuMonitorCommand(domain, utf8(command), result, human ? HUMAN : 0));
			return DomainExtras.takeText(result.getValue());
		});
	}

	@Override
	public String agentCommand(DomainId id, String command, int seconds) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainQemuAgentCommand");
		return session.pointerCall(Task.CHANGE, id,
				domain -> DomainExtras.takeText(session.check(functions().virDomainQemuAgentCommand(domain, utf8(command), seconds, 0))));
	}

	@Override
	public DomainId attach(int pid) throws HypervisorException {
		session.requireWritable(Task.CHANGE_HOST, "", "virDomainQemuAttach");
		return session.call(Task.CHANGE_HOST, "", connect -> {
			Pointer domain = session.check(functions().virDomainQemuAttach(connect.pointer(), pid, 0));
			try {
				return EventCallbacks.id(vir, domain);
			} finally {
				vir.virDomainFree(domain);
			}
		});
	}

	@Override
	public Subscription listen(Filter filter, Consumer<Event> listener) throws HypervisorException {
		session.requireWritable(Task.LISTEN, "", "virConnectDomainQemuMonitorEventRegister");
		return events.listen(session, filter, listener);
	}
}

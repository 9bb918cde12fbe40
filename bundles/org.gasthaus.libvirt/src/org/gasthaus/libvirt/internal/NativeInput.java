package org.gasthaus.libvirt.internal;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInput;
import org.gasthaus.hypervisor.HypervisorException;

/** Keys and signals through libvirt. */
final class NativeInput implements DomainInput {
	private final LibvirtSession session;

	NativeInput(LibvirtSession session) {
		this.session = session;
	}

	@Override
	public void sendKeys(DomainId id, CodeSet set, int holdMillis, int... keys) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainSendKey");
		session.pointerCall(Task.CHANGE, id,
				domain -> session.check(VirNotes.INSTANCE.virDomainSendKey(domain, set.ordinal(), holdMillis, keys, keys.length, 0)));
	}

	@Override
	public void sendSignal(DomainId id, long process, int signal) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainSendProcessSignal");
		session.pointerCall(Task.CHANGE, id, domain -> session.check(VirNotes.INSTANCE.virDomainSendProcessSignal(domain, process, signal, 0)));
	}
}

package org.gasthaus.libvirt.internal;

import java.lang.ref.Reference;
import java.util.List;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.LaunchSecurity;
import org.gasthaus.hypervisor.TypedParameter;


/** Secret memory of guests through libvirt. */
final class NativeLaunchSecurity implements LaunchSecurity {
	private final LibvirtSession session;

	NativeLaunchSecurity(LibvirtSession session) {
		this.session = session;
	}

	private static VirLaunchSecurity functions() {
		return VirLaunchSecurity.INSTANCE;
	}

	@Override
	public List<TypedParameter> ofHost() throws HypervisorException {
		session.requireWritable(Task.READ_HOST, "", "virNodeGetSEVInfo");
		return session.call(Task.READ_HOST, "", connect -> TypedParameters.made(session,
				(parameters, count) -> functions().virNodeGetSEVInfo(connect.pointer(), parameters, count, 0)));
	}

	@Override
	public List<TypedParameter> of(DomainId id) throws HypervisorException {
		session.requireWritable(Task.READ, id.name(), "virDomainGetLaunchSecurityInfo");
		return session.pointerCall(Task.READ, id, domain -> TypedParameters.made(session,
				(parameters, count) -> functions().virDomainGetLaunchSecurityInfo(domain, parameters, count, 0)));
	}

	@Override
	public void setSecret(DomainId id, List<TypedParameter> values) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainSetLaunchSecurityState");
		TypedParameters.Encoded encoded = TypedParameters.encode(values);
		session.pointerCall(Task.CHANGE, id,
				domain -> session.check(functions().virDomainSetLaunchSecurityState(domain, encoded.memory(), encoded.count(), 0)));
		Reference.reachabilityFence(encoded);
	}
}

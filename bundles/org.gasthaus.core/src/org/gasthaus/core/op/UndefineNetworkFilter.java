package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.NetworkFilterHandle;
import org.gasthaus.core.Part;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Removes a network filter that no guest uses.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-nwfilter.html#virNWFilterUndefine">virNWFilterUndefine</a>
 */
public final class UndefineNetworkFilter extends TargetOperation<NetworkFilterHandle, Void> {
	public UndefineNetworkFilter(NetworkFilterHandle filter) {
		super(filter.connection(), filter, NLS.bind(Messages.UndefineNetworkFilter_title, filter.name()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.networkFilters().undefine(target().name());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofRemoval(session, Stored.of(target()), null, "");
	}

	@Override
	Part<?> unannouncedPart() {
		return Part.networkFilters();
	}
}

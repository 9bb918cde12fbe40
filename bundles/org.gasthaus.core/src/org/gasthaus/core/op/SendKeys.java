package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.DomainInput.CodeSet;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Presses keys of a domain together and releases them.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSendKey">virDomainSendKey</a>
 */
public final class SendKeys extends TargetOperation<DomainHandle, Void> {
	private final CodeSet set;
	private final int holdMillis;
	private final int[] keys;

	/**
	 * @param set whose numbers the keys are
	 * @param holdMillis how long they are held; 0 is the hypervisor's choice
	 * @param keys the keys, by their numbers
	 */
	public SendKeys(DomainHandle domain, CodeSet set, int holdMillis, int... keys) {
		super(domain.connection(), domain, NLS.bind(Messages.SendKeys_title, domain.name()));
		this.set = set;
		this.holdMillis = holdMillis;
		this.keys = keys.clone();
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.input().sendKeys(target().id(), set, holdMillis, keys);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_guest);
	}
}

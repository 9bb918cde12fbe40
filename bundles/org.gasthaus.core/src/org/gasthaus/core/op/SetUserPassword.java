package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Changes the password of a user of a guest by its agent. It is shown nowhere.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainSetUserPassword">virDomainSetUserPassword</a>
 */
public final class SetUserPassword extends TargetOperation<DomainHandle, Void> {
	private final String user;
	private final String password;
	private final boolean encrypted;

	/**
	 * @param user who is there in the guest
	 * @param password in clear, or encrypted as the guest stores it
	 * @param encrypted whether it is encrypted
	 */
	public SetUserPassword(DomainHandle domain, String user, String password, boolean encrypted) {
		super(domain.connection(), domain, NLS.bind(Messages.SetUserPassword_title, new Object[] { domain.name(), user }));
		this.user = Objects.requireNonNull(user);
		this.password = Objects.requireNonNull(password);
		this.encrypted = encrypted;
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.agent().setPassword(target().id(), user, password, encrypted);
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_value);
	}
}

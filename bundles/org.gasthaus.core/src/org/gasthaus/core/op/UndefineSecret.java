package org.gasthaus.core.op;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.SecretHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Removes a secret and its value. Guests that need it do not start any more.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-secret.html#virSecretUndefine">virSecretUndefine</a>
 */
public final class UndefineSecret extends TargetOperation<SecretHandle, Void> {
	public UndefineSecret(SecretHandle secret) {
		super(secret.connection(), secret, NLS.bind(Messages.UndefineSecret_title, secret.uuid()));
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		session.secrets().undefine(target().uuid());
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) throws HypervisorException {
		return Undos.ofRemoval(session, Stored.of(target()), null, Messages.Undo_secretValue);
	}
}

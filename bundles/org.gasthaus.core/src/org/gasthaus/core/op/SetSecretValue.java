package org.gasthaus.core.op;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Supplier;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.SecretHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Gives a secret its value, in place of the one that it has. The value is in no message, and wiped after the call.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-secret.html#virSecretSetValue">virSecretSetValue</a>
 */
public final class SetSecretValue extends TargetOperation<SecretHandle, Void> {
	private final Supplier<byte[]> value;

	/** @param value gives a new copy for each call; the operation wipes it */
	public SetSecretValue(SecretHandle secret, Supplier<byte[]> value) {
		super(secret.connection(), secret, NLS.bind(Messages.SetSecretValue_title, secret.uuid()));
		this.value = Objects.requireNonNull(value);
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		byte[] bytes = value.get();
		try {
			session.secrets().setValue(target().uuid(), bytes);
		} finally {
			Arrays.fill(bytes, (byte) 0);
		}
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_value);
	}
}

package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Part;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Stores the definition again that an object had, or removes the one that it had not, as long as it is still as the operation left it that this takes back: what others changed since is
 * not overwritten. Made by {@link Undo}s only.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 */
final class RestoreDefinition extends TargetOperation<Connection, Void> {
	private final Stored stored;
	private final String wanted;
	private final String left;

	/**
	 * @param wanted what is stored then; {@code null} for nothing
	 * @param left what has to be there now; {@code null} for none
	 */
	RestoreDefinition(Stored stored, String wanted, String left) {
		super(stored.connection(), stored.connection(), NLS.bind(wanted == null ? Messages.RestoreDefinition_removing : Messages.RestoreDefinition_title, stored.name()));
		this.stored = stored;
		this.wanted = wanted;
		this.left = left;
	}

	@Override
	Void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		String now = stored.read(session);
		if (!Objects.equals(now, left)) {
			throw new HypervisorException(Code.WRONG_STATE,
					NLS.bind(now == null ? Messages.RestoreDefinition_gone : Messages.RestoreDefinition_changed, stored.name(), connection()));
		}
		if (wanted == null) {
			stored.remove(session);
		} else {
			stored.write(session, wanted);
		}
		return null;
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.by(done -> Undos.back(stored, left));
	}

	@Override
	Part<?> unannouncedPart() {
		return switch (stored.kind()) {
		case INTERFACE -> Part.interfaces();
		case NETWORK_FILTER -> Part.networkFilters();
		default -> null;
		};
	}
}

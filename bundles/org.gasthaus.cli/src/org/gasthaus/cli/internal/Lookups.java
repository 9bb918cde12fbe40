package org.gasthaus.cli.internal;

import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainQuery;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;

/** Finds what the user named, and says it in virsh's words if it is not there. */
final class Lookups {
	private Lookups() {
	}

	/** By number, UUID or name. */
	static DomainInfo domain(HypervisorSession session, String text) throws CommandFailure {
		return domain(session, new DomainQuery(text));
	}

	static DomainInfo domain(HypervisorSession session, DomainQuery query) throws CommandFailure {
		try {
			return session.domain(query);
		} catch (HypervisorException e) {
			String message = "failed to get domain '" + query.text() + "'";
			// virsh has no second line for a domain that is not there
			throw e.code() == Code.NO_DOMAIN ? new CommandFailure(message, Messages.Hint_noDomain) : new CommandFailure(message, e);
		}
	}

	static NetworkInfo network(HypervisorSession session, String text) throws CommandFailure {
		try {
			return session.network(text);
		} catch (HypervisorException e) {
			throw new CommandFailure("failed to get network '" + text + "'", e);
		}
	}

	static PoolInfo pool(HypervisorSession session, String text) throws CommandFailure {
		try {
			return session.pool(text);
		} catch (HypervisorException e) {
			throw new CommandFailure("failed to get pool '" + text + "'", e);
		}
	}
}

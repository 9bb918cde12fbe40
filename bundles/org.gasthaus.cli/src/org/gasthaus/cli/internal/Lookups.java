package org.gasthaus.cli.internal;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainQuery;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.VolumeInfo;
import org.gasthaus.hypervisor.Volumes;

/** Finds what the user named, and says it in virsh's words if it is not there. */
final class Lookups {
	private static final int UUID_LENGTH = 36;

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

	/** By UUID only. */
	static NetworkInfo networkByUuid(HypervisorSession session, String text) throws CommandFailure {
		return byUuid("network", text, session::network, Code.NO_NETWORK, "Network not found: no network with matching uuid '" + text + "'");
	}

	/** By name only. */
	static NetworkInfo networkByName(HypervisorSession session, String text) throws CommandFailure {
		NetworkInfo found = network(session, text);
		requireName("network", text, found.name(), Code.NO_NETWORK, "Network not found: no network with matching name '" + text + "'");
		return found;
	}

	/** By UUID only. */
	static PoolInfo poolByUuid(HypervisorSession session, String text) throws CommandFailure {
		return byUuid("pool", text, session::pool, Code.NO_POOL, "Storage pool not found: no storage pool with matching uuid '" + text + "'");
	}

	/** By name only. */
	static PoolInfo poolByName(HypervisorSession session, String text) throws CommandFailure {
		PoolInfo found = pool(session, text);
		requireName("pool", text, found.name(), Code.NO_POOL, "Storage pool not found: no storage pool with matching name '" + text + "'");
		return found;
	}

	/** How a session looks for something. */
	@FunctionalInterface
	private interface Lookup<R> {
		R find(String text) throws HypervisorException;
	}

	private static <R> R byUuid(String what, String text, Lookup<R> lookup, Code missing, String sentence) throws CommandFailure {
		String failure = "failed to get " + what + " '" + text + "'";
		if (text.length() != UUID_LENGTH) {
			throw new CommandFailure(failure); // virsh does not ask the host
		}
		try {
			return lookup.find(text);
		} catch (HypervisorException e) {
			// the last thing that was looked for is the name
			throw new CommandFailure(failure, e.code() != missing ? e : new HypervisorException(missing, sentence));
		}
	}

	private static void requireName(String what, String text, String name, Code missing, String sentence) throws CommandFailure {
		if (!name.equals(text)) {
			throw new CommandFailure("failed to get " + what + " '" + text + "'", new HypervisorException(missing, sentence));
		}
	}

	/**
	 * A volume by name in its pool, by key or by path. One of another pool than the user named is refused.
	 *
	 * @param poolOption the option with the pool
	 */
	static VolumeInfo volume(HypervisorSession session, Arguments arguments, String poolOption) throws CommandFailure, HypervisorException {
		String text = arguments.data("vol");
		String poolText = arguments.optional(poolOption);
		Volumes volumes = session.volumes();
		PoolInfo pool = null;
		if (poolText != null) {
			pool = pool(session, poolText);
			if (!pool.active()) {
				throw new CommandFailure("pool '" + poolText + "' is not active", NLS.bind(Messages.Hint_startPool, poolText));
			}
			try {
				return volumes.find(pool.uuid(), text);
			} catch (HypervisorException e) {
				if (e.code() != Code.NO_OBJECT) {
					throw new CommandFailure("failed to get vol '" + text + "'", e);
				}
			}
		}
		VolumeInfo found;
		try {
			found = volumes.find(text);
		} catch (HypervisorException e) {
			throw new CommandFailure("failed to get vol '" + text + "'" + (pool == null ? ", specifying --" + poolOption + " might help" : ""), e);
		}
		if (pool != null && !found.pool().equals(pool.name())) {
			throw new CommandFailure("Requested volume '" + text + "' is not in pool '" + poolText + "'", NLS.bind(Messages.Hint_otherPool, found.pool()));
		}
		return found;
	}

	/** For a list that cannot be had. @param countFunction what virsh asks last of a driver that has no such objects */
	static CommandFailure notListed(String objects, String countFunction, HypervisorException e) {
		return e.code() == Code.UNSUPPORTED
				? new CommandFailure("Failed to count " + objects,
						new HypervisorException(e.code(), e.getMessage(), "this function is not supported by the connection driver: " + countFunction,
								e.nextStep(), e.nativeCode(), e.nativeDomain(), e))
				: new CommandFailure("Failed to list " + objects, e);
	}
}

package org.gasthaus.core.op;

import java.util.Objects;
import java.util.Set;

import org.gasthaus.core.Connection;
import org.gasthaus.core.DefinitionXml;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.InterfaceHandle;
import org.gasthaus.core.NetworkFilterHandle;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.SecretHandle;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HostObjects;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlOption;
import org.gasthaus.hypervisor.XmlView;

/**
 * Where a host keeps the definition of one object.
 *
 * @param id the UUID; the name of an interface or a network filter
 */
record Stored(Connection connection, Kind kind, String id, String name) {
	private static final Set<Code> ABSENT = Set.of(Code.NO_DOMAIN, Code.NO_NETWORK, Code.NO_POOL, Code.NO_OBJECT);

	enum Kind {
		DOMAIN, NETWORK, POOL, INTERFACE, NETWORK_FILTER, SECRET
	}

	Stored {
		Objects.requireNonNull(connection);
		Objects.requireNonNull(kind);
		Objects.requireNonNull(id);
		Objects.requireNonNull(name);
	}

	static Stored of(DomainHandle domain) {
		return new Stored(domain.connection(), Kind.DOMAIN, domain.id().uuid(), domain.name());
	}

	static Stored of(NetworkHandle network) {
		return new Stored(network.connection(), Kind.NETWORK, network.uuid(), network.name());
	}

	static Stored of(PoolHandle pool) {
		return new Stored(pool.connection(), Kind.POOL, pool.uuid(), pool.name());
	}

	static Stored of(InterfaceHandle device) {
		return new Stored(device.connection(), Kind.INTERFACE, device.name(), device.name());
	}

	static Stored of(NetworkFilterHandle filter) {
		return new Stored(filter.connection(), Kind.NETWORK_FILTER, filter.name(), filter.name());
	}

	static Stored of(SecretHandle secret) {
		return new Stored(secret.connection(), Kind.SECRET, secret.uuid(), secret.uuid());
	}

	/** What a definition is going to replace; {@code null} if it names nothing that could be there. */
	static Stored named(Connection connection, Kind kind, String xml) throws HypervisorException {
		DefinitionXml root = DefinitionXml.of(xml);
		boolean byName = kind == Kind.INTERFACE || kind == Kind.NETWORK_FILTER;
		String id = byName ? root.attribute("name") : root.child("uuid").text();
		return id.isEmpty() ? null : new Stored(connection, kind, id, byName ? id : root.child("name").text());
	}

	/**
	 * The definition with what is secret in it, so that it can be stored again; {@code null} if there is none, as of what only runs, which hosts answer
	 * for it.
	 */
	String read(HypervisorSession session) throws HypervisorException {
		try {
			return !isStored(session) ? null : switch (kind) {
			case DOMAIN -> session.domainXml(new DomainId(id, name), XmlView.INACTIVE, Set.of(XmlOption.SECURITY_INFO));
			case NETWORK -> session.storedNetworkXml(id);
			case POOL -> session.storedPoolXml(id);
			case INTERFACE -> session.hostInterfaces().storedXml(id);
			case NETWORK_FILTER -> session.hostObjects().xml(HostObjects.Kind.NETWORK_FILTER, id, XmlView.LIVE);
			case SECRET -> session.secrets().xml(id);
			};
		} catch (HypervisorException e) {
			if (ABSENT.contains(e.code())) {
				return null;
			}
			throw e;
		}
	}

	private boolean isStored(HypervisorSession session) throws HypervisorException {
		return switch (kind) {
		case DOMAIN -> session.domain(new DomainId(id, name)).persistent();
		case NETWORK -> session.network(id).persistent();
		case POOL -> session.pool(id).persistent();
		default -> true;
		};
	}

	/** Stores what {@link #read} gave. */
	void write(HypervisorSession session, String xml) throws HypervisorException {
		switch (kind) {
		case DOMAIN -> session.defineDomain(xml, null);
		case NETWORK -> session.networkOperations().define(xml, false);
		case POOL -> session.poolOperations().define(xml, false);
		case INTERFACE -> session.hostInterfaces().define(xml, false);
		case NETWORK_FILTER -> session.networkFilters().define(xml, false);
		case SECRET -> session.secrets().define(xml, false);
		}
	}

	/** Removes it. */
	void remove(HypervisorSession session) throws HypervisorException {
		switch (kind) {
		case DOMAIN -> session.undefineDomain(new DomainId(id, name), null);
		case NETWORK -> session.networkOperations().undefine(id);
		case POOL -> session.poolOperations().undefine(id);
		case INTERFACE -> session.hostInterfaces().undefine(id);
		case NETWORK_FILTER -> session.networkFilters().undefine(id);
		case SECRET -> session.secrets().undefine(id);
		}
	}
}

package org.gasthaus.testkit;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainNotes;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.Impact;

/** Titles and descriptions of a {@link FakeHypervisor}; as of libvirt, nobody who asks for changes of states only is told. */
record FakeNotes(FakeSession session, FakeHypervisor host) implements DomainNotes {
	/** What is written down. */
	record Key(DomainId domain, Kind kind) {
	}

	/** The notes of a host. */
	static final class Store {
		final Map<Key, String> texts = new ConcurrentHashMap<>();
	}

	@Override
	public String get(DomainId id, Kind kind, Set<Impact> impact) throws HypervisorException {
		session.call("note");
		return host.notes.texts.get(new Key(host.domain(id).id(), kind));
	}

	@Override
	public void set(DomainId id, Kind kind, String text, Set<Impact> impact) throws HypervisorException {
		session.change("setNote");
		Key key = new Key(host.domain(id).id(), kind);
		if (text == null || text.isEmpty()) {
			host.notes.texts.remove(key);
		} else {
			host.notes.texts.put(key, text);
		}
	}

	@Override
	public String element(DomainId id, String namespace, Set<Impact> impact) throws HypervisorException {
		throw absent();
	}

	@Override
	public void setElement(DomainId id, String namespace, String prefix, String xml, Set<Impact> impact) throws HypervisorException {
		throw absent();
	}

	private static HypervisorException absent() {
		return new HypervisorException(Code.UNSUPPORTED, "Cannot note an element: the fake does not have it.");
	}
}

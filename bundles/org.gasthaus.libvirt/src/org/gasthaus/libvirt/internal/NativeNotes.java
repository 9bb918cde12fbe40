package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.textOrNull;
import static org.gasthaus.libvirt.internal.NativeTuning.flags;

import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainNotes;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.Impact;

/** Titles, descriptions and metadata through libvirt. */
final class NativeNotes implements DomainNotes {
	private static final int ELEMENT = 2;

	private final LibvirtSession session;

	NativeNotes(LibvirtSession session) {
		this.session = session;
	}

	@Override
	public String get(DomainId id, Kind kind, Set<Impact> impact) throws HypervisorException {
		try {
			return read(id, kind.ordinal(), null, impact);
		} catch (HypervisorException e) {
			if (e.code() == Code.NO_OBJECT) {
				return null;
			}
			throw e;
		}
	}

	@Override
	public void set(DomainId id, Kind kind, String text, Set<Impact> impact) throws HypervisorException {
		write(id, kind.ordinal(), text, null, null, impact);
	}

	@Override
	public String element(DomainId id, String namespace, Set<Impact> impact) throws HypervisorException {
		return read(id, ELEMENT, namespace, impact);
	}

	@Override
	public void setElement(DomainId id, String namespace, String prefix, String xml, Set<Impact> impact) throws HypervisorException {
		write(id, ELEMENT, xml, prefix, namespace, impact);
	}

	private String read(DomainId id, int type, String namespace, Set<Impact> impact) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> DomainExtras
				.takeText(session.check(VirNotes.INSTANCE.virDomainGetMetadata(domain, type, textOrNull(namespace), flags(impact)))));
	}

	private void write(DomainId id, int type, String text, String prefix, String namespace, Set<Impact> impact) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainSetMetadata");
		session.pointerCall(Task.CHANGE, id, domain -> session.check(
				VirNotes.INSTANCE.virDomainSetMetadata(domain, type, textOrNull(text), textOrNull(prefix), textOrNull(namespace), flags(impact))));
	}
}

package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.bits;
import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainSnapshots;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.RevertOption;
import org.gasthaus.hypervisor.SnapshotDeletion;
import org.gasthaus.hypervisor.SnapshotFilter;
import org.gasthaus.hypervisor.SnapshotInfo;
import org.gasthaus.hypervisor.SnapshotOption;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Snapshots through libvirt. One that goes away while a list is read is left out. */
final class NativeSnapshots implements DomainSnapshots {
	private static final int DESCENDANTS = 1;
	private static final int SECURE = 1;

	private final LibvirtSession session;

	NativeSnapshots(LibvirtSession session) {
		this.session = session;
	}

	private static VirSnapshots functions() {
		return VirSnapshots.INSTANCE;
	}

	private <R> R snapshot(Task task, DomainId id, String name, LibvirtSession.PointerCall<R> call) throws HypervisorException {
		return session.pointerCall(task, id, domain -> take(functions().virDomainSnapshotLookupByName(domain, utf8(name), 0), call));
	}

	/** Uses a snapshot and frees it; {@code null} is a failure. */
	private <R> R take(Pointer snapshot, LibvirtSession.PointerCall<R> call) throws Failure {
		session.check(snapshot);
		try {
			return call.on(snapshot);
		} finally {
			functions().virDomainSnapshotFree(snapshot);
		}
	}

	private static String name(Pointer snapshot) {
		return SessionEvents.text(functions().virDomainSnapshotGetName(snapshot));
	}

	private SnapshotInfo info(Pointer snapshot) throws Failure {
		return SnapshotXml.read(name(snapshot), DomainExtras.takeText(session.check(functions().virDomainSnapshotGetXMLDesc(snapshot, 0))));
	}

	@Override
	public List<SnapshotInfo> list(DomainId id, Set<SnapshotFilter> filters) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			PointerByReference list = new PointerByReference();
			return infos(list, session.check(functions().virDomainListAllSnapshots(domain, list, bits(filters))), filters);
		});
	}

	@Override
	public List<SnapshotInfo> children(DomainId id, String name, boolean deep, Set<SnapshotFilter> filters) throws HypervisorException {
		return snapshot(Task.READ, id, name, snapshot -> {
			PointerByReference list = new PointerByReference();
			return infos(list, session.check(functions().virDomainSnapshotListAllChildren(snapshot, list, bits(filters) | (deep ? DESCENDANTS : 0))), filters);
		});
	}

	private List<SnapshotInfo> infos(PointerByReference list, int count, Set<SnapshotFilter> filters) throws Failure {
		List<SnapshotInfo> result = Handles.read(list, count, this::info, functions()::virDomainSnapshotFree, Code.NO_OBJECT);
		if (!filters.contains(SnapshotFilter.TOPOLOGICAL)) {
			result.sort(Comparator.comparing(SnapshotInfo::name, String.CASE_INSENSITIVE_ORDER));
		}
		return result;
	}

	@Override
	public SnapshotInfo find(DomainId id, String name) throws HypervisorException {
		return snapshot(Task.READ, id, name, this::info);
	}

	@Override
	public boolean hasCurrent(DomainId id) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> session.check(functions().virDomainHasCurrentSnapshot(domain, 0))) == 1;
	}

	@Override
	public String current(DomainId id) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> take(functions().virDomainSnapshotCurrent(domain, 0), NativeSnapshots::name));
	}

	@Override
	public boolean hasMetadata(DomainId id, String name) throws HypervisorException {
		return snapshot(Task.READ, id, name, snapshot -> session.check(functions().virDomainSnapshotHasMetadata(snapshot, 0))) == 1;
	}

	@Override
	public String xml(DomainId id, String name, boolean securityInfo) throws HypervisorException {
		return snapshot(Task.READ, id, name,
				snapshot -> DomainExtras.takeText(session.check(functions().virDomainSnapshotGetXMLDesc(snapshot, securityInfo ? SECURE : 0))));
	}

	@Override
	public String create(DomainId id, String xml, Set<SnapshotOption> options) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainSnapshotCreateXML");
		return session.pointerCall(Task.CHANGE, id,
				domain -> take(functions().virDomainSnapshotCreateXML(domain, utf8(xml), bits(options)), NativeSnapshots::name));
	}

	@Override
	public void revert(DomainId id, String name, Set<RevertOption> options) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainRevertToSnapshot");
		snapshot(Task.CHANGE, id, name, snapshot -> session.check(functions().virDomainRevertToSnapshot(snapshot, bits(options))));
	}

	@Override
	public void delete(DomainId id, String name, Set<SnapshotDeletion> options) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainSnapshotDelete");
		snapshot(Task.CHANGE, id, name, snapshot -> session.check(functions().virDomainSnapshotDelete(snapshot, bits(options))));
	}
}

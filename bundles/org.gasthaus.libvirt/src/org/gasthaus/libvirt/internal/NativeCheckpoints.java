package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.bits;
import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.gasthaus.hypervisor.CheckpointDeletion;
import org.gasthaus.hypervisor.CheckpointFilter;
import org.gasthaus.hypervisor.CheckpointInfo;
import org.gasthaus.hypervisor.CheckpointOption;
import org.gasthaus.hypervisor.CheckpointView;
import org.gasthaus.hypervisor.DomainCheckpoints;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.SnapshotInfo;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Checkpoints through libvirt. One that goes away while a list is read is left out. */
final class NativeCheckpoints implements DomainCheckpoints {
	/** Of a list of children; of one of all, the same bit means the roots. */
	private static final int DESCENDANTS = 1;
	private static final int NO_DOMAIN = 2;

	private final LibvirtSession session;

	NativeCheckpoints(LibvirtSession session) {
		this.session = session;
	}

	private static VirCheckpoints functions() {
		return VirCheckpoints.INSTANCE;
	}

	private <R> R checkpoint(Task task, DomainId id, String name, LibvirtSession.PointerCall<R> call) throws HypervisorException {
		return session.pointerCall(task, id, domain -> take(functions().virDomainCheckpointLookupByName(domain, utf8(name), 0), call));
	}

	/** Uses a checkpoint and frees it; {@code null} is a failure. */
	private <R> R take(Pointer checkpoint, LibvirtSession.PointerCall<R> call) throws Failure {
		session.check(checkpoint);
		try {
			return call.on(checkpoint);
		} finally {
			functions().virDomainCheckpointFree(checkpoint);
		}
	}

	private static String name(Pointer checkpoint) {
		return SessionEvents.text(functions().virDomainCheckpointGetName(checkpoint));
	}

	private CheckpointInfo info(Pointer checkpoint) throws Failure {
		SnapshotInfo read = SnapshotXml.read(name(checkpoint),
				DomainExtras.takeText(session.check(functions().virDomainCheckpointGetXMLDesc(checkpoint, NO_DOMAIN))));
		return new CheckpointInfo(read.name(), read.parent(), read.description(), read.created());
	}

	@Override
	public List<CheckpointInfo> list(DomainId id, Set<CheckpointFilter> filters) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			PointerByReference list = new PointerByReference();
			return infos(list, session.check(functions().virDomainListAllCheckpoints(domain, list, bits(filters))), filters);
		});
	}

	@Override
	public List<CheckpointInfo> children(DomainId id, String name, boolean deep, Set<CheckpointFilter> filters) throws HypervisorException {
		return checkpoint(Task.READ, id, name, checkpoint -> {
			PointerByReference list = new PointerByReference();
			int flags = bits(filters) | (deep ? DESCENDANTS : 0);
			return infos(list, session.check(functions().virDomainCheckpointListAllChildren(checkpoint, list, flags)), filters);
		});
	}

	private List<CheckpointInfo> infos(PointerByReference list, int count, Set<CheckpointFilter> filters) throws Failure {
		List<CheckpointInfo> result = Handles.read(list, count, this::info, functions()::virDomainCheckpointFree, Code.NO_OBJECT);
		if (!filters.contains(CheckpointFilter.TOPOLOGICAL)) {
			result.sort(Comparator.comparing(CheckpointInfo::name, String.CASE_INSENSITIVE_ORDER));
		}
		return result;
	}

	@Override
	public CheckpointInfo find(DomainId id, String name) throws HypervisorException {
		return checkpoint(Task.READ, id, name, this::info);
	}

	@Override
	public String xml(DomainId id, String name, Set<CheckpointView> views) throws HypervisorException {
		if (views.contains(CheckpointView.SECURITY_INFO)) {
			session.requireSecrets(Task.READ, id.name(), "virDomainCheckpointGetXMLDesc");
		}
		return checkpoint(Task.READ, id, name,
				checkpoint -> DomainExtras.takeText(session.check(functions().virDomainCheckpointGetXMLDesc(checkpoint, bits(views)))));
	}

	@Override
	public String create(DomainId id, String xml, Set<CheckpointOption> options, IProgressMonitor monitor) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainCheckpointCreateXML");
		Cancel.check(monitor);
		return session.pointerCall(Task.CHANGE, id,
				domain -> take(functions().virDomainCheckpointCreateXML(domain, utf8(xml), bits(options)), NativeCheckpoints::name));
	}

	@Override
	public void delete(DomainId id, String name, Set<CheckpointDeletion> options, IProgressMonitor monitor) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainCheckpointDelete");
		Cancel.check(monitor);
		checkpoint(Task.CHANGE, id, name, checkpoint -> session.check(functions().virDomainCheckpointDelete(checkpoint, bits(options))));
	}
}

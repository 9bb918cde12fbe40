package org.gasthaus.core.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DefinitionXml;
import org.gasthaus.core.DiskUse;
import org.gasthaus.core.DomainDisk;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Part;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.SnapshotInfo;
import org.gasthaus.hypervisor.VolumeInfo;
import org.gasthaus.hypervisor.XmlView;

/**
 * Finds out what belongs to a domain and would be left behind, or go with it: a saved state, snapshots, the firmware's variables, storage, and who
 * else uses that as a disk; who needs it as a backing image only is not seen. Changes nothing.
 *
 * <p>Cancelling leaves everything as it is.
 */
public final class PlanDomainRemoval extends TargetOperation<DomainHandle, DomainRemovalPlan> {
	public PlanDomainRemoval(DomainHandle domain) {
		super(domain.connection(), domain, NLS.bind(Messages.PlanDomainRemoval_title, domain.name()));
	}

	@Override
	DomainRemovalPlan perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException {
		SubMonitor progress = SubMonitor.convert(monitor, 10);
		String xml = session.domainXml(target().id(), XmlView.INACTIVE);
		List<DomainDisk> disks = DomainDisk.of(xml).stream().filter(DomainDisk::hasSource).toList();
		progress.worked(1);
		List<DiskUse> others = disks.isEmpty() ? List.of() : connection().read(Part.diskUses(), progress.split(7)).items();
		List<DomainRemovalPlan.Storage> storage = new ArrayList<>();
		for (DomainDisk disk : disks) {
			VolumeInfo volume = volume(session, disk);
			storage.add(new DomainRemovalPlan.Storage(disk, volume, usedBy(disk, volume, others)));
		}
		return new DomainRemovalPlan(target(), session.domain(target().id()).state().isActive(), orNone(() -> session.lifeCycle()
				.hasManagedSave(target().id()), false),
				orNone(() -> session.snapshots().list(target().id(), Set.of()), List.<SnapshotInfo>of()).stream().map(SnapshotInfo::name).toList(),
				DefinitionXml.of(xml).child("os").child("nvram").text(), storage);
	}

	@Override
	Undo<DomainRemovalPlan> before(HypervisorSession session) {
		return Undo.needless();
	}

	private interface Question<T> {
		T ask() throws HypervisorException;
	}

	/** What the driver cannot have, the domain has not. */
	private static <T> T orNone(Question<T> question, T none) throws HypervisorException {
		try {
			return question.ask();
		} catch (HypervisorException e) {
			if (e.code() == Code.UNSUPPORTED) {
				return none;
			}
			throw e;
		}
	}

	private static VolumeInfo volume(HypervisorSession session, DomainDisk disk) throws HypervisorException {
		try {
			if (!disk.volume().isEmpty()) {
				PoolInfo pool = session.pool(disk.pool());
				return session.volumes().find(pool.uuid(), disk.volume());
			}
			return session.volumes().find(disk.path());
		} catch (HypervisorException e) {
			if (e.code() == Code.NO_OBJECT || e.code() == Code.NO_POOL || e.code() == Code.UNSUPPORTED || e.code() == Code.WRONG_STATE) {
				return null;
			}
			throw e;
		}
	}

	private List<String> usedBy(DomainDisk disk, VolumeInfo volume, List<DiskUse> uses) {
		return uses.stream().filter(use -> !use.domain().equals(target().id()))
				.filter(use -> use.disk().source().equals(disk.source()) || volume != null && use.isOf(volume)).map(use -> use.domain().name())
				.distinct().toList();
	}
}

package org.gasthaus.libvirt.internal;

import java.util.ArrayList;
import java.util.List;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainJob;
import org.gasthaus.hypervisor.DomainJobs;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.TypedParameter;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** Jobs through libvirt. */
final class NativeJobs implements DomainJobs {
	private static final int COMPLETED = 1;
	private static final int KEEP_COMPLETED = 2;
	private static final int POSTCOPY = 1;
	/** The numbers of {@code virDomainJobInfo} by the names that the newer call has for them. */
	private static final String[] NUMBERS = { "time_elapsed", "time_remaining", "data_total", "data_processed", "data_remaining", "memory_total",
			"memory_processed", "memory_remaining", "disk_total", "disk_processed", "disk_remaining" };
	private static final int INFO_SIZE = 8 + 8 * NUMBERS.length;

	private final LibvirtSession session;
	private final Vir vir;

	NativeJobs(LibvirtSession session, Vir vir) {
		this.session = session;
		this.vir = vir;
	}

	private static VirJobs functions() {
		return VirJobs.INSTANCE;
	}

	@Override
	public DomainJob current(DomainId id) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			IntByReference type = new IntByReference();
			PointerByReference values = new PointerByReference();
			IntByReference count = new IntByReference();
			if (functions().virDomainGetJobStats(domain, type, values, count, 0) < 0) {
				NativeError error = NativeError.last(vir);
				if (error.number() != NativeError.NO_SUPPORT) {
					throw new Failure(error);
				}
				return olderInfo(domain);
			}
			return job(type.getValue(), TypedParameters.take(values, count));
		});
	}

	private DomainJob olderInfo(Pointer domain) throws Failure {
		try (Memory info = new Memory(INFO_SIZE)) {
			info.clear();
			session.check(functions().virDomainGetJobInfo(domain, info));
			List<TypedParameter> values = new ArrayList<>();
			for (int i = 0; i < NUMBERS.length; i++) {
				values.add(TypedParameter.ofUnsignedLong(NUMBERS[i], info.getLong(8L * (i + 1))));
			}
			return job(info.getInt(0), values);
		}
	}

	/** A type that a newer libvirt has is one that is under way. */
	private static DomainJob job(int type, List<TypedParameter> values) {
		DomainJob.Type[] types = DomainJob.Type.values();
		return new DomainJob(type >= 0 && type < types.length ? types[type] : DomainJob.Type.UNBOUNDED, values);
	}

	@Override
	public DomainJob completed(DomainId id, boolean keep) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			IntByReference type = new IntByReference();
			List<TypedParameter> values = TypedParameters.made(session,
					(parameters, count) -> functions().virDomainGetJobStats(domain, type, parameters, count, COMPLETED | (keep ? KEEP_COMPLETED : 0)));
			return job(type.getValue(), values);
		});
	}

	@Override
	public void abort(DomainId id) throws HypervisorException {
		session.requireWritable(Task.ABORT_JOB, id.name(), "virDomainAbortJob");
		session.pointerCall(Task.ABORT_JOB, id, domain -> session.check(functions().virDomainAbortJob(domain)));
	}

	@Override
	public void interruptPostCopy(DomainId id) throws HypervisorException {
		session.requireWritable(Task.ABORT_JOB, id.name(), "virDomainAbortJobFlags");
		session.pointerCall(Task.ABORT_JOB, id, domain -> session.check(functions().virDomainAbortJobFlags(domain, POSTCOPY)));
	}
}

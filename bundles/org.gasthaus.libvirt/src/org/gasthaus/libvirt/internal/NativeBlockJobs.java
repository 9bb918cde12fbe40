package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.textOrNull;
import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.BlockJobs;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.TypedParameter;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;

/** Block jobs through libvirt. Its functions have flags of the same meaning at different places. */
final class NativeBlockJobs implements BlockJobs {
	private static final int BYTES = 1;

	private final LibvirtSession session;

	NativeBlockJobs(LibvirtSession session) {
		this.session = session;
	}

	private static VirStatistics functions() {
		return VirStatistics.INSTANCE;
	}

	private void change(DomainId id, String function, LibvirtSession.PointerCall<Integer> call) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), function);
		session.pointerCall(Task.CHANGE, id, domain -> session.check(call.on(domain)));
	}

	private static int flag(Set<Option> options, Option option, int flag) {
		return options.contains(option) ? flag : 0;
	}

	@Override
	public Job info(DomainId id, String disk) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			Memory info = new Memory(32);
			int found = session.check(functions().virDomainGetBlockJobInfo(domain, utf8(disk), info, BYTES));
			return found == 0 ? null : new Job(info.getInt(0), info.getLong(8), info.getLong(16), info.getLong(24));
		});
	}

	@Override
	public void abort(DomainId id, String disk, boolean pivot, boolean async) throws HypervisorException {
		change(id, "virDomainBlockJobAbort", domain -> functions().virDomainBlockJobAbort(domain, utf8(disk), (async ? 1 : 0) | (pivot ? 2 : 0)));
	}

	@Override
	public void setSpeed(DomainId id, String disk, long bytesPerSecond) throws HypervisorException {
		change(id, "virDomainBlockJobSetSpeed", domain -> functions().virDomainBlockJobSetSpeed(domain, utf8(disk), new NativeLong(bytesPerSecond), BYTES));
	}

	@Override
	public void pull(DomainId id, String disk, String base, long bytesPerSecond, Set<Option> options) throws HypervisorException {
		NativeLong bandwidth = new NativeLong(bytesPerSecond);
		int relative = flag(options, Option.RELATIVE, 1 << 4);
		if (base == null && relative == 0) {
			change(id, "virDomainBlockPull",
					domain -> functions().virDomainBlockPull(domain, utf8(disk), bandwidth, bytesPerSecond == 0 ? 0 : 1 << 6));
		} else {
			change(id, "virDomainBlockRebase",
					domain -> functions().virDomainBlockRebase(domain, utf8(disk), textOrNull(base), bandwidth, relative | (bytesPerSecond == 0 ? 0 : 1 << 6)));
		}
	}

	@Override
	public void commit(DomainId id, String disk, String base, String top, long bytesPerSecond, Set<Option> options) throws HypervisorException {
		int flags = flag(options, Option.SHALLOW, 1) | flag(options, Option.DELETE, 2) | flag(options, Option.ACTIVE, 4) | flag(options, Option.RELATIVE, 8)
				| (bytesPerSecond == 0 ? 0 : 16);
		change(id, "virDomainBlockCommit", domain -> functions().virDomainBlockCommit(domain, utf8(disk), textOrNull(base), textOrNull(top),
				new NativeLong(bytesPerSecond), flags));
	}

	@Override
	public void copy(DomainId id, String disk, String destination, List<TypedParameter> values, Set<Option> options) throws HypervisorException {
		int flags = flag(options, Option.SHALLOW, 1) | flag(options, Option.REUSE_EXTERNAL, 2) | flag(options, Option.TRANSIENT_JOB, 4)
				| flag(options, Option.SYNCHRONOUS_WRITES, 8);
		TypedParameters.Encoded encoded = TypedParameters.encode(values);
		change(id, "virDomainBlockCopy",
				domain -> functions().virDomainBlockCopy(domain, utf8(disk), utf8(destination), encoded.memory(), encoded.count(), flags));
		Reference.reachabilityFence(encoded);
	}
}

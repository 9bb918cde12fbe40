package org.gasthaus.testkit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.gasthaus.hypervisor.BlockJobs;
import org.gasthaus.hypervisor.DomainEvent;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.EventTopic;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.TypedParameter;

/** Jobs on disks of a {@link FakeHypervisor}: they go on as the test says, by {@link FakeHypervisor#blockJob}. */
final class FakeBlockJobs implements BlockJobs {
	/** What a host has under way, by disk. */
	static final class Store {
		final Map<String, Job> jobs = new ConcurrentHashMap<>();
	}

	private final FakeSession session;
	private final FakeHypervisor host;
	private final Store store;

	FakeBlockJobs(FakeSession session, FakeHypervisor host, Store store) {
		this.session = session;
		this.host = host;
		this.store = store;
	}

	private void start(DomainId id, String disk, int type) throws HypervisorException {
		session.change("startBlockJob");
		if (!host.domain(id).state().isActive()) {
			throw new HypervisorException(Code.WRONG_STATE, "Cannot begin a job on " + disk + ": the domain does not run.");
		}
		if (store.jobs.putIfAbsent(disk, new Job(type, 0, 0, 100)) != null) {
			throw new HypervisorException(Code.WRONG_STATE, "Cannot begin a job on " + disk + ": it has one.");
		}
	}

	@Override
	public Job info(DomainId id, String disk) throws HypervisorException {
		session.call("blockJob");
		return store.jobs.get(disk);
	}

	@Override
	public void abort(DomainId id, String disk, boolean pivot, boolean async) throws HypervisorException {
		session.change(pivot ? "pivotBlockJob" : "abortBlockJob");
		if (store.jobs.remove(disk) == null) {
			throw new HypervisorException(Code.WRONG_STATE, "Cannot end the job on " + disk + ": it has none.");
		}
		host.emit(new DomainEvent.BlockJob(id, EventTopic.DOMAIN_BLOCK_JOB_2, disk, "Block", pivot ? "completed" : "canceled"));
	}

	@Override
	public void setSpeed(DomainId id, String disk, long bytesPerSecond) throws HypervisorException {
		session.change("setBlockJobSpeed");
	}

	@Override
	public void pull(DomainId id, String disk, String base, long bytesPerSecond, Set<Option> options) throws HypervisorException {
		start(id, disk, 1);
	}

	@Override
	public void commit(DomainId id, String disk, String base, String top, long bytesPerSecond, Set<Option> options) throws HypervisorException {
		start(id, disk, options.contains(Option.ACTIVE) ? 4 : 3);
	}

	@Override
	public void copy(DomainId id, String disk, String destination, List<TypedParameter> values, Set<Option> options) throws HypervisorException {
		start(id, disk, 2);
	}
}

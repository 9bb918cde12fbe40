package org.gasthaus.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainSnapshots;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.RevertOption;
import org.gasthaus.hypervisor.SnapshotDeletion;
import org.gasthaus.hypervisor.SnapshotFilter;
import org.gasthaus.hypervisor.SnapshotInfo;
import org.gasthaus.hypervisor.SnapshotOption;

/** The snapshots of a {@link FakeHypervisor}'s domains: a tree for each, of which disk-only ones have a file. Announces none, as libvirt. */
final class FakeSnapshots implements DomainSnapshots {
	/** What the host has of one domain. */
	private static final class Tree {
		final Map<String, SnapshotInfo> all = new java.util.TreeMap<>();
		String current = "";
	}

	/** What a host has. */
	static final class Store {
		private final Map<DomainId, Tree> trees = new ConcurrentHashMap<>();

		private Tree of(DomainId id) {
			return trees.computeIfAbsent(id, fresh -> new Tree());
		}
	}

	private final FakeSession session;
	private final Store store;

	FakeSnapshots(FakeSession session, Store store) {
		this.session = session;
		this.store = store;
	}

	private SnapshotInfo require(DomainId id, String name) throws HypervisorException {
		SnapshotInfo found = store.of(id).all.get(name);
		if (found == null) {
			throw new HypervisorException(Code.NO_OBJECT, "Cannot find the snapshot " + name + ".");
		}
		return found;
	}

	@Override
	public List<SnapshotInfo> list(DomainId id, Set<SnapshotFilter> filters) throws HypervisorException {
		session.call("snapshots");
		return List.copyOf(store.of(id).all.values());
	}

	@Override
	public List<SnapshotInfo> children(DomainId id, String name, boolean deep, Set<SnapshotFilter> filters) throws HypervisorException {
		session.call("snapshotChildren");
		require(id, name);
		List<SnapshotInfo> result = new ArrayList<>();
		collect(id, name, deep, result);
		return result;
	}

	private void collect(DomainId id, String name, boolean deep, List<SnapshotInfo> result) {
		for (SnapshotInfo one : store.of(id).all.values()) {
			if (one.parent().equals(name)) {
				result.add(one);
				if (deep) {
					collect(id, one.name(), true, result);
				}
			}
		}
	}

	@Override
	public SnapshotInfo find(DomainId id, String name) throws HypervisorException {
		session.call("snapshot");
		return require(id, name);
	}

	@Override
	public boolean hasCurrent(DomainId id) throws HypervisorException {
		session.call("snapshot");
		return !store.of(id).current.isEmpty();
	}

	@Override
	public String current(DomainId id) throws HypervisorException {
		session.call("snapshot");
		return store.of(id).current;
	}

	@Override
	public boolean hasMetadata(DomainId id, String name) throws HypervisorException {
		require(id, name);
		return true;
	}

	@Override
	public String xml(DomainId id, String name, boolean securityInfo) throws HypervisorException {
		session.call("snapshot");
		return "<domainsnapshot><name>" + require(id, name).name() + "</name></domainsnapshot>";
	}

	@Override
	public String create(DomainId id, String xml, Set<SnapshotOption> options) throws HypervisorException {
		session.change("createSnapshot");
		Tree tree = store.of(id);
		String name = FakeSession.between(xml, "<name>", "</name>", "s" + (tree.all.size() + 1));
		if (tree.all.containsKey(name)) {
			throw new HypervisorException(Code.EXISTS, "Cannot take the snapshot " + name + ": it is there already.");
		}
		boolean diskOnly = options.contains(SnapshotOption.DISK_ONLY);
		tree.all.put(name, new SnapshotInfo(name, tree.current, FakeSession.between(xml, "<description>", "</description>", ""),
				diskOnly ? "disk-snapshot" : "shutoff", Instant.EPOCH, diskOnly, diskOnly ? List.of("/images/" + id.name() + '.' + name) : List.of()));
		tree.current = name;
		return name;
	}

	@Override
	public void revert(DomainId id, String name, Set<RevertOption> options) throws HypervisorException {
		session.change("revertToSnapshot");
		store.of(id).current = require(id, name).name();
	}

	@Override
	public void delete(DomainId id, String name, Set<SnapshotDeletion> options) throws HypervisorException {
		session.change("deleteSnapshot");
		SnapshotInfo snapshot = require(id, name);
		Tree tree = store.of(id);
		List<SnapshotInfo> gone = new ArrayList<>();
		if (options.contains(SnapshotDeletion.CHILDREN) || options.contains(SnapshotDeletion.CHILDREN_ONLY)) {
			collect(id, name, true, gone);
		}
		if (!options.contains(SnapshotDeletion.CHILDREN_ONLY)) {
			gone.add(snapshot);
		}
		gone.forEach(one -> tree.all.remove(one.name()));
		new HashMap<>(tree.all).forEach((key, one) -> {
			if (one.parent().equals(name) && !tree.all.containsKey(name)) {
				tree.all.put(key, new SnapshotInfo(key, snapshot.parent(), one.description(), one.state(), one.created(), one.external(), one.files()));
			}
		});
		if (!tree.all.containsKey(tree.current)) {
			tree.current = tree.all.containsKey(snapshot.parent()) ? snapshot.parent() : "";
		}
	}
}

package org.gasthaus.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.TransferException;
import org.gasthaus.hypervisor.VolumeInfo;
import org.gasthaus.hypervisor.VolumeOption;
import org.gasthaus.hypervisor.VolumeRange;
import org.gasthaus.hypervisor.VolumeResize;
import org.gasthaus.hypervisor.VolumeSize;
import org.gasthaus.hypervisor.VolumeWipe;
import org.gasthaus.hypervisor.Volumes;

/** The volumes of a {@link FakeHypervisor}'s pools, with what they hold. Transfers go byte by byte, through the gates of {@code piece}. */
final class FakeVolumes implements Volumes {
	/** What a host has: by the UUID of the pool and the name of the volume. */
	static final class Store {
		private final Map<String, Map<String, byte[]>> pools = new ConcurrentHashMap<>();

		Map<String, byte[]> of(String pool) {
			return pools.computeIfAbsent(pool, fresh -> new TreeMap<>());
		}
	}

	private final FakeSession session;
	private final FakeHypervisor host;
	private final Store store;

	FakeVolumes(FakeSession session, FakeHypervisor host, Store store) {
		this.session = session;
		this.host = host;
		this.store = store;
	}

	private String uuid(VolumeInfo volume) throws HypervisorException {
		return host.pools().stream().filter(pool -> pool.name().equals(volume.pool())).findFirst()
				.orElseThrow(() -> new HypervisorException(Code.NO_POOL, "Cannot find the pool " + volume.pool() + ".")).uuid();
	}

	private byte[] require(VolumeInfo volume) throws HypervisorException {
		byte[] content = store.of(uuid(volume)).get(volume.name());
		if (content == null) {
			throw new HypervisorException(Code.NO_OBJECT, "Cannot find the volume " + volume.name() + ".");
		}
		return content;
	}

	private VolumeInfo info(String pool, String name) throws HypervisorException {
		String poolName = session.poolWithoutACall(pool).name();
		String path = "/pools/" + poolName + '/' + name;
		return new VolumeInfo(poolName, name, path, path);
	}

	@Override
	public List<VolumeInfo> list(String pool) throws HypervisorException {
		session.call("volumes");
		List<VolumeInfo> result = new java.util.ArrayList<>();
		for (String name : store.of(pool).keySet()) {
			result.add(info(pool, name));
		}
		return result;
	}

	@Override
	public VolumeInfo find(String pool, String name) throws HypervisorException {
		session.call("volume");
		VolumeInfo found = info(pool, name);
		require(found);
		return found;
	}

	@Override
	public VolumeInfo find(String keyOrPath) throws HypervisorException {
		session.call("volume");
		for (var pool : host.pools()) {
			for (String name : store.of(pool.uuid()).keySet()) {
				if (info(pool.uuid(), name).path().equals(keyOrPath)) {
					return info(pool.uuid(), name);
				}
			}
		}
		throw new HypervisorException(Code.NO_OBJECT, "Cannot find the volume " + keyOrPath + ".");
	}

	@Override
	public VolumeSize size(VolumeInfo volume, boolean physical) throws HypervisorException {
		session.call("volumeSize");
		long bytes = require(volume).length;
		return new VolumeSize(VolumeSize.Type.FILE, bytes, bytes);
	}

	@Override
	public String xml(VolumeInfo volume) throws HypervisorException {
		session.call("volumeXml");
		return "<volume><name>" + volume.name() + "</name><key>" + volume.key() + "</key><capacity>" + require(volume).length + "</capacity><target><path>"
				+ volume.path() + "</path></target></volume>";
	}

	private VolumeInfo put(String pool, String xml, byte[] content) throws HypervisorException {
		String name = FakeSession.between(xml, "<name>", "</name>", "");
		if (name.isEmpty() || xml.contains("<path>")) {
			throw new HypervisorException(Code.INVALID_DEFINITION, "Cannot create a volume: no name, or a path.");
		}
		if (store.of(pool).putIfAbsent(name, content) != null) {
			throw new HypervisorException(Code.EXISTS, "Cannot create the volume " + name + ": it is there already.");
		}
		return info(pool, name);
	}

	@Override
	public VolumeInfo create(String pool, String xml, Set<VolumeOption> options) throws HypervisorException {
		session.change("createVolume");
		return put(pool, xml, new byte[Integer.parseInt(FakeSession.between(xml, "<capacity>", "</capacity>", "0"))]);
	}

	@Override
	public VolumeInfo copy(String pool, String xml, VolumeInfo source, Set<VolumeOption> options) throws HypervisorException {
		session.change("copyVolume");
		return put(pool, xml, require(source).clone());
	}

	@Override
	public void delete(VolumeInfo volume, boolean snapshots) throws HypervisorException {
		session.change("deleteVolume");
		require(volume);
		store.of(uuid(volume)).remove(volume.name());
	}

	@Override
	public void resize(VolumeInfo volume, long bytes, Set<VolumeResize> options) throws HypervisorException {
		session.change("resizeVolume");
		byte[] old = require(volume);
		if (bytes < old.length && !options.contains(VolumeResize.SHRINK)) {
			throw new HypervisorException(Code.INVALID_ARGUMENT, "Cannot resize " + volume.name() + ": it would shrink.");
		}
		store.of(uuid(volume)).put(volume.name(), Arrays.copyOf(old, (int) bytes));
	}

	@Override
	public void wipe(VolumeInfo volume, VolumeWipe algorithm) throws HypervisorException {
		session.change("wipeVolume");
		Arrays.fill(require(volume), (byte) 0);
	}

	private void piece(IProgressMonitor monitor, int done) throws HypervisorException {
		try {
			session.call("piece");
		} catch (HypervisorException e) {
			throw new TransferException(TransferException.Phase.DATA, done, e);
		}
		if (monitor != null && monitor.isCanceled()) {
			throw new OperationCanceledException();
		}
	}

	@Override
	public void upload(VolumeInfo volume, VolumeRange range, ReadableByteChannel source, IProgressMonitor monitor) throws HypervisorException, IOException {
		session.change("uploadVolume");
		byte[] content = require(volume);
		ByteBuffer one = ByteBuffer.allocate(1);
		for (int i = 0; source.read(one) > 0; i++) {
			piece(monitor, i);
			content[i] = one.get(0);
			one.clear();
		}
	}

	@Override
	public void download(VolumeInfo volume, VolumeRange range, WritableByteChannel target, IProgressMonitor monitor) throws HypervisorException, IOException {
		session.call("downloadVolume");
		byte[] content = require(volume);
		for (int i = 0; i < content.length; i++) {
			piece(monitor, i);
			target.write(ByteBuffer.wrap(content, i, 1));
		}
	}
}

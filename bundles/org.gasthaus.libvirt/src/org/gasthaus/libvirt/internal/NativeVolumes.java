package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.bits;
import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.VolumeInfo;
import org.gasthaus.hypervisor.VolumeOption;
import org.gasthaus.hypervisor.VolumeRange;
import org.gasthaus.hypervisor.VolumeResize;
import org.gasthaus.hypervisor.VolumeSize;
import org.gasthaus.hypervisor.VolumeWipe;
import org.gasthaus.hypervisor.Volumes;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Volumes through libvirt. */
final class NativeVolumes implements Volumes {
	private static final int INFO_SIZE = 24;
	private static final int PHYSICAL = 1;
	private static final int WITH_SNAPSHOTS = 2;

	private final LibvirtSession session;
	private final Vir vir;

	NativeVolumes(LibvirtSession session, Vir vir) {
		this.session = session;
		this.vir = vir;
	}

	private static VirVolumes functions() {
		return VirVolumes.INSTANCE;
	}

	/** Uses a pool and frees it; {@code null} is a failure. */
	private <R> R inPool(Pointer pool, LibvirtSession.PointerCall<R> call) throws Failure {
		session.check(pool);
		try {
			return call.on(pool);
		} finally {
			vir.virStoragePoolFree(pool);
		}
	}

	private String name(Pointer pool) {
		return SessionEvents.text(vir.virStoragePoolGetName(pool));
	}

	/** A failure has the name of the pool. */
	private <R> LibvirtSession.PointerCall<R> named(LibvirtSession.PointerCall<R> call) {
		return pool -> {
			try {
				return call.on(pool);
			} catch (Failure e) {
				throw e.of(name(pool));
			}
		};
	}

	private Pointer pool(RawConnect connect, String uuid) {
		return vir.virStoragePoolLookupByUUIDString(connect.pointer(), utf8(uuid));
	}

	/** Uses a volume and frees it; {@code null} is a failure. */
	private <R> R take(Pointer volume, LibvirtSession.PointerCall<R> call) throws Failure {
		session.check(volume);
		try {
			return call.on(volume);
		} finally {
			functions().virStorageVolFree(volume);
		}
	}

	/** Looks a volume up by pool and name. */
	<R> R on(RawConnect connect, VolumeInfo volume, LibvirtSession.PointerCall<R> call) throws Failure {
		return inPool(vir.virStoragePoolLookupByName(connect.pointer(), utf8(volume.pool())),
				pool -> take(functions().virStorageVolLookupByName(pool, utf8(volume.name())), call));
	}

	private <R> R call(Task task, VolumeInfo volume, LibvirtSession.PointerCall<R> call) throws HypervisorException {
		return session.call(task, volume.path(), connect -> on(connect, volume, call));
	}

	private VolumeInfo info(Pointer pool, Pointer volume) throws Failure {
		return new VolumeInfo(SessionEvents.text(vir.virStoragePoolGetName(pool)), SessionEvents.text(functions().virStorageVolGetName(volume)),
				SessionEvents.text(functions().virStorageVolGetKey(volume)),
				DomainExtras.takeText(session.check(functions().virStorageVolGetPath(volume))));
	}

	@Override
	public List<VolumeInfo> list(String pool) throws HypervisorException {
		return session.call(Task.LIST_VOLUMES, pool, connect -> inPool(pool(connect, pool), named(this::list)));
	}

	private List<VolumeInfo> list(Pointer pool) throws Failure {
		PointerByReference list = new PointerByReference();
		int count = session.check(functions().virStoragePoolListAllVolumes(pool, list, 0));
		List<VolumeInfo> result = Handles.read(list, count, volume -> info(pool, volume), functions()::virStorageVolFree, Code.NO_OBJECT);
		result.sort(Comparator.comparing(VolumeInfo::name, String.CASE_INSENSITIVE_ORDER));
		return result;
	}

	@Override
	public VolumeInfo find(String pool, String name) throws HypervisorException {
		return session.call(Task.FIND_VOLUME, name, connect -> inPool(pool(connect, pool),
				found -> take(functions().virStorageVolLookupByName(found, utf8(name)), volume -> info(found, volume))));
	}

	@Override
	public VolumeInfo find(String keyOrPath) throws HypervisorException {
		byte[] text = utf8(keyOrPath);
		return session.call(Task.FIND_VOLUME, keyOrPath, connect -> {
			Pointer byKey = functions().virStorageVolLookupByKey(connect.pointer(), text);
			return take(byKey == null ? functions().virStorageVolLookupByPath(connect.pointer(), text) : byKey,
					volume -> inPool(functions().virStoragePoolLookupByVolume(volume), pool -> info(pool, volume)));
		});
	}

	@Override
	public VolumeSize size(VolumeInfo volume, boolean physical) throws HypervisorException {
		return call(Task.READ_VOLUME, volume, pointer -> size(pointer, physical));
	}

	private VolumeSize size(Pointer volume, boolean physical) throws Failure {
		try (Memory info = new Memory(INFO_SIZE)) {
			session.check(physical ? functions().virStorageVolGetInfoFlags(volume, info, PHYSICAL) : functions().virStorageVolGetInfo(volume, info));
			return new VolumeSize(VolumeSize.Type.of(info.getInt(0)), info.getLong(8), info.getLong(16));
		}
	}

	@Override
	public String xml(VolumeInfo volume) throws HypervisorException {
		return call(Task.READ_VOLUME, volume, pointer -> DomainExtras.takeText(session.check(functions().virStorageVolGetXMLDesc(pointer, 0))));
	}

	@Override
	public VolumeInfo create(String pool, String xml, Set<VolumeOption> options) throws HypervisorException {
		session.requireWritableNamed(Task.CREATE_VOLUME, pool, connect -> inPool(pool(connect, pool), this::name), "virStorageVolCreateXML");
		return session.call(Task.CREATE_VOLUME, pool, connect -> inPool(pool(connect, pool),
				named(found -> take(functions().virStorageVolCreateXML(found, utf8(xml), bits(options)), volume -> info(found, volume)))));
	}

	@Override
	public VolumeInfo copy(String pool, String xml, VolumeInfo source, Set<VolumeOption> options) throws HypervisorException {
		session.requireWritableNamed(Task.CREATE_VOLUME, pool, connect -> inPool(pool(connect, pool), this::name), "virStorageVolCreateXMLFrom");
		return session.call(Task.CREATE_VOLUME, pool, connect -> on(connect, source, original -> inPool(pool(connect, pool), named(found -> take(
				functions().virStorageVolCreateXMLFrom(found, utf8(xml), original, bits(options)), volume -> info(found, volume))))));
	}

	@Override
	public void delete(VolumeInfo volume, boolean snapshots) throws HypervisorException {
		session.requireWritable(Task.CHANGE_VOLUME, volume.path(), "virStorageVolDelete");
		call(Task.CHANGE_VOLUME, volume, pointer -> session.check(functions().virStorageVolDelete(pointer, snapshots ? WITH_SNAPSHOTS : 0)));
	}

	@Override
	public void resize(VolumeInfo volume, long bytes, Set<VolumeResize> options) throws HypervisorException {
		session.requireWritable(Task.CHANGE_VOLUME, volume.path(), "virStorageVolResize");
		call(Task.CHANGE_VOLUME, volume, pointer -> session.check(functions().virStorageVolResize(pointer, bytes, bits(options))));
	}

	@Override
	public void wipe(VolumeInfo volume, VolumeWipe algorithm) throws HypervisorException {
		session.requireWritable(Task.CHANGE_VOLUME, volume.path(), "virStorageVolWipePattern");
		call(Task.CHANGE_VOLUME, volume, pointer -> {
			if (functions().virStorageVolWipePattern(pointer, algorithm.ordinal(), 0) < 0) {
				NativeError error = NativeError.last(vir);
				if (error.number() != NativeError.NO_SUPPORT || algorithm != VolumeWipe.ZERO) {
					throw new Failure(error);
				}
				session.check(functions().virStorageVolWipe(pointer, 0)); // an older driver knows zeros only
			}
			return null;
		});
	}

	@Override
	public void upload(VolumeInfo volume, VolumeRange range, ReadableByteChannel source, IProgressMonitor monitor)
			throws HypervisorException, IOException {
		VolumeTransfer transfer = new VolumeTransfer(session, functions(), monitor);
		transfer.run(() -> {
			session.requireWritable(Task.CHANGE_VOLUME, volume.path(), "virStorageVolUpload");
			session.call(Task.CHANGE_VOLUME, volume.path(), connect -> on(connect, volume, pointer -> transfer.upload(connect.pointer(),
				pointer, range, source, range.sparse() ? size(pointer, true).allocationBytes() : 0)));
		});
	}

	@Override
	public void download(VolumeInfo volume, VolumeRange range, WritableByteChannel target, IProgressMonitor monitor)
			throws HypervisorException, IOException {
		VolumeTransfer transfer = new VolumeTransfer(session, functions(), monitor);
		transfer.run(() -> {
			session.requireWritable(Task.READ_VOLUME, volume.path(), "virStorageVolDownload");
			session.call(Task.READ_VOLUME, volume.path(),
				connect -> on(connect, volume, pointer -> transfer.download(connect.pointer(), pointer, range, target)));
		});
	}
}

package org.gasthaus.libvirt.internal;

import java.util.Comparator;
import java.util.List;

import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.libvirt.LibvirtException;
import org.libvirt.Network;
import org.libvirt.StoragePool;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** Networks and storage pools of a host. An object that goes away while it is listed is left out. */
final class NetworksAndPools {
	private static final int UUID_BUFFER = 37;

	private final Vir vir;

	NetworksAndPools(Vir vir) {
		this.vir = vir;
	}

	List<NetworkInfo> networks(Pointer connect) throws Failure {
		PointerByReference list = new PointerByReference();
		int count = check(vir.virConnectListAllNetworks(connect, list, 0));
		List<NetworkInfo> result = Handles.read(list, count, this::info, vir::virNetworkFree, Code.NO_NETWORK);
		result.sort(Comparator.comparing(NetworkInfo::name, String.CASE_INSENSITIVE_ORDER));
		return result;
	}

	NetworkInfo network(Pointer connect, String uuidOrName) throws Failure {
		byte[] text = LibvirtSession.utf8(uuidOrName);
		Pointer network = uuidOrName.length() == UUID_BUFFER - 1 ? vir.virNetworkLookupByUUIDString(connect, text) : null;
		network = network == null ? vir.virNetworkLookupByName(connect, text) : network;
		return takeNetwork(network);
	}

	/** Looks a network up and frees it. A failure has its name. */
	<R> R withNetwork(Pointer connect, String uuid, LibvirtSession.PointerCall<R> call) throws Failure {
		Pointer network = vir.virNetworkLookupByUUIDString(connect, LibvirtSession.utf8(uuid));
		if (network == null) {
			throw new Failure(NativeError.last(vir));
		}
		try {
			return call.on(network);
		} catch (Failure e) {
			throw e.of(SessionEvents.text(vir.virNetworkGetName(network)));
		} finally {
			vir.virNetworkFree(network);
		}
	}

	/** Looks a storage pool up and frees it. A failure has its name. */
	<R> R withPool(Pointer connect, String uuid, LibvirtSession.PointerCall<R> call) throws Failure {
		Pointer pool = vir.virStoragePoolLookupByUUIDString(connect, LibvirtSession.utf8(uuid));
		if (pool == null) {
			throw new Failure(NativeError.last(vir));
		}
		try {
			return call.on(pool);
		} catch (Failure e) {
			throw e.of(SessionEvents.text(vir.virStoragePoolGetName(pool)));
		} finally {
			vir.virStoragePoolFree(pool);
		}
	}

	/** Reads a network and frees it; {@code null} is a failure. */
	NetworkInfo takeNetwork(Pointer network) throws Failure {
		if (network == null) {
			throw new Failure(NativeError.last(vir));
		}
		try {
			return info(network);
		} finally {
			vir.virNetworkFree(network);
		}
	}

	/** Reads a pool and frees it; {@code null} is a failure. */
	PoolInfo takePool(Pointer pool) throws Failure {
		if (pool == null) {
			throw new Failure(NativeError.last(vir));
		}
		try {
			return poolInfo(pool);
		} finally {
			vir.virStoragePoolFree(pool);
		}
	}

	private NetworkInfo info(Pointer network) throws Failure {
		byte[] uuid = new byte[UUID_BUFFER];
		check(vir.virNetworkGetUUIDString(network, uuid));
		IntByReference autostart = new IntByReference();
		check(vir.virNetworkGetAutostart(network, autostart));
		return new NetworkInfo(SessionEvents.text(uuid), SessionEvents.text(vir.virNetworkGetName(network)),
				check(vir.virNetworkIsActive(network)) == 1, autostart.getValue() != 0, check(vir.virNetworkIsPersistent(network)) == 1);
	}

	List<PoolInfo> pools(Pointer connect, int flags) throws Failure {
		PointerByReference list = new PointerByReference();
		int count = check(vir.virConnectListAllStoragePools(connect, list, flags));
		List<PoolInfo> result = Handles.read(list, count, this::poolInfo, vir::virStoragePoolFree, Code.NO_POOL);
		result.sort(Comparator.comparing(PoolInfo::name, String.CASE_INSENSITIVE_ORDER));
		return result;
	}

	PoolInfo pool(Pointer connect, String uuidOrName) throws Failure {
		byte[] text = LibvirtSession.utf8(uuidOrName);
		Pointer pool = uuidOrName.length() == UUID_BUFFER - 1 ? vir.virStoragePoolLookupByUUIDString(connect, text) : null;
		pool = pool == null ? vir.virStoragePoolLookupByName(connect, text) : pool;
		return takePool(pool);
	}

	private PoolInfo poolInfo(Pointer pool) throws Failure {
		byte[] uuid = new byte[UUID_BUFFER];
		check(vir.virStoragePoolGetUUIDString(pool, uuid));
		IntByReference autostart = new IntByReference();
		check(vir.virStoragePoolGetAutostart(pool, autostart));
		boolean active = check(vir.virStoragePoolIsActive(pool)) == 1;
		boolean persistent = check(vir.virStoragePoolIsPersistent(pool)) == 1;
		try (Memory info = new Memory(32)) {
			check(vir.virStoragePoolGetInfo(pool, info));
			return new PoolInfo(SessionEvents.text(uuid), SessionEvents.text(vir.virStoragePoolGetName(pool)), active, autostart.getValue() != 0,
					persistent, PoolInfo.Condition.of(info.getInt(0)), info.getLong(8), info.getLong(16), info.getLong(24));
		}
	}

	static String networkXml(RawConnect connect, String uuid, int flags) throws LibvirtException {
		Network network = connect.networkLookupByUUIDString(uuid);
		try {
			return network.getXMLDesc(flags);
		} finally {
			network.free();
		}
	}

	static String poolXml(RawConnect connect, String uuid, int flags) throws LibvirtException {
		StoragePool pool = connect.storagePoolLookupByUUIDString(uuid);
		try {
			return pool.getXMLDesc(flags);
		} finally {
			pool.free();
		}
	}

	private int check(int result) throws Failure {
		if (result < 0) {
			throw new Failure(NativeError.last(vir));
		}
		return result;
	}
}

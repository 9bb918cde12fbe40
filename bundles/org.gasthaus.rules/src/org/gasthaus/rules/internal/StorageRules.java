package org.gasthaus.rules.internal;

import static org.gasthaus.model.storage.StoragePackage.Literals.*;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;

import org.gasthaus.model.device.DevicePackage;
import org.gasthaus.model.device.ScsiAdapter;
import org.gasthaus.model.storage.PoolSource;
import org.gasthaus.model.storage.StoragePermissions;
import org.gasthaus.model.storage.StoragePool;
import org.gasthaus.model.storage.StorageVolume;
import org.gasthaus.rules.Findings;

/** Storage pools and volumes. */
final class StorageRules {
	private StorageRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(StoragePool.class, StorageRules::identity);
		rules.add(StoragePool.class, StorageRules::source);
		rules.add(StoragePool.class, StorageRules::target);
		rules.add(StoragePool.class, StorageRules::adapter);
		rules.add(StoragePermissions.class, StorageRules::permissions);
		rules.add(StorageVolume.class, StorageRules::volume);
	}

	private static void identity(StoragePool pool, Findings findings) {
		if (pool.getName() != null && pool.getName().indexOf('/') >= 0) {
			findings.error("name.slash", pool, STORAGE_POOL__NAME, pool.getName()).orSet(pool, STORAGE_POOL__NAME, pool.getName().replace('/', '-'));
		}
		if (pool.getUuid() != null && !pool.getUuid().isValid()) {
			findings.error("name.uuid", pool, STORAGE_POOL__UUID, pool.getUuid()).orUnset(pool, STORAGE_POOL__UUID);
		}
	}

	private static void source(StoragePool pool, Findings findings) {
		PoolSource source = pool.getSource();
		String type = pool.getType();
		if (type == null) {
			return;
		}
		boolean host = source != null && source.getHosts().stream().anyMatch(one -> has(one.getName()));
		boolean device = source != null && source.getDevices().stream().anyMatch(one -> has(one.getPath()));
		if (is(type, "netfs", "iscsi", "iscsi-direct", "rbd", "sheepdog", "gluster") && !host) {
			missing(pool, "host", findings);
		}
		if (is(type, "fs", "disk", "iscsi-direct") && !device) {
			missing(pool, "device", findings);
		}
		if (is(type, "netfs") && (source == null || source.getDir() == null || !has(source.getDir().getPath()))) {
			missing(pool, "dir", findings);
		}
		if (is(type, "rbd", "sheepdog") && (source == null || !has(source.getName()))) {
			missing(pool, "name", findings);
		}
		if (is(type, "iscsi-direct") && (source == null || source.getInitiator() == null)) {
			missing(pool, "initiator", findings);
		}
		if (is(type, "netfs") && source != null && source.getProtocol() != null && source.getFormat() != null && is(source.getFormat().getType(), "cifs",
				"glusterfs")) {
			findings.error("pool.protocol", source, POOL_SOURCE__PROTOCOL, source.getFormat().getType()).orUnset(source, POOL_SOURCE__PROTOCOL);
		}
	}

	private static void missing(StoragePool pool, String part, Findings findings) {
		findings.error("pool.source-part", pool.getSource() == null ? pool : pool.getSource(), pool.getSource() == null ? STORAGE_POOL__TYPE : null,
				pool.getType(), part);
	}

	private static void target(StoragePool pool, Findings findings) {
		boolean needed = is(pool.getType(), "dir", "fs", "netfs", "disk", "iscsi", "scsi", "mpath", "vstorage");
		String path = pool.getTarget() == null ? null : pool.getTarget().getPath();
		if (needed && !has(path)) {
			findings.error("pool.target", pool.getTarget() == null ? pool : pool.getTarget(), pool.getTarget() == null ? STORAGE_POOL__TYPE : null,
					pool.getType());
		} else if (needed && !path.strip().startsWith("/")) {
			findings.warning("pool.target-relative", pool.getTarget(), POOL_TARGET__PATH, path);
		}
	}

	private static void adapter(StoragePool pool, Findings findings) {
		if (!is(pool.getType(), "scsi")) {
			return;
		}
		ScsiAdapter adapter = pool.getSource() == null ? null : pool.getSource().getAdapter();
		if (adapter == null) {
			missing(pool, "adapter", findings);
		} else if (is(adapter.getType(), "fc_host")) {
			if (adapter.getWwnn() == null || adapter.getWwpn() == null) {
				findings.error("pool.fc-names", adapter, DevicePackage.Literals.SCSI_ADAPTER__TYPE);
			} else if (adapter.getParentWwnn() != null != (adapter.getParentWwpn() != null)) {
				findings.error("pool.fc-parent", adapter, adapter.getParentWwnn() != null ? DevicePackage.Literals.SCSI_ADAPTER__PARENT_WWNN
						: DevicePackage.Literals.SCSI_ADAPTER__PARENT_WWPN);
			}
		} else if (is(adapter.getType(), "scsi_host") && adapter.getName() == null && adapter.getParentaddr() == null) {
			findings.error("pool.adapter-name", adapter, DevicePackage.Literals.SCSI_ADAPTER__TYPE);
		} else if (adapter.getName() != null && adapter.getParentaddr() != null) {
			findings.error("pool.adapter-both", adapter, DevicePackage.Literals.SCSI_ADAPTER__NAME).orUnset(adapter,
					DevicePackage.Literals.SCSI_ADAPTER__NAME);
		}
	}

	private static void permissions(StoragePermissions permissions, Findings findings) {
		String mode = permissions.getMode();
		if (has(mode) && (!mode.strip().matches("[0-7]{1,8}") || Integer.parseInt(mode.strip(), 8) > 0777)) {
			findings.error("pool.mode", permissions, STORAGE_PERMISSIONS__MODE, mode);
		}
	}

	private static void volume(StorageVolume volume, Findings findings) {
		if (volume.getCapacity() == null && volume.getName() != null && volume.getBackingStore() == null) {
			findings.error("volume.capacity", volume, null);
		}
		if (volume.getBackingStore() != null && !has(volume.getBackingStore().getPath())) {
			findings.warning("volume.backing-path", volume, STORAGE_VOLUME__BACKING_STORE);
		}
		long capacity = Values.bytes(volume.getCapacity());
		long allocation = Values.bytes(volume.getAllocation());
		if (capacity != Values.NONE && allocation > capacity && volume.getTarget() != null && volume.getTarget().getFormat() != null
				&& is(volume.getTarget().getFormat().getType(), "raw")) {
			findings.warning("volume.allocation", volume, STORAGE_VOLUME__ALLOCATION);
		}
	}
}

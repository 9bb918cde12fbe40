package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.rules.internal.Values.bus;
import static org.gasthaus.rules.internal.Values.device;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.name;
import static org.gasthaus.rules.internal.Values.number;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.gasthaus.model.device.Devices;
import org.gasthaus.model.device.Disk;
import org.gasthaus.model.device.DiskDriver;
import org.gasthaus.model.device.DiskIotune;
import org.gasthaus.model.types.Numeral;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.Findings;

/** How a disk is driven: the options of its driver, and its limits. */
final class DiskDriverRules {
	private static final long IOTUNE_MAX = 1_000_000_000_000_000L;
	private static final String[] LIMITS = { "BytesSec", "IopsSec" };

	private DiskDriverRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Disk.class, DiskDriverRules::virtioOptions);
		rules.add(Disk.class, DiskDriverRules::cache);
		rules.add(Disk.class, DiskDriverRules::driverName);
		rules.add(DiskIotune.class, DiskDriverRules::totals);
		rules.add(DiskIotune.class, DiskDriverRules::values);
		rules.add(Devices.class, DiskDriverRules::groups);
	}

	private static void virtioOptions(Disk disk, Findings findings) {
		DiskDriver driver = disk.getDriver();
		if (driver == null) {
			return;
		}
		boolean virtio = is(bus(disk), "virtio", "");
		if (virtio) {
			return;
		}
		if (driver.getQueueSize() != null) {
			findings.warning("disk.virtio-option", driver, DISK_DRIVER__QUEUE_SIZE, "queue_size", bus(disk)).orUnset(driver, DISK_DRIVER__QUEUE_SIZE);
		}
		for (EAttribute option : new EAttribute[] { DISK_DRIVER__QUEUES, DISK_DRIVER__EVENT_IDX, DISK_DRIVER__IOEVENTFD,
				DISK_DRIVER__IOMMU, DISK_DRIVER__ATS, DISK_DRIVER__PACKED, DISK_DRIVER__PAGE_PER_VQ, DISK_DRIVER__IOTHREAD }) {
			boolean qemuOnly = option == DISK_DRIVER__QUEUES || option == DISK_DRIVER__IOTHREAD;
			if (driver.eIsSet(option) && (!qemuOnly || findings.context().isQemu())) {
				findings.error("disk.virtio-option", driver, option, option.getName(), bus(disk)).orUnset(driver, option);
			}
		}
	}

	private static void cache(Disk disk, Findings findings) {
		DiskDriver driver = disk.getDriver();
		if (driver == null || !findings.context().isQemu()) {
			return;
		}
		if (is(driver.getIo(), "native") && !is(driver.getCache(), "none", "directsync")) {
			findings.error("disk.io-native-cache", driver, DISK_DRIVER__IO, driver.getCache() == null ? "default" : driver.getCache())
					.orSet(driver, DISK_DRIVER__CACHE, "none");
		}
		if (Toggle.isOn(driver.getCopyOnRead())) {
			if (disk.isReadonly() || device(disk).equals("cdrom")) {
				findings.error("disk.copy-on-read", driver, DISK_DRIVER__COPY_ON_READ, name(disk)).orUnset(driver, DISK_DRIVER__COPY_ON_READ);
			} else if (device(disk).equals("lun")) {
				findings.error("disk.copy-on-read-lun", driver, DISK_DRIVER__COPY_ON_READ, name(disk)).orUnset(driver, DISK_DRIVER__COPY_ON_READ);
			}
		}
		if (driver.getMetadataCache() != null && driver.getType() != null && !driver.getType().equals("qcow2")) {
			findings.error("disk.metadata-cache", driver, DISK_DRIVER__METADATA_CACHE, driver.getType()).orUnset(driver, DISK_DRIVER__METADATA_CACHE);
		}
		if (driver.getIothread() != null && number(driver.getIothread()) == 0) {
			findings.error("disk.iothread-zero", driver, DISK_DRIVER__IOTHREAD).orUnset(driver, DISK_DRIVER__IOTHREAD);
		}
	}

	private static void driverName(Disk disk, Findings findings) {
		DiskDriver driver = disk.getDriver();
		if (driver != null && driver.getName() != null && !driver.getName().equals("qemu") && findings.context().isQemu()) {
			findings.error("disk.driver-name", driver, DISK_DRIVER__NAME, driver.getName()).orSet(driver, DISK_DRIVER__NAME, "qemu");
		}
	}

	private static Numeral value(EObject object, String feature) {
		return (Numeral) object.eGet(object.eClass().getEStructuralFeature(feature));
	}

	private static void totals(DiskIotune tune, Findings findings) {
		for (String limit : LIMITS) {
			for (String suffix : new String[] { "", "Max" }) {
				long total = number(value(tune, "total" + limit + suffix), 0);
				boolean parts = number(value(tune, "read" + limit + suffix), 0) > 0 || number(value(tune, "write" + limit + suffix), 0) > 0;
				if (total > 0 && parts) {
					EAttribute feature = (EAttribute) tune.eClass().getEStructuralFeature("total" + limit + suffix);
					findings.error("disk.iotune-total", tune, feature, XmlNames.of(feature)).orUnset(tune, feature);
				}
			}
		}
	}

	private static void values(DiskIotune tune, Findings findings) {
		for (EAttribute feature : tune.eClass().getEAllAttributes()) {
			if (!(tune.eGet(feature) instanceof Numeral amount)) {
				continue;
			}
			long number = number(amount);
			if (number > IOTUNE_MAX && findings.context().isQemu()) {
				findings.error("disk.iotune-range", tune, feature, XmlNames.of(feature), IOTUNE_MAX).orSet(tune, feature, Long.toString(IOTUNE_MAX));
			}
			String name = feature.getName();
			if (name.endsWith("SecMax") && number > 0 && findings.context().isQemu()) {
				Numeral base = value(tune, name.substring(0, name.length() - 3));
				if (number(base, 0) == 0) {
					findings.warning("disk.iotune-max-alone", tune, feature, XmlNames.of(feature)).orUnset(tune, feature);
				}
			}
			if (name.endsWith("MaxLength") && number > 0 && findings.context().isQemu()) {
				Numeral base = value(tune, name.substring(0, name.length() - 6));
				if (number(base, 0) == 0) {
					findings.warning("disk.iotune-length-alone", tune, feature, XmlNames.of(feature)).orUnset(tune, feature);
				}
			}
		}
	}

	private static void groups(Devices devices, Findings findings) {
		if (!findings.context().isQemu()) {
			return;
		}
		Map<String, Disk> first = new HashMap<>();
		for (Disk disk : devices.getDisks()) {
			String group = disk.getIotune() == null ? null : disk.getIotune().getGroupName();
			Disk other = group == null ? null : first.putIfAbsent(group, disk);
			if (other != null && !EcoreUtil.equals(other.getIotune(), disk.getIotune())) {
				findings.error("disk.iotune-group", disk.getIotune(), DISK_IOTUNE__GROUP_NAME, group, name(other));
			}
		}
	}
}

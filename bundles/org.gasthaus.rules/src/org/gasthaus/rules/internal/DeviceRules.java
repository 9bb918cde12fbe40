package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.rules.internal.Values.NONE;
import static org.gasthaus.rules.internal.Values.bytes;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.number;

import java.util.List;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.AnyElement;
import org.gasthaus.model.device.AcpiIndex;
import org.gasthaus.model.device.Devices;
import org.gasthaus.model.device.Disk;
import org.gasthaus.model.device.Filesystem;
import org.gasthaus.model.device.Input;
import org.gasthaus.model.device.Iommu;
import org.gasthaus.model.device.IommuDriver;
import org.gasthaus.model.device.Memballoon;
import org.gasthaus.model.device.Nvram;
import org.gasthaus.model.device.Shmem;
import org.gasthaus.model.device.Sound;
import org.gasthaus.model.device.Tpm;
import org.gasthaus.model.device.TpmBackend;
import org.gasthaus.model.device.Vsock;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.RuleContext;

/** The devices that need few words: file systems, TPM, shared memory, input, IOMMU, vsock, and those a guest has one of. */
final class DeviceRules {
	private DeviceRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Devices.class, DeviceRules::single);
		rules.add(Devices.class, DeviceRules::panics);
		rules.add(Filesystem.class, DeviceRules::filesystem);
		rules.add(Filesystem.class, DeviceRules::sharedMemory);
		rules.add(Disk.class, DeviceRules::sharedMemory);
		rules.add(Tpm.class, DeviceRules::tpm);
		rules.add(Devices.class, DeviceRules::tpms);
		rules.add(Shmem.class, DeviceRules::shmem);
		rules.add(Input.class, DeviceRules::input);
		rules.add(Iommu.class, DeviceRules::iommu);
		rules.add(Vsock.class, DeviceRules::vsock);
		rules.add(Nvram.class, DeviceRules::nvram);
		rules.add(Memballoon.class, DeviceRules::balloon);
		rules.add(Sound.class, DeviceRules::sound);
		rules.add(AcpiIndex.class, DeviceRules::acpi);
	}

	private static void single(Devices devices, Findings findings) {
		for (AnyElement other : devices.getAnyElements()) {
			EStructuralFeature feature = devices.eClass().getEStructuralFeature(other.getName() == null ? "" : other.getName());
			if (feature != null && !feature.isMany() && devices.eIsSet(feature)
					&& is(other.getName(), "memballoon", "watchdog", "iommu", "vsock", "nvram")) {
				findings.error("device.single", other, null, other.getName()).orRemove(other);
			}
		}
	}

	private static void panics(Devices devices, Findings findings) {
		java.util.Set<String> seen = new java.util.HashSet<>();
		devices.getPanics().stream().filter(panic -> panic.getModel() != null && !seen.add(panic.getModel()))
				.forEach(panic -> findings.error("panic.duplicate", panic, PANIC__MODEL, panic.getModel()).orRemove(panic));
	}

	private static void filesystem(Filesystem filesystem, Findings findings) {
		RuleContext context = findings.context();
		if (!context.isQemu()) {
			return;
		}
		String driver = filesystem.getDriver() == null ? null : filesystem.getDriver().getType();
		boolean virtiofs = is(driver, "virtiofs");
		if (filesystem.getType() != null && !filesystem.getType().equals("mount")) {
			findings.error("filesystem.type", filesystem, FILESYSTEM__TYPE, filesystem.getType()).orSet(filesystem, FILESYSTEM__TYPE, "mount");
			return;
		}
		if (filesystem.getSource() == null || !has(filesystem.getSource().getDir()) && !has(filesystem.getSource().getSocket())) {
			findings.error("filesystem.source-missing", filesystem, null);
		} else if (filesystem.getTarget() == null || !has(filesystem.getTarget().getDir()) && !virtiofs) {
			findings.error("filesystem.target-missing", filesystem, null);
		}
		boolean modes = filesystem.getFmode() != null || filesystem.getDmode() != null;
		if (modes && !is(filesystem.getAccessmode(), "mapped")) {
			findings.error("filesystem.modes", filesystem, filesystem.getFmode() != null ? FILESYSTEM__FMODE : FILESYSTEM__DMODE).orSet(filesystem, FILESYSTEM__ACCESSMODE, "mapped");
		}
		for (var mode : List.of(FILESYSTEM__FMODE, FILESYSTEM__DMODE)) {
			Object text = filesystem.eGet(mode);
			if (text instanceof String octal && octal.matches("[0-7]{1,8}") && Integer.parseInt(octal, 8) > 0777) {
				findings.error("filesystem.mode-range", filesystem, mode, octal);
			}
		}
		if (virtiofs) {
			if (filesystem.isReadonly()) {
				findings.error("filesystem.virtiofs-readonly", filesystem, FILESYSTEM__READONLY).orUnset(filesystem, FILESYSTEM__READONLY);
			} else if (filesystem.getAccessmode() != null && !filesystem.getAccessmode().equals("passthrough")) {
				findings.error("filesystem.virtiofs-access", filesystem, FILESYSTEM__ACCESSMODE).orSet(filesystem, FILESYSTEM__ACCESSMODE, "passthrough");
			} else if (filesystem.getDriver().getWrpolicy() != null) {
				findings.error("filesystem.virtiofs-option", filesystem.getDriver(), FILESYSTEM_DRIVER__WRPOLICY, "wrpolicy").orUnset(
						filesystem.getDriver(), FILESYSTEM_DRIVER__WRPOLICY);
			} else if (filesystem.getMultidevs() != null && !filesystem.getMultidevs().equals("default")) {
				findings.error("filesystem.virtiofs-option", filesystem, FILESYSTEM__MULTIDEVS, "multidevs").orUnset(filesystem, FILESYSTEM__MULTIDEVS);
			} else if (filesystem.getModel() != null && !filesystem.getModel().startsWith("virtio")) {
				findings.error("filesystem.virtiofs-option", filesystem, FILESYSTEM__MODEL, "model");
			}
		} else if (is(driver, "loop", "nbd", "ploop")) {
			findings.error("filesystem.driver", filesystem.getDriver(), FILESYSTEM_DRIVER__TYPE, driver);
		}
	}

	/** virtiofs and vhost-user need memory that another process can see. */
	private static void sharedMemory(Filesystem filesystem, Findings findings) {
		if (filesystem.getDriver() != null && is(filesystem.getDriver().getType(), "virtiofs") && lacksSharedMemory(findings.context())) {
			Repairs.shareMemory(findings.context(), findings.error("filesystem.virtiofs-memory", filesystem.getDriver(), FILESYSTEM_DRIVER__TYPE));
		}
	}

	private static void sharedMemory(Disk disk, Findings findings) {
		if (is(disk.getType(), "vhostuser") && lacksSharedMemory(findings.context())) {
			Repairs.shareMemory(findings.context(), findings.error("disk.vhostuser-memory", disk, DISK__TYPE));
		}
	}

	private static boolean lacksSharedMemory(RuleContext context) {
		Domain domain = context.domain();
		if (domain == null || !context.isQemu() || context.isS390()) {
			return false;
		}
		boolean shared = domain.getMemoryBacking() != null && domain.getMemoryBacking().getAccess() != null
				&& is(domain.getMemoryBacking().getAccess().getMode(), "shared");
		boolean cells = !MemoryRules.cells(domain).isEmpty()
				&& MemoryRules.cells(domain).stream().allMatch(cell -> is(cell.getMemAccess(), "shared") || cell.getMemAccess() == null && shared);
		return !cells && (!shared || !MemoryRules.cells(domain).isEmpty());
	}

	private static void tpm(Tpm tpm, Findings findings) {
		TpmBackend backend = tpm.getBackend();
		if (backend == null) {
			return;
		}
		RuleContext context = findings.context();
		if (is(backend.getType(), "external") && (backend.getSource() == null || backend.getSource().getType() == null)) {
			findings.error("tpm.external-source", backend, TPM_BACKEND__TYPE);
		}
		if (is(backend.getVersion(), "1.2")) {
			if (backend.getActivePcrBanks() != null) {
				findings.error("tpm.pcr-banks", backend, TPM_BACKEND__ACTIVE_PCR_BANKS).orUnset(backend, TPM_BACKEND__ACTIVE_PCR_BANKS);
			}
			if (context.isQemu() && is(tpm.getModel(), "tpm-crb", "tpm-spapr") && is(backend.getType(), "emulator")) {
				findings.error("tpm.version", backend, TPM_BACKEND__VERSION, tpm.getModel()).orSet(backend, TPM_BACKEND__VERSION, "2.0");
			}
		}
		if (context.isQemu()) {
			if (is(tpm.getModel(), "tpm-spapr", "spapr-tpm-proxy") && !context.isPseries()) {
				findings.error("tpm.model-machine", tpm, TPM__MODEL, tpm.getModel(), "pseries");
			} else if (is(tpm.getModel(), "tpm-crb") && !context.isX86()) {
				findings.error("tpm.model-machine", tpm, TPM__MODEL, tpm.getModel(), "x86");
			} else if (is(tpm.getModel(), "spapr-tpm-proxy") && is(backend.getType(), "emulator")) {
				findings.error("tpm.proxy-backend", backend, TPM_BACKEND__TYPE);
			}
		}
	}

	private static void tpms(Devices devices, Findings findings) {
		if (!findings.context().isQemu()) {
			return;
		}
		Tpm plain = null;
		Tpm proxy = null;
		for (Tpm tpm : devices.getTpms()) {
			boolean isProxy = is(tpm.getModel(), "spapr-tpm-proxy");
			if (isProxy ? proxy != null : plain != null) {
				findings.error("tpm.single", tpm, TPM__MODEL).orRemove(tpm);
			}
			proxy = isProxy ? tpm : proxy;
			plain = isProxy ? plain : tpm;
		}
	}

	private static void shmem(Shmem shmem, Findings findings) {
		if (shmem.getMsi() != null && shmem.getServer() == null) {
			findings.error("shmem.msi", shmem, SHMEM__MSI).orUnset(shmem, SHMEM__MSI);
		}
		if (shmem.getName() != null && shmem.getName().indexOf('/') >= 0) {
			findings.error("shmem.name", shmem, SHMEM__NAME, shmem.getName()).orSet(shmem, SHMEM__NAME, shmem.getName().replace('/', '-'));
		} else if (is(shmem.getName(), ".", "..")) {
			findings.error("shmem.name", shmem, SHMEM__NAME, shmem.getName());
		}
		String model = shmem.getModel() == null ? null : shmem.getModel().getType();
		if (!findings.context().isQemu()) {
			return;
		}
		if (is(model, "ivshmem-plain") && shmem.getServer() != null) {
			findings.error("shmem.plain-server", shmem, SHMEM__SERVER).orUnset(shmem, SHMEM__SERVER);
		} else if (is(model, "ivshmem-doorbell") && shmem.getServer() == null) {
			findings.error("shmem.doorbell-server", shmem, SHMEM__MODEL);
		} else if (is(model, "ivshmem-doorbell") && shmem.getSize() != null) {
			findings.error("shmem.doorbell-size", shmem, SHMEM__SIZE).orUnset(shmem, SHMEM__SIZE);
		}
		long size = bytes(shmem.getSize());
		if (size != NONE && !is(model, "ivshmem-doorbell")) {
			if (size < 1024 * 1024) {
				findings.warning("shmem.size", shmem, SHMEM__SIZE);
			} else if (!Values.isPowerOfTwo(size)) {
				findings.warning("shmem.size", shmem, SHMEM__SIZE);
			}
		}
	}

	private static void input(Input input, Findings findings) {
		RuleContext context = findings.context();
		if (input.getType() == null || context.isType("xen", "vz", "parallels")) {
			return;
		}
		if (is(input.getBus(), "ps2") && !is(input.getType(), "mouse", "keyboard")) {
			findings.error("input.ps2", input, INPUT__BUS, input.getType()).orSet(input, INPUT__BUS, "usb");
		} else if (is(input.getBus(), "xen")) {
			findings.error("input.bus", input, INPUT__BUS, "xen").orSet(input, INPUT__BUS, "usb");
		} else if (is(input.getType(), "passthrough") && input.getBus() != null && !input.getBus().equals("virtio")) {
			findings.warning("input.passthrough-bus", input, INPUT__BUS).orSet(input, INPUT__BUS, "virtio");
		} else if (input.getModel() != null && input.getBus() != null && !input.getBus().equals("virtio")) {
			findings.error("input.model-bus", input, INPUT__MODEL, input.getModel()).orUnset(input, INPUT__MODEL);
		} else if (context.isQemu() && is(input.getBus(), "ps2") && (context.isS390() || context.isPseries() || context.isVirt())) {
			findings.error("input.ps2-machine", input, INPUT__BUS).orSet(input, INPUT__BUS, "usb");
		}
	}

	private static void iommu(Iommu iommu, Findings findings) {
		RuleContext context = findings.context();
		IommuDriver driver = iommu.getDriver();
		if (iommu.getModel() == null) {
			return;
		}
		if (!iommu.getModel().equals("intel") && driver != null) {
			findings.error("iommu.options", iommu, IOMMU__DRIVER, iommu.getModel()).orUnset(iommu, IOMMU__DRIVER);
		}
		if (!context.isQemu()) {
			return;
		}
		if (iommu.getModel().equals("intel") && !context.isQ35()) {
			findings.error("iommu.machine", iommu, IOMMU__MODEL, "intel", "q35");
		} else if (iommu.getModel().equals("smmuv3") && !(context.isArm() && context.isVirt())) {
			findings.error("iommu.machine", iommu, IOMMU__MODEL, "smmuv3", "virt");
		} else if (iommu.getModel().equals("virtio") && !context.isQ35() && !context.isVirt()) {
			findings.error("iommu.machine", iommu, IOMMU__MODEL, "virtio", "q35");
		}
		if (iommu.getAddress() != null && !iommu.getModel().equals("virtio")) {
			findings.error("iommu.address", iommu, DEVICE__ADDRESS, iommu.getModel()).orUnset(iommu, DEVICE__ADDRESS);
		} else if (iommu.getAddress() != null && iommu.getAddress().getType() != null && !iommu.getAddress().getType().equals("pci")) {
			findings.error("iommu.address-type", iommu.getAddress(), ADDRESS__TYPE).orUnset(iommu, DEVICE__ADDRESS);
		} else if (iommu.getAddress() != null && Values.part(iommu.getAddress().getBus(), 0) > 0) {
			findings.error("iommu.address-bus", iommu.getAddress(), ADDRESS__BUS).orUnset(iommu, DEVICE__ADDRESS);
		}
		Domain domain = context.domain();
		if (driver != null && domain != null && iommu.getModel().equals("intel")) {
			boolean split = domain.getFeatures() != null && domain.getFeatures().getIoapic() != null
					&& is(domain.getFeatures().getIoapic().getDriver(), "qemu");
			if (Toggle.isOn(driver.getIntremap()) && !split) {
				findings.error("iommu.ioapic", driver, IOMMU_DRIVER__INTREMAP).orUnset(driver, IOMMU_DRIVER__INTREMAP);
			} else if (Toggle.isOn(driver.getEim()) && !Toggle.isOn(driver.getIntremap())) {
				findings.error("iommu.eim", driver, IOMMU_DRIVER__EIM).orSet(driver, IOMMU_DRIVER__INTREMAP, "on");
			}
		}
		if (iommu.getModel().equals("virtio") && domain != null && (context.isQ35() || context.isVirt())
				&& !(domain.getFeatures() != null && domain.getFeatures().isAcpi())) {
			Repairs.acpi(context, findings.error("iommu.acpi", iommu, IOMMU__MODEL));
		}
	}

	private static void vsock(Vsock vsock, Findings findings) {
		if (vsock.getCid() != null && vsock.getCid().getAddress() != null && number(vsock.getCid().getAddress(), 3) < 3) {
			findings.error("vsock.cid", vsock.getCid(), VSOCK_CID__ADDRESS).orSet(vsock.getCid(), VSOCK_CID__ADDRESS, "3");
		}
	}

	private static void nvram(Nvram nvram, Findings findings) {
		if (findings.context().isQemu() && !findings.context().isPseries()) {
			findings.error("nvram.machine", nvram, null).orRemove(nvram);
		}
	}

	private static void balloon(Memballoon balloon, Findings findings) {
		if (findings.context().isQemu() && is(balloon.getModel(), "xen")) {
			findings.error("memballoon.model", balloon, MEMBALLOON__MODEL).orSet(balloon, MEMBALLOON__MODEL, "virtio");
		}
	}

	private static void sound(Sound sound, Findings findings) {
		if (findings.context().isQemu() && sound.getModel() != null
				&& !is(sound.getModel(), "es1370", "sb16", "pcspk", "ac97", "ich6", "ich9", "usb")) {
			findings.error("sound.model", sound, SOUND__MODEL, sound.getModel()).orSet(sound, SOUND__MODEL, "ich9");
		}
	}

	private static void acpi(AcpiIndex acpi, Findings findings) {
		if (acpi.getIndex() != null && number(acpi.getIndex()) == 0) {
			findings.error("device.acpi-index", acpi, ACPI_INDEX__INDEX);
		}
	}
}

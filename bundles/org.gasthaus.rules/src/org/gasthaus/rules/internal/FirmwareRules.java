package org.gasthaus.rules.internal;

import static org.gasthaus.model.domain.DomainPackage.Literals.*;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;

import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.Os;
import org.gasthaus.model.domain.OsAcpiTable;
import org.gasthaus.model.domain.OsFirmwareFeature;
import org.gasthaus.model.domain.OsLoader;
import org.gasthaus.model.domain.OsNvram;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.RuleContext;

/** The kind of guest, its firmware and the memory of its firmware. */
final class FirmwareRules {
	private FirmwareRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Domain.class, FirmwareRules::kind);
		rules.add(Os.class, FirmwareRules::automatic);
		rules.add(Os.class, FirmwareRules::manual);
		rules.add(Os.class, FirmwareRules::needs);
		rules.add(OsAcpiTable.class, FirmwareRules::table);
	}

	private static void kind(Domain domain, Findings findings) {
		RuleContext context = findings.context();
		boolean bootloader = has(domain.getBootloader());
		if (context.isQemu() && bootloader) {
			findings.error("os.bootloader", domain, DOMAIN__BOOTLOADER).orUnset(domain, DOMAIN__BOOTLOADER);
			return;
		}
		if (domain.getName() != null && !bootloader && domain.getMemory() != null && (domain.getOs() == null || domain.getOs().getType() == null)
				&& context.isQemu()) {
			findings.error("os.type-missing", domain, DOMAIN__OS);
			return;
		}
		if (domain.getOs() == null || domain.getOs().getType() == null || context.osType().isEmpty()) {
			return;
		}
		if (context.osType().equals("exe") && !has(domain.getOs().getInit()) && !context.isType("lxc", "vz", "parallels", "openvz")) {
			findings.error("os.init-missing", domain.getOs(), OS__TYPE);
		} else if (is(context.osType(), "xen", "linux", "xenpvh") && (context.isQemu() || context.isType("lxc", "vbox", "vmware", "bhyve"))) {
			findings.error("os.paravirtual", domain.getOs(), OS__TYPE, context.osType(), context.type()).orSet(domain.getOs().getType(), OS_TYPE__VALUE,
					"hvm");
		} else if (context.osType().equals("exe") && context.isQemu()) {
			findings.error("os.exe", domain.getOs(), OS__TYPE, context.type());
		}
	}

	private static void automatic(Os os, Findings findings) {
		if (!findings.context().isQemu()) {
			return;
		}
		if (os.getFirmware() == null) {
			if (os.getFirmwareDetails() != null && !os.getFirmwareDetails().getFeatures().isEmpty()) {
				findings.error("firmware.features-manual", os.getFirmwareDetails(), null).orSet(os, OS__FIRMWARE, "efi");
			}
			return;
		}
		OsLoader loader = os.getLoader();
		if (loader != null) {
			boolean stateless = loader.getStateless() != null;
			if (has(loader.getValue()) || loader.getType() != null) {
				findings.error("firmware.loader-automatic", loader, loader.getType() != null ? OS_LOADER__TYPE : OS_LOADER__VALUE).orUnset(os, OS__LOADER);
			} else if (loader.getReadonly() != null) {
				findings.error("firmware.loader-automatic", loader, OS_LOADER__READONLY).orUnset(loader, OS_LOADER__READONLY);
			} else if (os.getFirmware().equals("bios") && stateless && Toggle.isOff(loader.getStateless())) {
				findings.error("firmware.bios-stateful", loader, OS_LOADER__STATELESS).orUnset(loader, OS_LOADER__STATELESS);
			}
		}
		if (os.getFirmware().equals("bios") && os.getNvram() != null) {
			findings.error("firmware.bios-nvram", os, OS__NVRAM).orUnset(os, OS__NVRAM);
		}
		if (os.getFirmwareDetails() != null) {
			boolean secureOff = false;
			for (OsFirmwareFeature feature : os.getFirmwareDetails().getFeatures()) {
				secureOff |= is(feature.getName(), "secure-boot") && Toggle.isOff(feature.getEnabled());
			}
			for (OsFirmwareFeature feature : os.getFirmwareDetails().getFeatures()) {
				if (secureOff && is(feature.getName(), "enrolled-keys") && Toggle.isOn(feature.getEnabled())) {
					findings.error("firmware.enrolled-keys", feature, OS_FIRMWARE_FEATURE__ENABLED).orSet(feature, OS_FIRMWARE_FEATURE__ENABLED, "no");
				}
			}
		}
		stateless(os, findings);
	}

	private static void stateless(Os os, Findings findings) {
		OsNvram nvram = os.getNvram();
		if (os.getLoader() != null && Toggle.isOn(os.getLoader().getStateless()) && nvram != null) {
			findings.error("firmware.stateless-nvram", os, OS__NVRAM).orUnset(os, OS__NVRAM);
		}
	}

	private static void manual(Os os, Findings findings) {
		OsLoader loader = os.getLoader();
		if (os.getFirmware() != null || !findings.context().isQemu()) {
			return;
		}
		boolean path = loader != null && has(loader.getValue());
		if (!path) {
			if (loader != null) {
				findings.error("firmware.no-loader", os, OS__LOADER).orSet(os, OS__FIRMWARE, "efi");
			} else if (os.getNvram() != null) {
				findings.error("firmware.no-loader", os, OS__NVRAM).orSet(os, OS__FIRMWARE, "efi");
			}
			return;
		}
		if (!is(loader.getType(), "pflash") && Toggle.isOff(loader.getStateless())) {
			findings.error("firmware.rom-stateful", loader, OS_LOADER__STATELESS).orUnset(loader, OS_LOADER__STATELESS);
		}
		stateless(os, findings);
	}

	private static void needs(Os os, Findings findings) {
		RuleContext context = findings.context();
		Domain domain = context.domain();
		if (!context.isQemu() || domain == null) {
			return;
		}
		OsLoader loader = os.getLoader();
		boolean uefi = is(os.getFirmware(), "efi") || os.getFirmware() == null && loader != null && is(loader.getType(), "pflash");
		boolean acpi = domain.getFeatures() != null && domain.getFeatures().isAcpi();
		if (uefi && !acpi && context.isX86()) {
			findings.error("firmware.uefi-acpi", os, os.getFirmware() != null ? OS__FIRMWARE : OS__LOADER);
		} else if (!uefi && acpi && context.arch().equals("aarch64") && os.getType() != null) {
			findings.error("firmware.acpi-uefi", domain.getFeatures(), FEATURES__ACPI).orUnset(domain.getFeatures(), FEATURES__ACPI);
		}
		if (loader != null && Toggle.isOn(loader.getSecure()) && context.isX86()) {
			boolean smm = domain.getFeatures() != null && domain.getFeatures().getSmm() != null && !Toggle.isOff(domain.getFeatures().getSmm().getState());
			if (!context.isQ35()) {
				findings.error("firmware.secure-machine", loader, OS_LOADER__SECURE);
			} else if (os.getFirmware() == null && !smm) {
				findings.error("firmware.secure-smm", loader, OS_LOADER__SECURE);
			}
		}
	}

	private static void table(OsAcpiTable table, Findings findings) {
		if (table.getType() != null && !table.getType().equals("slic") && !table.getType().equals("msdm") && !findings.context().isType("xen")) {
			findings.error("firmware.acpi-table", table, OS_ACPI_TABLE__TYPE, table.getType());
		}
	}
}

package org.gasthaus.rules.internal;

import static org.gasthaus.model.domain.DomainPackage.Literals.*;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.number;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.device.Chardev;
import org.gasthaus.model.device.DevicePackage;
import org.gasthaus.model.device.DeviceSeclabel;
import org.gasthaus.model.device.Disk;
import org.gasthaus.model.device.DiskBackingStore;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.Idmap;
import org.gasthaus.model.domain.IdmapEntry;
import org.gasthaus.model.domain.Keywrap;
import org.gasthaus.model.domain.Seclabel;
import org.gasthaus.model.domain.Sysinfo;
import org.gasthaus.model.domain.SysinfoEntry;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.model.types.Uuid;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.Violation;

/** Security labels, encryption of the guest, identities of the guest towards itself and the host. */
final class SecurityRules {
	private SecurityRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Domain.class, SecurityRules::labels);
		rules.add(Seclabel.class, SecurityRules::label);
		rules.add(DeviceSeclabel.class, SecurityRules::deviceLabel);
		rules.add(Keywrap.class, SecurityRules::keywrap);
		rules.add(Domain.class, SecurityRules::launch);
		rules.add(Sysinfo.class, SecurityRules::smbios);
		rules.add(Sysinfo.class, SecurityRules::firmwareConfiguration);
		rules.add(Idmap.class, SecurityRules::idmap);
	}

	private static void labels(Domain domain, Findings findings) {
		Set<String> seen = new HashSet<>();
		for (Seclabel label : domain.getSeclabels()) {
			if (label.getModel() == null) {
				if (domain.getSeclabels().size() > 1) {
					findings.error("seclabel.model-missing", label, null);
				}
			} else if (!seen.add(label.getModel())) {
				findings.error("seclabel.duplicate", label, SECLABEL__MODEL, label.getModel()).orRemove(label);
			}
		}
	}

	private static void label(Seclabel label, Findings findings) {
		if (!(label.eContainer() instanceof Domain)) {
			return;
		}
		if (is(label.getType(), "static") && !has(label.getLabel())) {
			findings.error("seclabel.label-missing", label, SECLABEL__TYPE);
		} else if (is(label.getType(), "none") && Toggle.isOn(label.getRelabel())) {
			findings.error("seclabel.none-relabel", label, SECLABEL__RELABEL).orUnset(label, SECLABEL__RELABEL);
		} else if (is(label.getType(), "dynamic") && Toggle.isOff(label.getRelabel())) {
			findings.error("seclabel.dynamic-relabel", label, SECLABEL__RELABEL).orUnset(label, SECLABEL__RELABEL);
		}
	}

	/** The labels of one device are looked at together, when the first of them is met. */
	private static void deviceLabel(DeviceSeclabel label, Findings findings) {
		EObject owner = label.eContainer();
		if (owner != null && owner.eContents().stream().filter(DeviceSeclabel.class::isInstance).findFirst().orElse(null) == label) {
			deviceLabels(owner, findings);
		}
		Domain domain = findings.context().domain();
		if (domain != null && label.getModel() != null && isOfDevice(owner)) {
			domain.getSeclabels().stream().filter(one -> label.getModel().equals(one.getModel()) && !relabels(one)).findFirst()
					.ifPresent(guest -> override(label, guest, findings));
		}
	}

	/** Libvirt looks at the images of disks, with those behind them, and at character devices; not at what random numbers come from. */
	private static boolean isOfDevice(EObject owner) {
		EObject device = owner == null ? null : owner.eContainer();
		while (device instanceof DiskBackingStore) {
			device = device.eContainer();
		}
		return device instanceof Disk || device instanceof Chardev;
	}

	/** What is static or of type none does not relabel unless it says so. */
	private static boolean relabels(Seclabel label) {
		return label.getRelabel() == null ? !is(label.getType(), "static", "none") : !Toggle.isOff(label.getRelabel());
	}

	private static void override(DeviceSeclabel label, Seclabel guest, Findings findings) {
		Violation violation = findings.error("seclabel.override", label, DevicePackage.Literals.DEVICE_SECLABEL__MODEL, label.getModel());
		if (is(guest.getType(), "static") && !label.getLabels().isEmpty()) {
			violation.orSet(guest, SECLABEL__RELABEL, "yes");
		}
		violation.orRemove(label);
	}

	private static void deviceLabels(EObject owner, Findings findings) {
		Set<String> seen = new HashSet<>();
		int nameless = 0;
		for (EObject child : owner.eContents()) {
			if (!(child instanceof DeviceSeclabel label)) {
				continue;
			}
			nameless += label.getModel() == null ? 1 : 0;
			if (label.getModel() != null && !seen.add(label.getModel())) {
				findings.error("seclabel.duplicate", label, DevicePackage.Literals.DEVICE_SECLABEL__MODEL, label.getModel()).orRemove(label);
			}
			if (Toggle.isOn(label.getLabelskip()) && Toggle.isOn(label.getRelabel()) && !label.getLabels().isEmpty()) {
				findings.warning("seclabel.skip-and-label", label, DevicePackage.Literals.DEVICE_SECLABEL__LABELSKIP);
			}
			if (Toggle.isOff(label.getRelabel()) && !label.getLabels().isEmpty()) {
				findings.error("seclabel.label-without-relabel", label, DevicePackage.Literals.DEVICE_SECLABEL__RELABEL).orUnset(label,
						DevicePackage.Literals.DEVICE_SECLABEL__RELABEL);
			}
		}
		if (nameless > 1) {
			owner.eContents().stream().filter(child -> child instanceof DeviceSeclabel label && label.getModel() == null).findFirst()
					.ifPresent(label -> findings.error("seclabel.model-missing", label, null));
		}
	}

	private static void keywrap(Keywrap keywrap, Findings findings) {
		Set<String> seen = new HashSet<>();
		keywrap.getCiphers().stream().filter(cipher -> cipher.getName() != null && !seen.add(cipher.getName()))
				.forEach(cipher -> findings.error("keywrap.duplicate", cipher, KEYWRAP_CIPHER__NAME, cipher.getName()).orRemove(cipher));
	}

	private static void launch(Domain domain, Findings findings) {
		if (domain.getLaunchSecurity() == null || !findings.context().isQemu()) {
			return;
		}
		if (is(domain.getLaunchSecurity().getType(), "sev") && !findings.context().isX86()) {
			findings.error("launch-security.machine", domain.getLaunchSecurity(), LAUNCH_SECURITY__TYPE, "sev", "x86_64");
		} else if (is(domain.getLaunchSecurity().getType(), "s390-pv") && !findings.context().isS390()) {
			findings.error("launch-security.machine", domain.getLaunchSecurity(), LAUNCH_SECURITY__TYPE, "s390-pv", "s390x");
		} else if (is(domain.getLaunchSecurity().getType(), "sev") && domain.getLaunchSecurity().getPolicy() == null) {
			findings.error("launch-security.policy", domain.getLaunchSecurity(), LAUNCH_SECURITY__TYPE);
		}
	}

	private static void smbios(Sysinfo sysinfo, Findings findings) {
		if (is(sysinfo.getType(), "fwcfg")) {
			return;
		}
		if (sysinfo.getBios() != null) {
			for (SysinfoEntry entry : sysinfo.getBios().getEntries()) {
				if (is(entry.getName(), "date") && has(entry.getValue()) && !isDate(entry.getValue().strip())) {
					findings.error("sysinfo.date", entry, SYSINFO_ENTRY__VALUE, entry.getValue());
				}
			}
		}
		Domain domain = findings.context().domain();
		if (sysinfo.getSystem() != null) {
			for (SysinfoEntry entry : sysinfo.getSystem().getEntries()) {
				if (!is(entry.getName(), "uuid") || !has(entry.getValue())) {
					continue;
				}
				Uuid uuid = Uuid.of(entry.getValue().strip());
				if (!uuid.isValid()) {
					findings.error("sysinfo.uuid", entry, SYSINFO_ENTRY__VALUE, entry.getValue());
				} else if (domain != null && domain.getUuid() != null && domain.getUuid().isValid() && !domain.getUuid().equals(uuid)) {
					findings.error("sysinfo.uuid-differs", entry, SYSINFO_ENTRY__VALUE, entry.getValue()).orSet(entry, SYSINFO_ENTRY__VALUE,
							domain.getUuid().canonical());
				}
			}
		}
	}

	private static boolean isDate(String text) {
		if (!text.matches("[0-9]{1,2}/[0-9]{1,2}/[0-9]+")) {
			return false;
		}
		String[] parts = text.split("/");
		int month = Integer.parseInt(parts[0]);
		int day = Integer.parseInt(parts[1]);
		if (parts[2].length() > 4) {
			return false;
		}
		int year = Integer.parseInt(parts[2]);
		boolean fullYear = parts[2].length() == 4 && year >= 1900;
		return month >= 1 && month <= 12 && day >= 1 && day <= 31 && (fullYear || parts[2].length() == 2);
	}

	private static void firmwareConfiguration(Sysinfo sysinfo, Findings findings) {
		if (!is(sysinfo.getType(), "fwcfg")) {
			return;
		}
		for (SysinfoEntry entry : sysinfo.getEntries()) {
			String name = entry.getName();
			if (!has(entry.getValue()) && !has(entry.getFile())) {
				findings.error("sysinfo.fwcfg-value", entry, SYSINFO_ENTRY__NAME);
			} else if (name != null && findings.context().isQemu() && !name.startsWith("opt/")) {
				findings.error("sysinfo.fwcfg-name", entry, SYSINFO_ENTRY__NAME, name).orSet(entry, SYSINFO_ENTRY__NAME, "opt/" + name);
			} else if (name != null && findings.context().isQemu() && (name.startsWith("opt/ovmf/") || name.startsWith("opt/org.qemu/")
					|| name.startsWith("opt/org.seabios/"))) {
				findings.error("sysinfo.fwcfg-reserved", entry, SYSINFO_ENTRY__NAME, name);
			}
		}
	}

	private static void idmap(Idmap idmap, Findings findings) {
		if (idmap.getUids().isEmpty() != idmap.getGids().isEmpty()) {
			findings.error("idmap.both", idmap, null);
			return;
		}
		for (List<IdmapEntry> entries : List.of(idmap.getUids(), idmap.getGids())) {
			if (!entries.isEmpty() && entries.stream().noneMatch(entry -> number(entry.getStart(), 0) == 0)) {
				findings.error("idmap.root", entries.get(0), IDMAP_ENTRY__START);
			}
		}
	}
}

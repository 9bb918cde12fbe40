package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.DEVICE_BOOT__LOADPARM;
import static org.gasthaus.model.device.DevicePackage.Literals.DEVICE_BOOT__ORDER;
import static org.gasthaus.model.domain.DomainPackage.Literals.OS__BOOTS;
import static org.gasthaus.model.domain.DomainPackage.Literals.OS_BIOS__REBOOT_TIMEOUT;
import static org.gasthaus.model.domain.DomainPackage.Literals.OS_BIOS__USESERIAL;
import static org.gasthaus.model.domain.DomainPackage.Literals.OS_BOOTMENU__TIMEOUT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gasthaus.model.device.DeviceBoot;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.OsBios;
import org.gasthaus.model.domain.OsBootmenu;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.Findings;

/** The boot order: of the machine, or of its devices, never both. */
final class BootRules {
	private BootRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Domain.class, BootRules::order);
		rules.add(OsBootmenu.class, BootRules::menu);
		rules.add(OsBios.class, BootRules::bios);
	}

	private static void order(Domain domain, Findings findings) {
		Map<Long, DeviceBoot> seen = new HashMap<>();
		List<DeviceBoot> boots = findings.all(DeviceBoot.class);
		String free = Long.toString(boots.stream().mapToLong(boot -> Values.number(boot.getOrder(), 0)).max().orElse(0) + 1);
		boolean machine = domain.getOs() != null && !domain.getOs().getBoots().isEmpty();
		for (DeviceBoot boot : boots) {
			long order = Values.number(boot.getOrder());
			if (boot.getOrder() == null || order == Values.NONE) {
				continue;
			}
			if (order <= 0) {
				findings.error("boot.order-zero", boot, DEVICE_BOOT__ORDER).orSet(boot, DEVICE_BOOT__ORDER, free);
			} else if (machine && findings.context().isQemu()) {
				findings.error("boot.order-and-os", boot, DEVICE_BOOT__ORDER).orUnset(domain.getOs(), OS__BOOTS);
			} else if (seen.putIfAbsent(order, boot) != null) {
				findings.error("boot.order-duplicate", boot, DEVICE_BOOT__ORDER, order).orSet(boot, DEVICE_BOOT__ORDER, free);
			}
			if (boot.getLoadparm() != null && !boot.getLoadparm().matches("[A-Za-z0-9. ]{1,8}")) {
				findings.error("boot.loadparm", boot, DEVICE_BOOT__LOADPARM, boot.getLoadparm());
			}
		}
	}

	private static void menu(OsBootmenu menu, Findings findings) {
		if (Toggle.isOn(menu.getEnable()) && menu.getTimeout() != null && menu.getTimeout().isValid() && !menu.getTimeout().isWithin(0, 65535)
				&& findings.context().isQemu()) {
			findings.error("boot.menu-timeout", menu, OS_BOOTMENU__TIMEOUT).orSet(menu, OS_BOOTMENU__TIMEOUT, "65535");
		}
	}

	private static void bios(OsBios bios, Findings findings) {
		if (bios.getRebootTimeout() != null && bios.getRebootTimeout().isValid() && !bios.getRebootTimeout().isWithin(-1, 65535)) {
			findings.error("boot.reboot-timeout", bios, OS_BIOS__REBOOT_TIMEOUT).orSet(bios, OS_BIOS__REBOOT_TIMEOUT, "65535");
		}
		Domain domain = findings.context().domain();
		if (Toggle.isOn(bios.getUseserial()) && domain != null && findings.context().isQemu()
				&& (domain.getDevices() == null || domain.getDevices().getSerials().isEmpty()
						&& domain.getDevices().getConsoles().stream().allMatch(console -> console.getTarget() != null
								&& console.getTarget().getType() != null && !console.getTarget().getType().equals("serial")))) {
			findings.error("boot.serial-missing", bios, OS_BIOS__USESERIAL).orUnset(bios, OS_BIOS__USESERIAL);
		}
	}
}

package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.model.domain.DomainPackage.Literals.CLOCK__OFFSET;
import static org.gasthaus.model.domain.DomainPackage.Literals.DOMAIN__MEMORY;
import static org.gasthaus.rules.internal.Values.NONE;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.kibibytes;
import static org.gasthaus.rules.internal.Values.name;

import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.device.Disk;
import org.gasthaus.model.device.Graphics;
import org.gasthaus.model.device.GraphicsListen;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.rules.Findings;

/** What libvirt accepts although it is seldom meant: warnings and remarks. */
final class AdviceRules {
	private static final Pattern WINDOWS = Pattern.compile("\\b(win(dows)?[- ]?([0-9]+|xp|nt|server)?)\\b", Pattern.CASE_INSENSITIVE);
	private static final long LITTLE_MEMORY = 64 * 1024;

	private AdviceRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Graphics.class, AdviceRules::openListening);
		rules.add(Domain.class, AdviceRules::littleMemory);
		rules.add(Domain.class, AdviceRules::windowsClock);
		rules.add(Disk.class, AdviceRules::migration);
		rules.add(Disk.class, AdviceRules::xenDriver);
		rules.add(Disk.class, AdviceRules::poolPath);
	}

	private static void openListening(Graphics graphics, Findings findings) {
		if (!is(graphics.getType(), "vnc", "spice") || has(graphics.getPasswd())) {
			return;
		}
		EObject object = graphics;
		EAttribute feature = GRAPHICS__LISTEN;
		String address = graphics.getListen();
		for (GraphicsListen listen : graphics.getListens()) {
			if (is(listen.getType(), "address") && isOpen(listen.getAddress())) {
				object = listen;
				feature = GRAPHICS_LISTEN__ADDRESS;
				address = listen.getAddress();
			}
		}
		if (isOpen(address) && !is(graphics.getDefaultMode(), "secure")) {
			findings.warning("graphics.open", object, feature, address).orSet(object, feature, "127.0.0.1");
		}
	}

	private static boolean isOpen(String address) {
		return is(address, "0.0.0.0", "::", "0", "[::]");
	}

	private static void littleMemory(Domain domain, Findings findings) {
		long memory = kibibytes(domain.getMemory());
		if (memory != NONE && memory > 0 && memory < LITTLE_MEMORY && !findings.context().isType("test", "lxc")) {
			findings.warning("memory.little", domain, DOMAIN__MEMORY, memory);
		}
	}

	private static boolean isWindows(Domain domain) {
		return domain.getFeatures() != null && (domain.getFeatures().getHyperv() != null || domain.getFeatures().isViridian())
				|| domain.getName() != null && WINDOWS.matcher(domain.getName()).find();
	}

	private static void windowsClock(Domain domain, Findings findings) {
		if (domain.getClock() != null && is(domain.getClock().getOffset(), "utc") && isWindows(domain)) {
			findings.warning("clock.windows-utc", domain.getClock(), CLOCK__OFFSET).orSet(domain.getClock(), CLOCK__OFFSET, "localtime");
		}
	}

	private static void migration(Disk disk, Findings findings) {
		if (!findings.context().isQemu() || disk.isReadonly() || disk.isShareable() || is(Values.device(disk), "cdrom", "floppy")) {
			return;
		}
		String cache = disk.getDriver() == null ? null : disk.getDriver().getCache();
		if (is(disk.getType(), "nvme")) {
			findings.info("disk.migration-host", disk, DISK__TYPE, name(disk));
		} else if (is(cache, "writeback", "writethrough", "unsafe") && is(disk.getType(), "file", "block")) {
			findings.info("disk.migration-cache", disk.getDriver(), DISK_DRIVER__CACHE, name(disk), cache);
		}
	}

	private static void xenDriver(Disk disk, Findings findings) {
		if (disk.getDriver() != null && is(disk.getDriver().getName(), "tap", "tap2", "phy") && !findings.context().isType("xen")
				&& !findings.context().isQemu()) {
			findings.warning("disk.xen-driver", disk.getDriver(), DISK_DRIVER__NAME, disk.getDriver().getName());
		}
	}

	private static void poolPath(Disk disk, Findings findings) {
		if (is(disk.getType(), "volume") && disk.getSource() != null && has(disk.getSource().getVolume()) && disk.getSource().getVolume().startsWith("/")) {
			findings.warning("disk.volume-path", disk.getSource(), STORAGE_SOURCE__VOLUME, disk.getSource().getVolume());
		}
	}
}

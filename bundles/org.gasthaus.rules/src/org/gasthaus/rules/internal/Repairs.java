package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.model.domain.DomainPackage.Literals.*;

import java.util.ArrayList;
import java.util.List;

import org.gasthaus.model.device.Controller;
import org.gasthaus.model.device.DeviceFactory;
import org.gasthaus.model.device.Devices;
import org.gasthaus.model.device.Disk;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.DomainFactory;
import org.gasthaus.model.domain.Features;
import org.gasthaus.model.domain.MemoryBacking;
import org.gasthaus.model.domain.MemoryBackingAccess;
import org.gasthaus.model.domain.MemoryBackingSource;
import org.gasthaus.rules.Change;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.RuleContext;
import org.gasthaus.rules.Violation;

/** Repairs of several steps that more than one rule offers. */
final class Repairs {
	private Repairs() {
	}

	/** Moves a disk to a bus, under the next free name there; the place that it had is given up. */
	static void moveTo(String bus, Disk disk, Findings findings, Violation violation) {
		RuleContext context = findings.context();
		Domain domain = context.domain();
		if (findings.isMany() || domain == null || disk.getTarget() == null) {
			return;
		}
		findings.once("disk name on " + bus, () -> FreePlaces.diskName(domain, context, bus)).ifPresent(name -> {
			List<Change> changes = new ArrayList<>();
			changes.add(Change.setText(disk.getTarget(), DISK_TARGET__DEV, name.toString()));
			if (disk.getTarget().getBus() != null || !Values.bus(disk).equals(bus)) {
				changes.add(Change.setText(disk.getTarget(), DISK_TARGET__BUS, bus));
			}
			if (disk.getAddress() != null) {
				changes.add(Change.unset(disk, DEVICE__ADDRESS));
			}
			violation.or("fix.move-disk", changes, bus, name);
		});
	}

	/** The bus of a CD drive on this machine. */
	static String cdBus(RuleContext context) {
		return context.isI440fx() ? "ide" : context.isQ35() ? "sata" : "scsi";
	}

	/**
	 * Lets other processes see the memory of the guest, as libvirt's page about virtiofs advises. Without a source that memory would be a file in a
	 * folder of the host; huge pages, and a source that somebody wrote, stay what they are.
	 */
	static void shareMemory(RuleContext context, Violation violation) {
		Domain domain = context.domain();
		MemoryBackingAccess access = DomainFactory.eINSTANCE.createMemoryBackingAccess();
		access.setMode("shared");
		MemoryBackingSource source = DomainFactory.eINSTANCE.createMemoryBackingSource();
		source.setType("memfd");
		List<Change> changes = new ArrayList<>();
		MemoryBacking present = domain.getMemoryBacking();
		if (present == null) {
			MemoryBacking backing = DomainFactory.eINSTANCE.createMemoryBacking();
			backing.setSource(source);
			backing.setAccess(access);
			changes.add(Change.set(domain, DOMAIN__MEMORY_BACKING, backing));
		} else {
			if (present.getSource() == null && present.getHugepages() == null) {
				changes.add(Change.set(present, MEMORY_BACKING__SOURCE, source));
			}
			changes.add(present.getAccess() == null ? Change.set(present, MEMORY_BACKING__ACCESS, access)
					: Change.setText(present.getAccess(), MEMORY_BACKING_ACCESS__MODE, "shared"));
		}
		MemoryRules.cells(domain).stream().filter(cell -> cell.getMemAccess() != null)
				.forEach(cell -> changes.add(Change.unset(cell, NUMA_CELL__MEM_ACCESS)));
		violation.or("fix.shared-memory", changes);
	}

	/** Gives the guest ACPI. */
	static void acpi(RuleContext context, Violation violation) {
		Domain domain = context.domain();
		if (domain.getFeatures() != null) {
			violation.or("fix.acpi", List.of(Change.setText(domain.getFeatures(), FEATURES__ACPI, "true")));
		} else {
			Features features = DomainFactory.eINSTANCE.createFeatures();
			features.setAcpi(true);
			violation.or("fix.acpi", List.of(Change.set(domain, DOMAIN__FEATURES, features)));
		}
	}

	/** Adds a controller. */
	static void addController(Devices devices, String type, String model, long index, Violation violation) {
		Controller controller = DeviceFactory.eINSTANCE.createController();
		controller.setType(type);
		controller.setIndex(org.gasthaus.model.types.Numeral.of(index));
		controller.setModel(model);
		violation.or("fix.add-controller", List.of(Change.add(devices, DEVICES__CONTROLLERS, controller)), model);
	}
}

package org.gasthaus.core;

import java.util.ArrayList;
import java.util.List;

import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.VolumeInfo;

/**
 * A disk of a domain's definition.
 *
 * @param target what the guest calls it, for example {@code vda}
 * @param device {@code disk}, {@code cdrom}, {@code floppy} or {@code lun}
 * @param path the file, device or folder that it stands on; empty for none and for a volume
 * @param pool the pool of the volume that it stands on; empty for none
 * @param volume the volume that it stands on; empty for none
 */
public record DomainDisk(String target, String device, String path, String pool, String volume) {
	/** The disks of a domain, in the order of its definition. @throws HypervisorException {@code INVALID_DEFINITION} for what is no XML */
	public static List<DomainDisk> of(String domainXml) throws HypervisorException {
		List<DomainDisk> result = new ArrayList<>();
		DefinitionXml root = DefinitionXml.of(domainXml);
		for (DefinitionXml disk : root.child("devices").children("disk")) {
			DefinitionXml source = disk.child("source");
			result.add(new DomainDisk(disk.child("target").attribute("dev"), disk.attribute("device").isEmpty() ? "disk" : disk.attribute("device"),
					path(source), source.attribute("pool"), source.attribute("volume")));
		}
		return result;
	}

	private static String path(DefinitionXml source) {
		for (String name : new String[] { "file", "dev", "dir", "name" }) {
			if (!source.attribute(name).isEmpty()) {
				return source.attribute(name);
			}
		}
		return "";
	}

	/** Whether there is something that it stands on: an empty drive has nothing. */
	public boolean hasSource() {
		return !path.isEmpty() || !volume.isEmpty();
	}

	/** What it stands on, for a reader. */
	public String source() {
		return volume.isEmpty() ? path : pool + '/' + volume;
	}

	/** Whether it stands on this volume, named by its path or by its pool and name. */
	public boolean isOn(VolumeInfo other) {
		return volume.isEmpty() ? !path.isEmpty() && path.equals(other.path()) : volume.equals(other.name()) && pool.equals(other.pool());
	}
}

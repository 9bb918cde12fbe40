package org.gasthaus.rules.internal;

import static org.gasthaus.model.secret.SecretPackage.Literals.SECRET_USAGE__TYPE;
import static org.gasthaus.model.snapshot.SnapshotPackage.Literals.*;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.number;

import java.util.HashSet;
import java.util.Set;

import org.eclipse.emf.ecore.EAttribute;
import org.gasthaus.model.XmlMapping;
import org.gasthaus.model.nwfilter.FilterMatch;
import org.gasthaus.model.nwfilter.FilterRule;
import org.gasthaus.model.nwfilter.NetworkFilter;
import org.gasthaus.model.nwfilter.NwfilterPackage;
import org.gasthaus.model.secret.Secret;
import org.gasthaus.model.snapshot.CheckpointDisk;
import org.gasthaus.model.snapshot.DomainCheckpoint;
import org.gasthaus.model.snapshot.DomainSnapshot;
import org.gasthaus.model.snapshot.SnapshotDisk;
import org.gasthaus.model.snapshot.SnapshotMemory;
import org.gasthaus.model.types.Numeral;
import org.gasthaus.rules.Findings;

/** Snapshots, checkpoints, network filters and secrets. */
final class OtherDocumentRules {
	private OtherDocumentRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(DomainSnapshot.class, OtherDocumentRules::disks);
		rules.add(SnapshotMemory.class, OtherDocumentRules::memory);
		rules.add(SnapshotDisk.class, OtherDocumentRules::disk);
		rules.add(DomainCheckpoint.class, OtherDocumentRules::checkpoint);
		rules.add(Secret.class, OtherDocumentRules::secret);
		rules.add(NetworkFilter.class, OtherDocumentRules::filter);
		rules.add(FilterRule.class, OtherDocumentRules::filterRule);
		rules.add(FilterMatch.class, OtherDocumentRules::match);
	}

	private static void disks(DomainSnapshot snapshot, Findings findings) {
		if (snapshot.getDisks() == null) {
			return;
		}
		Set<String> seen = new HashSet<>();
		for (SnapshotDisk disk : snapshot.getDisks().getDisks()) {
			if (!has(disk.getName())) {
				findings.error("snapshot.disk-name", disk, null);
			} else if (!seen.add(disk.getName())) {
				findings.warning("snapshot.disk-duplicate", disk, SNAPSHOT_DISK__NAME, disk.getName()).orRemove(disk);
			}
		}
	}

	private static void memory(SnapshotMemory memory, Findings findings) {
		if (is(memory.getSnapshot(), "external") && !has(memory.getFile())) {
			findings.error("snapshot.memory-file-missing", memory, SNAPSHOT_MEMORY__SNAPSHOT);
		} else if (has(memory.getFile()) && memory.getSnapshot() != null && !memory.getSnapshot().equals("external")) {
			findings.error("snapshot.memory-file", memory, SNAPSHOT_MEMORY__FILE).orSet(memory, SNAPSHOT_MEMORY__SNAPSHOT, "external");
		} else if (has(memory.getFile()) && !memory.getFile().startsWith("/")) {
			findings.error("snapshot.path-relative", memory, SNAPSHOT_MEMORY__FILE, memory.getFile());
		}
	}

	private static void disk(SnapshotDisk disk, Findings findings) {
		String file = disk.getSource() == null ? null : disk.getSource().getFile();
		if (has(file) && disk.getSnapshot() != null && !is(disk.getSnapshot(), "external", "default")) {
			findings.error("snapshot.disk-file", disk.getSource(), org.gasthaus.model.device.DevicePackage.Literals.STORAGE_SOURCE__FILE, disk.getName())
					.orSet(disk, SNAPSHOT_DISK__SNAPSHOT, "external");
		} else if (has(file) && !file.startsWith("/")) {
			findings.error("snapshot.path-relative", disk.getSource(), org.gasthaus.model.device.DevicePackage.Literals.STORAGE_SOURCE__FILE, file);
		}
	}

	private static void checkpoint(DomainCheckpoint checkpoint, Findings findings) {
		if (checkpoint.getDisks() == null) {
			return;
		}
		Set<String> seen = new HashSet<>();
		for (CheckpointDisk disk : checkpoint.getDisks().getDisks()) {
			if (has(disk.getName()) && !seen.add(disk.getName())) {
				findings.error("snapshot.disk-duplicate", disk, CHECKPOINT_DISK__NAME, disk.getName()).orRemove(disk);
			} else if (has(disk.getBitmap()) && is(disk.getCheckpoint(), "no")) {
				findings.error("snapshot.bitmap", disk, CHECKPOINT_DISK__BITMAP).orUnset(disk, CHECKPOINT_DISK__BITMAP);
			}
		}
	}

	private static void secret(Secret secret, Findings findings) {
		if (secret.getUsage() == null || secret.getUsage().getType() == null) {
			return;
		}
		String part = switch (secret.getUsage().getType()) {
		case "volume" -> has(secret.getUsage().getVolume()) ? null : "volume";
		case "ceph", "tls", "vtpm" -> has(secret.getUsage().getName()) ? null : "name";
		case "iscsi" -> has(secret.getUsage().getTarget()) ? null : "target";
		default -> null;
		};
		if (part != null) {
			findings.error("secret.usage", secret.getUsage(), SECRET_USAGE__TYPE, secret.getUsage().getType(), part);
		}
		if (secret.getUuid() != null && !secret.getUuid().isValid()) {
			findings.error("name.uuid", secret, org.gasthaus.model.secret.SecretPackage.Literals.SECRET__UUID, secret.getUuid()).orUnset(secret, org.gasthaus.model.secret.SecretPackage.Literals.SECRET__UUID);
		}
	}

	private static void filter(NetworkFilter filter, Findings findings) {
		if (filter.getName() == null) {
			return;
		}
		if (filter.getPriority() != null && filter.getPriority().isValid() && !filter.getPriority().isWithin(-1000, 1000)) {
			findings.error("nwfilter.priority", filter, NwfilterPackage.Literals.NETWORK_FILTER__PRIORITY);
		}
		if (filter.getFilterrefs().stream().anyMatch(reference -> filter.getName().equals(reference.getFilter()))) {
			findings.error("nwfilter.self", filter, NwfilterPackage.Literals.NETWORK_FILTER__FILTERREFS, filter.getName());
		}
	}

	private static void filterRule(FilterRule rule, Findings findings) {
		if (rule.getPriority() != null && rule.getPriority().isValid() && !rule.getPriority().isWithin(-1000, 1000)) {
			findings.error("nwfilter.priority", rule, NwfilterPackage.Literals.FILTER_RULE__PRIORITY);
		}
	}

	/** Ports are for protocols that have some, and ranges begin before they end. */
	private static void match(FilterMatch match, Findings findings) {
		reversed(match, NwfilterPackage.Literals.FILTER_MATCH__SRCPORTSTART, NwfilterPackage.Literals.FILTER_MATCH__SRCPORTEND, findings);
		reversed(match, NwfilterPackage.Literals.FILTER_MATCH__DSTPORTSTART, NwfilterPackage.Literals.FILTER_MATCH__DSTPORTEND, findings);
		boolean ports = match.getSrcportstart() != null || match.getDstportstart() != null;
		if (ports && match.getProtocol() == null && Set.of("ip", "ipv6").contains(XmlMapping.name(match.eContainmentFeature()))) {
			findings.error("nwfilter.ports-protocol", match, null);
		}
	}

	private static void reversed(FilterMatch match, EAttribute first, EAttribute last, Findings findings) {
		long from = number(Numeral.of((String) match.eGet(first)));
		long to = number(Numeral.of((String) match.eGet(last)));
		if (from != Values.NONE && to != Values.NONE && from > to) {
			findings.warning("nwfilter.ports", match, last, from, to);
		}
	}
}

package org.gasthaus.rules.internal;

import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.device.DevicePackage;
import org.gasthaus.model.device.Disk;
import org.gasthaus.model.device.Interface;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.network.Network;
import org.gasthaus.model.network.NetworkIp;
import org.gasthaus.model.network.NetworkPackage;
import org.gasthaus.model.storage.StoragePool;
import org.gasthaus.model.types.MacAddress;
import org.gasthaus.model.types.Uuid;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.Violation;

/** Rules over a set of definitions. */
public final class SetRules {
	private record Use(String definition, boolean shared) {
	}

	private record Block(String definition, String network, BigInteger first, BigInteger last, int bits) {
	}

	private final Map<String, Use> seen = new HashMap<>();
	private final List<Block> blocks = new ArrayList<>();
	private final Set<MacAddress> macs = new HashSet<>();
	private final Set<String> names = new HashSet<>();
	private final Set<String> pools = new HashSet<>();

	private SetRules() {
	}

	/** Checks definitions against each other, in their order. */
	public static void check(Map<String, EObject> roots, Map<String, Findings> findings) {
		SetRules rules = new SetRules();
		for (EObject root : roots.values()) {
			if (root instanceof StoragePool pool && pool.getTarget() != null && has(pool.getTarget().getPath())
					&& pool.getTarget().getPath().startsWith("/")) {
				rules.pools.add(pool.getTarget().getPath().replaceAll("/+$", "") + '/');
			}
			rules.macs.addAll(FreePlaces.macs(root));
			EStructuralFeature name = root.eClass().getEStructuralFeature("name");
			if (name != null && root.eGet(name) instanceof String text) {
				rules.names.add(text);
			}
		}
		roots.forEach((name, root) -> rules.one(name, root, findings.get(name)));
	}

	private void one(String definition, EObject root, Findings findings) {
		EStructuralFeature name = root.eClass().getEStructuralFeature("name");
		EStructuralFeature uuid = root.eClass().getEStructuralFeature("uuid");
		String kind = root.eClass().getName();
		if (name != null && root.eGet(name) instanceof String text && has(text)) {
			taken(kind + " name " + text, "set.name", definition, root, name, text, findings);
		}
		if (uuid != null && root.eGet(uuid) instanceof Uuid value && value.isValid()) {
			taken(kind + " uuid " + value.canonical(), "set.uuid", definition, root, uuid, value.canonical(), findings);
		}
		if (root instanceof Domain domain && domain.getDevices() != null) {
			for (Interface nic : domain.getDevices().getInterfaces()) {
				MacAddress mac = nic.getMac() == null ? null : nic.getMac().getAddress();
				if (mac != null && mac.isValid()) {
					taken("mac " + mac.canonical(), "set.mac", definition, nic.getMac(), DevicePackage.Literals.INTERFACE_MAC__ADDRESS, mac.canonical(),
							findings);
				}
			}
			domain.getDevices().getDisks().forEach(disk -> disk(definition, disk, findings));
		}
		if (root instanceof Network network) {
			network(definition, network, findings);
		}
	}

	private void taken(String key, String code, String definition, EObject object, EStructuralFeature feature, String value, Findings findings) {
		Use other = seen.putIfAbsent(key, new Use(definition, false));
		if (other != null) {
			Violation violation = findings.error(code, object, feature, value, other.definition());
			String free = free(code, definition, value, findings);
			if (free != null) {
				violation.orSet(object, (EAttribute) feature, free);
			}
		}
	}

	/** A value that nobody has: the same each time that the same definitions are checked. */
	private String free(String code, String definition, String value, Findings findings) {
		Random random = new Random((definition + ' ' + value).hashCode());
		return switch (code) {
		case "set.uuid" -> UUID.nameUUIDFromBytes((definition + ' ' + value).getBytes(StandardCharsets.UTF_8)).toString();
		case "set.mac" -> MacAddress.generate(findings.context().type(), macs, random).toString();
		case "set.name" -> IntStream.iterate(2, number -> number + 1).mapToObj(number -> value + '-' + number).filter(name -> !names.contains(name))
				.findFirst().orElseThrow();
		default -> null;
		};
	}

	private void disk(String definition, Disk disk, Findings findings) {
		if (disk.getSource() == null || disk.isReadonly() || is(disk.getDevice(), "cdrom", "floppy")) {
			return;
		}
		String file = disk.getSource().getFile();
		String device = disk.getSource().getDev();
		String path = has(file) ? file : has(device) ? device : has(disk.getSource().getVolume())
				? disk.getSource().getPool() + '/' + disk.getSource().getVolume() : null;
		if (path == null) {
			return;
		}
		if (has(file) && file.startsWith("/") && !pools.isEmpty() && pools.stream().noneMatch(pool -> file.startsWith(pool))) {
			findings.info("set.image-outside-pools", disk.getSource(), DevicePackage.Literals.STORAGE_SOURCE__FILE, file);
		}
		Use other = seen.putIfAbsent("disk " + path, new Use(definition, disk.isShareable()));
		if (other != null && !(other.shared() && disk.isShareable())) {
			EStructuralFeature feature = has(file) ? DevicePackage.Literals.STORAGE_SOURCE__FILE : has(device)
					? DevicePackage.Literals.STORAGE_SOURCE__DEV : DevicePackage.Literals.STORAGE_SOURCE__VOLUME;
			findings.error("set.disk", disk.getSource(), feature, path, other.definition());
		}
	}

	private void network(String definition, Network network, Findings findings) {
		if (network.getBridge() != null && has(network.getBridge().getName()) && is(NetworkRules.mode(network), "", "nat", "route", "open")) {
			taken("bridge " + network.getBridge().getName(), "set.bridge", definition, network.getBridge(),
					NetworkPackage.Literals.NETWORK_BRIDGE__NAME, network.getBridge().getName(), findings);
		}
		for (NetworkIp ip : network.getIps()) {
			Optional<IpAddress> address = IpAddress.parse(ip.getAddress());
			int prefix = address.map(at -> NetworkRules.prefix(ip, at)).orElse(-1);
			if (prefix < 0) {
				continue;
			}
			Block block = new Block(definition, network.getName(), address.get().network(prefix), address.get().last(prefix), address.get().bits());
			for (Block other : blocks) {
				if (other.bits() == block.bits() && other.first().compareTo(block.last()) <= 0 && block.first().compareTo(other.last()) <= 0) {
					findings.error("set.addresses", ip, NetworkPackage.Literals.NETWORK_IP__ADDRESS, ip.getAddress() + '/' + prefix, other.network(),
							other.definition());
					break;
				}
			}
			blocks.add(block);
		}
	}
}

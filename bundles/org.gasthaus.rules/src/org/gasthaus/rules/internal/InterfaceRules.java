package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.number;

import java.util.Map;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.device.Interface;
import org.gasthaus.model.device.InterfaceDriver;
import org.gasthaus.model.device.InterfaceIp;
import org.gasthaus.model.device.InterfaceMac;
import org.gasthaus.model.device.InterfaceSource;
import org.gasthaus.model.device.Reconnect;
import org.gasthaus.model.device.Rom;
import org.gasthaus.model.network.Bandwidth;
import org.gasthaus.model.network.NetworkPackage;
import org.gasthaus.model.network.Virtualport;
import org.gasthaus.model.network.VirtualportParameters;
import org.gasthaus.model.network.Vlan;
import org.gasthaus.model.network.VlanTag;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.Findings;

/** Network interfaces of a guest. */
final class InterfaceRules {
	private static final Map<String, EAttribute> REQUIRED = Map.of("network", INTERFACE_SOURCE__NETWORK, "bridge", INTERFACE_SOURCE__BRIDGE,
			"direct", INTERFACE_SOURCE__DEV, "internal", INTERFACE_SOURCE__NAME, "vdpa", INTERFACE_SOURCE__DEV, "vhostuser", INTERFACE_SOURCE__PATH,
			"server", INTERFACE_SOURCE__PORT, "client", INTERFACE_SOURCE__PORT, "mcast", INTERFACE_SOURCE__PORT, "udp", INTERFACE_SOURCE__PORT);

	static final int LONGEST_NAME = 15;

	private InterfaceRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Interface.class, InterfaceRules::source);
		rules.add(Interface.class, InterfaceRules::vhostUser);
		rules.add(InterfaceMac.class, InterfaceRules::mac);
		rules.add(Interface.class, InterfaceRules::name);
		rules.add(Interface.class, InterfaceRules::driver);
		rules.add(Interface.class, InterfaceRules::tuning);
		rules.add(Interface.class, InterfaceRules::teaming);
		rules.add(Interface.class, InterfaceRules::guestAddresses);
		rules.add(InterfaceIp.class, InterfaceRules::ip);
		rules.add(Vlan.class, InterfaceRules::vlan);
		rules.add(Virtualport.class, InterfaceRules::virtualport);
		rules.add(Bandwidth.class, InterfaceRules::bandwidth);
		rules.add(Rom.class, InterfaceRules::rom);
	}

	/** Linux takes 15 characters. */
	private static void name(Interface nic, Findings findings) {
		String name = nic.getTarget() == null ? null : nic.getTarget().getDev();
		if (name != null && name.length() > LONGEST_NAME && is(nic.getType(), "network", "bridge", "ethernet", "direct") && findings.context().isType("qemu", "kvm", "lxc")) {
			findings.warning("interface.name-long", nic.getTarget(), INTERFACE_TARGET__DEV, name, LONGEST_NAME).orSet(nic.getTarget(), INTERFACE_TARGET__DEV, name.substring(0, LONGEST_NAME));
		}
	}

	private static void source(Interface nic, Findings findings) {
		String type = nic.getType();
		InterfaceSource source = nic.getSource();
		EAttribute required = type == null ? null : REQUIRED.get(type);
		if (required == null) {
			if (is(type, "hostdev") && source == null) {
				findings.error("interface.source-missing", nic, INTERFACE__TYPE, type);
			}
			return;
		}
		if (source == null) {
			findings.error("interface.source-missing", nic, INTERFACE__TYPE, type);
		} else if (!source.eIsSet(required)) {
			findings.error("interface.source-part", source, null, type, required.getName());
		} else if (is(type, "client", "mcast", "udp") && !has(source.getAddress())) {
			findings.error("interface.source-part", source, null, type, "address");
		} else if (is(type, "udp") && source.getLocal() == null) {
			findings.error("interface.local-missing", source, null);
		} else if (is(type, "udp") && source.getLocal().getPort() == null) {
			findings.error("interface.source-part", source.getLocal(), null, type, "port");
		}
	}

	private static void vhostUser(Interface nic, Findings findings) {
		if (!is(nic.getType(), "vhostuser")) {
			return;
		}
		if (nic.getModel() == null || nic.getModel().getType() == null || !nic.getModel().getType().startsWith("virtio")) {
			findings.error("interface.vhostuser-model", nic.getModel() == null ? nic : nic.getModel(), nic.getModel() == null ? INTERFACE__TYPE
					: INTERFACE_MODEL__TYPE);
		}
		InterfaceSource source = nic.getSource();
		if (source != null && source.getReconnect() != null) {
			Reconnect reconnect = source.getReconnect();
			if (is(source.getMode(), "server")) {
				findings.error("interface.reconnect-server", source, INTERFACE_SOURCE__RECONNECT).orUnset(source, INTERFACE_SOURCE__RECONNECT);
			} else if (Toggle.isOn(reconnect.getEnabled()) && reconnect.getTimeout() == null) {
				findings.error("chardev.reconnect-timeout-missing", reconnect, RECONNECT__ENABLED).orSet(reconnect, RECONNECT__TIMEOUT, "10");
			}
		}
	}

	private static void mac(InterfaceMac mac, Findings findings) {
		if (mac.getAddress() == null) {
			return;
		}
		if (!mac.getAddress().isValid()) {
			findings.error("interface.mac", mac, INTERFACE_MAC__ADDRESS, mac.getAddress());
		} else if (Integer.parseInt(mac.getAddress().canonical().substring(0, 2), 16) % 2 == 1) {
			String fixed = String.format(java.util.Locale.ROOT, "%02x", Integer.parseInt(mac.getAddress().canonical().substring(0, 2), 16) & 0xfe)
					+ mac.getAddress().canonical().substring(2);
			findings.error("interface.mac-multicast", mac, INTERFACE_MAC__ADDRESS, mac.getAddress()).orSet(mac, INTERFACE_MAC__ADDRESS, fixed);
		}
	}

	private static void driver(Interface nic, Findings findings) {
		InterfaceDriver driver = nic.getDriver();
		if (driver == null) {
			return;
		}
		String model = nic.getModel() == null ? null : nic.getModel().getType();
		boolean virtio = model != null && model.startsWith("virtio");
		if (model != null && !virtio) {
			for (EAttribute option : new EAttribute[] { INTERFACE_DRIVER__IOMMU, INTERFACE_DRIVER__ATS, INTERFACE_DRIVER__PACKED,
					INTERFACE_DRIVER__PAGE_PER_VQ }) {
				if (driver.eIsSet(option)) {
					findings.error("interface.virtio-option", driver, option, XmlNames.of(option), model).orUnset(driver, option);
				}
			}
		}
		if (virtio && findings.context().isQemu()) {
			queue(driver, INTERFACE_DRIVER__RX_QUEUE_SIZE, number(driver.getRxQueueSize(), 0), findings);
			queue(driver, INTERFACE_DRIVER__TX_QUEUE_SIZE, number(driver.getTxQueueSize(), 0), findings);
		}
	}

	private static void queue(InterfaceDriver driver, EAttribute feature, long size, Findings findings) {
		if (size > 0 && !Values.isPowerOfTwo(size)) {
			findings.error("interface.queue-size", driver, feature, XmlNames.of(feature)).orSet(driver, feature,
					Long.toString(Long.highestOneBit(size)));
		}
	}

	private static void tuning(Interface nic, Findings findings) {
		if (!findings.context().isQemu()) {
			return;
		}
		String type = nic.getType();
		boolean tap = is(type, "network", "bridge", "ethernet", "direct");
		// libvirt takes 0 for none
		if (nic.getMtu() != null && number(nic.getMtu().getSize()) != 0 && !tap && !is(type, "vhostuser", "vdpa")) {
			findings.error("interface.mtu-type", nic, INTERFACE__MTU, type).orUnset(nic, INTERFACE__MTU);
		}
		if (nic.getCoalesce() != null && !is(type, "network", "bridge", "ethernet")) {
			findings.error("interface.coalesce-type", nic, INTERFACE__COALESCE, type).orUnset(nic, INTERFACE__COALESCE);
		}
		if (nic.getPort() != null && Toggle.isOn(nic.getPort().getIsolated()) && !is(type, "network", "bridge")) {
			findings.error("interface.isolated-type", nic, INTERFACE__PORT, type).orUnset(nic, INTERFACE__PORT);
		} else if (nic.getPort() != null && Toggle.isOn(nic.getPort().getIsolated()) && nic.getVirtualport() != null && is(nic.getVirtualport().getType(), "openvswitch")) {
			findings.error("interface.isolated-type", nic, INTERFACE__PORT, nic.getVirtualport().getType()).orUnset(nic, INTERFACE__PORT);
		}
		if (is(type, "hostdev") && nic.getBackend() != null && nic.getBackend().getTap() != null) {
			findings.error("interface.tap-type", nic.getBackend(), INTERFACE_BACKEND__TAP, type).orUnset(nic, INTERFACE__BACKEND);
		}
		if (nic.getFilterref() != null && is(type, "vhostuser", "hostdev", "vdpa")) {
			findings.warning("interface.filter-type", nic, INTERFACE__FILTERREF, type);
		}
	}

	private static void teaming(Interface nic, Findings findings) {
		if (nic.getTeaming() == null || nic.getTeaming().getType() == null) {
			return;
		}
		boolean transientPart = is(nic.getTeaming().getType(), "transient");
		boolean names = has(nic.getTeaming().getPersistent());
		String model = nic.getModel() == null ? null : nic.getModel().getType();
		if (transientPart && !names) {
			findings.error("interface.teaming-persistent-missing", nic.getTeaming(), TEAMING__TYPE);
		} else if (!transientPart && names) {
			findings.error("interface.teaming-persistent", nic.getTeaming(), TEAMING__PERSISTENT).orUnset(nic.getTeaming(), TEAMING__PERSISTENT);
		} else if (transientPart && findings.context().isQemu() && !is(nic.getType(), "hostdev", "network")) {
			findings.error("interface.teaming-type", nic, INTERFACE__TYPE, nic.getType());
		} else if (!transientPart && findings.context().isQemu() && (model == null || !model.startsWith("virtio"))) {
			findings.error("interface.teaming-model", nic, INTERFACE__TEAMING);
		}
	}

	private static void guestAddresses(Interface nic, Findings findings) {
		if (!findings.context().isQemu()) {
			return;
		}
		if (!nic.getRoutes().isEmpty()) {
			findings.error("interface.route", nic.getRoutes().get(0), null).orUnset(nic, INTERFACE__ROUTES);
		}
		if (!nic.getIps().isEmpty() && nic.getType() != null && !is(nic.getType(), "user")) {
			findings.error("interface.ip-type", nic.getIps().get(0), null, nic.getType()).orUnset(nic, INTERFACE__IPS);
			return;
		}
		boolean four = false;
		boolean six = false;
		for (InterfaceIp ip : nic.getIps()) {
			boolean v6 = is(ip.getFamily(), "ipv6") || ip.getAddress() != null && ip.getAddress().indexOf(':') >= 0;
			if (v6 ? six : four) {
				findings.error("interface.ip-two", ip, INTERFACE_IP__ADDRESS, v6 ? "IPv6" : "IPv4").orRemove(ip);
			}
			six |= v6;
			four |= !v6;
			if (has(ip.getPeer())) {
				findings.error("interface.ip-peer", ip, INTERFACE_IP__PEER).orUnset(ip, INTERFACE_IP__PEER);
			} else if (ip.getPrefix() != null && !v6 && ip.getPrefix().isWithin(0, 32) && !ip.getPrefix().isWithin(4, 27)
					&& number(ip.getPrefix()) != 0) {
				findings.error("interface.ip-prefix-user", ip, INTERFACE_IP__PREFIX).orSet(ip, INTERFACE_IP__PREFIX, "24");
			}
		}
	}

	private static void ip(InterfaceIp ip, Findings findings) {
		boolean v6 = is(ip.getFamily(), "ipv6") || ip.getFamily() == null && ip.getAddress() != null && ip.getAddress().indexOf(':') >= 0;
		if (ip.getPrefix() != null && ip.getPrefix().isValid() && !ip.getPrefix().isWithin(0, v6 ? 128 : 32)) {
			findings.error("interface.ip-prefix", ip, INTERFACE_IP__PREFIX, ip.getPrefix());
		}
		if (has(ip.getAddress()) && ip.getFamily() != null
				&& IpAddress.parse(ip.getAddress()).filter(address -> address.bits() == 128 != is(ip.getFamily(), "ipv6")).isPresent()) {
			findings.error("interface.ip-family", ip, INTERFACE_IP__FAMILY, ip.getAddress(), ip.getFamily()).orUnset(ip, INTERFACE_IP__FAMILY);
		}
		if (has(ip.getAddress()) && IpAddress.parse(ip.getAddress()).isEmpty()) {
			findings.error("interface.ip-address", ip, INTERFACE_IP__ADDRESS, ip.getAddress());
		}
	}

	private static void vlan(Vlan vlan, Findings findings) {
		if (vlan.getTags().isEmpty()) {
			findings.error("vlan.no-tag", vlan, null);
			return;
		}
		boolean nativeSeen = false;
		for (VlanTag tag : vlan.getTags()) {
			if (number(tag.getId()) > 4095) {
				findings.error("vlan.tag-range", tag, NetworkPackage.Literals.VLAN_TAG__ID, tag.getId());
			}
			if (tag.getNativeMode() != null && nativeSeen) {
				findings.error("vlan.native-twice", tag, NetworkPackage.Literals.VLAN_TAG__NATIVE_MODE).orUnset(tag,
						NetworkPackage.Literals.VLAN_TAG__NATIVE_MODE);
			}
			nativeSeen |= tag.getNativeMode() != null;
		}
		if (vlan.getTags().size() > 1 && Toggle.isOff(vlan.getTrunk())) {
			findings.error("vlan.trunk", vlan, NetworkPackage.Literals.VLAN__TRUNK).orSet(vlan, NetworkPackage.Literals.VLAN__TRUNK, "yes");
		}
	}

	private static void virtualport(Virtualport port, Findings findings) {
		EObject owner = port.eContainer();
		if (owner instanceof Interface nic && nic.getType() != null && !is(nic.getType(), "network", "bridge", "direct", "hostdev", "vds", "ethernet")) {
			findings.error("interface.virtualport-type", nic, INTERFACE__VIRTUALPORT, nic.getType()).orUnset(nic, INTERFACE__VIRTUALPORT);
			return;
		}
		if (port.getType() == null) {
			return;
		}
		VirtualportParameters parameters = port.getParameters();
		EAttribute[] required = switch (port.getType()) {
		case "802.1Qbg" -> new EAttribute[] { NetworkPackage.Literals.VIRTUALPORT_PARAMETERS__MANAGERID,
				NetworkPackage.Literals.VIRTUALPORT_PARAMETERS__TYPEID, NetworkPackage.Literals.VIRTUALPORT_PARAMETERS__TYPEIDVERSION };
		case "802.1Qbh" -> new EAttribute[] { NetworkPackage.Literals.VIRTUALPORT_PARAMETERS__PROFILEID };
		case "midonet" -> new EAttribute[] { NetworkPackage.Literals.VIRTUALPORT_PARAMETERS__INTERFACEID };
		default -> new EAttribute[0];
		};
		boolean complete = owner instanceof Interface nic && !is(nic.getType(), "network");
		for (EAttribute part : required) {
			if (complete && (parameters == null || !parameters.eIsSet(part))) {
				findings.error("virtualport.missing", parameters == null ? port : parameters, null, part.getName(), port.getType());
				return;
			}
		}
		if (parameters == null) {
			return;
		}
		java.util.List<String> allowed = switch (port.getType()) {
		case "802.1Qbg" -> java.util.List.of("managerid", "typeid", "typeidversion", "instanceid");
		case "802.1Qbh" -> java.util.List.of("profileid");
		case "openvswitch" -> java.util.List.of("interfaceid", "profileid");
		case "midonet" -> java.util.List.of("interfaceid");
		default -> java.util.List.of("managerid", "typeid", "typeidversion", "instanceid", "profileid", "interfaceid");
		};
		for (EAttribute attribute : parameters.eClass().getEAttributes()) {
			if (parameters.eIsSet(attribute) && !allowed.contains(attribute.getName())) {
				findings.error("virtualport.extra", parameters, attribute, attribute.getName(), port.getType()).orUnset(parameters, attribute);
			}
		}
	}

	private static void bandwidth(Bandwidth bandwidth, Findings findings) {
		if (bandwidth.getClassID() != null && (bandwidth.eContainer() instanceof Interface
				|| bandwidth.eContainer() instanceof org.gasthaus.model.network.Network
				|| bandwidth.eContainer() instanceof org.gasthaus.model.network.NetworkPortgroup)) {
			findings.error("bandwidth.class", bandwidth, NetworkPackage.Literals.BANDWIDTH__CLASS_ID).orUnset(bandwidth,
					NetworkPackage.Literals.BANDWIDTH__CLASS_ID);
		}
		if (bandwidth.getInbound() != null && bandwidth.getInbound().getAverage() == null
				&& (bandwidth.getInbound().getFloor() == null || bandwidth.getInbound().getPeak() != null || bandwidth.getInbound().getBurst() != null)) {
			findings.error("bandwidth.average-missing", bandwidth.getInbound(), null);
		}
		if (bandwidth.getOutbound() != null && bandwidth.getOutbound().getFloor() != null) {
			findings.error("bandwidth.floor-outbound", bandwidth.getOutbound(), NetworkPackage.Literals.BANDWIDTH_LIMIT__FLOOR)
					.orUnset(bandwidth.getOutbound(), NetworkPackage.Literals.BANDWIDTH_LIMIT__FLOOR);
		} else if (bandwidth.getOutbound() != null && bandwidth.getOutbound().getAverage() == null) {
			findings.error("bandwidth.average-missing", bandwidth.getOutbound(), null);
		}
		if (bandwidth.getInbound() != null && bandwidth.getInbound().getFloor() != null
				&& (bandwidth.eContainer() instanceof Interface nic ? nic.getType() != null && !is(nic.getType(), "network")
						: bandwidth.eContainer() instanceof org.gasthaus.model.network.Network
								|| bandwidth.eContainer() instanceof org.gasthaus.model.network.NetworkPortgroup)) {
			findings.error("bandwidth.floor-type", bandwidth.getInbound(), NetworkPackage.Literals.BANDWIDTH_LIMIT__FLOOR)
					.orUnset(bandwidth.getInbound(), NetworkPackage.Literals.BANDWIDTH_LIMIT__FLOOR);
		}
	}

	private static void rom(Rom rom, Findings findings) {
		if (Toggle.isOff(rom.getEnabled()) && (rom.getBar() != null || has(rom.getFile()))) {
			findings.error("interface.rom-disabled", rom, rom.getBar() != null ? ROM__BAR : ROM__FILE).orUnset(rom, ROM__ENABLED);
		}
	}
}

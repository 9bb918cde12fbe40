package org.gasthaus.rules.internal;

import static org.gasthaus.model.network.NetworkPackage.Literals.*;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.number;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.MacElement;
import org.gasthaus.model.ModelPackage;
import org.gasthaus.model.Range;
import org.gasthaus.model.network.DhcpHost;
import org.gasthaus.model.network.DhcpLease;
import org.gasthaus.model.network.DhcpRange;
import org.gasthaus.model.network.DnsForwarder;
import org.gasthaus.model.network.DnsHost;
import org.gasthaus.model.network.DnsSrv;
import org.gasthaus.model.network.DnsTxt;
import org.gasthaus.model.network.ForwardAddress;
import org.gasthaus.model.network.ForwardInterface;
import org.gasthaus.model.network.Network;
import org.gasthaus.model.network.NetworkBridge;
import org.gasthaus.model.network.NetworkDns;
import org.gasthaus.model.network.NetworkForward;
import org.gasthaus.model.network.NetworkForwardNat;
import org.gasthaus.model.network.NetworkIp;
import org.gasthaus.model.network.NetworkPortgroup;
import org.gasthaus.model.network.Route;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.Change;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.Violation;

/** Virtual networks: how they forward, their addresses, DHCP and DNS. */
final class NetworkRules {
	private static final int IPV4 = 32;

	private NetworkRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Network.class, NetworkRules::identity);
		rules.add(NetworkBridge.class, NetworkRules::bridgeName);
		rules.add(Network.class, NetworkRules::forward);
		rules.add(NetworkForward.class, NetworkRules::forwardParts);
		rules.add(NetworkForwardNat.class, NetworkRules::nat);
		rules.add(Network.class, NetworkRules::addresses);
		rules.add(NetworkIp.class, NetworkRules::ip);
		rules.add(NetworkIp.class, NetworkRules::dhcp);
		rules.add(DhcpLease.class, NetworkRules::lease);
		rules.add(Network.class, NetworkRules::routes);
		rules.add(Network.class, NetworkRules::portgroups);
		rules.add(Network.class, NetworkRules::vlan);
		rules.add(Network.class, NetworkRules::portgroupVlan);
		rules.add(NetworkDns.class, NetworkRules::dns);
	}

	private static void bridgeName(NetworkBridge bridge, Findings findings) {
		String name = bridge.getName();
		if (name != null && name.length() > InterfaceRules.LONGEST_NAME) {
			findings.warning("network.bridge-long", bridge, NETWORK_BRIDGE__NAME, name, InterfaceRules.LONGEST_NAME).orSet(bridge, NETWORK_BRIDGE__NAME,
					name.substring(0, InterfaceRules.LONGEST_NAME));
		}
	}

	/** How the network forwards; empty for an isolated one. */
	static String mode(Network network) {
		return network.getForward() == null ? "" : network.getForward().getMode() == null ? "nat" : network.getForward().getMode();
	}

	private static void identity(Network network, Findings findings) {
		if (network.getName() != null && network.getName().isEmpty()) {
			findings.error("name.empty", network, NETWORK__NAME);
		}
		if (network.getName() != null && network.getName().indexOf('/') >= 0) {
			findings.error("name.slash", network, NETWORK__NAME, network.getName()).orSet(network, NETWORK__NAME, network.getName().replace('/', '-'));
		}
		if (network.getUuid() != null && !network.getUuid().isValid()) {
			findings.error("name.uuid", network, NETWORK__UUID, network.getUuid()).orUnset(network, NETWORK__UUID);
		}
		MacElement mac = network.getMac();
		if (mac != null && mac.getAddress() != null && isMulticast(mac.getAddress())) {
			findings.error("interface.mac-multicast", mac, ModelPackage.Literals.MAC_ELEMENT__ADDRESS, mac.getAddress());
		}
	}

	private static boolean isMulticast(org.gasthaus.model.types.MacAddress mac) {
		return mac.isValid() && Integer.parseInt(mac.canonical().substring(0, 2), 16) % 2 == 1;
	}

	private static void forward(Network network, Findings findings) {
		String mode = mode(network);
		boolean served = is(mode, "", "nat", "route", "open");
		NetworkForward forward = network.getForward();
		if (is(mode, "nat", "route", "open") && network.getIps().isEmpty() && network.getName() != null) {
			findings.error("network.no-address", forward, NETWORK_FORWARD__MODE, mode);
		}
		if (mode.equals("open") && forward.getDev() != null) {
			findings.error("network.open-dev", forward, NETWORK_FORWARD__DEV).orUnset(forward, NETWORK_FORWARD__DEV);
		}
		if (!mode.isEmpty() && !served && forward != null) {
			boolean device = forward.getDev() != null || !forward.getInterfaces().isEmpty() || forward.getPf() != null;
			if (mode.equals("bridge") && network.getBridge() != null && has(network.getBridge().getName()) && device) {
				findings.error("network.bridge-and-dev", network, NETWORK__BRIDGE).orUnset(network, NETWORK__BRIDGE);
			} else if (!mode.equals("bridge") && network.getBridge() != null && has(network.getBridge().getName())) {
				findings.error("network.bridge-mode", network, NETWORK__BRIDGE, mode).orUnset(network, NETWORK__BRIDGE);
			}
			for (EStructuralFeature feature : List.of(NETWORK__DOMAIN, NETWORK__BANDWIDTH, NETWORK__MAC, NETWORK__ROUTES)) {
				if (network.eIsSet(feature) && !(feature == NETWORK__BANDWIDTH && mode.equals("bridge"))) {
					findings.error("network.element-mode", network, feature, XmlNames.of(feature), mode).orUnset(network, feature);
				}
			}
			if (network.getDns() != null && !network.getDns().eContents().isEmpty()) {
				findings.error("network.element-mode", network, NETWORK__DNS, "dns", mode).orUnset(network, NETWORK__DNS);
			}
			if (mode.equals("bridge") && network.getBridge() != null && (network.getBridge().getStp() != null
					|| number(network.getBridge().getDelay(), 0) > 0 || network.getBridge().getZone() != null)) {
				EStructuralFeature option = network.getBridge().getStp() != null ? NETWORK_BRIDGE__STP
						: network.getBridge().getZone() != null ? NETWORK_BRIDGE__ZONE : NETWORK_BRIDGE__DELAY;
				findings.error("network.bridge-option", network.getBridge(), option, XmlNames.of(option)).orUnset(network.getBridge(), option);
			}
			if (!network.getIps().isEmpty()) {
				(mode.equals("bridge") ? findings.error("network.addresses-unused", network, NETWORK__IPS, mode)
						: findings.warning("network.addresses-unused", network, NETWORK__IPS, mode)).orUnset(network, NETWORK__IPS);
			}
			if (network.getMtu() != null) {
				findings.error("network.element-mode", network, NETWORK__MTU, "mtu", mode).orUnset(network, NETWORK__MTU);
			}
		}
	}

	private static void forwardParts(NetworkForward forward, Findings findings) {
		Set<String> seen = new HashSet<>();
		for (ForwardInterface nic : forward.getInterfaces()) {
			if (nic.getDev() != null && !seen.add(nic.getDev())) {
				findings.error("network.interface-duplicate", nic, FORWARD_INTERFACE__DEV, nic.getDev()).orRemove(nic);
			}
		}
		if (forward.getDev() != null && !forward.getInterfaces().isEmpty() && forward.getInterfaces().get(0).getDev() != null
				&& !forward.getDev().equals(forward.getInterfaces().get(0).getDev())) {
			findings.error("network.dev-differs", forward, NETWORK_FORWARD__DEV, forward.getDev(), forward.getInterfaces().get(0).getDev())
					.orUnset(forward, NETWORK_FORWARD__DEV);
		}
		seen.clear();
		if (!forward.getAddresses().isEmpty() && !is(forward.getMode(), "hostdev")) {
			findings.warning("network.pci-mode", forward.getAddresses().get(0), null, forward.getMode() == null ? "nat" : forward.getMode())
					.orUnset(forward, NETWORK_FORWARD__ADDRESSES).orSet(forward, NETWORK_FORWARD__MODE, "hostdev");
		}
		for (ForwardAddress address : forward.getAddresses()) {
			String text = Values.part(address.getDomain(), 0) + ":" + Values.part(address.getBus(), 0) + ':' + Values.part(address.getSlot(), 0) + '.'
					+ Values.part(address.getFunction(), 0);
			if (address.getType() != null && !address.getType().equals("pci")) {
				findings.error("network.address-type", address, FORWARD_ADDRESS__TYPE, address.getType());
			} else if (!seen.add(text)) {
				findings.error("network.interface-duplicate", address, FORWARD_ADDRESS__SLOT, text).orRemove(address);
			}
		}
		if (forward.getNat() != null && forward.getMode() != null && !forward.getMode().equals("nat")) {
			findings.error("network.nat-mode", forward, NETWORK_FORWARD__NAT, forward.getMode()).orUnset(forward, NETWORK_FORWARD__NAT);
		}
		if (is(forward.getMode(), "hostdev") && !forward.getInterfaces().isEmpty()) {
			findings.warning("network.hostdev-interfaces", forward.getInterfaces().get(0), null);
		}
		if (is(forward.getMode(), "hostdev") && forward.getDev() != null && !forward.getAddresses().isEmpty()) {
			findings.error("network.dev-and-addresses", forward, NETWORK_FORWARD__DEV).orUnset(forward, NETWORK_FORWARD__DEV);
		}
	}

	/** The same hosts in the network of the bridge, where they are some there and it is not among them. */
	private static void moveInto(IpAddress bridge, int prefix, IpAddress start, IpAddress end, DhcpRange range, Violation violation) {
		IpAddress first = start.in(bridge, prefix);
		IpAddress last = end.in(bridge, prefix);
		boolean fits = bridge.bits() == IPV4 && prefix < IPV4 - 1 && (first.value().compareTo(last.value()) < 0 || start.equals(end))
				&& first.value().compareTo(bridge.network(prefix)) > 0 && last.value().compareTo(bridge.last(prefix)) < 0
				&& (bridge.value().compareTo(first.value()) < 0 || bridge.value().compareTo(last.value()) > 0);
		if (fits) {
			violation.or("fix.into-network", List.of(Change.setText(range, DHCP_RANGE__START, first.dotted()), Change.setText(range, DHCP_RANGE__END, last.dotted())),
					first.dotted(), last.dotted());
		}
	}

	private static void nat(NetworkForwardNat nat, Findings findings) {
		Range port = nat.getPort();
		if (port != null && port.getStart() != null && port.getEnd() != null && port.getStart().matches("[0-9]{1,5}")
				&& port.getEnd().matches("[0-9]{1,5}")) {
			if (Integer.parseInt(port.getEnd()) < Integer.parseInt(port.getStart()) || Integer.parseInt(port.getEnd()) > 65535) {
				Violation wrong = findings.error("network.nat-ports", port, ModelPackage.Literals.RANGE__END, port.getStart(), port.getEnd());
				if (Integer.parseInt(port.getEnd()) <= 65535 && Integer.parseInt(port.getStart()) <= 65535) {
					wrong.or("fix.swap", List.of(Change.setText(port, ModelPackage.Literals.RANGE__START, port.getEnd()),
							Change.setText(port, ModelPackage.Literals.RANGE__END, port.getStart())));
				}
			}
		}
		Range address = nat.getAddress();
		if (address != null) {
			Optional<IpAddress> start = IpAddress.parse(address.getStart());
			Optional<IpAddress> end = IpAddress.parse(address.getEnd());
			if (start.isPresent() && end.isPresent() && start.get().value().compareTo(end.get().value()) > 0) {
				findings.error("network.range-reversed", address, ModelPackage.Literals.RANGE__END, address.getStart(), address.getEnd()).or("fix.swap", List.of(Change.setText(address, ModelPackage.Literals.RANGE__START, address.getEnd()),
						Change.setText(address, ModelPackage.Literals.RANGE__END, address.getStart())));
			}
		}
	}

	private static void addresses(Network network, Findings findings) {
		NetworkIp four = null;
		NetworkIp six = null;
		for (NetworkIp ip : network.getIps()) {
			if (ip.getDhcp() == null || ip.getDhcp().getRanges().isEmpty() && ip.getDhcp().getHosts().isEmpty()) {
				continue;
			}
			boolean v6 = is(ip.getFamily(), "ipv6");
			if (v6 ? six != null : four != null) {
				findings.error("network.dhcp-twice", ip, NETWORK_IP__DHCP, v6 ? "IPv6" : "IPv4").orUnset(ip, NETWORK_IP__DHCP);
			}
			six = v6 ? ip : six;
			four = v6 ? four : ip;
		}
	}

	/** The length of the prefix of an address, the class of the address where none is said; -1 when it is wrong. */
	static int prefix(NetworkIp ip, IpAddress address) {
		if (ip.getPrefix() != null) {
			return ip.getPrefix().isWithin(0, address.bits()) ? (int) number(ip.getPrefix()) : -1;
		}
		if (has(ip.getNetmask())) {
			return IpAddress.prefixOf(ip.getNetmask()).orElse(-1);
		}
		if (address.bits() == 128) {
			return 64;
		}
		int first = address.value().shiftRight(24).intValue();
		return first < 128 ? 8 : first < 192 ? 16 : 24;
	}

	private static void ip(NetworkIp ip, Findings findings) {
		Optional<IpAddress> address = IpAddress.parse(ip.getAddress());
		if (ip.getAddress() == null) {
			if (has(ip.getNetmask()) || ip.getPrefix() != null || ip.getDhcp() != null || ip.getFamily() != null) {
				findings.error("network.address-missing", ip, null);
			}
			return;
		}
		if (address.isEmpty()) {
			findings.error("network.address", ip, NETWORK_IP__ADDRESS, ip.getAddress());
			return;
		}
		boolean v6 = address.get().bits() == 128;
		if (v6 && !is(ip.getFamily(), "ipv6")) {
			findings.error("network.family", ip, ip.getFamily() == null ? NETWORK_IP__ADDRESS : NETWORK_IP__FAMILY, ip.getAddress(), "IPv6").orSet(ip,
					NETWORK_IP__FAMILY, "ipv6");
		} else if (!v6 && is(ip.getFamily(), "ipv6")) {
			findings.error("network.family", ip, NETWORK_IP__FAMILY, ip.getAddress(), "IPv4").orSet(ip, NETWORK_IP__FAMILY, "ipv4");
		} else if (v6 && has(ip.getNetmask())) {
			findings.error("network.netmask-ipv6", ip, NETWORK_IP__NETMASK).orUnset(ip, NETWORK_IP__NETMASK);
		} else if (has(ip.getNetmask()) && ip.getPrefix() != null) {
			findings.error("network.netmask-and-prefix", ip, NETWORK_IP__NETMASK).orUnset(ip, NETWORK_IP__NETMASK);
		} else if (ip.getPrefix() != null && ip.getPrefix().isValid() && !ip.getPrefix().isWithin(0, v6 ? 128 : 32)) {
			findings.error("network.prefix", ip, NETWORK_IP__PREFIX, ip.getPrefix());
		} else if (has(ip.getNetmask()) && IpAddress.prefixOf(ip.getNetmask()).isEmpty()) {
			if (ip.eContainer() instanceof Network network && !network.getRoutes().isEmpty()) {
				// a route asks for the length of the prefix
				findings.error("network.netmask", ip, NETWORK_IP__NETMASK, ip.getNetmask());
			} else {
				findings.warning("network.netmask", ip, NETWORK_IP__NETMASK, ip.getNetmask());
			}
		}
		if (v6 && ip.getTftp() != null) {
			findings.error("network.tftp-ipv6", ip, NETWORK_IP__TFTP).orUnset(ip, NETWORK_IP__TFTP);
		}
	}

	private static void dhcp(NetworkIp ip, Findings findings) {
		Optional<IpAddress> address = IpAddress.parse(ip.getAddress());
		if (ip.getDhcp() == null || address.isEmpty()) {
			return;
		}
		int prefix = prefix(ip, address.get());
		for (DhcpRange range : ip.getDhcp().getRanges()) {
			Optional<IpAddress> start = IpAddress.parse(range.getStart());
			Optional<IpAddress> end = IpAddress.parse(range.getEnd());
			if (start.isEmpty() || end.isEmpty() || prefix < 0) {
				continue;
			}
			if (address.get().value().signum() == 0) {
				continue;
			}
			if (start.get().bits() != end.get().bits() || start.get().bits() != address.get().bits()) {
				findings.error("network.range-family", range, DHCP_RANGE__START, range.getStart(), range.getEnd());
			} else if (start.get().value().compareTo(end.get().value()) > 0) {
				findings.error("network.range-reversed", range, DHCP_RANGE__END, range.getStart(), range.getEnd()).or("fix.swap", List.of(Change.setText(range, DHCP_RANGE__START, range.getEnd()),
						Change.setText(range, DHCP_RANGE__END, range.getStart())));
			} else if (end.get().value().subtract(start.get().value()).bitLength() > 16) {
				findings.error("network.range-large", range, DHCP_RANGE__END, range.getStart(), range.getEnd());
			} else if (!address.get().contains(start.get(), prefix) || !address.get().contains(end.get(), prefix)) {
				Violation outside = findings.error("network.range-outside", range, address.get().contains(start.get(), prefix) ? DHCP_RANGE__END : DHCP_RANGE__START,
						range.getStart(), range.getEnd(), ip.getAddress() + '/' + prefix);
				moveInto(address.get(), prefix, start.get(), end.get(), range, outside);
			} else if (address.get().bits() == 32 && prefix < 31) {
				if (start.get().value().equals(address.get().network(prefix))) {
					findings.error("network.range-network", range, DHCP_RANGE__START, range.getStart());
				} else if (end.get().value().equals(address.get().last(prefix))) {
					findings.error("network.range-broadcast", range, DHCP_RANGE__END, range.getEnd());
				}
			}
		}
		hosts(ip, address.get(), prefix, findings);
	}

	private static void hosts(NetworkIp ip, IpAddress address, int prefix, Findings findings) {
		boolean v6 = address.bits() == 128;
		Set<String> macs = new HashSet<>();
		Set<String> ips = new HashSet<>();
		for (DhcpHost host : ip.getDhcp().getHosts()) {
			if (v6 && host.getMac() != null) {
				findings.error("network.host-mac-ipv6", host, DHCP_HOST__MAC, host.getMac()).orUnset(host, DHCP_HOST__MAC);
			} else if (!v6 && host.getMac() != null && isMulticast(host.getMac())) {
				findings.error("interface.mac-multicast", host, DHCP_HOST__MAC, host.getMac());
			} else if (!v6 && host.getMac() == null && !has(host.getName())) {
				findings.error("network.host-nameless", host, null);
			} else if (!has(host.getIp())) {
				findings.error("network.host-address-missing", host, null);
			}
			Optional<IpAddress> at = IpAddress.parse(host.getIp());
			if (at.isPresent() && prefix >= 0 && !address.contains(at.get(), prefix)) {
				findings.warning("network.host-outside", host, DHCP_HOST__IP, host.getIp(), ip.getAddress() + '/' + prefix);
			}
			if (host.getMac() != null && host.getMac().isValid() && !macs.add(host.getMac().canonical())) {
				findings.warning("network.host-duplicate", host, DHCP_HOST__MAC, host.getMac()).orRemove(host);
			} else if (at.isPresent() && !ips.add(at.get().value().toString())) {
				findings.warning("network.host-duplicate", host, DHCP_HOST__IP, host.getIp()).orRemove(host);
			}
		}
	}

	private static void lease(DhcpLease lease, Findings findings) {
		long expiry = number(lease.getExpiry(), 0);
		long seconds = lease.getUnit() == null || is(lease.getUnit(), "minutes") ? expiry * 60 : is(lease.getUnit(), "hours") ? expiry * 3600 : expiry;
		if (expiry > 0 && seconds < 120) {
			findings.error("network.lease", lease, DHCP_LEASE__EXPIRY).orUnset(lease.eContainer(), lease.eContainingFeature());
		}
	}

	private static void routes(Network network, Findings findings) {
		for (Route route : network.getRoutes()) {
			Optional<IpAddress> target = IpAddress.parse(route.getAddress());
			if (!has(route.getGateway())) {
				findings.error("route.gateway-missing", route, null);
				continue;
			}
			Optional<IpAddress> gateway = IpAddress.parse(route.getGateway());
			if (target.isEmpty() || gateway.isEmpty()) {
				continue;
			}
			boolean v6 = is(route.getFamily(), "ipv6");
			if (target.get().bits() == 128 != v6) {
				findings.error("network.family", route, route.getFamily() == null ? ROUTE__ADDRESS : ROUTE__FAMILY, route.getAddress(),
						v6 ? "IPv4" : "IPv6");
				continue;
			}
			int prefix = route.getPrefix() != null ? (int) number(route.getPrefix(), -1)
					: has(route.getNetmask()) ? IpAddress.prefixOf(route.getNetmask()).orElse(-1) : -1;
			if (route.getPrefix() != null && has(route.getNetmask())) {
				findings.error("network.netmask-and-prefix", route, ROUTE__NETMASK).orUnset(route, ROUTE__NETMASK);
			} else if (prefix > (v6 ? 128 : 32)) {
				findings.error("network.prefix", route, ROUTE__PREFIX, route.getPrefix());
			} else if (prefix >= 0 && !target.get().network(prefix).equals(target.get().value())) {
				findings.error("route.not-network", route, ROUTE__ADDRESS, route.getAddress());
			}
			boolean reachable = network.getIps().stream().anyMatch(ip -> IpAddress.parse(ip.getAddress())
					.filter(own -> prefix(ip, own) >= 0 && own.contains(gateway.get(), prefix(ip, own))).isPresent());
			boolean known = network.getIps().stream().allMatch(ip -> IpAddress.parse(ip.getAddress()).filter(own -> prefix(ip, own) >= 0).isPresent());
			if (!reachable && known) {
				findings.error("route.gateway-unreachable", route, ROUTE__GATEWAY, route.getGateway()).orRemove(route);
			}
		}
	}

	private static void portgroups(Network network, Findings findings) {
		Set<String> seen = new HashSet<>();
		boolean standard = false;
		for (NetworkPortgroup group : network.getPortgroups()) {
			if (group.getName() == null) {
				findings.error("portgroup.name-missing", group, null);
			} else if (!seen.add(group.getName())) {
				findings.error("portgroup.duplicate", group, NETWORK_PORTGROUP__NAME, group.getName());
			}
			if (Toggle.isOn(group.getDefault()) && standard) {
				findings.error("portgroup.two-defaults", group, NETWORK_PORTGROUP__DEFAULT).orUnset(group, NETWORK_PORTGROUP__DEFAULT);
			}
			standard |= Toggle.isOn(group.getDefault());
		}
	}

	/** Only networks whose switch tags packets take VLANs. */
	private static void vlan(Network network, Findings findings) {
		String mode = mode(network);
		boolean served = is(mode, "", "nat", "route", "open");
		boolean allowed = mode.equals("hostdev") || mode.equals("passthrough")
				|| mode.equals("bridge") && network.getVirtualport() != null && is(network.getVirtualport().getType(), "openvswitch");
		if (network.getVlan() != null && !allowed && (served || mode.equals("bridge"))) {
			boolean switched = network.getPortgroups().stream()
					.anyMatch(group -> group.getVirtualport() != null && is(group.getVirtualport().getType(), "openvswitch"));
			if (!switched) {
				findings.error("network.vlan-mode", network, NETWORK__VLAN).orUnset(network, NETWORK__VLAN);
			}
		}
	}

	/** The driver refuses VLANs of port groups where nothing tags packets, though the parser does not. */
	private static void portgroupVlan(Network network, Findings findings) {
		String mode = mode(network);
		boolean allowed = is(mode, "hostdev", "passthrough")
				|| mode.equals("bridge") && network.getVirtualport() != null && is(network.getVirtualport().getType(), "openvswitch");
		for (NetworkPortgroup group : network.getPortgroups()) {
			boolean own = group.getVirtualport() != null;
			boolean fits = own ? mode.equals("bridge") && is(group.getVirtualport().getType(), "openvswitch") : allowed;
			if (group.getVlan() != null && !fits) {
				findings.warning("portgroup.vlan", group, NETWORK_PORTGROUP__VLAN).orUnset(group, NETWORK_PORTGROUP__VLAN);
			}
		}
	}

	private static void dns(NetworkDns dns, Findings findings) {
		if (Toggle.isOff(dns.getEnable()) && !dns.eContents().isEmpty()) {
			findings.error("dns.disabled", dns, NETWORK_DNS__ENABLE).orUnset(dns, NETWORK_DNS__ENABLE);
		}
		for (DnsForwarder forwarder : dns.getForwarders()) {
			if (forwarder.getAddr() == null && forwarder.getDomain() == null) {
				findings.error("dns.forwarder-empty", forwarder, null).orRemove(forwarder);
			} else if (forwarder.getAddr() != null && IpAddress.parse(forwarder.getAddr()).isEmpty()) {
				findings.error("network.address", forwarder, DNS_FORWARDER__ADDR, forwarder.getAddr());
			}
		}
		for (DnsTxt txt : dns.getTxts()) {
			if (!has(txt.getName())) {
				findings.error("dns.txt-name-missing", txt, null);
			} else if (txt.getName().matches(".*[ ,].*")) {
				findings.error("dns.txt-name", txt, DNS_TXT__NAME, txt.getName());
			}
		}
		for (DnsSrv srv : dns.getSrvs()) {
			if (srv.getProtocol() == null) {
				findings.error("dns.srv-protocol-missing", srv, null);
			} else if (srv.getTarget() == null && srv.getPort() != null) {
				findings.error("dns.srv-port-without-target", srv, DNS_SRV__PORT).orUnset(srv, DNS_SRV__PORT);
			} else if (srv.getPort() != null && srv.getPort().isValid() && !srv.getPort().isWithin(1, 65535)) {
				findings.error("dns.srv-port", srv, DNS_SRV__PORT);
			}
		}
		for (DnsHost host : dns.getHosts()) {
			if (!has(host.getIp())) {
				findings.error("dns.host-address-missing", host, null);
			} else if (host.getHostnames().isEmpty()) {
				findings.error("dns.host-name-missing", host, null);
			}
		}
	}
}

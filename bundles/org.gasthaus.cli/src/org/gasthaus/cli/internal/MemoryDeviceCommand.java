package org.gasthaus.cli.internal;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.XmlView;
import org.w3c.dom.Element;

/** {@code update-memory-device}: how much of a memory device a guest is to have. */
final class MemoryDeviceCommand implements HostCommand {
	private static final long KIB = 1024;
	private static final int DEPTH = 2;

	@Override
	public Syntax syntax() {
		return new Syntax("update-memory-device").data("domain").flags("config", "live", "current", "print-xml").text("alias").number("node")
				.number("requested-size");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		arguments.exclusive("current", "config");
		arguments.exclusive("current", "live");
		arguments.exclusive("node", "alias");
		HypervisorSession session = invocation.session();
		DomainInfo domain = Lookups.domain(session, arguments.data("domain"));
		Set<Impact> impact = Numbers.flags(Impact.class, syntax(), arguments);
		String alias = arguments.optional("alias");
		String node = arguments.has("node") ? Integer.toUnsignedString(Numbers.count(arguments, "node")) : null;
		boolean both = impact.equals(Set.of(Impact.CONFIG, Impact.LIVE));
		boolean stored = !both && impact.contains(Impact.CONFIG);
		Element device = only(devices(session, domain, stored ? XmlView.INACTIVE : XmlView.LIVE).filter(one -> fits(one, alias, node)));
		String xml = changed(device, arguments);
		if (arguments.has("print-xml")) {
			invocation.out().append(xml);
		} else if (!both) {
			session.devices().update(domain.id(), xml, false, impact);
		} else {
			// libvirt finds a device by all that it has, and the stored one has no alias: each needs a definition of its own
			String address = address(device);
			String storedXml = changed(only(devices(session, domain, XmlView.INACTIVE).filter(one -> address(one).equals(address))), arguments);
			session.devices().update(domain.id(), xml, false, Set.of(Impact.LIVE));
			storeToo(session, domain, storedXml);
		}
	}

	private static void storeToo(HypervisorSession session, DomainInfo domain, String xml) throws CommandFailure {
		try {
			session.devices().update(domain.id(), xml, false, Set.of(Impact.CONFIG));
		} catch (HypervisorException e) {
			throw new CommandFailure(e.reason(), Messages.Hint_runningOnly);
		}
	}

	private static Stream<Element> devices(HypervisorSession session, DomainInfo domain, XmlView view) throws CommandFailure, HypervisorException {
		return DefinitionDom.of(session.domainXml(domain.id(), view)).devices("memory").stream();
	}

	private static boolean fits(Element device, String alias, String node) {
		return (alias == null || alias.equals(DefinitionDom.attribute(device, "alias", "name"))) && (node == null || node.equals(targetText(device, "node")));
	}

	private static String address(Element device) {
		Element address = DefinitionDom.child(device, "address");
		return address == null ? "" : DefinitionDom.text(address, 0);
	}

	private static String changed(Element device, Arguments arguments) throws CommandFailure {
		if (arguments.has("requested-size")) {
			request(device, (Numbers.bytes(arguments, "requested-size", KIB) + KIB - 1) / KIB);
		}
		return DefinitionDom.text(device, DEPTH);
	}

	private static Element only(Stream<Element> devices) throws CommandFailure {
		List<Element> found = devices.toList();
		if (found.isEmpty()) {
			throw new CommandFailure("no memory device found");
		}
		if (found.size() > 1) {
			throw new CommandFailure("multiple memory devices found, use --alias or --node to select one");
		}
		return found.get(0);
	}

	private static Element inTarget(Element device, String name) {
		Element target = DefinitionDom.child(device, "target");
		return target == null ? null : DefinitionDom.child(target, name);
	}

	private static String targetText(Element device, String name) {
		Element element = inTarget(device, name);
		return element == null ? "" : element.getTextContent().strip();
	}

	private static void request(Element device, long kib) throws CommandFailure {
		Element requested = inTarget(device, "requested");
		if (requested == null) {
			throw new CommandFailure("virtio-mem device is missing <requested/>", Messages.Hint_virtioMem);
		}
		DefinitionDom.set(requested, "unit", "KiB");
		requested.setTextContent(Long.toString(kib));
	}
}

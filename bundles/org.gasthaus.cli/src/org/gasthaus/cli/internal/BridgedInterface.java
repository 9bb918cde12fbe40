package org.gasthaus.cli.internal;

import java.util.List;
import java.util.Set;

import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Definitions of an interface by itself, and of the same interface in a bridge that takes over its addresses. */
final class BridgedInterface {
	/** What belongs to the device, not to its addresses. */
	private static final Set<String> OF_THE_DEVICE = Set.of("mac", "bond", "vlan");

	private BridgedInterface() {
	}

	/** An interface that was in a bridge. */
	record Port(String name, String xml) {
	}

	/** The definition of a bridge with this interface in it. */
	static String bridge(String xml, String name, String bridgeName, boolean stp, int delay) throws CommandFailure {
		Element root = root(xml);
		String type = type(root, name);
		if (type.equals("bridge")) {
			throw new CommandFailure("Existing device " + name + " is already a bridge");
		}
		requireName(root, name);
		Element bridge = DefinitionDom.add(root, "bridge", null);
		DefinitionDom.set(bridge, "stp", stp ? "on" : "off");
		if (stp) {
			DefinitionDom.set(bridge, "delay", Integer.toUnsignedString(delay));
		}
		DefinitionDom.set(root, "type", "bridge");
		DefinitionDom.set(root, "name", bridgeName);
		Element port = DefinitionDom.add(bridge, "interface", null);
		DefinitionDom.set(port, "type", type);
		DefinitionDom.set(port, "name", name);
		move(root, port);
		return DefinitionDom.text(root, 0) + '\n';
	}

	/** The definition of the one interface in a bridge, by itself. */
	static Port unbridge(String xml, String bridgeName) throws CommandFailure {
		Element root = root(xml);
		if (!type(root, bridgeName).equals("bridge")) {
			throw new CommandFailure("Device " + bridgeName + " is not a bridge");
		}
		requireName(root, bridgeName);
		Element bridge = DefinitionDom.child(root, "bridge");
		if (bridge == null) {
			throw new CommandFailure("No bridge node in xml document");
		}
		List<Element> ports = DefinitionDom.children(bridge, "interface");
		if (ports.size() != 1) {
			throw new CommandFailure(ports.isEmpty() ? "No interface attached to bridge" : "Multiple interfaces attached to bridge");
		}
		Element port = ports.get(0);
		String name = port.getAttribute("name");
		if (name.isEmpty()) {
			throw new CommandFailure("Device attached to bridge " + bridgeName + " has no name");
		}
		if (port.getAttribute("type").isEmpty()) {
			throw new CommandFailure("Attached device " + name + " has no type");
		}
		DefinitionDom.set(root, "type", port.getAttribute("type"));
		DefinitionDom.set(root, "name", name);
		move(port, root);
		root.removeChild(bridge);
		return new Port(name, DefinitionDom.text(root, 0) + '\n');
	}

	private static Element root(String xml) throws CommandFailure {
		return (Element) DefinitionDom.of(xml).find("/*").get(0);
	}

	private static String type(Element root, String name) throws CommandFailure {
		if (root.getAttribute("type").isEmpty()) {
			throw new CommandFailure("Existing device " + name + " has no type");
		}
		return root.getAttribute("type");
	}

	private static void requireName(Element root, String name) throws CommandFailure {
		if (!root.getAttribute("name").equals(name)) {
			throw new CommandFailure("Interface name from config " + root.getAttribute("name") + " doesn't match given supplied name " + name);
		}
	}

	private static void move(Element from, Element to) {
		Node next = from.getFirstChild();
		while (next != null) {
			Node one = next;
			next = next.getNextSibling();
			if (OF_THE_DEVICE.contains(one.getNodeName())) {
				to.appendChild(one);
			}
		}
	}
}

package org.gasthaus.xml.ide.navigation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/** All names that one text gives and uses. Immutable. */
public final class Symbols {
	private final List<Symbol> symbols;

	private Symbols(List<Symbol> symbols) {
		this.symbols = symbols;
	}

	/** The names in a tree; half-typed text gives those that can be read. */
	public static Symbols of(XmlTree tree) {
		List<Symbol> found = new ArrayList<>();
		XmlElement root = tree.root();
		if (root != null) {
			new Collector(root, found).collect();
			found.sort(Comparator.comparingInt(Symbol::offset));
		}
		return new Symbols(List.copyOf(found));
	}

	/** The names in the order of the text. */
	public List<Symbol> all() {
		return symbols;
	}

	/** The name that an offset touches, or {@code null}. */
	public Symbol at(int offset) {
		for (Symbol symbol : symbols) {
			if (Trees.touches(new Region(symbol.offset(), symbol.length()), offset)) {
				return symbol;
			}
		}
		return null;
	}

	/** Knows where libvirt's definitions have names. */
	private static final class Collector {
		private final XmlElement root;
		private final List<Symbol> found;

		Collector(XmlElement root, List<Symbol> found) {
			this.root = root;
			this.found = found;
		}

		void collect() {
			switch (root.name()) {
			case "domain" -> text(SymbolKind.DOMAIN, "", true, root.element("name"));
			case "network" -> text(SymbolKind.NETWORK, "", true, root.element("name"));
			case "pool" -> text(SymbolKind.POOL, "", true, root.element("name"));
			case "volume" -> text(SymbolKind.VOLUME, "", true, root.element("name"));
			case "filter" -> value(SymbolKind.NWFILTER, "", true, root, "name");
			case "secret" -> {
				text(SymbolKind.SECRET, "", true, root.element("uuid"));
				XmlElement usage = root.element("usage");
				if (usage != null) {
					Trees.elements(usage).forEach(child -> text(SymbolKind.SECRET, "", true, child));
				}
			}
			default -> {
				// other definitions give no name that another one uses
			}
			}
			Trees.visit(root, this::uses);
		}

		private void uses(XmlElement element) {
			String parent = element.parent() == null ? "" : element.parent().name();
			switch (element.name()) {
			case "source" -> source(element, parent);
			case "listen" -> {
				if (parent.equals("graphics")) {
					value(SymbolKind.NETWORK, "", false, element, "network");
				}
			}
			case "filterref" -> value(SymbolKind.NWFILTER, "", false, element, "filter");
			case "secret" -> {
				if (!parent.isEmpty()) {
					value(SymbolKind.SECRET, "", false, element, "uuid");
					value(SymbolKind.SECRET, "", false, element, "usage");
				}
			}
			case "name" -> {
				boolean ofDomain = parent.equals("domain") && element.parent().parent() != null;
				boolean ofOwner = parent.equals("owner") && (root.name().equals("networkport") || root.name().equals("filterbinding"));
				if (ofDomain || ofOwner) {
					text(SymbolKind.DOMAIN, "", false, element);
				}
			}
			case "portgroup" -> {
				if (parent.equals("network")) {
					value(SymbolKind.PORT_GROUP, Trees.text(root.element("name")), true, element, "name");
				}
			}
			case "target" -> target(element, parent);
			case "disk" -> {
				if (parent.equals("disks")) {
					value(SymbolKind.DISK_TARGET, "", false, element, "name");
				}
			}
			case "alias" -> value(SymbolKind.ALIAS, "", true, element, "name");
			case "qemu:device" -> value(SymbolKind.ALIAS, "", false, element, "alias");
			case "teaming" -> value(SymbolKind.ALIAS, "", false, element, "persistent");
			case "iothread" -> value(SymbolKind.IOTHREAD, "", true, element, "id");
			case "iothreadpin", "driver" -> value(SymbolKind.IOTHREAD, "", false, element, "iothread");
			case "cell" -> {
				if (parent.equals("numa")) {
					value(SymbolKind.NUMA_CELL, "", true, element, "id");
				}
			}
			case "memnode" -> value(SymbolKind.NUMA_CELL, "", false, element, "cellid");
			case "latency", "bandwidth" -> {
				if (parent.equals("interconnects")) {
					value(SymbolKind.NUMA_CELL, "", false, element, "initiator");
					value(SymbolKind.NUMA_CELL, "", false, element, "target");
				}
			}
			case "sibling" -> {
				if (parent.equals("distances")) {
					value(SymbolKind.NUMA_CELL, "", false, element, "id");
				}
			}
			case "node" -> {
				if (parent.equals("target") && element.parent().parent() != null && element.parent().parent().name().equals("memory")) {
					text(SymbolKind.NUMA_CELL, "", false, element);
				}
			}
			default -> {
				// names nothing
			}
			}
		}

		private void source(XmlElement element, String parent) {
			if (parent.equals("interface")) {
				String network = Trees.value(element, "network");
				value(SymbolKind.NETWORK, "", false, element, "network");
				if (!network.isEmpty()) {
					value(SymbolKind.PORT_GROUP, network, false, element, "portgroup");
				}
			} else if (element.attribute("pool") != null) {
				value(SymbolKind.POOL, "", false, element, "pool");
				value(SymbolKind.VOLUME, Trees.value(element, "pool"), false, element, "volume");
			}
		}

		private void target(XmlElement element, String parent) {
			if (parent.equals("disk")) {
				value(SymbolKind.DISK_TARGET, "", true, element, "dev");
			}
		}

		private void value(SymbolKind kind, String scope, boolean declaration, XmlElement element, String name) {
			XmlAttribute attribute = element.attribute(name);
			if (attribute != null && attribute.isClosed() && attribute.valueLength() > 0) {
				found.add(new Symbol(kind, attribute.value(), scope, declaration, attribute.valueOffset(), attribute.valueLength()));
			}
		}

		private void text(SymbolKind kind, String scope, boolean declaration, XmlElement element) {
			if (element == null || Trees.text(element).isEmpty()) {
				return;
			}
			Region region = Trees.textRegion(element);
			if (region.length() > 0) {
				found.add(new Symbol(kind, Trees.text(element), scope, declaration, region.offset(), region.length()));
			}
		}
	}
}

package org.gasthaus.core.op;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DefinitionXml;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;

/** Finds the element that a shorter one means, as libvirt does: by what names it, else by all that is said of it. */
final class DeviceXml {
	/** The children and attributes that name a device, the best first. */
	private static final String[][] NAMES = { { "alias", "name" }, { "target", "dev" }, { "mac", "address" } };

	private DeviceXml() {
	}

	/** The whole device of a domain that a device's element means. @throws HypervisorException {@code NO_OBJECT} if it is none, or not clear which */
	static String inDomain(String domainXml, String deviceXml) throws HypervisorException {
		DefinitionXml meant = DefinitionXml.of(deviceXml);
		List<DefinitionXml> all = DefinitionXml.of(domainXml).child("devices").children(meant.name());
		for (String[] name : NAMES) {
			String value = meant.child(name[0]).attribute(name[1]);
			if (!value.isEmpty()) {
				List<DefinitionXml> named = all.stream().filter(one -> one.child(name[0]).attribute(name[1]).equals(value)).toList();
				if (named.size() == 1) {
					return named.get(0).toString();
				}
			}
		}
		if (meant.name().equals("graphics")) { // libvirt finds a screen by its kind: what else is said of it is what changes
			List<DefinitionXml> screens = all.stream().filter(one -> one.attribute("type").equals(meant.attribute("type"))).toList();
			if (screens.size() == 1) {
				return screens.get(0).toString();
			}
		}
		return only(all, meant).toString();
	}

	/** The devices of a domain that are of the kind of a device's element. */
	static List<String> all(String domainXml, String deviceXml) throws HypervisorException {
		return DefinitionXml.of(domainXml).child("devices").children(DefinitionXml.of(deviceXml).name()).stream().map(DefinitionXml::toString).toList();
	}

	/** The one that came. @throws HypervisorException {@code NO_OBJECT} if it is not exactly one */
	static String added(List<String> before, List<String> after) throws HypervisorException {
		List<String> fresh = after.stream().filter(one -> !before.contains(one)).toList();
		if (fresh.size() != 1) {
			throw unclear(after.isEmpty() ? "" : DefinitionXml.of(after.get(0)).name(), fresh.size());
		}
		return fresh.get(0);
	}

	/** The whole element below a path that an element means. @param names attributes that name it, the best first */
	static String below(String xml, DefinitionXml meant, List<String> path, String... names) throws HypervisorException {
		List<DefinitionXml> parents = List.of(DefinitionXml.of(xml));
		for (String step : path) {
			List<DefinitionXml> next = new ArrayList<>();
			parents.forEach(parent -> next.addAll(parent.children(step)));
			parents = next;
		}
		List<DefinitionXml> all = new ArrayList<>();
		parents.forEach(parent -> all.addAll(parent.children(meant.name())));
		for (String name : names) {
			List<DefinitionXml> named = all.stream().filter(one -> !one.attribute(name).isEmpty() && one.attribute(name).equals(meant.attribute(name))).toList();
			if (named.size() == 1) {
				return named.get(0).toString();
			}
		}
		return only(all, meant).toString();
	}

	private static DefinitionXml only(List<DefinitionXml> all, DefinitionXml meant) throws HypervisorException {
		List<DefinitionXml> fitting = all.stream().filter(one -> one.says(meant)).toList();
		if (fitting.size() != 1) {
			throw unclear(meant.name(), fitting.size());
		}
		return fitting.get(0);
	}

	private static HypervisorException unclear(String name, int fitting) {
		return new HypervisorException(Code.NO_OBJECT, NLS.bind(Messages.DeviceXml_unclear, name, fitting));
	}
}

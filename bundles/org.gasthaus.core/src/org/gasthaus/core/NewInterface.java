package org.gasthaus.core;

import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A network interface that is going to be attached, by what a user says of it; what is {@code null} is left to the hypervisor. Immutable.
 *
 * @param type {@code network}, {@code bridge}, {@code direct}, {@code user} or {@code hostdev}
 * @param managed whether the host's driver lets a device of the host go by itself
 * @param source writes what is inside of the element of the source, attributes first; {@code null} for none
 * @param target what the host calls it
 * @param mac its hardware address; {@code null} for one that the hypervisor makes
 * @param script what the host runs when it comes up
 * @param model what the guest sees, for example {@code virtio}
 * @param alias what the user calls it
 * @param inbound limits by libvirt's names, in its order; {@code null} for none
 * @param outbound the same of what the guest sends
 */
public record NewInterface(String type, boolean managed, Consumer<XmlBuilder> source, String target, String mac, String script, String model, String alias,
		Map<String, Long> inbound, Map<String, Long> outbound) {
	public NewInterface {
		Objects.requireNonNull(type);
	}

	/**
	 * An interface without names and limits.
	 *
	 * @param source the network, the bridge, or the interface of the host; not looked at for {@code user}
	 * @param mode of {@code direct}: {@code bridge}, {@code vepa}, {@code private} or {@code passthrough}
	 */
	public static NewInterface of(String type, String source, String mode, String mac, String model) {
		return new NewInterface(type, false, type.equals("user") ? null : source(type, source, mode), null, mac, null, model, null, null, null);
	}

	/** What stands in the source of a network, a bridge, or an interface of the host. */
	public static Consumer<XmlBuilder> source(String type, String source, String mode) {
		return type.equals("direct") ? xml -> xml.with("dev", source).with("mode", mode) : xml -> xml.with(type, source);
	}

	/** Its element, with a line for each part. */
	public String xml() {
		XmlBuilder xml = new XmlBuilder().open("interface").with("type", type).with("managed", managed ? "yes" : null);
		if (source != null) {
			xml.open("source");
			source.accept(xml);
			xml.close("source");
		}
		element(xml, "target", "dev", target);
		element(xml, "mac", "address", mac);
		element(xml, "script", "path", script);
		element(xml, "model", "type", model);
		element(xml, "alias", "name", alias);
		if (inbound != null || outbound != null) {
			xml.open("bandwidth");
			rate(xml, "inbound", inbound);
			rate(xml, "outbound", outbound);
			xml.close("bandwidth");
		}
		return xml.close("interface").toString();
	}

	private static void element(XmlBuilder xml, String name, String attribute, String value) {
		if (value != null) {
			xml.open(name).with(attribute, value).close(name);
		}
	}

	private static void rate(XmlBuilder xml, String direction, Map<String, Long> rate) {
		if (rate != null) {
			xml.open(direction);
			rate.forEach((name, value) -> xml.with(name, Long.toString(value)));
			xml.close(direction);
		}
	}
}

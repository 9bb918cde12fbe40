package org.gasthaus.xml.ide.hover;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gasthaus.model.types.MacAddress;
import org.gasthaus.model.types.Memory;
import org.gasthaus.model.types.MemoryUnit;
import org.gasthaus.xml.schema.ElementKey;
import org.gasthaus.xml.text.XmlElement;

/** What single values mean: sizes, addresses, identities, words. */
final class Values {
	private static final Set<String> KIBIBYTES = Set.of("domain/memory", "domain/currentMemory", "domain/maxMemory", "memtune/hard_limit", "memtune/soft_limit",
			"memtune/swap_hard_limit", "memory/target", "target/size", "target/requested", "target/block", "numa/cell", "hugepages/page");
	private static final Set<String> BYTES = Set.of("volume/capacity", "volume/allocation", "pool/capacity", "pool/allocation", "pool/available");
	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
	private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
	private static final Pattern MAC = Pattern.compile("([0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}");

	private Values() {
	}

	/**
	 * What a value means.
	 *
	 * @param attribute where it stands, {@code null} for the text of the element
	 */
	static Optional<String> meaning(XmlElement element, String attribute, String value) {
		String key = ElementKey.of(element);
		Optional<String> amount = amount(element, key, attribute, value);
		if (amount.isPresent()) {
			return amount;
		}
		if (UUID.matcher(value).matches()) {
			return Optional.of(uuid(value));
		}
		if (MAC.matcher(value).matches() && MacAddress.of(value).isValid()) {
			return Optional.of(mac(MacAddress.of(value)));
		}
		String message = "value." + key.replace('/', '.') + (attribute == null ? "" : "@" + attribute) + '.' + value;
		return Messages.bundle().containsKey(message) ? Optional.of(Messages.text(message)) : Optional.empty();
	}

	private static Optional<String> amount(XmlElement element, String key, String attribute, String value) {
		boolean amount = attribute == null ? KIBIBYTES.contains(key) || BYTES.contains(key)
				: attribute.equals("memory") && key.equals("numa/cell") || attribute.equals("size") && key.equals("hugepages/page");
		if (!amount || !NUMBER.matcher(value).matches()) {
			return Optional.empty();
		}
		String written = element.attribute("unit") == null ? "" : element.attribute("unit").value();
		MemoryUnit unit = written.isEmpty() ? BYTES.contains(key) ? MemoryUnit.BYTES : MemoryUnit.KIB : MemoryUnit.of(written).orElse(null);
		if (unit == null) {
			return Optional.empty();
		}
		try {
			String said = Long.parseLong(value) + " " + unit.symbol();
			Memory exact = Memory.of(Long.parseLong(value), unit);
			// what is written in its largest unit is told in the one that libvirt keeps it in, or else in bytes
			return Stream.of(exact.toString(), BYTES.contains(key) || unit.bytes() <= MemoryUnit.KIB.bytes() ? in(exact, MemoryUnit.BYTES) : in(exact, MemoryUnit.KIB))
					.filter(other -> exact.bytes() > 0 && !other.equals(said)).findFirst().map(other -> said + " = " + other);
		} catch (IllegalArgumentException tooMuch) {
			return Optional.empty();
		}
	}

	private static String in(Memory amount, MemoryUnit unit) {
		return amount.to(unit) + " " + unit.symbol();
	}

	private static String uuid(String value) {
		char version = value.charAt(14);
		return switch (version) {
		case '4' -> Messages.text("value.uuid-random");
		case '1' -> Messages.text("value.uuid-time");
		default -> value.replaceAll("[0-]", "").isEmpty() ? Messages.text("value.uuid-empty") : Messages.text("value.uuid", String.valueOf(version));
		};
	}

	private static String mac(MacAddress mac) {
		if (mac.isMulticast()) {
			return Messages.text("value.mac-multicast");
		}
		return switch (mac.prefix()) {
		case 0x525400 -> Messages.text("value.mac-prefix", "QEMU, KVM");
		case 0x00163e -> Messages.text("value.mac-prefix", "Xen");
		case 0x000c29, 0x005056 -> Messages.text("value.mac-prefix", "VMware");
		case 0x080027 -> Messages.text("value.mac-prefix", "VirtualBox");
		default -> Messages.text(mac.isLocal() ? "value.mac-local" : "value.mac-vendor");
		};
	}
}

package org.gasthaus.xml.ide.hints;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.rules.Allocation;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.hints.Hint.Kind;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.ide.navigation.References;
import org.gasthaus.xml.ide.navigation.Symbol;
import org.gasthaus.xml.ide.navigation.SymbolKind;
import org.gasthaus.xml.ide.navigation.Symbols;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;

/** The remarks on a text. */
public final class Hints {
	private static final Set<String> SIZES = Set.of("memory", "currentMemory", "maxMemory", "capacity", "allocation", "available", "physical", "size",
			"requested", "current", "block", "hard_limit", "soft_limit", "swap_hard_limit", "min_guarantee");
	/** Sizes without a unit are bytes in storage and KiB in domains. */
	private static final Set<String> IN_BYTES = Set.of("capacity", "allocation", "available", "physical");
	private static final Map<String, String> UNITS = Map.ofEntries(Map.entry("b", "1"), Map.entry("byte", "1"), Map.entry("bytes", "1"),
			Map.entry("kb", "1000"), Map.entry("k", "1024"), Map.entry("kib", "1024"), Map.entry("mb", "1000000"), Map.entry("m", "1048576"),
			Map.entry("mib", "1048576"), Map.entry("gb", "1000000000"), Map.entry("g", "1073741824"), Map.entry("gib", "1073741824"),
			Map.entry("tb", "1000000000000"), Map.entry("t", "1099511627776"), Map.entry("tib", "1099511627776"), Map.entry("pb", "1000000000000000"),
			Map.entry("p", "1125899906842624"), Map.entry("pib", "1125899906842624"));
	private static final String[] NAMES = { "B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB" };

	private final DefinitionText text;
	private final List<Hint> hints = new ArrayList<>();

	private Hints(DefinitionText text) {
		this.text = text;
	}

	/** The remarks in the order of the text. */
	public static List<Hint> of(DefinitionText text) {
		Hints hints = new Hints(text);
		XmlElement root = text.tree().root();
		if (root != null && text.kind() != null) {
			Trees.visit(root, hints::size);
			if (root.name().equals("domain")) {
				hints.totalMemory(root);
				hints.processors(root);
				hints.slots(root);
			}
			hints.users();
			hints.hints.sort(Comparator.comparingInt(Hint::offset));
		}
		return List.copyOf(hints.hints);
	}

	private void size(XmlElement element) {
		if (!SIZES.contains(element.name()) || !Trees.elements(element).isEmpty()) {
			return;
		}
		bytes(element).ifPresent(bytes -> {
			String readable = readable(bytes);
			String written = Trees.text(element) + " " + Trees.value(element, "unit");
			if (!readable.equals(written)) {
				Region region = Trees.textRegion(element);
				hints.add(new Hint(Kind.INLINE, region.offset() + region.length(), Messages.text("size", readable)));
			}
		});
	}

	/** What a size is in bytes; empty if it is none. */
	private static Optional<BigInteger> bytes(XmlElement element) {
		String number = Trees.text(element);
		String unit = Trees.value(element, "unit").toLowerCase(java.util.Locale.ROOT);
		String factor = unit.isEmpty() ? IN_BYTES.contains(element.name()) ? "1" : "1024" : UNITS.get(unit);
		boolean usable = factor != null && number.matches("[0-9]{1,19}") && Trees.textRegion(element).length() == number.length();
		return usable ? Optional.of(new BigInteger(number).multiply(new BigInteger(factor))) : Optional.empty();
	}

	/** A size in its largest unit that leaves at least 1, with at most two decimals; {@code ≈} where these do not tell all. */
	static String readable(BigInteger bytes) {
		int unit = 0;
		BigDecimal value = new BigDecimal(bytes);
		BigDecimal step = BigDecimal.valueOf(1024);
		while (unit < NAMES.length - 1 && value.compareTo(step) >= 0) {
			value = value.divide(step);
			unit++;
		}
		BigDecimal rounded = value.setScale(2, RoundingMode.HALF_UP);
		String exact = rounded.compareTo(value) == 0 ? "" : "≈ ";
		return exact + rounded.stripTrailingZeros().toPlainString() + " " + NAMES[unit];
	}

	private void totalMemory(XmlElement root) {
		XmlElement memory = root.element("memory");
		XmlElement devices = root.element("devices");
		if (memory == null || devices == null) {
			return;
		}
		BigInteger total = BigInteger.ZERO;
		for (XmlElement device : Trees.elements(devices, "memory")) {
			XmlElement size = Trees.find(device, "target", "size");
			total = total.add(size == null ? BigInteger.ZERO : bytes(size).orElse(BigInteger.ZERO));
		}
		Optional<BigInteger> own = bytes(memory);
		if (total.signum() > 0 && own.isPresent()) {
			hints.add(new Hint(Kind.LENS, memory.offset(), Messages.text("memory.devices", readable(total), readable(total.add(own.get())))));
		}
	}

	private void processors(XmlElement root) {
		XmlElement topology = Trees.find(root, "cpu", "topology");
		if (topology != null) {
			long product = 1;
			for (String part : List.of("sockets", "dies", "clusters", "cores", "threads")) {
				String value = Trees.value(topology, part);
				product = value.isEmpty() ? product : value.matches("[0-9]{1,5}") ? product * Long.parseLong(value) : 0;
				if (product > Integer.MAX_VALUE) {
					return;
				}
			}
			String vcpus = Trees.text(root.element("vcpu"));
			if (product > 0) {
				String key = vcpus.matches("[0-9]{1,9}") && Long.parseLong(vcpus) != product ? "topology.differs" : "topology";
				hints.add(new Hint(Kind.INLINE, topology.end(), Messages.text(key, product, vcpus)));
			}
		}
		Trees.visit(root, element -> {
			for (String name : List.of("cpuset", "cpus", "vcpus")) {
				XmlAttribute set = element.attribute(name);
				int count = set == null ? 0 : count(set.value());
				if (count > 1) {
					hints.add(new Hint(Kind.INLINE, set.valueOffset() + set.valueLength() + 1, Messages.text("cpus", count)));
				}
			}
		});
	}

	/** How many numbers a set such as {@code 0-3,^2} has; 0 if it is none. */
	static int count(String set) {
		if (!set.matches("\\^?[0-9]{1,5}(-[0-9]{1,5})?(,\\^?[0-9]{1,5}(-[0-9]{1,5})?)*")) {
			return 0;
		}
		java.util.BitSet numbers = new java.util.BitSet();
		for (String part : set.split(",")) {
			String[] ends = part.replace("^", "").split("-");
			int first = Integer.parseInt(ends[0]);
			int last = Integer.parseInt(ends[ends.length - 1]);
			if (last < first) {
				return 0;
			}
			numbers.set(first, last + 1, !part.startsWith("^"));
		}
		return numbers.cardinality();
	}

	private void slots(XmlElement root) {
		XmlElement devices = root.element("devices");
		if (devices != null && text.definition().root() instanceof Domain domain) {
			Allocation.of(domain, text.context().host().facts()).pciSlots().ifPresent(
					slots -> hints.add(new Hint(Kind.LENS, devices.offset(), Messages.text("pci.free", slots.free(), slots.total()))));
		}
	}

	private void users() {
		for (Symbol symbol : Symbols.of(text.tree()).all()) {
			if (symbol.declaration() && symbol.kind().shared() != null && symbol.kind() != SymbolKind.DOMAIN && symbol.kind() != SymbolKind.SECRET) {
				int users = References.users(text, symbol);
				if (users > 0) {
					hints.add(new Hint(Kind.LENS, symbol.offset(), Messages.text(users == 1 ? "used.once" : "used", users)));
				}
			}
		}
	}
}

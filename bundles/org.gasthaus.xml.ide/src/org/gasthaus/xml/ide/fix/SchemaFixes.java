package org.gasthaus.xml.ide.fix;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gasthaus.model.types.MacAddress;
import org.gasthaus.model.types.Uuid;
import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.schema.ContentModel;
import org.gasthaus.xml.schema.ContentModel.AttributeChoice;
import org.gasthaus.xml.schema.ContentModel.ElementChoice;
import org.gasthaus.xml.schema.ContentModel.ValueChoices;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.Usage;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.XmlElement;

/** What may make the schema content. */
final class SchemaFixes extends Candidates {
	private static final int MAX_VALUES = 8;
	private static final String UUID = "6fa2a2f4-3b0e-4c6d-9d5a-1f6c33c5a7b1";
	private static final String MAC = "52:54:00:00:00:01";
	/** How many values are tried beside one that moves to another attribute. */
	private static final int MAX_PAIRS = 3;
	private static final Map<String, List<String>> MEANT = Map.of("true", List.of("yes", "on"), "false", List.of("no", "off"), "1", List.of("yes", "on"), "0",
			List.of("no", "off"), "yes", List.of("on"), "no", List.of("off"), "on", List.of("yes"), "off", List.of("no"));
	/** A unit that is written out; what has "bi" in it is of 1024 for sure. */
	private static final Pattern UNIT = Pattern.compile("(?i)(?:(kibi|mebi|gibi|tebi|pebi|exbi)|kilo|mega|giga|tera|peta|exa|[kmgtpe])[- ]?(?:bytes?|bs)?");
	/** What is written where a name has to stand that nobody knows yet. */
	private static final Map<String, String> NAMES = Map.of("network", "default", "pool", "default", "bridge", "br0", "name", "name", "path", "/path");
	private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,1000}");
	/** A range that ends further away is as good as endless: its end is not what anybody meant. */
	private static final BigInteger FARTHEST = BigInteger.ONE.shiftLeft(32);
	/** An address with the length of its network's prefix. */
	private static final Pattern CIDR = Pattern.compile("([0-9a-fA-F.:]+)/([0-9]{1,3})");
	/** What a value swallows that is closed by the wrong quote. */
	private static final Pattern NEXT_ATTRIBUTE = Pattern.compile("([^'\"]*)['\"]\\s+([\\w:.-]+)\\s*=\\s*['\"]([^'\"]*)");
	private static final Pattern PART = Pattern.compile("([0-9]{1,9})[.,]([0-9]{1,9})\\s*([kKmMgGtT](?:i?[bB])?)?");
	private static final String UNITS = "KMGT";
	/** A time zone. */
	private static final Pattern ZONE = Pattern.compile("[A-Z][A-Za-z_]+(?:/[A-Za-z_+-]+[0-9]*)+");
	/** Where what is often written one level too high belongs. */
	private static final Map<String, List<String>> CONTAINERS = Map.of("devices",
			List.of("disk", "interface", "graphics", "video", "controller", "input", "console", "serial", "channel", "sound", "hostdev", "emulator", "memballoon",
					"rng", "tpm", "watchdog", "filesystem", "redirdev"),
			"os", List.of("type", "loader", "nvram", "boot", "kernel", "initrd", "cmdline", "bootmenu"), "features", List.of("acpi", "apic", "pae", "hyperv", "kvm"),
			"target", List.of("path", "format", "permissions"), "dns", List.of("forwarder", "srv", "txt"), "dhcp", List.of("range", "bootp"));

	SchemaFixes(DefinitionText text, Finding finding, List<Fix> fixes) {
		super(text, finding, fixes);
	}

	@Override
	void collect() {
		if (element == null) {
			return;
		}
		try (ContentModel model = ContentModel.of(text.context().schemas())) {
			switch (finding.code()) {
			case "schema.misplaced-element", "schema.unknown-element", "schema.element-order", "schema.duplicate-element" -> {
				moves(model);
				removals();
			}
			case "schema.newer" -> removals();
			case "schema.unknown-attribute" -> {
				carried(model);
				removals();
			}
			case "schema.value" -> values(model);
			case "schema.missing-attribute" -> attributes(model);
			case "schema.missing-element" -> elements(model);
			case "schema.text" -> {
				carried(model);
				replace(Messages.text("delete.text"), finding.offset(), finding.length(), "");
				String words = text.text().substring(finding.offset(), finding.end());
				replace(Messages.text("comment"), finding.offset(), finding.length(), "<!-- " + words + " -->");
			}
			default -> {
				// the finding brings what there is
			}
			}
		} catch (SchemaException unusable) {
			// the check says so
		}
	}

	/** What uses what stands there comes before what takes it away. */
	private void carried(ContentModel model) {
		List<Fix> carried = new ArrayList<>();
		new Carried(text, finding, carried, model).collect();
		first(carried);
	}

	/** Moves the element into another one near it that may take it; what is in an element that is itself wrong there nobody checks. */
	private void moves(ContentModel model) throws SchemaException {
		if (element.parent() == null) {
			return;
		}
		Set<XmlElement> parents = new LinkedHashSet<>();
		for (XmlElement at = element.parent(); at != null; at = at.parent()) {
			for (XmlElement near : Trees.elements(at)) {
				if (near != element && near != element.parent() && parents.size() < QuickFixes.MAX_TRIALS / 2) {
					parents.add(near);
				}
			}
			if (at != element.parent()) {
				parents.add(at);
			}
		}
		List<XmlElement> ordered = new ArrayList<>(parents);
		ordered.sort(java.util.Comparator.comparing(parent -> !CONTAINERS.getOrDefault(parent.name(), List.of()).contains(element.name())));
		for (XmlElement parent : ordered) {
			boolean around = parent.offset() < element.offset() && parent.end() > element.end();
			boolean apart = around || parent.end() <= element.offset() || parent.offset() >= element.end();
			if (!parent.name().isEmpty() && apart && takes(model, parent)) {
				offer(Messages.text("move", element.name(), parent.name()), edits -> edits.move(element, parent));
			}
		}
		CONTAINERS.forEach((container, children) -> {
			if (children.contains(element.name()) && element.parent().element(container) == null) {
				offer(Messages.text("wrap", container), edits -> edits.wrap(element, container));
			}
		});
	}

	private boolean takes(ContentModel model, XmlElement parent) throws SchemaException {
		return model.elements(parent, end(parent), null, name -> Map.of()).stream().anyMatch(choice -> choice.name().equals(element.name()));
	}

	/** Where a further child goes. */
	private static int end(XmlElement parent) {
		return parent.hasContent() ? parent.contentEnd() : parent.end();
	}

	private void values(ContentModel model) throws SchemaException {
		ValueChoices choices = attribute != null ? model.values(attribute) : model.text(element);
		String written = attribute != null ? attribute.value() : Trees.text(element);
		Region region = attribute != null ? Trees.valueRegion(attribute) : Trees.textRegion(element);
		carried(model);
		if (attribute != null || Trees.elements(element).isEmpty()) {
			meant(model, written.strip(), choices);
		}
		boolean isMeant = count() > finding.fixes().size();
		List<String> literals = Usage.STANDARD.ordered(Usage.key(element), attribute == null ? "" : attribute.name(), choices.literals());
		if (attribute != null && finding.fixes().isEmpty()) {
			ofOtherAttribute(model, written, literals);
			prefixed(written);
			quoted();
		}
		List<String> candidates = new ArrayList<>(MEANT.getOrDefault(written.strip().toLowerCase(Locale.ROOT), List.of()));
		candidates.add(written.strip());
		candidates.add(written.strip().toLowerCase(Locale.ROOT));
		candidates.add(written.strip().replace('-', ':'));
		candidates.add(written.strip().replaceAll("[{}]|urn:uuid:", ""));
		if (written.matches("[0-9a-fA-F]{4}\\.[0-9a-fA-F]{4}\\.[0-9a-fA-F]{4}|[0-9a-fA-F]{12}")) {
			candidates.add(written.replace(".", "").replaceAll("(..)(?!$)", "$1:"));
		}
		boolean memory = isMemory();
		if (attribute == null && written.isEmpty() && !memory && !isMeant && (!choices.accepts().test(UUID) || choices.accepts().test("name"))) {
			candidates.add(example(element, "", choices));
		}
		if (written.strip().matches("-[0-9]+|0+") && !memory) {
			candidates.add("1");
		}
		candidates.removeIf(candidate -> candidate.equals(written) || candidate.isEmpty() || !choices.accepts().test(candidate));
		if (candidates.isEmpty()) {
			generated(choices);
		}
		boolean readable = !candidates.isEmpty();
		if (attribute != null && choices.literals().isEmpty()) {
			List<String> usual = new ArrayList<>(units(written.strip()));
			usual.addAll(Usage.STANDARD.values(Usage.key(element), attribute.name()));
			usual.stream().filter(choices.accepts()).forEach(candidates::add);
		}
		literals.stream().filter(literal -> !literal.isEmpty()).limit(MAX_VALUES).forEach(candidates::add);
		for (String candidate : candidates) {
			if (attribute != null) {
				replace(Messages.text("write", candidate), region.offset(), region.length(), Trees.escaped(candidate));
			} else {
				offer(Messages.text("write", candidate), edits -> edits.setText(element, candidate));
			}
		}
		if (readable) {
			generated(choices);
		}
		if (memory && !isMeant) {
			exampleMemory(element);
		} else if (!memory) {
			number(written.strip(), choices);
		}
		removals();
		if (!isMeant && !memory) {
			exampleNumber(written.strip(), choices);
		}
	}

	/** Whether the finding is about the memory of a domain. */
	private boolean isMemory() {
		return attribute == null && Usage.key(element).equals("domain/memory");
	}

	/** What somebody meant who wrote it in another way. */
	private void meant(ContentModel model, String written, ValueChoices choices) throws SchemaException {
		sizes(model, written, choices);
		if (attribute != null && attribute.name().equals("port") && element.name().equals("graphics") && written.matches("(?i)auto|any|dynamic|random")) {
			offer(Messages.text("write.attributes", "autoport='yes'"), edits -> {
				if (element.attribute("autoport") == null) {
					Region extent = Trees.extent(attribute);
					edits.replace(extent.offset(), extent.length(), "autoport='yes'");
				} else {
					edits.set(element, "autoport", "yes").remove(attribute);
				}
			});
			write(Messages.text("write", "-1"), "-1");
		}
		if (attribute != null && attribute.name().equals("netmask")) {
			Numbers.netmask(written).ifPresent(mask -> {
				write(Messages.text("write", mask), mask);
				String prefix = "prefix='" + written.replace("/", "") + '\'';
				Region extent = Trees.extent(attribute);
				replace(Messages.text("write.attributes", prefix), extent.offset(), extent.length(), prefix);
			});
		}
		if (attribute != null && attribute.name().equals("offset") && element.name().equals("clock") && ZONE.matcher(written).matches()) {
			offer(Messages.text("write.attributes", "offset='timezone' timezone='" + written + '\''),
					edits -> edits.set(element, "offset", "timezone").set(element, "timezone", written));
		}
		List<String> otherwise = new ArrayList<>();
		Numbers.mode(written).ifPresent(otherwise::add);
		Matcher cidr = CIDR.matcher(written);
		if (cidr.matches() && attribute != null && model.attributes(element, null).stream().noneMatch(choice -> choice.name().equals("prefix"))) {
			otherwise.add(cidr.group(1));
		}
		if (attribute != null && attribute.name().equals("dev") && written.startsWith("/dev/")) {
			otherwise.add(written.substring(written.lastIndexOf('/') + 1));
		}
		if (written.matches("[\\w.-]+(?:/[\\w.-]+)*/?") && choices.accepts().test("/" + written) && !choices.accepts().test("name")) {
			otherwise.add("/" + written);
		}
		if (written.matches("[0-9a-fA-F]+")) {
			otherwise.add("0x" + written);
		}
		otherwise.stream().filter(choices.accepts()).forEach(one -> write(Messages.text("write", one), one));
	}

	/** Numbers with signs between their thousands, with a unit, with parts of a unit. */
	private void sizes(ContentModel model, String written, ValueChoices choices) throws SchemaException {
		String field = attribute == null ? element.name() : attribute.name();
		Optional<String> plain = Numbers.plain(written).filter(choices.accepts());
		boolean large = Trees.value(element, "unit").matches("(?i)[gtpe].*") && PART.matcher(written).matches();
		if (!large) {
			plain.ifPresent(number -> write(Messages.text("write", number), number));
		}
		boolean unit = !field.equals("unit") && choices.accepts().test("1") && (element.attribute("unit") != null
				|| model.attributes(element, attribute).stream().anyMatch(choice -> choice.name().equals("unit")));
		Optional<Numbers.Size> size = Numbers.size(written);
		int counted = Numbers.unitOf(field);
		if (size.isPresent() && unit && field.equals("size") && element.name().equals("page")) {
			String number = size.get().in(1);
			offer(Messages.text("unit", number, "KiB"), edits -> edits.set(element, "size", number).set(element, "unit", "KiB"));
		} else if (size.isPresent() && unit) {
			// the unit is said twice: MB and MiB are the same to most people
			String number = size.get().number().toPlainString();
			if (Trees.value(element, "unit").regionMatches(true, 0, size.get().unit(), 0, 1) && choices.accepts().test(number)) {
				write(Messages.text("write", number), number);
			}
			if (!size.get().unit().equals(Trees.value(element, "unit")) || size.get().number().scale() > 0) {
				withUnit(size.get());
			}
		} else if (size.isPresent() && counted >= 0 && choices.accepts().test(size.get().in(counted))) {
			String number = size.get().in(counted);
			write(Messages.text(counted == 0 ? "write.bytes" : "write.kibibytes", number), number);
		} else if (unit && attribute == null) {
			partOfUnit(written);
		}
		if (large) {
			plain.ifPresent(number -> write(Messages.text("write", number), number));
		}
	}

	private void withUnit(Numbers.Size size) {
		if (size.number().stripTrailingZeros().scale() <= 0) {
			setSize(size.number().toBigInteger().toString(), size.unit());
		} else if (size.place() > 0) {
			int smaller = size.place() - 1;
			String number = size.number().multiply(BigDecimal.valueOf(size.decimal() ? 1000 : 1024)).setScale(0, RoundingMode.HALF_UP).toPlainString();
			setSize(number, Numbers.UNITS.charAt(smaller) + (size.decimal() ? "B" : "iB"));
		}
	}

	private void setSize(String number, String unit) {
		offer(Messages.text("unit", number, unit), edits -> {
			edits.set(element, "unit", unit);
			if (attribute == null) {
				edits.setText(element, number);
			} else {
				edits.set(element, attribute.name(), number);
			}
		});
	}

	/** A number that is allowed, in the place of one that is not. */
	private void number(String written, ValueChoices choices) {
		boolean octal = choices.accepts().test("0644") && !choices.accepts().test("8");
		if (WHOLE.matcher(written).matches() && !octal) {
			// the lexical form may be all that is wrong
			nearest(new BigInteger(written), choices.accepts()).map(BigInteger::toString).filter(near -> !near.equals(written))
					.ifPresent(near -> writeInPlace(Messages.text("write.nearest", near), near));
		}
	}

	/** Any number in the place of a word; only behind what takes it away, because nobody meant it. */
	private void exampleNumber(String written, ValueChoices choices) {
		boolean octal = choices.accepts().test("0644") && !choices.accepts().test("8");
		if (!WHOLE.matcher(written).matches() && !written.isEmpty() && choices.literals().isEmpty() && choices.accepts().test("1") && !choices.accepts().test("name") && !octal) {
			writeInPlace(Messages.text("write.example", "1"), "1");
		}
	}

	/** The number nearest to another that is allowed, taken that the allowed ones have no gaps; empty if there is none within reason. */
	private static Optional<BigInteger> nearest(BigInteger wrong, Predicate<String> allowed) {
		BigInteger right = Stream.of(BigInteger.ONE, BigInteger.ZERO, BigInteger.TWO).filter(small -> allowed.test(small.toString())).findFirst().orElse(null);
		BigInteger refused = wrong.min(FARTHEST).max(FARTHEST.negate());
		if (right == null || allowed.test(refused.toString())) {
			return Optional.empty();
		}
		while (right.subtract(refused).abs().compareTo(BigInteger.ONE) > 0) {
			BigInteger middle = right.add(refused).shiftRight(1);
			if (allowed.test(middle.toString())) {
				right = middle;
			} else {
				refused = middle;
			}
		}
		return Optional.of(right);
	}

	private void writeInPlace(String title, String value) {
		Region region = attribute != null ? Trees.valueRegion(attribute) : Trees.textRegion(element);
		replace(title, region.offset(), region.length(), value);
	}

	/** What a unit that is written out may mean. */
	private static List<String> units(String written) {
		Matcher unit = UNIT.matcher(written);
		if (!unit.matches()) {
			return List.of();
		}
		String letter = written.substring(0, 1).toUpperCase(Locale.ROOT);
		return unit.group(1) != null ? List.of(letter + "iB") : List.of(letter + "iB", letter + "B");
	}

	/** {@code <memory unit='GiB'>1.5</memory>} is 1536 MiB: libvirt takes whole numbers. */
	private void partOfUnit(String written) {
		Matcher part = PART.matcher(written);
		String unit = !part.matches() ? "" : part.group(3) != null ? part.group(3) : Trees.value(element, "unit");
		int place = unit.isEmpty() ? -1 : UNITS.indexOf(Character.toUpperCase(unit.charAt(0)));
		if (place > 0) {
			boolean decimal = unit.length() == 2;
			String smaller = UNITS.charAt(place - 1) + (decimal ? "B" : "iB");
			String number = new BigDecimal(part.group(1) + '.' + part.group(2)).multiply(BigDecimal.valueOf(decimal ? 1000 : 1024)).setScale(0, RoundingMode.HALF_UP)
					.toPlainString();
			offer(Messages.text("unit", number, smaller), edits -> edits.set(element, "unit", smaller).setText(element, number));
		}
	}

	/** {@code <disk type='cdrom'>}: the value belongs to an attribute that is not there, and this one has one that goes with it. */
	private void ofOtherAttribute(ContentModel model, String written, List<String> literals) throws SchemaException {
		if (literals.isEmpty() || MEANT.containsKey(written)) {
			return;
		}
		for (AttributeChoice other : model.attributes(element, attribute)) {
			if (!other.name().equals(attribute.name()) && model.values(element, other.name(), attribute).literals().contains(written)) {
				for (String literal : literals.subList(0, Math.min(MAX_PAIRS, literals.size()))) {
					offer(Messages.text("write.attributes", attribute.name() + "='" + literal + "' " + other.name() + "='" + written + "'"),
							edits -> edits.set(element, attribute.name(), literal).set(element, other.name(), written));
				}
			}
		}
	}

	/** {@code <ip address='192.168.5.1/24'>}: the prefix has an attribute of its own. */
	private void prefixed(String written) {
		Matcher address = CIDR.matcher(written);
		if (address.matches() && element.attribute("prefix") == null) {
			String name = attribute.name();
			offer(Messages.text("write.attributes", name + "='" + address.group(1) + "' prefix='" + address.group(2) + "'"),
					edits -> edits.set(element, name, address.group(1)).set(element, "prefix", address.group(2)));
		}
	}

	/** {@code type='file" device="disk'}: two attributes. */
	private void quoted() {
		Region region = Trees.valueRegion(attribute);
		Matcher two = NEXT_ATTRIBUTE.matcher(text.text().substring(region.offset(), region.offset() + region.length()));
		if (two.matches()) {
			char quote = text.text().charAt(region.offset() - 1);
			String both = two.group(1) + quote + ' ' + two.group(2) + '=' + quote + two.group(3);
			replace(Messages.text("write.attributes", attribute.name() + '=' + quote + both + quote), region.offset(), region.length(), both);
		}
	}

	private void generated(ValueChoices choices) {
		String uuid = Uuid.random(Set.of()).literal();
		if (choices.accepts().test(uuid) && !choices.accepts().test("name")) {
			write(Messages.text("generate.uuid"), uuid);
		}
		String mac = RuleFixes.mac(text);
		if (choices.accepts().test(mac) && !choices.accepts().test(uuid) && !choices.accepts().test("a b")) {
			write(Messages.text("generate.mac"), mac);
		}
	}

	private void write(String title, String value) {
		offer(title, edits -> {
			if (attribute != null) {
				edits.set(element, attribute.name(), value);
			} else {
				edits.setText(element, value);
			}
		});
	}

	private void attributes(ContentModel model) throws SchemaException {
		carried(model);
		List<AttributeChoice> possible = model.attributes(element, null);
		List<String> required = possible.stream().filter(AttributeChoice::required).map(AttributeChoice::name).toList();
		if (required.size() == 1) {
			String name = required.get(0);
			ValueChoices choices = model.values(element, name, null);
			List<String> values = choices.literals().isEmpty() ? examples(name, choices) : Usage.STANDARD.ordered(Usage.key(element), name, choices.literals());
			for (String value : values.subList(0, Math.min(MAX_VALUES, values.size()))) {
				offer(Messages.text("insert", name + "='" + value + "'"), edits -> edits.set(element, name, value));
			}
		} else if (!required.isEmpty()) {
			List<String> values = new ArrayList<>();
			for (String name : required) {
				values.add(example(element, name, model.values(element, name, null)));
			}
			StringBuilder added = new StringBuilder();
			for (int i = 0; i < required.size(); i++) {
				added.append(' ').append(required.get(i)).append("='").append(Trees.escaped(values.get(i))).append('\'');
			}
			replace(Messages.text("insert", String.join(", ", required)), insertion(), 0, added.toString());
		} else {
			for (AttributeChoice choice : possible) {
				String value = example(element, choice.name(), model.values(element, choice.name(), null));
				offer(Messages.text("insert", choice.name() + "='" + value + "'"), edits -> edits.set(element, choice.name(), value));
			}
		}
		removals();
	}

	/** What may be meant by an attribute that is missing: what can be told from what is around it, else an example. */
	private List<String> examples(String name, ValueChoices choices) {
		List<String> values = new ArrayList<>();
		if (element.name().equals("range") && name.matches("start|end")) {
			end(Trees.value(element, name.equals("end") ? "start" : "end"), name.equals("end")).filter(choices.accepts()).ifPresent(values::add);
		}
		String mac = RuleFixes.mac(text);
		values.add(element.name().equals("mac") && choices.accepts().test(mac) ? mac : example(element, name, choices));
		values.removeIf(String::isEmpty);
		return values;
	}

	/** The last, or the first, host of the smallest usual network around an address. */
	private static Optional<String> end(String other, boolean last) {
		Matcher address = Pattern.compile("([0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}\\.)([0-9]{1,3})").matcher(other);
		return address.matches() ? Optional.of(address.group(1) + (last ? "254" : "2")) : Optional.empty();
	}

	/** Where a further attribute goes. */
	private int insertion() {
		int at = element.nameOffset() + element.nameLength();
		for (int i = 0; i < element.attributeCount(); i++) {
			Region extent = Trees.extent(element.attribute(i));
			at = extent.offset() + extent.length();
		}
		return at;
	}

	private void elements(ContentModel model) throws SchemaException {
		carried(model);
		List<ElementChoice> possible = model.elements(element, end(element), null, name -> Map.of());
		List<ElementChoice> required = possible.stream().filter(ElementChoice::required).toList();
		for (ElementChoice choice : required.isEmpty() ? possible : required) {
			String xml = Skeletons.of(text, element, choice);
			String[] behind = before(element, choice.name());
			offer(Messages.text("insert", "<" + choice.name() + ">"), edits -> edits.add(element, xml, behind));
		}
		removals();
	}

	/** The names of what usually stands before a new child; nothing where that is not known, so that it comes to the end. */
	static String[] before(XmlElement element, String name) {
		List<String> usual = Usage.STANDARD.children(Usage.key(element));
		int place = usual.indexOf(name);
		// no element has an empty name: what comes first stands behind none
		return place < 0 ? new String[0] : place == 0 ? new String[] { "" } : usual.subList(0, place).toArray(String[]::new);
	}

	private String example(XmlElement of, String name, ValueChoices choices) {
		return example(Usage.key(of), name, choices, DiskBuses.freeName(text));
	}

	/**
	 * A value that is allowed, to be replaced by the one that is meant.
	 *
	 * @param key that of the element that has it
	 * @param attribute the name of the attribute; empty for the text of the element
	 */
	static String example(String key, String attribute, ValueChoices choices, String disk) {
		if (!choices.literals().isEmpty()) {
			return Usage.STANDARD.ordered(key, attribute, choices.literals()).get(0);
		}
		String name = NAMES.get(attribute.isEmpty() ? key.substring(key.indexOf('/') + 1) : attribute);
		if (name != null && (choices == ValueChoices.NONE || choices.accepts().test(name))) {
			return name;
		}
		if (choices.accepts().test(UUID) && !choices.accepts().test("name")) {
			return Uuid.random(Set.of()).literal();
		}
		if (choices.accepts().test(MAC) && !choices.accepts().test("a b")) {
			return MacAddress.generate("", Set.of(), new Random()).literal();
		}
		for (String candidate : List.of("1", "/path", "name", "0x1", "192.168.122.1", "fe80::1", disk, "KiB", "0", "a:b")) {
			if (choices.accepts().test(candidate)) {
				return candidate;
			}
		}
		return "";
	}
}

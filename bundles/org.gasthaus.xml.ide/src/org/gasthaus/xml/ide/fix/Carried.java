package org.gasthaus.xml.ide.fix;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.schema.ContentModel;
import org.gasthaus.xml.schema.ContentModel.AttributeChoice;
import org.gasthaus.xml.schema.ContentModel.Content;
import org.gasthaus.xml.schema.ContentModel.ElementChoice;
import org.gasthaus.xml.schema.ContentModel.ValueChoices;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.Usage;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/** Puts what stands there where it belongs: a text into the attribute or child that is missing, an attribute into the text or child. */
final class Carried extends Candidates {
	private static final Pattern PCI = Pattern.compile("(?:([0-9a-fA-F]{4}):)?([0-9a-fA-F]{2}):([0-9a-fA-F]{2})\\.([0-7])");
	private static final Pattern USB = Pattern.compile("([0-9a-fA-F]{4}):([0-9a-fA-F]{4})");
	/** The attribute of a source that a type of device has. */
	private static final Map<String, List<String>> SOURCES = Map.of("file", List.of("file"), "block", List.of("dev"), "dir", List.of("dir"), "mount", List.of("dir"), "network",
			List.of("network"), "bridge", List.of("bridge"), "direct", List.of("dev"), "volume", List.of("volume"));
	/** The types of a device by an attribute of its source. */
	private static final Map<String, List<String>> TYPES = Map.of("bridge", List.of("bridge"), "network", List.of("network"), "file", List.of("file"), "dev", List.of("block", "direct"),
			"dir", List.of("dir", "mount"), "volume", List.of("volume"), "protocol", List.of("network"));

	/** Values of so many attributes that they tell nothing. */
	private static final Set<String> COMMON = Set.of("yes", "no", "on", "off", "default", "none", "auto", "true", "false");

	private final ContentModel model;

	Carried(DefinitionText text, Finding finding, List<Fix> fixes, ContentModel model) {
		super(text, finding, fixes);
		this.model = model;
	}

	@Override
	void collect() {
		if (element == null) {
			return;
		}
		try {
			switch (finding.code()) {
			case "schema.text", "schema.missing-attribute", "schema.missing-element", "schema.value" -> {
				boolean plain = Trees.elements(element).isEmpty() && element.hasContent() && attribute == null;
				String words = plain ? Trees.text(element) : "";
				if (!words.isEmpty() && !finding.code().equals("schema.value")) {
					text(words);
				}
				for (XmlAttribute one : List.copyOf(element.attributes())) {
					if (attribute == null && !one.isNamespaceDeclaration() && !one.value().isBlank()) {
						attribute(one);
					}
				}
			}
			case "schema.unknown-attribute" -> {
				if (attribute != null && !attribute.value().isBlank()) {
					attribute(attribute);
				}
			}
			default -> {
				// nothing stands at the wrong place
			}
			}
		} catch (SchemaException unusable) {
			// the check says so
		}
	}

	/** A text where none may stand. */
	private void text(String words) throws SchemaException {
		hostDevice(words);
		List<AttributeChoice> possible = model.attributes(element, null);
		List<String> wanted = element.name().equals("source") && element.parent() != null ? SOURCES.getOrDefault(Trees.value(element.parent(), "type"), List.of()) : List.of();
		long required = possible.stream().filter(AttributeChoice::required).count();
		for (AttributeChoice choice : possible) {
			ValueChoices values = model.values(element, choice.name(), null);
			boolean meant = choice.required() && required == 1 || wanted.contains(choice.name()) || values.literals().contains(words);
			if (meant && values.accepts().test(words)) {
				String written = choice.name() + "='" + Trees.escaped(words) + '\'';
				offer(Messages.text("write.attributes", written), emptied(" " + written));
			}
		}
		for (ElementChoice choice : model.elements(element, element.contentEnd(), null, this::usual)) {
			if (choice.required()) {
				child(choice, words);
			}
		}
		others(words);
	}

	/** The attributes that a child usually has. */
	private Map<String, String> usual(String name) {
		String key = Usage.key(element.name(), name);
		Map<String, String> values = new LinkedHashMap<>();
		for (String usual : Usage.STANDARD.attributes(key)) {
			Usage.STANDARD.values(key, usual).stream().findFirst().ifPresent(value -> values.put(usual, value));
		}
		return values;
	}

	/** Takes the text out, and the end tag with it. */
	private List<TextEdit> emptied(String added) {
		int end = element.startTagEnd() - 1;
		return List.of(new TextEdit(end, element.end() - end, added + "/>"));
	}

	/** A child that takes a text as its own or as the value of its one attribute. */
	private void child(ElementChoice choice, String words) throws SchemaException {
		Region region = Trees.textRegion(element);
		String start = text.text().substring(0, region.offset()) + '<' + choice.name() + "/>";
		XmlElement added = XmlTree.of(start + text.text().substring(region.offset() + region.length())).elementAt(region.offset() + 1);
		StringBuilder xml = new StringBuilder("<").append(choice.name());
		boolean used = false;
		for (String name : choice.requiredAttributes()) {
			ValueChoices values = model.values(added, name, null);
			boolean here = !used && values.literals().isEmpty() && values.accepts().test(words);
			used |= here;
			xml.append(' ').append(name).append("='").append(Trees.escaped(here ? words : SchemaFixes.example(Usage.key(added), name, values, "vda"))).append('\'');
		}
		if (!used && choice.content() == Content.TEXT || !used && choice.content() == Content.OPTIONAL_ELEMENTS) {
			xml.append('>').append(Trees.escaped(words)).append("</").append(choice.name()).append('>');
		} else if (used && choice.content() != Content.REQUIRED_ELEMENTS) {
			xml.append("/>");
		} else {
			return;
		}
		replace(Messages.text("write", xml), region.offset(), region.length(), xml.toString());
	}

	/** Another element of nearly the same name, which has a text. */
	private void others(String words) throws SchemaException {
		if (element.parent() == null || element.endNameOffset() < 0) {
			return;
		}
		for (ElementChoice choice : model.elements(element.parent(), element.offset(), element, name -> Map.of())) {
			boolean alike = choice.name().startsWith(element.name()) || element.name().startsWith(choice.name());
			if (choice.content() == Content.TEXT && alike && !choice.name().equals(element.name())) {
				offer(Messages.text("write", "<" + choice.name() + ">" + words + "</" + choice.name() + ">"),
						List.of(new TextEdit(element.nameOffset(), element.nameLength(), choice.name()),
								new TextEdit(element.endNameOffset(), element.endNameLength(), choice.name())));
			}
		}
	}

	/** A device of the host as lspci and lsusb print it. */
	private void hostDevice(String words) {
		boolean source = element.name().equals("source") && element.parent() != null && element.parent().name().equals("hostdev");
		Region region = Trees.textRegion(element);
		Matcher pci = PCI.matcher(words);
		Matcher usb = USB.matcher(words);
		if (source && pci.matches()) {
			String xml = "<address " + place(pci) + "/>";
			replace(Messages.text("write", xml), region.offset(), region.length(), xml);
		} else if (source && usb.matches()) {
			String xml = "<vendor id='0x" + usb.group(1) + "'/><product id='0x" + usb.group(2) + "'/>";
			replace(Messages.text("write", xml), region.offset(), region.length(), xml);
		}
	}

	private static String place(Matcher pci) {
		String domain = pci.group(1) == null ? "0000" : pci.group(1);
		return ("domain='0x" + domain + "' bus='0x" + pci.group(2) + "' slot='0x" + pci.group(3) + "' function='0x" + pci.group(4) + '\'').toLowerCase(Locale.ROOT);
	}

	/** An attribute that is of no use there. */
	private void attribute(XmlAttribute wrong) throws SchemaException {
		String value = wrong.value();
		Matcher pci = PCI.matcher(value);
		Region extent = Trees.extent(wrong);
		boolean unknown = model.attributes(element, wrong).stream().noneMatch(choice -> choice.name().equals(wrong.name()));
		if (element.name().equals("address") && pci.matches()) {
			replace(Messages.text("write.attributes", place(pci)), extent.offset(), extent.length(), place(pci));
		}
		otherType(wrong);
		if (!unknown) {
			return;
		}
		boolean blank = Trees.elements(element).isEmpty() && Trees.text(element).isEmpty();
		if (blank && model.text(element).accepts().test(value)) {
			offer(Messages.text("write.text", value, element.name()), edits -> edits.remove(wrong).setText(element, value));
		}
		for (AttributeChoice choice : model.attributes(element, wrong)) {
			if (!COMMON.contains(value) && model.values(element, choice.name(), wrong).literals().contains(value)) {
				replace(Messages.text("write.attributes", choice.name() + "='" + value + '\''), wrong.nameOffset(), wrong.nameLength(), choice.name());
			}
		}
		for (ElementChoice choice : model.elements(element, element.hasContent() ? element.contentEnd() : element.end(), null, name -> Map.of())) {
			String escaped = Trees.escaped(value);
			if (choice.name().equals(wrong.name()) && choice.content() == Content.TEXT && element.element(choice.name()) == null) {
				add(wrong, "<" + choice.name() + ">" + escaped + "</" + choice.name() + ">", choice.name());
			} else if (blank && choice.name().equals("model") && choice.attributes().contains(wrong.name())) {
				add(wrong, "<" + choice.name() + " " + wrong.name() + "='" + escaped + "'/>", choice.name());
			}
		}
	}

	private void add(XmlAttribute wrong, String xml, String name) {
		offer(Messages.text("write", xml), edits -> edits.remove(wrong).add(element, xml, SchemaFixes.before(element, name)));
	}

	/** The type of the device with which the attribute of its source would be right. */
	private void otherType(XmlAttribute written) {
		XmlElement device = element.name().equals("source") ? element.parent() : null;
		String now = Trees.value(device, "type");
		for (String type : device == null || now.isEmpty() ? List.<String>of() : TYPES.getOrDefault(written.name(), List.of())) {
			if (!type.equals(now)) {
				offer(Messages.text("type", device.name(), type), edits -> edits.set(device, "type", type));
			}
		}
	}
}

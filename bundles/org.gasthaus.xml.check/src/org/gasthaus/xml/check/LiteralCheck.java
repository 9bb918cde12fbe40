package org.gasthaus.xml.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.gasthaus.xml.schema.ContentModel;
import org.gasthaus.xml.schema.ContentModel.ValueChoices;
import org.gasthaus.xml.schema.ElementKey;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.Severity;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

/**
 * Finds values that the schema accepts and libvirt does not, because it takes them literally.
 *
 * <p>Blanks around words and numbers: it compares a word with those that it knows as it is written, and reads
 * a number up to a blank, which it then does not expect. Blanks before a number it passes over. Names, titles and paths may have blanks, and keep them.
 *
 * <p>Hexadecimal numbers without {@code 0x}: it reads a number as C does, where {@code 1d6b} is none, and {@code 1234} a decimal one.
 */
final class LiteralCheck {
	/** The code of what is found. */
	static final String CODE = "rule.blanks";

	/** The code of hexadecimal numbers that are read otherwise. */
	static final String HEXADECIMAL = "rule.hexadecimal";
	/** Where numbers stand that people know in hexadecimal. */
	private static final Set<String> NUMBERED = Set.of("vendor", "product", "address");
	/** Of spapr-vio: it is read as a hexadecimal number, with 0x or without. */
	private static final String REGISTER = "reg";
	private static final Set<String> USB_IDS = Set.of("vendor", "product");
	private static final int BASE = 16;
	private static final int MOST_DIGITS = 8;

	/** A number that may begin with blanks, which it has behind it. */
	private static final String NUMBER = "[-+]?(?:[0-9]+|0x[0-9a-fA-F]+)";
	/** What libvirt takes for another value and says nothing; tried with libvirt 9.0.0, as everything that the corpus has. */
	private static final Set<String> IGNORED = Set.of("devices/graphics@autoport", "video/model@primary", "video/driver@vgaconf", "os/bootmenu@timeout", "devices/hostdev@managed",
			"devices/interface@managed", "disk/mirror@type", "disk/mirror@job", "mirror/format@type", "source/seclabel@labelskip", "bios/entry@name",
			"system/entry@name", "baseBoard/entry@name", "chassis/entry@name", "oemStrings/entry@name", "backend/protocol@type", "channel/target@state", "network/bridge@stp", "network/forward@managed",
			"network/portgroup@default", "interface/bridge@stp", "interface/vlan@tag");
	/** Words and numbers that the schema leaves open. */
	private static final Set<String> MODES = Set.of("bind", "connect");
	private static final Set<String> CHARACTER_DEVICES = Set.of("serial", "parallel", "console", "channel", "smartcard", "redirdev");

	private final Schemas schemas;
	private final List<Finding> findings = new ArrayList<>();

	private LiteralCheck(Schemas schemas) {
		this.schemas = schemas;
	}

	/** What is found in an element that the schema accepts, in the order of the text. */
	static List<Finding> of(XmlElement root, Schemas schemas) throws SchemaException {
		LiteralCheck check = new LiteralCheck(schemas);
		check.element(root);
		return check.findings;
	}

	private void element(XmlElement element) throws SchemaException {
		String source = element.attributeCount() == 0 ? "" : element.source();
		for (int i = 0; i < element.attributeCount(); i++) {
			XmlAttribute attribute = element.attribute(i);
			int start = attribute.valueOffset() - element.offset();
			int end = start + attribute.valueLength();
			if (end > start && (isBlank(source.charAt(start)) || isBlank(source.charAt(end - 1)))) {
				attribute(attribute);
			} else if (NUMBERED.contains(element.name()) && !attribute.name().equals(REGISTER)) {
				hexadecimal(attribute);
			}
		}
		boolean elements = false;
		boolean blanks = false;
		for (int i = 0; i < element.childCount(); i++) {
			XmlNode child = element.child(i);
			if (child instanceof XmlElement inner) {
				elements = true;
				element(inner);
			} else if (child.kind() == XmlNode.Kind.TEXT && !child.isBlankText()) {
				blanks |= isBlank(child.source().charAt(0)) || isBlank(child.source().charAt(child.length() - 1));
			}
		}
		if (blanks && !elements && element.hasContent()) {
			text(element);
		}
	}

	private void attribute(XmlAttribute attribute) throws SchemaException {
		try (ContentModel model = ContentModel.of(schemas)) {
			String key = ElementKey.of(attribute.element()) + '@' + attribute.name();
			// of a namespace of its own only its driver knows the words
			boolean ignored = IGNORED.contains(key) || attribute.element().name().indexOf(':') >= 0;
			find(attribute.value(), isWord(attribute), model.values(attribute), attribute.valueOffset(), attribute.valueLength(), ignored);
		}
	}

	private void hexadecimal(XmlAttribute attribute) throws SchemaException {
		String written = attribute.value();
		if (!written.matches("[0-9a-fA-F]{1," + MOST_DIGITS + "}")) {
			return;
		}
		boolean none = !written.matches("[0-9]+") || written.startsWith("0") && !written.matches("[0-7]+");
		boolean id = USB_IDS.contains(attribute.element().name()) && attribute.name().equals("id");
		boolean other = !none && id && Long.decode(written) != Long.parseLong(written, BASE);
		if (!none && !other) {
			return;
		}
		try (ContentModel model = ContentModel.of(schemas)) {
			ValueChoices choices = model.values(attribute);
			String right = "0x" + written;
			if (choices.accepts().test(right) && !choices.accepts().test("name")) {
				findings.add(new Finding(none ? Severity.ERROR : Severity.INFO, HEXADECIMAL,
						Messages.text(none ? HEXADECIMAL : "rule.hexadecimal-decimal", written, none ? right : "0x" + Long.toHexString(Long.decode(written)), right),
						attribute.valueOffset(), attribute.valueLength(), List.of(Fix.replace(Messages.text("fix.write", right), attribute.valueOffset(), attribute.valueLength(), right))));
			}
		}
	}

	private void text(XmlElement element) throws SchemaException {
		try (ContentModel model = ContentModel.of(schemas)) {
			find(element.characterContent(), false, model.text(element), element.startTagEnd(), element.contentEnd() - element.startTagEnd(), false);
		}
	}

	/** Whether a value that the schema leaves open is a word or a number to libvirt. */
	private static boolean isWord(XmlAttribute attribute) {
		XmlElement element = attribute.element();
		String value = attribute.value().strip();
		return element.parent() != null && CHARACTER_DEVICES.contains(element.parent().name())
				&& (element.name().equals("source") && attribute.name().equals("mode") && MODES.contains(value)
						|| element.name().equals("target") && attribute.name().equals("port") && value.matches(NUMBER) && isBlank(attribute.value().charAt(attribute.value().length() - 1)));
	}

	private void find(String written, boolean known, ValueChoices choices, int offset, int length, boolean ignored) {
		String value = written.strip();
		boolean number = value.matches(NUMBER);
		boolean refused = number ? isBlank(written.charAt(written.length() - 1)) && !choices.accepts().test("name") : choices.literals().contains(value);
		if (known || refused && !value.equals(written)) {
			findings.add(new Finding(ignored ? Severity.WARNING : Severity.ERROR, CODE, Messages.text(ignored ? "rule.blanks-ignored" : CODE, value), offset, length,
					List.of(Fix.replace(Messages.text("fix.blanks"), offset, length, value))));
		}
	}

	private static boolean isBlank(char c) {
		return c == ' ' || c == '\n' || c == '\t' || c == '\r';
	}
}

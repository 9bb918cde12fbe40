package org.gasthaus.xml.ide.hover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.hover.Prose.Span;
import org.gasthaus.xml.ide.internal.HostSupport;
import org.gasthaus.xml.ide.internal.ModelWords;
import org.gasthaus.xml.schema.ContentModel;
import org.gasthaus.xml.schema.ContentModel.AttributeChoice;
import org.gasthaus.xml.schema.ContentModel.ValueChoices;
import org.gasthaus.xml.schema.ElementKey;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

/**
 * Explains what stands at a place of a definition: elements, attributes, values, and what was found wrong with them.
 *
 * <p>Stateless; for the thread that owns the snapshot.
 */
public final class Hovers {
	private static final int MAX_LISTED = 24;
	private static final Pattern SINCE = Pattern.compile("[Ss]ince libvirt ([0-9][0-9.]*[0-9])");

	private Hovers() {
	}

	/** What there is to say about the place at an offset; empty if nothing. */
	public static Optional<Hover> at(DefinitionText text, int offset) {
		return at(text, offset, List.of());
	}

	/**
	 * What there is to say about the place at an offset, starting with what was found there.
	 *
	 * @param findings of this text, from whoever checked it
	 */
	public static Optional<Hover> at(DefinitionText text, int offset, List<Finding> findings) {
		Optional<Hover> place = ofPlace(text, offset);
		List<Finding> here = new ArrayList<>();
		for (Finding finding : findings) {
			if (finding.offset() <= offset && offset <= finding.end()) {
				here.add(finding);
			}
		}
		if (here.isEmpty()) {
			return place;
		}
		Prose.Builder prose = new Prose.Builder();
		for (Finding finding : here) {
			prose.paragraph(Span.strong(finding.message()));
			Explanations.of(finding.code()).ifPresent(explanation -> prose.paragraph(explanation.cause()).paragraph(explanation.cure()));
		}
		place.ifPresent(hover -> prose.all(hover.content()));
		Finding first = here.get(0);
		return Optional.of(place.map(hover -> new Hover(hover.offset(), hover.length(), prose.build()))
				.orElseGet(() -> new Hover(first.offset(), first.length(), prose.build())));
	}

	private static Optional<Hover> ofPlace(DefinitionText text, int offset) {
		XmlElement element = text.tree().elementAt(Math.min(offset + 1, text.text().length()));
		element = element == null ? text.tree().elementAt(offset) : element;
		if (element == null || element.name().isEmpty()) {
			return Optional.empty();
		}
		try (ContentModel model = ContentModel.of(text.context().schemas())) {
			return ofPlace(text, element, offset, model);
		} catch (SchemaException unusable) {
			return hover(element.nameOffset(), element.nameLength(), ofElement(element));
		}
	}

	private static Optional<Hover> ofPlace(DefinitionText text, XmlElement element, int offset, ContentModel model) throws SchemaException {
		if (isIn(offset, element.nameOffset(), element.nameLength()) || isIn(offset, element.endNameOffset(), element.endNameLength())) {
			boolean start = isIn(offset, element.nameOffset(), element.nameLength());
			return hover(start ? element.nameOffset() : element.endNameOffset(), start ? element.nameLength() : element.endNameLength(),
					element(text, element, model));
		}
		for (XmlAttribute attribute : element.attributes()) {
			if (isIn(offset, attribute.nameOffset(), attribute.nameLength())) {
				return hover(attribute.nameOffset(), attribute.nameLength(), attribute(text, attribute, model, false));
			}
			if (attribute.hasValue() && isIn(offset, attribute.valueOffset(), attribute.valueLength())) {
				return hover(attribute.valueOffset(), attribute.valueLength(), attribute(text, attribute, model, true));
			}
		}
		if (element.hasContent() && offset >= element.startTagEnd() && offset <= element.contentEnd()) {
			for (XmlNode child : element.children()) {
				if (child.kind() == XmlNode.Kind.TEXT && !child.isBlankText() && child.offset() <= offset && offset <= child.end()) {
					int start = child.offset() + leading(child.source());
					int length = child.source().strip().length();
					return isIn(offset, start, length) ? hover(start, length, content(text, element, model)) : Optional.empty();
				}
			}
		}
		return Optional.empty();
	}

	private static int leading(String source) {
		return source.length() - source.stripLeading().length();
	}

	private static boolean isIn(int offset, int start, int length) {
		return start >= 0 && offset >= start && offset <= start + length;
	}

	private static Optional<Hover> hover(int offset, int length, Prose content) {
		return content.isEmpty() ? Optional.empty() : Optional.of(new Hover(offset, length, content));
	}

	/** What there is to say about an element, without its place. */
	public static Prose ofElement(XmlElement element) {
		return documentation(element.name(), ModelWords.of(element));
	}

	/** A name as heading and what the model says about it. */
	public static Prose documentation(String name, String documentation) {
		Prose.Builder prose = new Prose.Builder().heading(name);
		described(prose, documentation);
		return prose.build();
	}

	/**
	 * What a value means in an attribute of an element, or in its text.
	 *
	 * @param attribute the attribute, {@code null} for the text
	 */
	public static Prose ofValue(DefinitionText text, XmlElement element, String attribute, String value) {
		Prose.Builder prose = new Prose.Builder().heading(value);
		Values.meaning(element, attribute, value).ifPresent(prose::paragraph);
		described(prose, attribute == null ? ModelWords.of(element) : ModelWords.ofAttribute(element, attribute));
		if (attribute != null) {
			supported(prose, text, element, attribute, value);
		}
		return prose.build();
	}

	private static Prose element(DefinitionText text, XmlElement element, ContentModel model) throws SchemaException {
		Prose.Builder prose = new Prose.Builder().heading("<" + element.name() + ">");
		described(prose, ModelWords.of(element));
		List<Span> required = new ArrayList<>();
		List<Span> optional = new ArrayList<>();
		for (AttributeChoice choice : model.attributes(element, null)) {
			(choice.required() ? required : optional).add(Span.code(choice.name()));
		}
		listed(prose, "hover.missing-attributes", required);
		listed(prose, "hover.more-attributes", optional);
		texts(prose, model.text(element));
		Pages.of(element).ifPresent(page -> prose.paragraph(Span.link(Messages.text("hover.page"), page)));
		return prose.build();
	}

	private static Prose attribute(DefinitionText text, XmlAttribute attribute, ContentModel model, boolean onValue) throws SchemaException {
		XmlElement element = attribute.element();
		if (attribute.isNamespaceDeclaration()) {
			return Prose.EMPTY;
		}
		Prose.Builder prose = new Prose.Builder();
		if (onValue) {
			prose.heading(attribute.value());
			Values.meaning(element, attribute.name(), attribute.value()).ifPresent(prose::paragraph);
			prose.paragraph(Span.code(attribute.name()), Span.plain(" – " + orUndescribed(ModelWords.ofAttribute(element, attribute.name()))));
		} else {
			prose.heading(attribute.name());
			described(prose, ModelWords.ofAttribute(element, attribute.name()));
			model.attributes(element, attribute).stream().filter(choice -> choice.name().equals(attribute.name()) && choice.required()).findFirst()
					.ifPresent(choice -> prose.paragraph(Messages.text("hover.required")));
		}
		texts(prose, model.values(attribute));
		supported(prose, text, element, attribute.name(), onValue ? attribute.value() : "");
		Pages.of(element).ifPresent(page -> prose.paragraph(Span.link(Messages.text("hover.page"), page)));
		return prose.build();
	}

	private static Prose content(DefinitionText text, XmlElement element, ContentModel model) throws SchemaException {
		String value = element.characterContent().strip();
		Prose.Builder prose = new Prose.Builder().heading(value.length() > 80 ? value.substring(0, 80) + "…" : value);
		Values.meaning(element, null, value).ifPresent(prose::paragraph);
		prose.paragraph(Span.code("<" + element.name() + ">"), Span.plain(" – " + orUndescribed(ModelWords.of(element))));
		texts(prose, model.text(element));
		if (ElementKey.of(element).equals("cpu/model")) {
			HostSupport.cpuModels(text).stream().filter(known -> known.name().equals(value)).findFirst().ifPresent(known -> prose
					.paragraph(Messages.text(known.usable() ? "hover.cpu-usable" : "hover.cpu-not-usable", text.context().host().name(), value)));
		}
		return prose.build();
	}

	private static String orUndescribed(String documentation) {
		return documentation.isEmpty() ? Messages.text("hover.undescribed") : documentation;
	}

	private static void described(Prose.Builder prose, String documentation) {
		prose.paragraph(orUndescribed(documentation));
		Matcher since = SINCE.matcher(documentation);
		if (since.find()) {
			prose.item(Span.plain(Messages.text("hover.since", since.group(1))));
		}
	}

	private static void texts(Prose.Builder prose, ValueChoices choices) {
		List<Span> values = new ArrayList<>();
		choices.literals().forEach(literal -> values.add(Span.code(literal.isEmpty() ? "''" : literal)));
		listed(prose, "hover.values", values);
		List<String> data = choices.literals().size() > MAX_LISTED ? List.of() : choices.data();
		if (!data.isEmpty()) {
			prose.item(Span.plain(Messages.text(values.isEmpty() ? "hover.data" : "hover.or-data", String.join(", ", data))));
		}
	}

	private static void listed(Prose.Builder prose, String key, List<Span> names) {
		if (names.isEmpty()) {
			return;
		}
		List<Span> spans = new ArrayList<>();
		spans.add(Span.plain(Messages.text(key) + " "));
		for (int i = 0; i < names.size() && i < MAX_LISTED; i++) {
			spans.add(Span.plain(i == 0 ? "" : ", "));
			spans.add(names.get(i));
		}
		if (names.size() > MAX_LISTED) {
			spans.add(Span.plain(" " + Messages.text("hover.more", names.size() - MAX_LISTED)));
		}
		prose.item(spans.toArray(Span[]::new));
	}

	private static void supported(Prose.Builder prose, DefinitionText text, XmlElement element, String attribute, String value) {
		Optional<Set<String>> supported = HostSupport.values(text, element, attribute);
		if (supported.isEmpty()) {
			return;
		}
		String host = text.context().host().name();
		List<Span> names = new ArrayList<>();
		supported.get().forEach(name -> names.add(Span.code(name)));
		if (!value.isEmpty() && !supported.get().contains(value)) {
			prose.paragraph(Span.strong(Messages.text("hover.not-supported", host, value)));
		}
		if (names.isEmpty()) {
			return;
		}
		List<Span> spans = new ArrayList<>(List.of(Span.plain(Messages.text("hover.supported", host) + " ")));
		for (int i = 0; i < names.size(); i++) {
			spans.add(Span.plain(i == 0 ? "" : ", "));
			spans.add(names.get(i));
		}
		prose.item(spans.toArray(Span[]::new));
	}
}

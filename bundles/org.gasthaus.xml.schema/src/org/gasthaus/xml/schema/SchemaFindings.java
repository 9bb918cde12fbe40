package org.gasthaus.xml.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import org.gasthaus.xml.schema.ErrorFinder.Frame;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.LibvirtNamespaces;
import org.gasthaus.xml.text.Lookalikes;
import org.gasthaus.xml.text.Severity;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

import com.thaiopensource.relaxng.match.Matcher;
import com.thaiopensource.xml.util.Name;

/** Makes the findings of one tree out of refusals: what was found, what is allowed there, and what was probably meant. */
final class SchemaFindings {
	/** The attributes that say where something is. */
	private static final Set<String> PLACES = Set.of("file", "dev", "dir", "path");
	/** How many schema findings one definition gets at most. */
	static final int MAX = 100;
	private static final int MAX_LISTED = 12;
	private static final int MAX_QUOTED = 40;
	/** A shorter word is near to very many. */
	private static final int LEAST_NEAR = 4;

	private final List<Finding> findings = new ArrayList<>();
	private final Literals literals;
	private final SchemaSource source;
	/** The libvirt of the schema; empty if it is not known, {@code null} until somebody asks. */
	private String version;

	/**
	 * @param literals the literal values of the schema
	 * @param source where the schema is from
	 */
	SchemaFindings(Literals literals, SchemaSource source) {
		this.literals = literals;
		this.source = source;
	}

	List<Finding> list() {
		return findings;
	}

	boolean isFull() {
		return findings.size() >= MAX;
	}

	/** An element with a name that is not allowed here; returns the name that was probably meant, or {@code null}. */
	Name refusedElement(XmlElement element, Name name, Matcher before, Frame innermost, Names names) {
		String written = element.name();
		String parent = innermost == null ? "" : innermost.element().name();
		TreeMap<String, Name> allowed = Expectation.names(before.possibleStartTagNames(), names);
		if (innermost != null && innermost.afterStartTag().possibleStartTagNames().getIncludedNames().contains(name)) {
			boolean repeated = earlierSibling(element) != null;
			String key = repeated ? "schema.duplicate-element" : "schema.element-order";
			List<Fix> fixes = repeated ? repeated(earlierSibling(element), element) : List.of();
			report(key, element.nameOffset(), written.length(), fixes, Messages.text(key, written, parent, children(innermost, written, allowed.keySet())));
			return null;
		}
		if (otherNamespace(element, name, before)) {
			return null;
		}
		Optional<NewerNames.Row> newer = newer(NewerNames.standard().element(element));
		if (newer.isPresent()) {
			newer(newer.get(), "'" + written + "'", element.nameOffset(), written.length());
			return null;
		}
		String near = Spelling.nearestName(written, allowed.keySet());
		Set<String> containers = Placement.containersOf(name, before, innermost, names);
		Optional<XmlElement> taken = Placement.taken(element, name, innermost, names);
		if (taken.isPresent()) {
			report("schema.misplaced-element", element.nameOffset(), written.length(), List.of(),
					Messages.text("schema.misplaced-element-again", written, parent, taken.get().name(), children(innermost, written, allowed.keySet())));
			return null;
		}
		if (!containers.isEmpty()) {
			report("schema.misplaced-element", element.nameOffset(), written.length(), List.of(),
					Messages.text("schema.misplaced-element", written, parent, listed(containers), children(innermost, written, allowed.keySet())));
			return null;
		}
		report("schema.unknown-element", element.nameOffset(), written.length(), near == null ? List.of() : List.of(renaming(element, near)),
				sentence("schema.unknown-element", written, parent, near, children(innermost, written, allowed.keySet())));
		return near == null ? null : allowed.get(near);
	}

	/** Tells of a prefix that is one of libvirt's and means something else here, where its element would be allowed. */
	private boolean otherNamespace(XmlElement element, Name name, Matcher before) {
		int colon = element.name().indexOf(':');
		String prefix = colon < 0 ? "" : element.name().substring(0, colon);
		String usual = LibvirtNamespaces.ofPrefix(prefix);
		if (usual == null || usual.equals(name.getNamespaceUri())
				|| !before.possibleStartTagNames().getIncludedNames().contains(new Name(usual, name.getLocalName()))) {
			return false;
		}
		XmlAttribute declaration = null;
		for (XmlElement at = element; at != null && declaration == null; at = at.parent()) {
			declaration = at.attribute("xmlns:" + prefix);
		}
		List<Fix> fixes = declaration == null || !declaration.isClosed() ? List.of()
				: List.of(Fix.replace(Messages.text("fix.namespace", prefix, usual), declaration.valueOffset(), declaration.valueLength(), usual));
		report("schema.unknown-element", element.nameOffset(), element.nameLength(), fixes,
				Messages.text("schema.unknown-element-namespace", element.name(), name.getNamespaceUri(), usual));
		return true;
	}

	/** An attribute with a name that is not allowed here; returns the name that was probably meant, or {@code null}. */
	Name refusedAttribute(XmlAttribute attribute, Name name, Matcher before, Matcher atStart, Names names) {
		String written = attribute.name();
		String element = attribute.element().name();
		TreeMap<String, Name> allowed = Expectation.names(before.possibleAttributeNames(), names);
		for (XmlAttribute present : attribute.element().attributes()) {
			allowed.remove(present.name());
		}
		boolean elsewhere = atStart.possibleAttributeNames().getIncludedNames().contains(name);
		Optional<NewerNames.Row> newer = newer(NewerNames.standard().attribute(attribute)).filter(row -> !elsewhere || row.isConditional());
		if (newer.isPresent()) {
			newer(newer.get(), Messages.text("subject.attribute-start", written, element), attribute.nameOffset(), written.length());
			return null;
		}
		if (elsewhere) {
			report("schema.unknown-attribute", attribute.nameOffset(), written.length(), List.of(deletion(attribute)),
					Messages.text("schema.attribute-conflict", written, element, attributes(attribute.element(), written, allowed.keySet())));
			return null;
		}
		String near = meant(attribute, allowed, before, names);
		String place = near == null ? otherPlace(written, allowed.keySet()) : null;
		if (place != null && otherType(attribute, place, names)) {
			return allowed.get(place);
		}
		if (near == null) {
			near = place;
		}
		if (near == null) {
			near = missing(attribute, allowed, before, names);
		}
		List<Fix> fixes = near == null ? List.of(deletion(attribute))
				: List.of(Fix.replace(Messages.text("fix.rename", near), attribute.nameOffset(), written.length(), near));
		report("schema.unknown-attribute", attribute.nameOffset(), written.length(), fixes,
				sentence("schema.unknown-attribute", written, element, near, attributes(attribute.element(), written, allowed.keySet())));
		return near == null ? null : allowed.get(near);
	}

	/** Where something is, is said by another attribute for a file than for a device; {@code null} if there is not just one of them. */
	private static String otherPlace(String written, Set<String> allowed) {
		if (!PLACES.contains(written)) {
			return null;
		}
		List<String> others = allowed.stream().filter(PLACES::contains).toList();
		return others.size() == 1 ? others.get(0) : null;
	}

	/**
	 * Tells of a source that is a file where the type of its device says a block device, or the other way round. What the path is, decides which of the two is
	 * to be changed first: a device is below {@code /dev}.
	 */
	private boolean otherType(XmlAttribute attribute, String place, Names names) {
		XmlElement source = attribute.element();
		XmlAttribute type = source.parent() == null ? null : source.parent().attribute("type");
		boolean fileOrDevice = Set.of("file", "dev").containsAll(Set.of(attribute.name(), place));
		if (!source.name().equals("source") || type == null || !type.isClosed() || !fileOrDevice || !Set.of("file", "block").contains(type.value())) {
			return false;
		}
		String fitting = attribute.name().equals("dev") ? "block" : "file";
		Fix rename = Fix.replace(Messages.text("fix.rename", place), attribute.nameOffset(), attribute.nameLength(), place);
		Fix retype = Fix.replace(Messages.text("fix.type", source.parent().name(), fitting), type.valueOffset(), type.valueLength(), fitting);
		boolean rightName = attribute.value().startsWith("/dev/") == attribute.name().equals("dev");
		report("schema.unknown-attribute", attribute.nameOffset(), attribute.nameLength(), rightName ? List.of(retype, rename) : List.of(rename, retype),
				Messages.text("schema.unknown-attribute-type", attribute.name(), source.name(), source.parent().name(), type.value(), place, fitting));
		return true;
	}

	/** The one attribute that has to be there and is not, if the value fits it; else {@code null}. */
	private static String missing(XmlAttribute attribute, TreeMap<String, Name> allowed, Matcher before, Names names) {
		List<String> required = Expectation.names(before.requiredAttributeNames(), names).stream().filter(allowed::containsKey).toList();
		return required.size() == 1 && accepts(before, allowed.get(required.get(0)), attribute.value(), names) ? required.get(0) : null;
	}

	private static boolean accepts(Matcher before, Name name, String value, Names names) {
		Matcher trial = before.copy();
		return trial.matchAttributeName(name, name.getLocalName(), names) && trial.matchAttributeValue(value, name, name.getLocalName(), names);
	}

	/** The nearest name, or another that is nearly as near and fits the value better. */
	private static String meant(XmlAttribute attribute, TreeMap<String, Name> allowed, Matcher before, Names names) {
		List<String> fitting = new ArrayList<>();
		for (Map.Entry<String, Name> candidate : allowed.entrySet()) {
			if (accepts(before, candidate.getValue(), attribute.value(), names)) {
				fitting.add(candidate.getKey());
			}
		}
		String nearest = Spelling.nearestName(attribute.name(), allowed.keySet());
		String nearestFitting = Spelling.nearestName(attribute.name(), fitting);
		boolean nearlyAsNear = nearestFitting != null
				&& (nearest == null || Spelling.distance(attribute.name(), nearestFitting) <= Spelling.distance(attribute.name(), nearest) + 1);
		return nearlyAsNear ? nearestFitting : nearest;
	}

	/**
	 * An attribute value that is not allowed.
	 *
	 * @param name the name that counts, which is another one if the attribute's is misspelt
	 */
	void refusedValue(XmlAttribute attribute, Name name, Predicate<String> accepted) {
		Optional<NewerNames.Row> newer = newer(NewerNames.standard().value(attribute));
		if (newer.isPresent()) {
			String value = Messages.text("subject.value", shortened(attribute.value()), Messages.text("subject.attribute", attribute.name(), attribute.element().name()));
			newer(newer.get(), value, attribute.valueOffset(), attribute.valueLength());
			return;
		}
		List<String> allowed = Usage.STANDARD.ordered(Usage.key(attribute.element()), name.getLocalName(),
				Expectation.literals(literals.ofAttribute(name.getLocalName()), accepted));
		String subject = Messages.text("subject.attribute", attribute.name(), attribute.element().name());
		String written = attribute.value();
		if (Blanks.areAround(written) && accepted.test(written.strip())) {
			blanks(written.strip(), subject, attribute.valueOffset(), attribute.valueLength());
			return;
		}
		if (Usage.key(attribute.element()).equals("network/forward") && name.getLocalName().equals("mode") && attribute.element().element("nat") != null) {
			// the mode is nat, whatever is written
			report("schema.value", attribute.valueOffset(), attribute.valueLength(), List.of(),
					Messages.text("schema.value", shortened(written), subject, expected(written, allowed, List.of(), accepted)));
			return;
		}
		String synonym = Synonyms.standard().of(attribute, name.getLocalName(), written, accepted);
		List<String> open = openLiterals(literals.startsOfAttribute(name.getLocalName()), allowed, accepted);
		value(subject, written, attribute.valueOffset(), attribute.valueLength(), allowed, open, accepted, synonym, format(attribute, synonym));
	}

	/** The starts of words that may go on, such as those of the chains of filters. */
	private static List<String> openLiterals(List<String> starts, List<String> allowed, Predicate<String> accepted) {
		return accepted.test("name") ? List.of() : starts.stream().filter(start -> !allowed.contains(start) && accepted.test(start)).toList();
	}

	/** A pool that is called by what it mounts gets that as the format of its source. */
	private static List<TextEdit> format(XmlAttribute attribute, String synonym) {
		XmlElement element = attribute.element();
		XmlElement target = element.element("source");
		String written = attribute.value().strip().toLowerCase(Locale.ROOT);
		String format = written.startsWith("nfs") ? "nfs" : written.equals("cifs") ? "cifs" : "";
		boolean without = "netfs".equals(synonym) && !format.isEmpty() && target != null && target.endNameOffset() >= 0 && target.element("format") == null;
		if (!without) {
			return List.of();
		}
		String inside = inside(target);
		String last = inside.stripTrailing();
		int lineStart = last.lastIndexOf('\n');
		String gap = lineStart < 0 ? "" : last.substring(lineStart, lineStart + 1 + indentation(last, lineStart + 1));
		String xml = gap + "<format type='" + format + "'/>";
		return List.of(new TextEdit(target.startTagEnd() + last.length(), 0, xml));
	}

	private static int indentation(String text, int from) {
		int end = from;
		while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
			end++;
		}
		return end - from;
	}

	private void blanks(String found, String subject, int offset, int length) {
		report("schema.value", offset, length, List.of(Fix.replace(Messages.text("fix.blanks"), offset, length, escaped(found))),
				Messages.text("schema.value-space", shortened(found), subject));
	}

	/**
	 * Text as the content of an element that is not of the kind that is expected.
	 *
	 * @param name the name that counts, which is another one if the element's is misspelt
	 */
	void refusedText(XmlElement element, Name name, TextRun text, Predicate<String> accepted) {
		List<String> allowed = Usage.STANDARD.ordered(Usage.key(element), "", Expectation.literals(literals.ofElement(name.getLocalName()), accepted));
		String subject = Messages.text("subject.element", element.name());
		if (text.isBlank()) {
			report("schema.value", element.nameOffset(), element.nameLength(), List.of(),
					Messages.text("schema.no-text", subject, expected("", allowed, List.of(), accepted)));
			return;
		}
		int[] region = trimmed(text, element);
		String found = text.stripped();
		Optional<NewerNames.Row> newer = newer(NewerNames.standard().text(element, found));
		if (newer.isPresent()) {
			newer(newer.get(), Messages.text("subject.value", shortened(found), subject), region[0], region[1]);
			return;
		}
		if (accepted.test(found)) {
			boolean plain = source(element, text.offset(), text.end()).indexOf('<') < 0;
			report("schema.value", text.offset(), text.end() - text.offset(),
					plain ? List.of(Fix.replace(Messages.text("fix.blanks"), text.offset(), text.end() - text.offset(), escaped(found))) : List.of(),
					Messages.text("schema.value-space", shortened(found), subject));
			return;
		}
		value(subject, found, region[0], region[1], allowed, List.of(), accepted, Synonyms.standard().ofText(element, found, accepted), List.of());
	}

	/** Text where only elements may stand, or nothing. */
	void textNotAllowed(XmlElement element, TextRun text, Matcher before, Names names) {
		int[] region = trimmed(text, element);
		String source = source(element, region[0], region[0] + region[1]);
		String plain = Lookalikes.plain(source);
		if (plain.isBlank()) {
			Fix fix = Fix.replace(Messages.text(plain.isEmpty() ? "fix.strip" : "fix.write-blanks"), region[0], region[1], plain);
			report("schema.text", region[0], region[1], List.of(fix), Messages.text("schema.text-blank", Lookalikes.code(source.charAt(0))));
			return;
		}
		TreeMap<String, Name> allowed = Expectation.names(before.possibleStartTagNames(), names);
		String key = allowed.isEmpty() ? "schema.text-empty" : "schema.text";
		report("schema.text", region[0], region[1], List.of(), Messages.text(key, element.name(), children(element, "", allowed.keySet())));
	}

	/** A start tag that ends too early. */
	void missingAttribute(XmlElement element, Matcher before, Names names) {
		List<String> required = Expectation.names(before.requiredAttributeNames(), names);
		Collection<String> choices = required.isEmpty() ? Expectation.names(before.possibleAttributeNames(), names).keySet() : required;
		String key = required.isEmpty() ? "schema.missing-some-attribute"
				: required.size() == 1 ? "schema.missing-attribute" : "schema.missing-attributes";
		report("schema.missing-attribute", element.nameOffset(), element.nameLength(), List.of(),
				Messages.text(key, element.name(), attributes(element, "", choices)));
	}

	/** An element that ends too early. */
	void missingElement(XmlElement element, Matcher before, Names names) {
		List<String> required = Expectation.names(before.requiredElementNames(), names);
		Collection<String> choices = required.isEmpty() ? Expectation.names(before.possibleStartTagNames(), names).keySet() : required;
		String key = required.isEmpty() ? "schema.missing-some-element"
				: required.size() == 1 ? "schema.missing-element" : "schema.missing-elements";
		report("schema.missing-element", element.nameOffset(), element.nameLength(), List.of(),
				Messages.text(key, element.name(), children(element, "", choices)));
	}

	/** Leaves out what the libvirt of the schema has already: that is refused for another reason. */
	private Optional<NewerNames.Row> newer(Optional<NewerNames.Row> row) {
		return row.filter(one -> version().isEmpty() || SchemaSource.number(one.since()) > SchemaSource.number(version()));
	}

	/** Tells what is right for a later libvirt. It brings no fix: what somebody wrote for that one is no slip, and an empty element would go unasked. */
	private void newer(NewerNames.Row row, String subject, int offset, int length) {
		String key = version().isEmpty() ? "schema.newer-unknown" : "schema.newer";
		report("schema.newer", offset, length, List.of(), Messages.text(key, subject, row.since(), version()));
	}

	private String version() {
		if (version == null) {
			version = source.version().orElse("");
		}
		return version;
	}

	private void value(String subject, String found, int offset, int length, List<String> allowed, List<String> open, Predicate<String> accepted, String synonym,
			List<TextEdit> further) {
		String plain = Lookalikes.plain(found).strip();
		boolean cleaned = !plain.equals(found) && accepted.test(plain);
		String near = cleaned ? plain : synonym != null ? synonym : Spelling.nearest(found, allowed);
		List<TextEdit> edits = new ArrayList<>();
		if (near != null) {
			edits.add(new TextEdit(offset, length, escaped(near)));
			edits.addAll(further);
		}
		List<Fix> fixes = near == null ? List.of() : List.of(new Fix(Messages.text("fix.value", near), edits));
		String expected = expected(found, allowed, open, accepted);
		boolean nothing = expected.equals(Messages.text("list.nothing"));
		String key = nothing ? near == null ? "schema.value-only" : "schema.value-plain" : near == null ? "schema.value" : "schema.value-near";
		report("schema.value", offset, length, fixes, Messages.text(key, shortened(found), subject, expected, near));
	}

	private String expected(String found, List<String> allowed, List<String> open, Predicate<String> accepted) {
		List<String> all = new ArrayList<>(likelyFirst(found, allowed, allowed));
		if (!open.isEmpty()) {
			all.add(Messages.text("expected.starts", listed(open)));
		} else if (all.size() <= MAX_LISTED) {
			all.addAll(Expectation.dataInPlaceOf(found, value -> !allowed.contains(value) && accepted.test(value)));
		}
		return listed(all);
	}

	private static String sentence(String key, String written, String where, String near, String allowed) {
		String suffix = near != null ? "-near" : allowed.equals(Messages.text("list.nothing")) ? "-none" : "";
		return Messages.text(key + suffix, written, where, allowed, near);
	}

	private static String children(Frame parent, String written, Collection<String> allowed) {
		return parent == null ? listed(allowed) : children(parent.element(), written, allowed);
	}

	private static String children(XmlElement parent, String written, Collection<String> allowed) {
		return listed(likelyFirst(written, Usage.STANDARD.children(Usage.key(parent)), allowed));
	}

	private static String attributes(XmlElement element, String written, Collection<String> allowed) {
		return listed(likelyFirst(written, Usage.STANDARD.attributes(Usage.key(element)), allowed));
	}

	/** What is near to the written word comes first, then what is usual, then the others by their names, those of a namespace last. */
	private static List<String> likelyFirst(String written, List<String> usual, Collection<String> allowed) {
		int far = written.length() < LEAST_NEAR ? 1 : (written.length() + 1) / 2;
		return allowed.stream().sorted(Comparator.comparingInt((String word) -> written.isEmpty() ? far : Math.min(far, Spelling.distance(written, word)))
				.thenComparing(word -> usual.indexOf(word) < 0 ? usual.size() : usual.indexOf(word)).thenComparing(word -> word.indexOf(':') >= 0)
				.thenComparing(Comparator.naturalOrder())).toList();
	}

	private void report(String code, int offset, int length, List<Fix> fixes, String message) {
		if (isFull()) {
			return;
		}
		if (findings.size() == MAX - 1) {
			findings.add(Finding.error("schema.too-many", Messages.text("schema.too-many", MAX), offset, 0));
			return;
		}
		findings.add(new Finding(Severity.ERROR, code, message, offset, length, fixes));
	}

	/** The first one of the same name, or {@code null}. */
	private static XmlElement earlierSibling(XmlElement element) {
		if (element.parent() == null) {
			return null;
		}
		for (XmlNode node : element.parent().children()) {
			if (node == element) {
				return null;
			}
			if (node instanceof XmlElement sibling && sibling.name().equals(element.name())) {
				return sibling;
			}
		}
		return null;
	}

	/** What is to be done where one element is allowed: an empty one goes, two sections become one, and the second one can be deleted. */
	private static List<Fix> repeated(XmlElement first, XmlElement second) {
		if (isEmpty(first) && !isEmpty(second)) {
			return List.of(deletion(first), deletion(second));
		}
		boolean mergeable = second.attributes().isEmpty() && holdsElementsOnly(first) && holdsElementsOnly(second);
		return mergeable ? List.of(merger(first, second), deletion(second)) : List.of(deletion(second));
	}

	private static boolean isEmpty(XmlElement element) {
		return element.attributes().isEmpty() && (!element.hasContent() || inside(element).isBlank());
	}

	private static boolean holdsElementsOnly(XmlElement element) {
		boolean some = false;
		for (XmlNode node : element.children()) {
			if (node instanceof XmlElement) {
				some = true;
			} else if (!node.source().isBlank() && !node.source().startsWith("<!--")) {
				return false;
			}
		}
		return some && !element.isDamaged();
	}

	/** The text between the tags of an element that has both. */
	private static String inside(XmlElement element) {
		return element.source().substring(element.startTagEnd() - element.offset(), element.contentEnd() - element.offset());
	}

	private static Fix merger(XmlElement first, XmlElement second) {
		String before = inside(first);
		String moved = inside(second).stripTrailing();
		int at = first.startTagEnd() + before.stripTrailing().length();
		return new Fix(Messages.text("fix.merge", first.name()), List.of(new TextEdit(at, 0, moved), lines(second)));
	}

	private static Fix renaming(XmlElement element, String name) {
		List<TextEdit> edits = new ArrayList<>(2);
		edits.add(new TextEdit(element.nameOffset(), element.nameLength(), name));
		if (element.endNameOffset() >= 0) {
			edits.add(new TextEdit(element.endNameOffset(), element.endNameLength(), name));
		}
		return new Fix(Messages.text("fix.rename", name), edits);
	}

	private static Fix deletion(XmlElement element) {
		TextEdit lines = lines(element);
		return new Fix(Messages.text("fix.delete", element.name()), List.of(lines));
	}

	/** Takes an element out, with its lines where nothing else stands on them. */
	private static TextEdit lines(XmlElement element) {
		XmlElement parent = element.parent();
		int start = element.offset();
		int end = element.end();
		if (parent != null) {
			String around = parent.source();
			int before = start - parent.offset();
			int behind = end - parent.offset();
			while (before > 0 && (around.charAt(before - 1) == ' ' || around.charAt(before - 1) == '\t')) {
				before--;
			}
			while (behind < around.length() && (around.charAt(behind) == ' ' || around.charAt(behind) == '\t' || around.charAt(behind) == '\r')) {
				behind++;
			}
			if (before > 0 && around.charAt(before - 1) == '\n' && behind < around.length() && around.charAt(behind) == '\n') {
				start = parent.offset() + before;
				end = parent.offset() + behind + 1;
			}
		}
		return new TextEdit(start, end - start, "");
	}

	/** Deletes an attribute and the one blank before it. */
	static Fix deletion(XmlAttribute attribute) {
		int end = attribute.hasValue() ? attribute.valueOffset() + attribute.valueLength() + (attribute.isClosed() ? 1 : 0)
				: attribute.nameOffset() + attribute.nameLength();
		int start = attribute.nameOffset() - 1;
		return Fix.replace(Messages.text("fix.delete", attribute.name()), start, end - start, "");
	}

	private static String source(XmlElement element, int start, int end) {
		return element.source().substring(start - element.offset(), end - element.offset());
	}

	/** Offset and length of a text without the white space around it. */
	private static int[] trimmed(TextRun text, XmlElement element) {
		String source = element.source();
		int from = text.offset() - element.offset();
		int to = text.end() - element.offset();
		while (from < to && source.charAt(from) <= ' ') {
			from++;
		}
		while (to > from && source.charAt(to - 1) <= ' ') {
			to--;
		}
		return new int[] { from + element.offset(), to - from };
	}

	/** A list for a sentence, with the number of the words that it leaves out. */
	private static String listed(Collection<String> words) {
		if (words.isEmpty()) {
			return Messages.text("list.nothing");
		}
		StringBuilder result = new StringBuilder();
		int count = 0;
		for (String word : words) {
			if (count == MAX_LISTED && words.size() > MAX_LISTED) {
				return Messages.text("list.more", result, words.size() - MAX_LISTED);
			}
			result.append(count++ == 0 ? "" : ", ").append(word.isEmpty() ? "''" : word);
		}
		return result.toString();
	}

	private static String shortened(String value) {
		String line = Lookalikes.visible(value).replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
		return line.length() <= MAX_QUOTED ? line : line.substring(0, MAX_QUOTED) + "…";
	}

	private static String escaped(String value) {
		return value.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;").replace("\"", "&quot;");
	}
}

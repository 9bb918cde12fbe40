package org.gasthaus.xml.ide.completion;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gasthaus.model.types.Memory;
import org.gasthaus.model.types.MemoryUnit;
import org.gasthaus.xml.ide.completion.KnownNames.Known;
import org.gasthaus.xml.ide.completion.Proposal.Kind;
import org.gasthaus.xml.ide.hover.Hovers;
import org.gasthaus.xml.ide.internal.HostSupport;
import org.gasthaus.xml.schema.ContentModel.ValueChoices;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.Usage;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

/** Proposes values of attributes and texts of elements. */
final class ValueProposals {
	private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB", "bytes", "KB", "MB", "GB", "TB", "b", "seconds", "minutes", "hours");
	private static final Set<String> PATH_ATTRIBUTES = Set.of("file", "dev", "path", "dir", "template", "rendernode", "logFile");
	private static final Set<String> PATH_TEXTS = Set.of("emulator", "loader", "nvram", "kernel", "initrd", "dtb", "path", "bootloader", "init");
	private static final Set<String> AMOUNTS = Set.of("domain/memory", "domain/currentMemory", "domain/maxMemory", "volume/capacity", "volume/allocation");
	private static final List<Long> GIBIBYTES = List.of(1L, 2L, 4L, 8L, 16L, 32L);

	private final Request request;
	private final ValueChoices choices;
	private final List<String> usual;
	private final Set<String> offered = new HashSet<>();

	private ValueProposals(Request request, ValueChoices choices, List<String> usual) {
		this.request = request;
		this.choices = choices;
		this.usual = usual;
	}

	/** In the value of an attribute, or where one should be. */
	static void forAttribute(Request request) throws SchemaException {
		XmlAttribute attribute = request.site.attribute();
		XmlElement element = request.site.element();
		ValueChoices choices = request.model.values(attribute);
		ValueProposals values = new ValueProposals(request, choices, Usage.STANDARD.values(Usage.key(element), attribute.name()));
		KnownNames.ofAttribute(request, element, attribute.name()).forEach(values::known);
		Optional<Set<String>> supported = HostSupport.values(request.text, element, attribute.name());
		for (String literal : choices.literals()) {
			values.literal(literal, supported);
		}
		if (values.offered.isEmpty()) {
			// any text is allowed, but some are usual
			values.usual.forEach(values::accepted);
		}
		if (attribute.name().equals("unit")) {
			UNITS.forEach(values::accepted);
		}
		if (PATH_ATTRIBUTES.contains(attribute.name()) && !Usage.key(element).endsWith("/target")) {
			values.paths();
		}
	}

	/** In the text of an element. */
	static void asText(Request request) throws SchemaException {
		XmlElement element = request.site.element();
		if (element == null || element.name().isEmpty() || hasElements(element)) {
			return;
		}
		ValueChoices choices = request.model.text(element);
		String key = Usage.key(element);
		ValueProposals values = new ValueProposals(request.at(wholeText(request, element)), choices, Usage.STANDARD.texts(key));
		KnownNames.ofText(request, element).forEach(values::known);
		for (String literal : choices.literals()) {
			values.literal(literal, Optional.empty());
		}
		Usage.STANDARD.texts(key).forEach(values::accepted);
		if (AMOUNTS.contains(key)) {
			values.amounts(element, key.startsWith("volume") ? MemoryUnit.BYTES : MemoryUnit.KIB);
		} else if (key.equals("domain/vcpu")) {
			List.of("1", "2", "4", "8", "16").forEach(values::accepted);
		}
		if (PATH_TEXTS.contains(element.name())) {
			values.paths();
		}
	}

	private static boolean hasElements(XmlElement element) {
		for (XmlNode child : element.children()) {
			if (child instanceof XmlElement) {
				return true;
			}
		}
		return false;
	}

	/** The region of all of the text around the cursor, without white space at its ends. */
	private static CursorSite wholeText(Request request, XmlElement element) {
		CursorSite site = request.site;
		String text = request.text.text();
		for (XmlNode child : element.children()) {
			if (child.kind() == XmlNode.Kind.TEXT && !child.isBlankText() && child.offset() <= site.end() && site.end() <= child.end()) {
				int start = child.offset();
				int end = child.end();
				while (start < site.end() && text.charAt(start) <= ' ') {
					start++;
				}
				// without an end tag the text runs into what follows
				int limit = element.endNameOffset() < 0 ? site.end() : end;
				while (limit > site.end() && text.charAt(limit - 1) <= ' ') {
					limit--;
				}
				return new CursorSite(site.kind(), element, null, start, limit, text.substring(start, site.end()), "", "");
			}
		}
		return new CursorSite(site.kind(), element, null, site.end(), site.end(), "", "", "");
	}

	private void known(Known known) {
		if (choices == ValueChoices.NONE || choices.literals().contains(known.value()) || choices.accepts().test(known.value())) {
			String group = known.kind() == Kind.GENERATED ? "0" : "1";
			offer(known.kind(), known.value(), known.detail(), group + String.format(java.util.Locale.ROOT, "%03d", Math.min(999, offered.size())));
		}
	}

	private void literal(String literal, Optional<Set<String>> supported) {
		boolean unsupported = supported.isPresent() && !supported.get().contains(literal);
		String host = request.text.context().host().name();
		String detail = supported.isEmpty() ? "" : Messages.text(unsupported ? "detail.not-supported" : "detail.supported", host);
		offer(Kind.VALUE, literal, detail, (unsupported ? "4" : "2") + Usage.rank(usual, literal) + literal);
	}

	private void accepted(String value) {
		if (choices.accepts().test(value)) {
			offer(Kind.VALUE, value, "", "3" + String.format(java.util.Locale.ROOT, "%03d", offered.size()));
		}
	}

	/** Round amounts in the unit that stands there. */
	private void amounts(XmlElement element, MemoryUnit standard) {
		String written = element.attribute("unit") == null ? "" : element.attribute("unit").value();
		MemoryUnit unit = written.isEmpty() ? standard : MemoryUnit.of(written).orElse(null);
		if (unit == null) {
			return;
		}
		for (long gibibytes : GIBIBYTES) {
			Memory amount = Memory.of(gibibytes, MemoryUnit.GIB);
			String value = Long.toString(amount.to(unit));
			if (choices.accepts().test(value) && Memory.of(amount.to(unit), unit).equals(amount)) {
				offer(Kind.VALUE, value, amount.toString(), "3" + String.format(java.util.Locale.ROOT, "%03d", offered.size()));
			}
		}
	}

	private void paths() {
		String typed = request.site.typed();
		int slash = typed.lastIndexOf('/');
		if (slash < 0 || !typed.startsWith("/") || typed.indexOf('&') >= 0) {
			return;
		}
		String folder = typed.substring(0, slash + 1);
		int count = 0;
		for (PathLister.Entry entry : request.lister.list(folder)) {
			if (count++ == PathLister.MAX_ENTRIES) {
				return;
			}
			String path = folder + entry.name() + (entry.folder() ? "/" : "");
			if (choices == ValueChoices.NONE || choices.accepts().test(path)) {
				offer(entry.folder() ? Kind.FOLDER : Kind.FILE, path, "", "5" + path);
			}
		}
	}

	private void offer(Kind kind, String value, String detail, String sortKey) {
		if (!value.isEmpty() && offered.add(value)) {
			String written = escaped(value);
			request.offer(kind, value, value, detail, Snippets.escaped(written), sortKey, List.of(), () -> Hovers.ofValue(request.text, request.site.element(),
					request.site.attribute() == null ? null : request.site.attribute().name(), value));
		}
	}

	private static String escaped(String value) {
		return value.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;").replace("\"", "&quot;");
	}
}

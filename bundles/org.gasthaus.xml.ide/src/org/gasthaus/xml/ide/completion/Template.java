package org.gasthaus.xml.ide.completion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.model.types.Uuid;
import org.gasthaus.xml.ide.completion.Proposal.Kind;
import org.gasthaus.xml.ide.hover.Prose;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/**
 * A device or a definition to be filled in: {@code templates/<name>.xml}, with tab stops. What stands in double braces is replaced by what is
 * free in the definition at hand: <code>{{disk:virtio}}</code>, <code>{{mac}}</code>, <code>{{uuid}}</code>, <code>{{network}}</code>,
 * <code>{{bridge}}</code>, <code>{{new-bridge}}</code>.
 *
 * @param name its name, stable; its title is a message
 * @param parent the element that it stands in; empty for a whole definition
 * @param root the name of its first element
 * @param lines the text, indented by two blanks a step
 * @param needed the name of the template without which the rules refuse this one; empty for none
 * @param own what the person calls it whose template it is; empty for one that is brought, whose title is a message
 */
record Template(String name, String parent, String root, String lines, String needed, String own) {
	/** What a domain's amount of memory is told with; what else is told of memory follows it. */
	private static final Set<String> AMOUNTS = Set.of("name", "memory", "maxMemory", "currentMemory");
	private static final Pattern FIRST = Pattern.compile("<([^\\s/>!?]+)");
	private static final Pattern HOLE = Pattern.compile("\\{\\{([a-z-]+)(?::([a-z]+))?\\}\\}");

	private static final class All {
		static final List<Template> TEMPLATES = read();
	}

	/** All templates in the order of their list. */
	static List<Template> all() {
		return All.TEMPLATES;
	}

	/** The name of the first element of a text, empty if it does not start with one. */
	static String rootOf(String text) {
		Matcher first = FIRST.matcher(text);
		return first.lookingAt() ? first.group(1) : "";
	}

	private static List<Template> read() {
		List<Template> result = new ArrayList<>();
		for (String line : resource("templates/list.txt").split("\n")) {
			if (!line.isBlank() && !line.startsWith("#")) {
				String[] words = line.strip().split(" +");
				String text = resource("templates/" + words[0] + ".xml").stripTrailing();
				result.add(new Template(words[0], words[1].equals("-") ? "" : words[1], rootOf(text), text, words.length > 2 ? words[2] : "", ""));
			}
		}
		return List.copyOf(result);
	}

	private static String resource(String name) {
		try (InputStream in = Template.class.getResourceAsStream(name)) {
			if (in == null) {
				throw new IllegalStateException("There is no " + name);
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		} catch (IOException unreadable) {
			throw new UncheckedIOException(unreadable);
		}
	}

	/** What a person calls it. */
	String title() {
		return own.isEmpty() ? Messages.bundle().getString("template." + name) : own;
	}

	/** The text for a place, with tab stops, and with what is free there. */
	String snippet(Request request) {
		Function<MatchResult, String> value = hole -> switch (hole.group(1)) {
		case "disk" -> Defaults.disk(request, hole.group(2) == null ? "virtio" : hole.group(2));
		case "mac" -> Defaults.mac(request);
		case "uuid" -> Uuid.random(java.util.Set.of()).literal();
		case "network" -> Defaults.network(request);
		case "bridge" -> request.text.context().host().bridges().stream().sorted().findFirst().orElse("br0");
		case "new-bridge" -> Defaults.bridge(request);
		default -> hole.group(); // a person's own template; completion brings none such
		};
		String filled = HOLE.matcher(BootOrder.of(request.text.tree()).fitted(lines)).replaceAll(hole -> Matcher.quoteReplacement(Snippets.escaped(value.apply(hole))));
		return request.layout.fitted(filled, request.text.text(), request.site.start());
	}

	/** What the domain lacks of the template that this one needs: all of it, or what its element does not tell. */
	private List<TextEdit> needs(Request request) {
		XmlElement domain = request.text.tree().root();
		Template other = all().stream().filter(template -> template.name.equals(needed)).findFirst().orElse(null);
		if (other == null || domain == null || !domain.name().equals(other.parent)) {
			return List.of();
		}
		XmlElement there = domain.element(other.root);
		XmlElement wanted = XmlTree.of(other.lines).root();
		if (there == null) {
			return Trees.elements(domain).stream().filter(child -> AMOUNTS.contains(child.name()) && child.end() <= request.site.start())
					.reduce((first, second) -> second).map(last -> behind(last, other.lines, request)).stream().toList();
		}
		List<XmlElement> told = Trees.elements(there);
		if (told.isEmpty()) {
			boolean empty = there.attributeCount() == 0 && Trees.text(there).isEmpty() && there.end() <= request.site.start();
			return empty ? List.of(new TextEdit(there.offset(), there.end() - there.offset(), request.layout.fitted(other.lines, request.text.text(), there.offset())))
					: List.of();
		}
		return Trees.elements(wanted).stream().filter(child -> there.element(child.name()) == null)
				.map(child -> behind(told.get(told.size() - 1), other.lines.substring(child.offset(), child.end()), request)).toList();
	}

	private static TextEdit behind(XmlElement element, String lines, Request request) {
		String text = request.text.text();
		String fitted = request.layout.fitted(lines, text, element.offset());
		boolean own = Layout.startsLine(text, element.offset());
		return new TextEdit(element.end(), 0, own ? request.layout.lineEnd() + Layout.indentation(text, element.offset()) + fitted : fitted);
	}

	/** Offers it behind its element. */
	void offer(Request request, String sortKey) {
		String title = title();
		String word = root + ' ' + name + ' ' + title;
		if (!request.mayMean(word)) {
			return;
		}
		String snippet = snippet(request);
		if (snippet.isBlank()) {
			return;
		}
		List<TextEdit> more = new ArrayList<>(needs(request));
		more.addAll(BootOrder.of(request.text.tree()).makeRoom(root, lines, request));
		request.offer(Kind.TEMPLATE, title, word, Messages.text("detail.template"), snippet, sortKey + '~' + title, more,
				() -> new Prose.Builder().paragraph(title).code(Snippets.plain(snippet)).build());
	}
}

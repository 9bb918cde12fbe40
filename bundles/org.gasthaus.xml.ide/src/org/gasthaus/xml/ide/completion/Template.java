package org.gasthaus.xml.ide.completion;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.model.types.Uuid;
import org.gasthaus.xml.ide.completion.Proposal.Kind;
import org.gasthaus.xml.ide.hover.Prose;

/**
 * A device or a definition to be filled in: {@code templates/<name>.xml}, with tab stops. What stands in double braces is replaced by what is
 * free in the definition at hand: <code>{{disk:virtio}}</code>, <code>{{mac}}</code>, <code>{{uuid}}</code>, <code>{{network}}</code>,
 * <code>{{bridge}}</code>, <code>{{new-bridge}}</code>.
 *
 * @param name its name, stable; its title is a message
 * @param parent the element that it stands in; empty for a whole definition
 * @param root the name of its first element
 * @param lines the text, indented by two blanks a step
 */
record Template(String name, String parent, String root, String lines) {
	private static final Pattern HOLE = Pattern.compile("\\{\\{([a-z-]+)(?::([a-z]+))?\\}\\}");

	private static final class All {
		static final List<Template> TEMPLATES = read();
	}

	/** All templates in the order of their list. */
	static List<Template> all() {
		return All.TEMPLATES;
	}

	/** The templates that start with an element in a parent. */
	static List<Template> of(String parent, String root) {
		List<Template> result = new ArrayList<>();
		for (Template template : all()) {
			if (template.parent.equals(parent) && template.root.equals(root)) {
				result.add(template);
			}
		}
		return result;
	}

	/** The smallest definition with a root element. */
	static Optional<Template> ofRoot(String root) {
		return of("", root).stream().findFirst();
	}

	private static List<Template> read() {
		List<Template> result = new ArrayList<>();
		for (String line : resource("templates/list.txt").split("\n")) {
			if (!line.isBlank() && !line.startsWith("#")) {
				String[] words = line.strip().split(" +");
				String text = resource("templates/" + words[0] + ".xml").stripTrailing();
				result.add(new Template(words[0], words[1].equals("-") ? "" : words[1], text.substring(1).split("[ />]", 2)[0], text));
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
		return Messages.bundle().getString("template." + name);
	}

	/** The text for a place, with tab stops, and with what is free there. */
	String snippet(Request request) {
		Function<MatchResult, String> value = hole -> switch (hole.group(1)) {
		case "disk" -> Defaults.disk(request, hole.group(2));
		case "mac" -> Defaults.mac(request);
		case "uuid" -> Uuid.random(java.util.Set.of()).literal();
		case "network" -> Defaults.network(request);
		case "bridge" -> request.text.context().host().bridges().stream().sorted().findFirst().orElse("br0");
		case "new-bridge" -> Defaults.bridge(request);
		default -> throw new IllegalStateException(name + ": " + hole.group());
		};
		String filled = HOLE.matcher(lines).replaceAll(hole -> Matcher.quoteReplacement(Snippets.escaped(value.apply(hole))));
		return request.layout.fitted(filled, request.text.text(), request.site.start());
	}

	/** Offers it behind its element. */
	void offer(Request request, String sortKey) {
		String title = title();
		String word = root + ' ' + name + ' ' + title;
		if (!request.mayMean(word)) {
			return;
		}
		String snippet = snippet(request);
		request.offer(Kind.TEMPLATE, title, word, Messages.text("detail.template"), snippet, sortKey + '~' + title, List.of(),
				() -> new Prose.Builder().paragraph(title).code(Snippets.plain(snippet)).build());
	}
}

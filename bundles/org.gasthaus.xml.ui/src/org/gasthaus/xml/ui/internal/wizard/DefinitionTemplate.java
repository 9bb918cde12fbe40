package org.gasthaus.xml.ui.internal.wizard;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.ide.completion.Completion;
import org.gasthaus.xml.ide.completion.Proposal;
import org.gasthaus.xml.ide.completion.Templates;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;
import org.gasthaus.xml.ui.internal.SharedLanguage;

/**
 * A definition to start from: one that completion proposes for an empty text.
 *
 * @param label what it is
 * @param root the name of its root element
 * @param snippet the text with tab stops
 * @param name the name that it has, empty if it has none
 */
public record DefinitionTemplate(String label, String root, String snippet, String name) {
	private static final AtomicReference<All> ALL = new AtomicReference<>();

	/** Those that were made of some templates, which do not change. */
	private record All(Templates of, CompletableFuture<List<DefinitionTemplate>> read) {
	}

	/** All there are, in the order of completion; read in the background, and again after somebody changed them. From any thread. */
	public static CompletableFuture<List<DefinitionTemplate>> all() {
		LanguageContext context = SharedLanguage.get().context(null, Optional.empty());
		return ALL.updateAndGet(known -> known != null && known.of == context.templates() ? known
				: new All(context.templates(), CompletableFuture.supplyAsync(() -> read(context)))).read;
	}

	private static List<DefinitionTemplate> read(LanguageContext context) {
		return Completion.at(DefinitionText.of("", context), 0).stream().filter(proposal -> proposal.kind() == Proposal.Kind.TEMPLATE).map(DefinitionTemplate::of)
				.filter(template -> !template.root.isEmpty()).toList();
	}

	private static DefinitionTemplate of(Proposal proposal) {
		XmlElement root = XmlTree.of(proposal.text()).root();
		XmlElement name = root == null ? null : root.element("name");
		return new DefinitionTemplate(proposal.label(), root == null ? "" : root.name(), proposal.snippet(),
				name == null ? "" : name.characterContent().strip());
	}

	/** The snippet with another name in its first {@code <name>}, and where it repeats that tab stop: a file that is called like it. */
	String snippetFor(String newName) {
		int start = snippet.indexOf("<name>") + "<name>".length();
		int end = snippet.indexOf("</name>", start);
		if (start < "<name>".length() || end < 0 || newName.isBlank()) {
			return snippet;
		}
		String old = snippet.substring(start, end);
		String escaped = newName.strip().replace("&", "&amp;").replace("<", "&lt;").replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}");
		String rest = snippet.substring(end);
		// what is no tab stop is a word that may mean something else elsewhere
		return snippet.substring(0, start) + escaped + (old.startsWith("${") ? rest.replace(old, escaped.replace("'", "&apos;").replace("\"", "&quot;").replace('/', '_')) : rest);
	}
}

package org.gasthaus.xml.ide.completion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import org.gasthaus.model.domain.Domain;
import org.gasthaus.rules.Allocation;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.completion.Proposal.Kind;
import org.gasthaus.xml.ide.hover.Prose;
import org.gasthaus.xml.schema.ContentModel;
import org.gasthaus.xml.text.TextEdit;

/** One question for proposals, and the proposals that were found so far. Belongs to one thread. */
final class Request {
	/** A list that is longer is of no use to anybody. */
	private static final int MAX = 1_000;

	final DefinitionText text;
	final CursorSite site;
	final ContentModel model;
	final PathLister lister;
	final Layout layout;
	private final List<Found> found;
	private final Map<String, String> known = new HashMap<>();

	private record Found(int fit, Proposal proposal) {
	}

	Request(DefinitionText text, CursorSite site, ContentModel model, PathLister lister) {
		this(text, site, model, lister, new ArrayList<>());
	}

	private Request(DefinitionText text, CursorSite site, ContentModel model, PathLister lister, List<Found> found) {
		this.found = found;
		this.text = text;
		this.site = site;
		this.model = model;
		this.lister = lister;
		this.layout = Layout.of(text.tree());
	}

	/** The same question with another region to replace; what is offered there is found here. */
	Request at(CursorSite other) {
		return new Request(text, other, model, lister, found);
	}

	/** Whether what was typed may mean a word. */
	boolean mayMean(String word) {
		return Typed.fit(site.typed(), word) != Typed.NO_MATCH;
	}

	/** What was found out about the text once, for all proposals. */
	String once(String key, Supplier<String> answer) {
		return known.computeIfAbsent(key, each -> answer.get());
	}

	/** What is free in the domain of the text; {@code null} if it is no domain. */
	Allocation allocation() {
		Domain domain = domain();
		return domain == null ? null : Allocation.of(domain, text.context().host().facts());
	}

	/** The domain of the text, or {@code null}. */
	Domain domain() {
		return text.definition() != null && text.definition().root() instanceof Domain domain ? domain : null;
	}

	/**
	 * Adds a proposal if what was typed may mean it.
	 *
	 * @param word what the typed letters are compared with
	 * @param snippet what is written, with tab stops
	 */
	void offer(Kind kind, String label, String word, String detail, String snippet, String sortKey, List<TextEdit> more, Supplier<Prose> explanation) {
		int fit = Typed.fit(site.typed(), word);
		if (fit == Typed.NO_MATCH || found.size() >= MAX) {
			return;
		}
		String source = text.text();
		// editors compare what stands in the replaced region with this
		String filter = site.start() < site.end() && source.charAt(site.start()) == '<' ? '<' + word : word;
		String whole = Snippets.escaped(site.before()) + snippet + Snippets.escaped(site.after());
		found.add(new Found(fit, new Proposal(label, kind, detail, site.start(), site.end() - site.start(), Snippets.plain(whole), whole, sortKey,
				filter, more, explanation)));
	}

	/** All proposals, what fits better first. */
	List<Proposal> proposals() {
		found.sort(Comparator.comparingInt(Found::fit).thenComparing(each -> each.proposal().sortKey()));
		List<Proposal> result = new ArrayList<>(found.size());
		for (Found each : found) {
			result.add(each.proposal());
		}
		return List.copyOf(result);
	}
}

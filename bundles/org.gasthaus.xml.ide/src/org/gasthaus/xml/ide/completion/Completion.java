package org.gasthaus.xml.ide.completion;

import java.util.List;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.schema.ContentModel;
import org.gasthaus.xml.schema.SchemaException;

/**
 * Proposes what may be written at a place of a definition: elements, attributes, values, end tags, whole devices and definitions. What the
 * schema requires comes first, then what is usual, then the rest by name; what is there already and may be there only once is left out.
 *
 * <p>Stateless; for the thread that owns the snapshot. Any text and any offset in it get an answer.
 */
public final class Completion {
	private Completion() {
	}

	private static final String GUEST = "<domain type='kvm'><name>a</name><memory>1</memory><os><type>hvm</type></os><devices>\n</devices></domain>";

	/** The proposals at an offset, the best first, without paths of the machine. */
	public static List<Proposal> at(DefinitionText text, int offset) {
		return at(text, offset, folder -> List.of());
	}

	/**
	 * The proposals at an offset, the best first.
	 *
	 * @param lister lists folders where a path is typed; it may read a disk, in this thread
	 * @throws IndexOutOfBoundsException the text has no such offset
	 */
	public static List<Proposal> at(DefinitionText text, int offset, PathLister lister) {
		if (offset < 0 || offset > text.text().length()) {
			throw new IndexOutOfBoundsException(offset);
		}
		CursorSite markup = MarkupProposals.at(text.tree(), offset);
		CursorSite site = markup != null ? markup : CursorSite.at(text.tree(), offset);
		if (site.kind() == CursorSite.Kind.NOTHING) {
			return List.of();
		}
		try (ContentModel model = ContentModel.of(text.context().schemas())) {
			Request request = new Request(text, site, model, lister);
			if (markup != null) {
				MarkupProposals.offer(request);
				return request.proposals();
			}
			switch (site.kind()) {
			case CONTENT -> {
				ElementProposals.inContent(request);
				if (site.start() == site.end() || text.text().charAt(site.start()) != '<') {
					ValueProposals.asText(request);
				}
			}
			case ELEMENT_NAME -> ElementProposals.forName(request);
			case ATTRIBUTE_NAME -> AttributeProposals.forName(request);
			case ATTRIBUTE_VALUE -> ValueProposals.forAttribute(request);
			case END_TAG -> ElementProposals.forEndTag(request);
			default -> throw new IllegalStateException(site.kind().name());
			}
			return request.proposals();
		} catch (SchemaException unusable) {
			// whoever checks the definition reports that; without a schema nothing is known to be allowed
			return List.of();
		}
	}

	/**
	 * Completes something that nobody sees: what it takes once, classes, templates, what the schema allows, is there when somebody waits for it.
	 * For a thread in the background.
	 */
	public static void warmUp(LanguageContext context) {
		at(DefinitionText.of(GUEST, context), GUEST.indexOf('\n'));
	}
}

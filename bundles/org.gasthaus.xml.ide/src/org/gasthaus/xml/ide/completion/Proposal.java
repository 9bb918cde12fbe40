package org.gasthaus.xml.ide.completion;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

import org.gasthaus.xml.ide.hover.Prose;
import org.gasthaus.xml.text.TextEdit;

/**
 * Something that may be written at the cursor. Immutable.
 *
 * <p>Text and snippet are complete: their second and later lines are indented already, so an editor inserts them as they are.
 *
 * @param label what the list shows
 * @param kind what it is
 * @param detail a short explanation beside the label; often empty
 * @param offset where the text to be replaced starts
 * @param length how long that is; it holds the cursor
 * @param text what is written, without tab stops
 * @param snippet the same with tab stops in the syntax of the Language Server Protocol: <code>${1:name}</code>, <code>$0</code>
 * @param sortKey the place in the list: sort by it, letter by letter
 * @param filterText what further typing is compared with; starts as the replaced text starts
 * @param additionalEdits edits elsewhere that belong to it, counted on the text before; mostly none
 * @param explanation what there is to say about it, made when somebody asks
 */
public record Proposal(String label, Kind kind, String detail, int offset, int length, String text, String snippet, String sortKey,
		String filterText, List<TextEdit> additionalEdits, Supplier<Prose> explanation) {
	/** What a proposal is. */
	public enum Kind {
		/** An element. */
		ELEMENT,
		/** An end tag. */
		END_TAG,
		/** An attribute. */
		ATTRIBUTE,
		/** A value that the schema names. */
		VALUE,
		/** A value made for this place: a free address, a new UUID. */
		GENERATED,
		/** The name of something that exists: a network, a volume, a CPU model. */
		NAME,
		/** A file of the machine. */
		FILE,
		/** A folder of the machine. */
		FOLDER,
		/** A device or definition to be filled in. */
		TEMPLATE
	}

	public Proposal {
		Objects.requireNonNull(kind);
		additionalEdits = List.copyOf(additionalEdits);
	}

	/** What there is to say about it; may take a moment longer than the rest. */
	public Prose documentation() {
		return explanation.get();
	}

	/** Whether there are tab stops. */
	public boolean isSnippet() {
		return !snippet.equals(Snippets.escaped(text));
	}

	/** All of what is written, as edits. */
	public List<TextEdit> edits() {
		List<TextEdit> edits = new java.util.ArrayList<>(additionalEdits);
		edits.add(new TextEdit(offset, length, text));
		return edits;
	}
}

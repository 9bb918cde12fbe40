package org.gasthaus.xml.ide.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.gasthaus.xml.ide.Contexts;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.text.TextEdit;

/** A text with a cursor, written as {@code |}, and what is proposed there. */
final class Cursor {
	final DefinitionText text;
	final int offset;
	final List<Proposal> proposals;

	private Cursor(String marked, LanguageContext context, PathLister lister) {
		offset = marked.indexOf('|');
		assertTrue(offset >= 0, marked);
		text = DefinitionText.of(marked.substring(0, offset) + marked.substring(offset + 1), context);
		proposals = Completion.at(text, offset, lister);
	}

	static Cursor in(String marked) {
		return in(marked, Contexts.PACKED);
	}

	static Cursor in(String marked, LanguageContext context) {
		return new Cursor(marked, context, folder -> List.of());
	}

	static Cursor in(String marked, PathLister lister) {
		return new Cursor(marked, Contexts.PACKED, lister);
	}

	/** In the devices of a domain. */
	static Cursor inDevices(String marked) {
		return inDevices(marked, Contexts.PACKED);
	}

	static Cursor inDevices(String marked, LanguageContext context) {
		return in(devices(marked), context);
	}

	static String devices(String content) {
		return "<domain type='kvm'>\n  <name>web</name>\n  <memory>1048576</memory>\n  <os>\n    <type arch='x86_64' machine='q35'>hvm</type>\n  </os>\n"
				+ "  <devices>\n    " + content + "\n  </devices>\n</domain>\n";
	}

	/** The labels without templates and made values. */
	List<String> labels() {
		return proposals.stream().filter(each -> each.kind() != Proposal.Kind.TEMPLATE).map(Proposal::label).toList();
	}

	Proposal proposal(String label) {
		return proposals.stream().filter(each -> each.label().equals(label)).findFirst()
				.orElseThrow(() -> new AssertionError(label + " is not among " + proposals.stream().map(Proposal::label).toList()));
	}

	/** The text after a proposal was chosen. */
	String with(String label) {
		return TextEdit.apply(text.text(), proposal(label).edits());
	}

	/** The text after a proposal was chosen, with its tab stops as editors see them. */
	String snippet(String label) {
		Proposal chosen = proposal(label);
		return TextEdit.apply(text.text(), List.of(new TextEdit(chosen.offset(), chosen.length(), chosen.snippet())));
	}

	/** What a proposal puts in the place of what was replaced. */
	void becomes(String label, String marked) {
		assertEquals(devices(marked), with(label));
	}
}

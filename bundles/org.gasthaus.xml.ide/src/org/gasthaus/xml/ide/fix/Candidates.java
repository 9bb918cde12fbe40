package org.gasthaus.xml.ide.fix;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/** Collects what may mend a finding, whether it does or not. */
abstract class Candidates {
	/** The memory of a guest whose memory nobody knows, in MiB. */
	static final String MEMORY = "2048";
	private static final Set<String> NEEDED = Set.of("os", "devices", "name", "memory");

	final DefinitionText text;
	final XmlTree tree;
	final Finding finding;
	private final List<Fix> fixes;
	/** The element that the finding marks, or whose attribute or text it marks; {@code null} if it marks none. */
	final XmlElement element;
	/** The attribute that it marks, or {@code null}. */
	final XmlAttribute attribute;

	Candidates(DefinitionText text, Finding finding, List<Fix> fixes) {
		this.text = text;
		this.tree = text.tree();
		this.finding = finding;
		this.fixes = fixes;
		int inside = Math.min(finding.offset() + 1, text.text().length());
		XmlElement found = tree.elementAt(inside);
		this.element = found;
		this.attribute = found == null ? null : at(found, finding.offset());
	}

	private static XmlAttribute at(XmlElement element, int offset) {
		for (XmlAttribute candidate : element.attributes()) {
			if (candidate.nameOffset() == offset || candidate.hasValue() && candidate.valueOffset() == offset) {
				return candidate;
			}
		}
		return null;
	}

	abstract void collect();

	/** A candidate made of tree edits. */
	final void offer(String title, Consumer<TreeEdits> changes) {
		TreeEdits edits = new TreeEdits(tree);
		changes.accept(edits);
		offer(title, edits.list());
	}

	final void offer(String title, List<TextEdit> edits) {
		if (!edits.isEmpty()) {
			fixes.add(new Fix(title, edits));
		}
	}

	/** How many candidates there are by now. */
	final int count() {
		return fixes.size();
	}

	/** Puts candidates before the others; behind those of the finding that change something and take nothing away. */
	final void first(List<Fix> better) {
		int at = 0;
		while (at < fixes.size() && fixes.get(at).edits().stream().anyMatch(edit -> !edit.text().isEmpty())) {
			at++;
		}
		fixes.addAll(at, better);
	}

	/** An amount of memory for a guest that has none; the title says that nobody knows it. */
	final void exampleMemory(XmlElement memory) {
		offer(Messages.text("memory"), edits -> edits.set(memory, "unit", "MiB").setText(memory, MEMORY));
	}

	final void replace(String title, int offset, int length, String with) {
		offer(title, List.of(new TextEdit(offset, length, with)));
	}

	/** Offers to take out the attribute, the element, the device around it: the smallest first. */
	final void removals() {
		// a place without one of its numbers is another place
		if (attribute != null && !element.name().equals("address")) {
			offer(Messages.text("remove.attribute", attribute.name()), edits -> edits.remove(attribute));
		}
		for (XmlElement at = element; at != null && at.parent() != null; at = at.parent()) {
			if (isNeeded(at)) {
				return;
			}
			XmlElement gone = at;
			offer(Messages.text("remove.element", described(at)), edits -> edits.remove(gone));
			if (at.parent().name().equals("devices")) {
				return;
			}
		}
	}

	/** What a definition cannot be without, or most of it. */
	private static boolean isNeeded(XmlElement element) {
		return element.parent().parent() == null && NEEDED.contains(element.name());
	}

	static String described(XmlElement element) {
		String target = Trees.value(element.element("target"), "dev");
		return target.isEmpty() ? element.name() : element.name() + " " + target;
	}
}

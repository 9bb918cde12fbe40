package org.gasthaus.xml.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.gasthaus.xml.schema.ErrorFinder.Frame;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlNode;

import com.thaiopensource.relaxng.match.Matcher;
import com.thaiopensource.xml.util.Name;

/** Finds where an element that is not allowed at its place belongs. */
final class Placement {
	/** How many elements are tried out in search of a place. */
	private static final int MAX_TRIED = 400;

	private Placement() {
	}

	/** The names of the nearest open or possible elements that may contain another; none if there are none near. */
	static Set<String> containersOf(Name wanted, Matcher here, Frame innermost, Names names) {
		for (Frame frame = innermost == null ? null : innermost.parent(); frame != null; frame = frame.parent()) {
			if (frame.afterStartTag().possibleStartTagNames().getIncludedNames().contains(wanted)) {
				return Set.of(frame.element().name());
			}
		}
		return below(wanted, here, innermost, names);
	}

	/**
	 * The nearest open element that may contain another, but only one of that name, and has one already; empty if it may have more, or has none.
	 */
	static Optional<XmlElement> taken(XmlElement element, Name wanted, Frame innermost, Names names) {
		for (Frame frame = innermost == null ? null : innermost.parent(); frame != null; frame = frame.parent()) {
			Matcher inside = frame.afterStartTag().copy();
			if (inside.matchStartTagOpen(wanted, wanted.getLocalName(), names)) {
				boolean present = false;
				for (XmlNode node : frame.element().children()) {
					present |= node instanceof XmlElement other && other.name().equals(element.name());
				}
				// what is missing in it does not count: the matcher goes on behind its end tag
				inside.matchStartTagClose(wanted, wanted.getLocalName(), names);
				inside.matchEndTag(wanted, wanted.getLocalName(), names);
				return present && !inside.possibleStartTagNames().getIncludedNames().contains(wanted) ? Optional.of(frame.element()) : Optional.empty();
			}
		}
		return Optional.empty();
	}

	/** Looks into the elements that are possible here and around, breadth first, two levels down. */
	private static Set<String> below(Name wanted, Matcher here, Frame innermost, Names names) {
		Deque<Matcher> level = new ArrayDeque<>();
		level.add(here);
		// also what came already: it may take more
		for (Frame frame = innermost; frame != null; frame = frame.parent()) {
			level.add(frame.afterStartTag());
		}
		Set<String> found = new TreeSet<>();
		int tried = 0;
		for (int depth = 0; depth < 2 && found.isEmpty(); depth++) {
			Deque<Matcher> next = new ArrayDeque<>();
			for (Matcher matcher : level) {
				for (Name name : Expectation.names(matcher.possibleStartTagNames(), names).values()) {
					Matcher inside = matcher.copy();
					boolean opens = tried++ < MAX_TRIED && inside.matchStartTagOpen(name, name.getLocalName(), names);
					if (!opens) {
						continue;
					}
					inside.matchStartTagClose(name, name.getLocalName(), names);
					if (inside.possibleStartTagNames().getIncludedNames().contains(wanted)) {
						found.add(names.display(name));
					}
					next.add(inside);
				}
			}
			level = next;
		}
		return found;
	}
}

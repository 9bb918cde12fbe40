package org.gasthaus.xml.ide.structure;

import java.util.List;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.navigation.Symbol;
import org.gasthaus.xml.ide.navigation.Symbols;

/** What to mark beside the place of the cursor: the other tag of an element, or all places where the same thing is named. */
public final class Occurrences {
	private Occurrences() {
	}

	/** The places in the order of the text; none if the offset is at no name. */
	public static List<Occurrence> at(DefinitionText text, int offset) {
		Symbols symbols = Symbols.of(text.tree());
		Symbol symbol = symbols.at(offset);
		if (symbol != null) {
			return symbols.all().stream().filter(symbol::means).map(use -> new Occurrence(use.offset(), use.length(), use.declaration())).toList();
		}
		return TagPair.at(text, offset).orElse(List.of()).stream().map(name -> new Occurrence(name.offset(), name.length(), false)).toList();
	}
}

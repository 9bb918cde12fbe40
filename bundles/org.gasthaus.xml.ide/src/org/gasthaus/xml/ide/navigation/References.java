package org.gasthaus.xml.ide.navigation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.Location;
import org.gasthaus.xml.ide.WorkspaceIndex.NameUse;

/** Where a name is used, in the text and in the other files of its workspace. */
public final class References {
	private References() {
	}

	/**
	 * The places where the thing is named whose name an offset touches: first those of the text, then those of the other files by their
	 * address. The text itself counts as it is now, whatever the index holds of it.
	 *
	 * @param declarations whether the places where it gets its name belong to them
	 */
	public static List<Location> at(DefinitionText text, int offset, boolean declarations) {
		Symbol symbol = Symbols.of(text.tree()).at(offset);
		return symbol == null ? List.of() : of(text, symbol, declarations);
	}

	static List<Location> of(DefinitionText text, Symbol symbol, boolean declarations) {
		List<Location> found = new ArrayList<>();
		for (Symbol use : Symbols.of(text.tree()).all()) {
			if (symbol.means(use) && (declarations || !use.declaration())) {
				found.add(new Location(text.context().uri(), use.offset(), use.length()));
			}
		}
		if (symbol.kind().shared() == null) {
			return List.copyOf(found);
		}
		Map<URI, List<NameUse>> files = new TreeMap<>(text.context().workspace().files());
		files.forEach((file, uses) -> {
			if (!Objects.equals(file, text.context().uri())) {
				for (NameUse use : uses) {
					if (symbol.means(NameUses.symbol(use)) && (declarations || !use.declaration())) {
						found.add(new Location(file, use.offset(), use.length()));
					}
				}
			}
		});
		return List.copyOf(found);
	}

	/** How many other files use what a text declares. */
	public static int users(DefinitionText text, Symbol symbol) {
		return (int) of(text, symbol, false).stream().map(Location::uri).filter(file -> !Objects.equals(file, text.context().uri())).distinct().count();
	}
}

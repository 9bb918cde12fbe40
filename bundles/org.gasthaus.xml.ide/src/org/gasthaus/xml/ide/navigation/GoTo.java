package org.gasthaus.xml.ide.navigation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.Location;
import org.gasthaus.xml.ide.WorkspaceIndex.NameUse;
import org.gasthaus.xml.ide.internal.Trees;

/** From a name to where the thing is defined; from a path to the file. */
public final class GoTo {
	private GoTo() {
	}

	/**
	 * Where the thing is defined whose name an offset touches. From a definition it is where it is used: both directions work. At the path of
	 * a file it is that file, from its start; whether it exists is not asked.
	 */
	public static List<Location> definition(DefinitionText text, int offset) {
		Symbol symbol = Symbols.of(text.tree()).at(offset);
		if (symbol != null) {
			return symbol.declaration() ? References.of(text, symbol, false) : declarations(text, symbol);
		}
		return FileLinks.of(text).stream().filter(link -> Trees.touches(new Region(link.offset(), link.length()), offset)).map(link -> new Location(link.target(), 0, 0)).toList();
	}

	private static List<Location> declarations(DefinitionText text, Symbol symbol) {
		List<Location> found = new ArrayList<>();
		for (Symbol other : Symbols.of(text.tree()).all()) {
			if (other.declaration() && other.means(symbol)) {
				found.add(new Location(text.context().uri(), other.offset(), other.length()));
			}
		}
		if (symbol.kind().shared() != null) {
			Map<URI, List<NameUse>> files = new TreeMap<>(text.context().workspace().files());
			files.forEach((file, uses) -> {
				if (!Objects.equals(file, text.context().uri())) {
					uses.stream().filter(NameUse::declaration).filter(use -> NameUses.symbol(use).means(symbol))
							.forEach(use -> found.add(new Location(file, use.offset(), use.length())));
				}
			});
		}
		return List.copyOf(found);
	}
}

package org.gasthaus.xml.ide.navigation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.Location;
import org.gasthaus.xml.ide.WorkspaceIndex.NameUse;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.ide.navigation.VolumePaths.PathAt;

/** From a name to where the thing is defined; from a path to the file. */
public final class GoTo {
	private GoTo() {
	}

	/**
	 * Where the thing is defined whose name an offset touches. From a definition it is where it is used: both directions work. At the path of
	 * a disk or of a base image it is the volume that the workspace defines there. Without one, and at other paths, it is that file, from its
	 * start; whether it exists is not asked.
	 */
	public static List<Location> definition(DefinitionText text, int offset) {
		Symbol symbol = Symbols.of(text.tree()).at(offset);
		if (symbol != null) {
			return symbol.declaration() ? References.of(text, symbol, false) : declarations(text, symbol);
		}
		PathAt path = VolumePaths.at(text, offset);
		List<Location> volumes = path == null ? List.of() : VolumePaths.volumes(text, path.path());
		return volumes.isEmpty() ? links(text, offset).map(link -> new Location(link.target(), 0, 0)).toList() : volumes;
	}

	/** The name or path that an offset touches and that may lead somewhere. */
	public static Optional<Region> region(DefinitionText text, int offset) {
		Symbol symbol = Symbols.of(text.tree()).at(offset);
		if (symbol != null) {
			return Optional.of(new Region(symbol.offset(), symbol.length()));
		}
		PathAt path = VolumePaths.at(text, offset);
		return path != null ? Optional.of(path.region()) : links(text, offset).findFirst().map(link -> new Region(link.offset(), link.length()));
	}

	private static Stream<FileLinks.Link> links(DefinitionText text, int offset) {
		return FileLinks.of(text).stream().filter(link -> Trees.touches(new Region(link.offset(), link.length()), offset));
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

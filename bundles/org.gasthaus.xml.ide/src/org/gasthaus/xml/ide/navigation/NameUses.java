package org.gasthaus.xml.ide.navigation;

import java.util.List;
import java.util.stream.Stream;

import org.gasthaus.xml.ide.WorkspaceIndex.NameUse;
import org.gasthaus.xml.text.XmlTree;

/** What a text says to the index of a workspace. */
public final class NameUses {
	private NameUses() {
	}

	/** The names in a tree that other files may give or use, in the order of the text; then the paths by which other files may mean it. */
	public static List<NameUse> of(XmlTree tree) {
		Stream<NameUse> names = Symbols.of(tree).all().stream().filter(symbol -> symbol.kind().shared() != null)
				.map(symbol -> new NameUse(symbol.kind().shared(), symbol.name(), symbol.scope(), symbol.declaration(), symbol.offset(), symbol.length()));
		return tree.root() == null ? names.toList() : Stream.concat(names, VolumePaths.of(tree.root()).stream()).toList();
	}

	static Symbol symbol(NameUse use) {
		return new Symbol(SymbolKind.of(use.kind()), use.name(), use.pool(), use.declaration(), use.offset(), use.length());
	}
}

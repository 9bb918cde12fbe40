package org.gasthaus.xml.ide.navigation;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import org.gasthaus.model.types.Uuid;
import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.Location;
import org.gasthaus.xml.ide.WorkspaceIndex.NameUse;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.ide.structure.TagPair;
import org.gasthaus.xml.text.TextEdit;

/**
 * A new name for what stands at an offset: the two tags of an element, or a network, pool, volume, guest, filter, disk target, alias and the
 * like, in all files that name it.
 *
 * <p>Immutable. The other files are those of the index; who applies the edits makes sure that the index is as new as the files.
 */
public final class Rename {
	private static final int LONGEST = 255;

	private final DefinitionText text;
	private final Region region;
	private final String name;
	private final Symbol symbol;
	private final List<Region> tags;

	private Rename(DefinitionText text, Region region, String name, Symbol symbol, List<Region> tags) {
		this.text = text;
		this.region = region;
		this.name = name;
		this.symbol = symbol;
		this.tags = tags;
	}

	/** Makes ready to rename what an offset touches; empty where nothing has a name that can be changed. */
	public static Optional<Rename> prepare(DefinitionText text, int offset) {
		Symbol symbol = Symbols.of(text.tree()).at(offset);
		if (symbol != null) {
			return Optional.of(new Rename(text, new Region(symbol.offset(), symbol.length()), symbol.name(), symbol, List.of()));
		}
		List<Region> tags = TagPair.at(text, offset).orElse(List.of());
		return tags.stream().filter(tag -> Trees.touches(tag, offset)).findFirst().map(
				tag -> new Rename(text, tag, text.text().substring(tag.offset(), tag.offset() + tag.length()), null, tags));
	}

	/** Where the name stands that is to be changed. */
	public Region region() {
		return region;
	}

	/** The name as it is now. */
	public String currentName() {
		return name;
	}

	/** Why a new name does not do, in a sentence for a person; empty if it does. */
	public Optional<String> problem(String newName) {
		if (newName.isBlank()) {
			return Optional.of(Messages.text("rename.empty"));
		}
		if (symbol == null) {
			return isXmlName(newName) ? Optional.empty() : Optional.of(Messages.text("rename.no-xml-name", newName));
		}
		return symbol.kind().isNumber() ? number(newName) : name(newName);
	}

	private Optional<String> number(String newName) {
		boolean valid = newName.matches("[0-9]{1,9}") && (symbol.kind() != SymbolKind.IOTHREAD || Integer.parseInt(newName) > 0);
		return valid ? taken(newName) : Optional.of(Messages.text(symbol.kind() == SymbolKind.IOTHREAD ? "rename.no-iothread" : "rename.no-number", newName));
	}

	private Optional<String> name(String newName) {
		if (newName.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
			return Optional.of(Messages.text("rename.control"));
		}
		if (symbol.kind() == SymbolKind.SECRET && Uuid.of(name).isValid() && !Uuid.of(newName).isValid()) {
			return Optional.of(Messages.text("rename.no-uuid", newName, name));
		}
		boolean file = symbol.kind() != SymbolKind.SECRET && symbol.kind() != SymbolKind.VOLUME;
		if (file && newName.indexOf('/') >= 0) {
			return Optional.of(Messages.text("rename.slash", newName));
		}
		if (!newName.equals(newName.strip())) {
			return Optional.of(Messages.text("rename.blanks", newName));
		}
		if (newName.length() > LONGEST) {
			return Optional.of(Messages.text("rename.long", LONGEST));
		}
		if (symbol.kind() == SymbolKind.DISK_TARGET && !newName.matches("[A-Za-z0-9_.-]+") || symbol.kind() == SymbolKind.ALIAS && !newName.matches("[A-Za-z0-9_.-]+")) {
			return Optional.of(Messages.text("rename.letters", newName));
		}
		return taken(newName);
	}

	/** Whether another thing of the kind has the name already. */
	private Optional<String> taken(String newName) {
		if (newName.equals(name)) {
			return Optional.empty();
		}
		Symbol wanted = new Symbol(symbol.kind(), newName, symbol.scope(), true, 0, 0);
		for (Symbol other : Symbols.of(text.tree()).all()) {
			if (other.declaration() && other.means(wanted)) {
				return Optional.of(Messages.text("rename.taken-here", newName));
			}
		}
		if (symbol.kind().shared() == null) {
			return Optional.empty();
		}
		for (Map.Entry<URI, List<NameUse>> file : new TreeMap<>(text.context().workspace().files()).entrySet()) {
			boolean other = !Objects.equals(file.getKey(), text.context().uri());
			if (other && file.getValue().stream().anyMatch(use -> use.declaration() && NameUses.symbol(use).means(wanted))) {
				return Optional.of(Messages.text("rename.taken", newName, fileName(file.getKey())));
			}
		}
		return Optional.empty();
	}

	private static String fileName(URI file) {
		String path = Objects.toString(file.getPath(), file.toString());
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/**
	 * What to change in which file; the text itself stands under its address, or under {@code null} if it has none.
	 *
	 * @throws IllegalArgumentException if {@link #problem} has something against the name
	 */
	public Map<URI, List<TextEdit>> edits(String newName) {
		problem(newName).ifPresent(problem -> {
			throw new IllegalArgumentException(problem);
		});
		Map<URI, List<TextEdit>> edits = new LinkedHashMap<>();
		if (symbol == null) {
			edits.put(text.context().uri(), tags.stream().map(tag -> new TextEdit(tag.offset(), tag.length(), newName)).toList());
			return edits;
		}
		for (Location place : References.of(text, symbol, true)) {
			edits.computeIfAbsent(place.uri(), file -> new ArrayList<>()).add(new TextEdit(place.offset(), place.length(), Trees.escaped(newName)));
		}
		return edits;
	}

	private static boolean isXmlName(String candidate) {
		for (int i = 0; i < candidate.length();) {
			int c = candidate.codePointAt(i);
			boolean start = Character.isLetter(c) || c == '_';
			boolean part = start || Character.isDigit(c) || c == '-' || c == '.' || c == ':';
			if (i == 0 ? !start : !part) {
				return false;
			}
			i += Character.charCount(c);
		}
		return !candidate.endsWith(":") && candidate.indexOf(':') == candidate.lastIndexOf(':');
	}
}

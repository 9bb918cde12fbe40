package org.gasthaus.xml.ide.navigation;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.Location;
import org.gasthaus.xml.ide.WorkspaceIndex.NameKind;
import org.gasthaus.xml.ide.WorkspaceIndex.NameUse;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;

/** From the path of a disk or of a base image to the volume that lies there, of those that the workspace defines. */
final class VolumePaths {
	private static final Set<String> SOURCES = Set.of("file", "dev", "dir");

	private VolumePaths() {
	}

	/** A path and where it stands. */
	record PathAt(String path, Region region) {
	}

	/** The paths that a definition says of itself: where a pool has its volumes, where a volume lies. */
	static List<NameUse> of(XmlElement root) {
		List<NameUse> paths = new ArrayList<>();
		if (root.name().equals("pool")) {
			add(NameKind.POOL_PATH, Trees.find(root, "target", "path"), paths);
		} else if (root.name().equals("volume")) {
			add(NameKind.VOLUME_PATH, root.element("key"), paths);
			add(NameKind.VOLUME_PATH, Trees.find(root, "target", "path"), paths);
		}
		return paths;
	}

	private static void add(NameKind kind, XmlElement element, List<NameUse> paths) {
		String path = Trees.text(element);
		if (path.startsWith("/")) {
			Region region = Trees.textRegion(element);
			// it is no name: nobody proposes, lists or changes it as one
			paths.add(new NameUse(kind, plain(path), "", false, region.offset(), region.length()));
		}
	}

	/** The path of a disk or a base image that an offset touches; {@code null} if it touches none. */
	static PathAt at(DefinitionText text, int offset) {
		XmlElement element = text.tree().elementAt(offset);
		if (element == null) {
			return null;
		}
		if (element.name().equals("path") && element.parent() != null && element.parent().name().equals("backingStore")) {
			Region region = Trees.textRegion(element);
			return Trees.touches(region, offset) ? path(Trees.text(element), region) : null;
		}
		XmlAttribute attribute = element.name().equals("source") ? Trees.attributeAt(element, offset) : null;
		if (attribute == null || !attribute.isClosed() || !SOURCES.contains(attribute.name()) || !Trees.touches(Trees.valueRegion(attribute), offset)) {
			return null;
		}
		return path(attribute.value(), Trees.valueRegion(attribute));
	}

	private static PathAt path(String path, Region region) {
		return path.startsWith("/") ? new PathAt(plain(path), region) : null;
	}

	/** Without what does not matter in a path: doubled slashes, and one at the end. */
	private static String plain(String path) {
		String plain = path.replaceAll("/+", "/");
		return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
	}

	/** The names of the volumes that lie at a path: those that say so, else those of that name that do not say where they lie. */
	static List<Location> volumes(DefinitionText text, String path) {
		Map<URI, List<NameUse>> files = new TreeMap<>(text.context().workspace().files());
		if (text.context().uri() != null) {
			files.put(text.context().uri(), NameUses.of(text.tree()));
		}
		List<Location> named = new ArrayList<>();
		List<Location> byName = new ArrayList<>();
		Set<String> names = new HashSet<>();
		files.values().forEach(uses -> uses.stream().filter(use -> use.kind() == NameKind.POOL_PATH && path.startsWith(use.name() + '/'))
				.forEach(use -> names.add(path.substring(use.name().length() + 1))));
		files.forEach((file, uses) -> {
			List<String> paths = uses.stream().filter(use -> use.kind() == NameKind.VOLUME_PATH).map(NameUse::name).toList();
			uses.stream().filter(use -> use.kind() == NameKind.VOLUME && use.declaration()).forEach(use -> {
				Location place = new Location(file, use.offset(), use.length());
				if (paths.contains(path)) {
					named.add(place);
				} else if (paths.isEmpty() && names.contains(use.name())) {
					byName.add(place);
				}
			});
		});
		return List.copyOf(named.isEmpty() ? byName : named);
	}
}

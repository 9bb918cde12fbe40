package org.gasthaus.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The table of bundles in {@code docs/architecture.md}, as a rule: a bundle may use the bundles and libraries in its last column,
 * the JDK and its own packages, and nothing else.
 */
final class ArchitectureMap {
	static final String OURS = "org.gasthaus.";

	/** Libraries by the word that the table uses: prefixes of packages and of bundle names. */
	private static final Map<String, List<String>> LIBRARIES = Map.ofEntries(
			Map.entry("EMF", List.of("org.eclipse.emf.")),
			Map.entry("Xtext", List.of("org.eclipse.xtext", "com.google.inject.", "org.antlr.")),
			Map.entry("jing", List.of("com.thaiopensource.", "org.relaxng.")),
			Map.entry("LSP4J", List.of("org.eclipse.lsp4j.")),
			Map.entry("libvirt-java", List.of("org.libvirt.")),
			Map.entry("JNA", List.of("com.sun.jna.")),
			Map.entry("gson", List.of("com.google.gson.")), Map.entry("JLine", List.of("org.jline.")),
			Map.entry("OSGi", List.of("org.osgi.framework.", "org.osgi.util.tracker.")),
			Map.entry("equinox.app", List.of("org.eclipse.equinox.app.")),
			Map.entry("equinox.common", List.of("org.eclipse.equinox.common.", "org.eclipse.osgi.util.")),
			Map.entry("workbench", List.of("org.eclipse.", "org.osgi.service.prefs.")));
	/** A library's word never covers these, though its prefix would. */
	private static final Map<String, List<String>> EXCEPT = Map.of("workbench", List.of("org.eclipse.emf.", "org.eclipse.xtext"));
	/** In every JDK, or needed by every component and gone at run time. */
	private static final List<String> ALWAYS = List.of("java.", "javax.", "org.xml.sax.", "org.w3c.dom.", "org.osgi.service.component.annotations.");

	private static final Pattern ROW = Pattern.compile("^\\| (`[^|]+) \\| [^|]+ \\| ([^|]+) \\|$", Pattern.MULTILINE);
	private static final Pattern QUOTED = Pattern.compile("`([a-z.]+)`");
	/** {@code org.eclipse.core.runtime} is split; these names in it come from equinox.common. */
	private static final Pattern COMMON_TYPE = Pattern.compile("org\\.eclipse\\.core\\.runtime\\.\\*?[A-Z]\\w*(\\..*)?");

	private final Map<String, Set<String>> uses = new LinkedHashMap<>();

	/** @param document text of {@code docs/architecture.md} */
	ArchitectureMap(String document) {
		Matcher row = ROW.matcher(document);
		while (row.find()) {
			Set<String> words = new TreeSet<>();
			for (String word : row.group(2).split(",")) {
				if (!word.trim().equals("nothing")) {
					words.add(word.trim());
				}
			}
			String last = "";
			Matcher name = QUOTED.matcher(row.group(1));
			while (name.find()) {
				// `backend.qemu` `.xen`: a name that starts with a dot takes the place of the last part of the first
				last = name.group(1).startsWith(".") ? last.substring(0, last.lastIndexOf('.')) + name.group(1) : name.group(1);
				uses.put(OURS + last, words);
			}
		}
	}

	/** The bundles on the map. */
	Set<String> bundles() {
		return uses.keySet();
	}

	/** Words in the last column that are neither a bundle on the map nor a known library. */
	Set<String> unknownWords() {
		Set<String> unknown = new TreeSet<>();
		uses.values().forEach(unknown::addAll);
		unknown.removeIf(word -> LIBRARIES.containsKey(word) || uses.containsKey(OURS + word));
		return unknown;
	}

	/** What in a bundle breaks the map: one sentence each. */
	List<String> violations(BundleFacts bundle) {
		Set<String> allowed = uses.get(bundle.name());
		if (allowed == null) {
			return List.of(bundle.name() + " is not on the map in docs/architecture.md. Add a row, or the bundle has no reason to exist.");
		}
		List<String> found = new ArrayList<>();
		for (String clause : bundle.imports()) {
			forbidden(bundle, BundleFacts.nameOf(clause) + ".", allowed).ifPresent(why -> found.add("Import-Package: " + why));
		}
		for (String clause : bundle.required()) {
			forbidden(bundle, BundleFacts.nameOf(clause) + ".", allowed).ifPresent(why -> found.add("Require-Bundle: " + why));
		}
		for (String name : bundle.sourceImports()) {
			forbidden(bundle, name, allowed).ifPresent(why -> found.add("import: " + why));
		}
		return found;
	}

	private Optional<String> forbidden(BundleFacts bundle, String name, Set<String> allowed) {
		if (name.startsWith(bundle.name() + ".") && ownerOf(name).equals(bundle.name()) || ALWAYS.stream().anyMatch(name::startsWith)) {
			return Optional.empty();
		}
		boolean fine = name.startsWith(OURS) ? allowed.contains(ownerOf(name).substring(OURS.length()))
				: allowed.stream().anyMatch(word -> covers(word, name));
		return fine ? Optional.empty()
				: Optional.of(bundle.name() + " uses " + name.replaceFirst("\\.$", "") + ", but may use only "
						+ (allowed.isEmpty() ? "the JDK" : String.join(", ", allowed)) + " (docs/architecture.md).");
	}

	/** Of all bundles on the map whose name begins the given one, the longest: packages are called like their bundle. */
	private String ownerOf(String name) {
		String owner = OURS;
		for (String bundle : uses.keySet()) {
			if (name.startsWith(bundle + ".") && bundle.length() > owner.length()) {
				owner = bundle;
			}
		}
		return owner;
	}

	private static boolean covers(String word, String name) {
		if (word.equals("equinox.common") && COMMON_TYPE.matcher(name).matches()) {
			return true;
		}
		return LIBRARIES.getOrDefault(word, List.of()).stream().anyMatch(name::startsWith)
				&& EXCEPT.getOrDefault(word, List.of()).stream().noneMatch(name::startsWith);
	}
}

package org.gasthaus.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a bundle says it uses and offers.
 *
 * @param name symbolic name
 * @param imports clauses of Import-Package
 * @param required clauses of Require-Bundle
 * @param exports clauses of Export-Package
 * @param sourceImports names behind {@code import} in its Java sources
 */
record BundleFacts(String name, List<String> imports, List<String> required, List<String> exports, SortedSet<String> sourceImports) {
	private static final Pattern IMPORT = Pattern.compile("^import (?:static )?([\\w.]+)", Pattern.MULTILINE);
	private static final Pattern COMMA_OUTSIDE_QUOTES = Pattern.compile(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");

	/** Reads a bundle's folder. */
	static BundleFacts of(Path folder) throws IOException {
		try (InputStream in = Files.newInputStream(folder.resolve("META-INF/MANIFEST.MF"))) {
			return of(new Manifest(in), sourceImports(folder.resolve("src")));
		}
	}

	static BundleFacts of(Manifest manifest, SortedSet<String> sourceImports) {
		return new BundleFacts(nameOf(header(manifest, "Bundle-SymbolicName").get(0)), header(manifest, "Import-Package"),
				header(manifest, "Require-Bundle"), header(manifest, "Export-Package"), sourceImports);
	}

	/** The part of a clause before its first semicolon. */
	static String nameOf(String clause) {
		return clause.split(";", 2)[0].trim();
	}

	private static List<String> header(Manifest manifest, String name) {
		String value = manifest.getMainAttributes().getValue(name);
		List<String> clauses = new ArrayList<>();
		if (value != null) {
			for (String clause : COMMA_OUTSIDE_QUOTES.split(value)) {
				clauses.add(clause.trim());
			}
		}
		return clauses;
	}

	private static SortedSet<String> sourceImports(Path sources) throws IOException {
		SortedSet<String> imports = new TreeSet<>();
		if (Files.isDirectory(sources)) {
			try (Stream<Path> files = Files.walk(sources)) {
				files.filter(file -> file.toString().endsWith(".java")).forEach(file -> addImports(file, imports));
			}
		}
		return imports;
	}

	private static void addImports(Path file, SortedSet<String> imports) {
		try {
			Matcher matcher = IMPORT.matcher(Files.readString(file));
			while (matcher.find()) {
				imports.add(matcher.group(1));
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}

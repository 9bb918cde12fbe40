package org.gasthaus.xml.schema;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.libvirt.schemas.LibvirtSchemas;

/**
 * Where schemas come from: a folder of the machine, or the ones packed with Gasthaus. Two sources of the same folder are equal.
 *
 * <p>A folder may hold the schemas of several versions of libvirt, each in a folder that is called by its version, for example {@code 8.0.0}: then a
 * definition that is meant for a host can be checked by those that {@linkplain #forVersion fit it}.
 *
 * <p>Immutable; may be used from any thread.
 */
public final class SchemaSource {
	/** Where libvirt installs its schemas. */
	public static final Path LOCAL_HOST = Path.of("/usr/share/libvirt/schemas");

	private static final Pattern VERSION = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
	/** Where the library is whose schemas {@link #LOCAL_HOST} has: its file is called by libvirt's number, {@code libvirt.so.0.9000.0} for 9.0.0. */
	private static final Path LIBRARIES = Path.of("/usr/lib");
	private static final List<Path> LIBRARY_FOLDERS = List.of(LIBRARIES, Path.of("/usr/lib64"));
	private static final String LIBRARY = "libvirt.so.0";
	private static final Pattern LIBRARY_FILE = Pattern.compile("libvirt\\.so\\.0\\.(\\d{4,6})\\.(\\d{1,3})");
	private static final SchemaSource PACKED = new SchemaSource(null, new TreeMap<>());

	private final Path folder;
	/** What else the chosen folder holds, by libvirt's number for the version. */
	private final NavigableMap<Long, Path> versions;

	private SchemaSource(Path folder, NavigableMap<Long, Path> versions) {
		this.folder = folder;
		this.versions = versions;
	}

	/** The schemas that are packed with Gasthaus. */
	public static SchemaSource packed() {
		return PACKED;
	}

	/**
	 * The schemas of a folder. One that has none itself stands for its newest version.
	 *
	 * @throws SchemaException if there is no such folder, or if neither it nor a version in it has {@code domain.rng}
	 */
	public static SchemaSource folder(Path folder) throws SchemaException {
		if (!Files.isDirectory(folder)) {
			throw new SchemaException(Messages.text("source.no-folder", folder));
		}
		Path path = folder.toAbsolutePath().normalize();
		NavigableMap<Long, Path> versions = versions(path);
		if (!hasSchemas(path) && versions.isEmpty()) {
			throw new SchemaException(Messages.text("source.no-domain", folder, DocumentKind.DOMAIN.schemaFile()));
		}
		return new SchemaSource(hasSchemas(path) ? path : versions.lastEntry().getValue(), versions);
	}

	private static boolean hasSchemas(Path folder) {
		return Files.isRegularFile(folder.resolve(DocumentKind.DOMAIN.schemaFile()));
	}

	private static NavigableMap<Long, Path> versions(Path folder) throws SchemaException {
		NavigableMap<Long, Path> versions = new TreeMap<>();
		try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder, SchemaSource::hasSchemas)) {
			for (Path one : inside) {
				String name = one.getFileName().toString();
				if (VERSION.matcher(name).matches()) {
					versions.put(number(name), one);
				}
			}
		} catch (IOException | DirectoryIteratorException e) {
			throw new SchemaException(Messages.text("source.unreadable-folder", folder, e.getMessage()), e);
		}
		return versions;
	}

	/** libvirt's number for a version, {@code 1000000 * major + 1000 * minor + release}. */
	static long number(String version) {
		Matcher parts = VERSION.matcher(version);
		if (!parts.matches()) {
			throw new IllegalArgumentException(version);
		}
		return Long.parseLong(parts.group(1)) * 1_000_000 + Long.parseLong(parts.group(2)) * 1000 + Long.parseLong(parts.group(3));
	}

	/**
	 * The version of libvirt that the schemas are of, for example {@code 9.0.0}: told by the packed ones, by the name of a folder that is called by
	 * its version, and by the library of the local host. Schemas do not say it themselves, so it is empty for any other folder. Reads folders.
	 */
	public Optional<String> version() {
		if (folder == null) {
			Matcher packed = VERSION.matcher(LibvirtSchemas.version());
			return packed.find() ? Optional.of(packed.group()) : Optional.empty();
		}
		if (folder.equals(LOCAL_HOST)) {
			return versionOfLibrary(libraryFolders());
		}
		return Optional.ofNullable(folder.getFileName()).map(Path::toString).filter(name -> VERSION.matcher(name).matches());
	}

	private static List<Path> libraryFolders() {
		List<Path> folders = new ArrayList<>(LIBRARY_FOLDERS);
		try (DirectoryStream<Path> triplets = Files.newDirectoryStream(LIBRARIES, "*-linux-gnu*")) {
			triplets.forEach(folders::add);
		} catch (IOException | DirectoryIteratorException none) {
			// then it is in one of the others, or its version is not known
		}
		return folders;
	}

	/** The version of the libvirt library in one of the folders; empty if there is none, or libraries of several versions. */
	static Optional<String> versionOfLibrary(List<Path> folders) {
		Set<String> versions = new TreeSet<>();
		for (Path each : folders) {
			try {
				Matcher file = LIBRARY_FILE.matcher(each.resolve(LIBRARY).toRealPath().getFileName().toString());
				if (file.matches()) {
					int number = Integer.parseInt(file.group(1));
					versions.add(number / 1000 + "." + number % 1000 + "." + file.group(2));
				}
			} catch (IOException none) {
				// not in this folder
			}
		}
		return versions.size() == 1 ? Optional.of(versions.iterator().next()) : Optional.empty();
	}

	/**
	 * The schemas for a host: those of the newest version in the folder that its libvirt has too. This source itself where there is none, or where
	 * nothing is known of the host.
	 *
	 * @param libvirt the version of the host's libvirt, as {@code 1000000 * major + 1000 * minor + release}; 0 if it is not known
	 */
	public SchemaSource forVersion(long libvirt) {
		Map.Entry<Long, Path> fits = versions.floorEntry(libvirt);
		return fits == null ? this : new SchemaSource(fits.getValue(), versions);
	}

	/**
	 * The source to use when nobody says more: those of the local host's libvirt, which know what it accepts; without one the
	 * packed ones.
	 */
	public static SchemaSource standard() {
		return hasSchemas(LOCAL_HOST) ? new SchemaSource(LOCAL_HOST, new TreeMap<>()) : PACKED;
	}

	/** What to call this source in a sentence: the folder, or libvirt's version of the packed schemas. */
	public String description() {
		return folder == null ? Messages.text("source.packed", LibvirtSchemas.version()) : folder.toString();
	}

	/**
	 * The bytes of one schema file.
	 *
	 * @param name a plain file name, for example {@code domain.rng}
	 * @throws SchemaException if there is none or it cannot be read
	 */
	byte[] read(String name) throws SchemaException {
		if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.equals("..")) {
			throw new SchemaException(Messages.text("source.outside", name, description()));
		}
		try {
			return folder == null ? readPacked(name) : readFile(folder.resolve(name));
		} catch (IOException unreadable) {
			throw new SchemaException(Messages.text("source.unreadable", name, description()), unreadable);
		}
	}

	private byte[] readFile(Path file) throws IOException, SchemaException {
		if (!Files.exists(file)) {
			throw missing(file.getFileName().toString());
		}
		return Files.readAllBytes(file);
	}

	private byte[] readPacked(String name) throws IOException, SchemaException {
		URL address = LibvirtSchemas.find(name);
		if (address == null) {
			throw missing(name);
		}
		try (InputStream in = address.openStream()) {
			return in.readAllBytes();
		}
	}

	private SchemaException missing(String name) {
		return new SchemaException(Messages.text("source.missing", name, description()));
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof SchemaSource source && Objects.equals(folder, source.folder) && versions.equals(source.versions);
	}

	@Override
	public int hashCode() {
		return Objects.hashCode(folder);
	}

	@Override
	public String toString() {
		return folder == null ? "packed" : folder.toString();
	}
}

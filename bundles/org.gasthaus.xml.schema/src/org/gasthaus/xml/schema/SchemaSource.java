package org.gasthaus.xml.schema;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.gasthaus.libvirt.schemas.LibvirtSchemas;

/**
 * Where schemas come from: a folder of the machine, or the ones packed with Gasthaus. Two sources of the same folder are equal.
 *
 * <p>Immutable; may be used from any thread.
 */
public final class SchemaSource {
	/** Where libvirt installs its schemas. */
	public static final Path LOCAL_HOST = Path.of("/usr/share/libvirt/schemas");

	private static final SchemaSource PACKED = new SchemaSource(null);

	private final Path folder;

	private SchemaSource(Path folder) {
		this.folder = folder;
	}

	/** The schemas that are packed with Gasthaus. */
	public static SchemaSource packed() {
		return PACKED;
	}

	/**
	 * The schemas of a folder.
	 *
	 * @throws SchemaException if there is no such folder or it has no {@code domain.rng}
	 */
	public static SchemaSource folder(Path folder) throws SchemaException {
		if (!Files.isDirectory(folder)) {
			throw new SchemaException(Messages.text("source.no-folder", folder));
		}
		if (!Files.isRegularFile(folder.resolve(DocumentKind.DOMAIN.schemaFile()))) {
			throw new SchemaException(Messages.text("source.no-domain", folder, DocumentKind.DOMAIN.schemaFile()));
		}
		return new SchemaSource(folder.toAbsolutePath().normalize());
	}

	/**
	 * The source to use when nobody says more: those of the local host's libvirt, which know what it accepts; without one the
	 * packed ones.
	 */
	public static SchemaSource standard() {
		if (Files.isRegularFile(LOCAL_HOST.resolve(DocumentKind.DOMAIN.schemaFile()))) {
			return new SchemaSource(LOCAL_HOST);
		}
		return PACKED;
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
		return other instanceof SchemaSource source && Objects.equals(folder, source.folder);
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

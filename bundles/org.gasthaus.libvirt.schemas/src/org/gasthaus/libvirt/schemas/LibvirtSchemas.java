package org.gasthaus.libvirt.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The RELAX NG schemas of libvirt that the build packed into this bundle, unchanged, under their own licence
 * (LGPL-2.1-or-later, {@code schemas/COPYING.LESSER}). This class is the only code beside them: it says what is there.
 *
 * <p>Stateless; may be used from any thread.
 */
public final class LibvirtSchemas {
	private static final String FOLDER = "/schemas/";

	private LibvirtSchemas() {
	}

	/** The version of the package that the schemas come from, for example {@code 9.0.0-4+deb12u2}. */
	public static String version() {
		return text("VERSION");
	}

	/** The file names of all packed schemas, for example {@code domain.rng}, in the order of their names. */
	public static List<String> names() {
		return text("INDEX").lines().sorted().toList();
	}

	/**
	 * The address of one schema; the schemas that it includes have addresses relative to it.
	 *
	 * @param name a file name, as in {@link #names()}
	 * @return the address, or {@code null} if there is no such schema
	 */
	public static URL find(String name) {
		return LibvirtSchemas.class.getResource(FOLDER + name);
	}

	private static String text(String name) {
		try (InputStream in = LibvirtSchemas.class.getResourceAsStream(FOLDER + name)) {
			if (in == null) {
				throw new IllegalStateException("The bundle of libvirt's schemas was built without " + FOLDER + name);
			}
			return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}

package org.gasthaus.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/** Gasthaus's own version, out of the manifest of the bundle that this class is in. */
public final class OwnVersion {
	private OwnVersion() {
	}

	/** For example {@code 0.1.0.202611221430}; {@code development} for classes that are in no bundle. */
	public static String read() {
		String own = OwnVersion.class.getResource("OwnVersion.class").toString();
		String root = own.substring(0, own.length() - OwnVersion.class.getName().length() - ".class".length());
		try (InputStream in = new URL(root + "META-INF/MANIFEST.MF").openStream()) {
			Attributes attributes = new Manifest(in).getMainAttributes();
			String version = attributes.getValue("Bundle-Version");
			return version == null ? "development" : version;
		} catch (IOException noBundle) {
			return "development";
		}
	}
}

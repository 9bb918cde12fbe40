package org.gasthaus.languageserver.internal;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/** Clients write the address of one file in several ways; here it has one. */
final class Addresses {
	private Addresses() {
	}

	/** The address as it is compared; any string has one. */
	static URI canonical(String uri) {
		try {
			URI parsed = new URI(uri);
			return file(parsed).map(Addresses::of).orElse(parsed);
		} catch (URISyntaxException odd) {
			try {
				return new URI("odd", uri, null);
			} catch (URISyntaxException impossible) {
				return URI.create("odd:" + Integer.toHexString(uri.hashCode()));
			}
		}
	}

	/** The address of a file; no disk is asked. */
	static URI of(Path file) {
		try {
			return new URI("file", "", file.toAbsolutePath().normalize().toString().replace('\\', '/'), null);
		} catch (URISyntaxException impossible) {
			return file.toUri();
		}
	}

	/** The file of an address; empty if it is none of this machine. */
	static Optional<Path> file(URI uri) {
		if (!"file".equals(uri.getScheme()) || uri.getPath() == null) {
			return Optional.empty();
		}
		try {
			return Optional.of(Path.of(new URI("file", null, uri.getPath(), null)));
		} catch (IllegalArgumentException | FileSystemNotFoundException | URISyntaxException elsewhere) {
			return Optional.empty();
		}
	}

	/** Whether a host's URI, as the user wrote it, means this machine; none does. */
	static boolean isThisMachine(String host) {
		if (host.isEmpty()) {
			return true;
		}
		try {
			URI uri = new URI(host);
			return uri.isAbsolute() && (uri.getRawAuthority() == null || uri.getRawAuthority().matches("(.*@)?localhost(:[0-9]*)?"));
		} catch (URISyntaxException unreadable) {
			return false;
		}
	}
}

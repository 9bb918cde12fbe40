package org.gasthaus.languageserver.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.Position;
import org.gasthaus.xml.text.XmlDecoder;

/** Regions of files as lines and columns: of open texts as they are, of others as the disk has them. Reads each file once. */
final class Places {
	private final Workspace workspace;
	private final Map<URI, Positions> known = new HashMap<>();

	Places(Workspace workspace) {
		this.workspace = workspace;
	}

	/** The address as the client knows it. */
	String uri(URI address) {
		OpenText text = workspace.at(address);
		return text == null ? address.toString() : text.uri();
	}

	/** Lines and columns of a file; empty if it cannot be read. */
	Optional<Positions> positions(URI address) {
		return Optional.ofNullable(known.computeIfAbsent(address, this::read));
	}

	private Positions read(URI address) {
		OpenText text = workspace.at(address);
		if (text != null) {
			return new Positions(text.text());
		}
		try {
			var file = Addresses.file(address);
			return file.isEmpty() ? null : new Positions(XmlDecoder.decode(Files.readAllBytes(file.get())).text());
		} catch (IOException unreadable) {
			return null;
		}
	}

	Optional<Location> location(URI address, int offset, int length) {
		if (offset == 0 && length == 0) {
			return Optional.of(new Location(uri(address), new Range(new Position(0, 0), new Position(0, 0))));
		}
		return positions(address).map(positions -> new Location(uri(address), positions.range(offset, length)));
	}
}

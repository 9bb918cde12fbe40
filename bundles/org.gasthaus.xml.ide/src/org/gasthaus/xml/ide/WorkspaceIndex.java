package org.gasthaus.xml.ide;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names that the definitions of a workspace give and use: which network a guest is plugged into, which pool holds its disk. Whoever
 * watches the workspace keeps it up to date; services look names up and change them in all files.
 *
 * <p>Safe for use from any thread. It holds names and places, no texts.
 */
public final class WorkspaceIndex {
	private final Map<URI, List<NameUse>> files = new ConcurrentHashMap<>();

	/** A name where it is given or used; {@code pool} is the pool of a volume or the network of a port group where the text tells it, else empty. */
	public record NameUse(NameKind kind, String name, String pool, boolean declaration, int offset, int length) {
	}

	/** What has a name that other definitions use. */
	public enum NameKind {
		DOMAIN, NETWORK, POOL, VOLUME, NWFILTER, SECRET, PORT_GROUP,
		/** The path of a pool's folder; no name, so never a declaration. */
		POOL_PATH,
		/** The path of a volume, the same. */
		VOLUME_PATH
	}

	/** Puts what a file says in the place of what it said before. */
	public void update(URI file, List<NameUse> uses) {
		files.put(file, List.copyOf(uses));
	}

	/** Forgets a file. */
	public void remove(URI file) {
		files.remove(file);
	}

	/** What each file says. */
	public Map<URI, List<NameUse>> files() {
		return Collections.unmodifiableMap(files);
	}
}

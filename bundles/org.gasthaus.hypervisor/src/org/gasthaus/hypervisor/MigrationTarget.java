package org.gasthaus.hypervisor;

/**
 * A host as the end of a migration, for the back end that made it. A class and not an interface, so that what stands around a session's calls
 * leaves it as it is.
 */
public abstract class MigrationTarget {
	private final ConnectionUri uri;

	/** @param uri of the session that it belongs to */
	protected MigrationTarget(ConnectionUri uri) {
		this.uri = uri;
	}

	/** Which host it is. */
	public final ConnectionUri uri() {
		return uri;
	}
}

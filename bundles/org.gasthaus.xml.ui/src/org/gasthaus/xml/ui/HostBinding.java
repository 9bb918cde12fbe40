package org.gasthaus.xml.ui;

import java.util.List;

import org.gasthaus.xml.ide.HostKnowledge;

/**
 * Says which hosts there are and what is known of them. A bundle that knows hosts registers one as an OSGi service; without any, definitions
 * are checked against the schemas alone and nothing can be bound.
 *
 * <p>Every method is called from any thread, the UI thread included, and answers at once from what is known already. Whoever implements this
 * reads hosts in the background and then tells its listeners.
 */
public interface HostBinding {
	/** A host that a definition can be bound to: the URI of its connection, without any secret, and what to call it. */
	record Host(String uri, String label) {
	}

	/** The hosts in the order in which they are offered. */
	List<Host> hosts();

	/** What is known of a host now, {@link HostKnowledge#NONE} if nothing is. The same object as long as nothing changed. */
	HostKnowledge knowledge(String uri);

	/** Tells a listener whenever what is known of a host changed, with its URI, in any thread; never after {@link #removeListener}. */
	void addListener(Listener listener);

	/** The opposite of {@link #addListener}. */
	void removeListener(Listener listener);

	/** Is told that more or other things are known of a host. */
	@FunctionalInterface
	interface Listener {
		/** @param uri the host's connection */
		void hostChanged(String uri);
	}
}

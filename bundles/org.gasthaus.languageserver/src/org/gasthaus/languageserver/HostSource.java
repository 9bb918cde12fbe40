package org.gasthaus.languageserver;

import java.io.IOException;

import org.gasthaus.xml.ide.HostKnowledge;

/** Where the server gets what is known of hosts. */
@FunctionalInterface
public interface HostSource {
	/**
	 * Reads a host. May take long; is called in a thread for nothing else.
	 *
	 * @param uri as the user wrote it
	 * @throws IOException with a sentence for the user
	 */
	HostKnowledge read(String uri) throws IOException;
}

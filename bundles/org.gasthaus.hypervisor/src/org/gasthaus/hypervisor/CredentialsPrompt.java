package org.gasthaus.hypervisor;

/**
 * Asks a person for what a host wants to know before it lets us in. Offered by the screen and the command line; in batch
 * work there is {@link #NONE}. Called in the thread that opens the connection, never in the UI thread.
 */
@FunctionalInterface
public interface CredentialsPrompt {
	/** Answers nothing: for batch work. */
	CredentialsPrompt NONE = request -> null;

	/**
	 * @return the answer, owned and wiped by the caller; {@code null} if the person gave none
	 */
	char[] ask(Request request);

	/**
	 * Hears what became of the answers: only what a host accepted is worth remembering. Called in the thread that opened the connection.
	 *
	 * @param accepted whether the connection was opened; else the host did not accept what it got
	 */
	default void told(ConnectionUri uri, boolean accepted) {
	}

	/**
	 * One question.
	 *
	 * @param uri for which connection
	 * @param prompt libvirt's question
	 * @param challenge what libvirt shows with it, may be empty
	 * @param secret whether the answer may not be shown while it is typed
	 */
	record Request(ConnectionUri uri, String prompt, String challenge, boolean secret) {
	}
}

package org.gasthaus.cli.internal;

/** The arguments make no sense; the message says which and what would. */
public final class UsageException extends Exception {
	private static final long serialVersionUID = 1L;

	public UsageException(String message) {
		super(message);
	}
}

package org.gasthaus.languageserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.gasthaus.languageserver.internal.Messages;
import org.gasthaus.languageserver.internal.Session;

/**
 * The language server on standard input and output. Whatever else writes to standard output goes to standard error, so that the protocol is
 * never disturbed.
 */
public final class Main {
	/** Held, so that its level stays: the protocol library would log what it reads. */
	private static final Logger PROTOCOL = Logger.getLogger("org.eclipse.lsp4j");

	private Main() {
	}

	/** Serves the client on standard input and output, then ends the process with {@link #serve}'s exit code. */
	public static void main(String[] arguments) {
		System.exit(serve(System.in, System.out));
	}

	/**
	 * Serves one client until it says goodbye, closes the stream or dies.
	 *
	 * @param in what the client says
	 * @param out what the client hears; {@link System#out} is turned away from it
	 * @return 0 after {@code shutdown} and {@code exit}, else 1
	 */
	public static int serve(InputStream in, PrintStream out) {
		return serve(in, out, uri -> {
			throw new IOException(Messages.text("no.hosts"));
		}, "");
	}

	/**
	 * Serves one client, with what is known of a host.
	 *
	 * @param hosts called in a thread of its own for the host that the client's setting {@code host} names
	 * @param uri the host until the client names one; empty for none
	 */
	public static int serve(InputStream in, PrintStream out, HostSource hosts, String uri) {
		System.setOut(System.err);
		PROTOCOL.setLevel(Level.OFF);
		return new Session(in, out, hosts, uri).run();
	}
}

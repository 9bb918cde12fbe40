package org.gasthaus.cli.internal;

import java.io.PrintStream;

/** The help of the whole command line. */
final class Help {
	private Help() {
	}

	static void print(PrintStream out) {
		out.println(Messages.Help_usage);
		out.println();
		for (String name : Commands.names()) {
			out.println("  " + name);
		}
	}
}

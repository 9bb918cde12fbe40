package org.gasthaus.cli.internal;

import java.io.Console;

import org.gasthaus.hypervisor.CredentialsPrompt;

/** Asks at the terminal; answers nothing where there is none, as in batch work. */
public final class TerminalPrompt implements CredentialsPrompt {
	@Override
	public char[] ask(Request request) {
		Console console = System.console();
		if (console == null) {
			return null;
		}
		String prompt = request.challenge().isEmpty() ? request.prompt() : request.challenge() + '\n' + request.prompt();
		if (request.secret()) {
			return console.readPassword("%s: ", prompt);
		}
		String line = console.readLine("%s: ", prompt);
		return line == null ? null : line.toCharArray();
	}
}

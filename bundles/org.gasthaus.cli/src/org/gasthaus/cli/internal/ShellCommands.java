package org.gasthaus.cli.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;

import org.gasthaus.hypervisor.HypervisorException;

/** {@code connect}, {@code echo}, {@code cd}, {@code pwd}, {@code quit}: what is of use where commands follow one another. */
public final class ShellCommands implements HostCommand {
	private static final char SEPARATOR = ',';

	private final String command;

	ShellCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "connect" -> syntax.text("name").flags("readonly");
		case "echo" -> syntax.flags("shell", "xml", "split", "err").words("string").alias("str", "string");
		case "cd" -> syntax.text("dir");
		default -> syntax;
		};
	}

	/** Whether nothing that follows this command is run. */
	public static boolean endsAll(List<String> words) {
		return words.size() == 1 && (words.get(0).equals("quit") || words.get(0).equals("exit"));
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		switch (command) {
		case "connect" -> {
			invocation.connect(arguments.text("name"), arguments.has("readonly"));
			try {
				invocation.session();
			} catch (HypervisorException e) {
				throw new CommandFailure("failed to connect to the hypervisor", e);
			}
		}
		case "echo" -> echo(arguments, invocation);
		case "cd" -> change(arguments, invocation);
		case "pwd" -> invocation.out().append(invocation.directory().toAbsolutePath().normalize().toString()).append('\n');
		default -> {
			// it ends what runs the commands, before it comes here
		}
		}
	}

	private static void change(Arguments arguments, Invocation invocation) throws CommandFailure {
		if (!invocation.inShell()) {
			throw new CommandFailure("cd: command valid only in interactive mode", Messages.Hint_shellOnly);
		}
		String home = invocation.environment().getOrDefault("HOME", "");
		String given = arguments.text("dir");
		String wanted = given != null && !given.isEmpty() ? given : home.isEmpty() ? "/" : home;
		try {
			Path folder = invocation.directory().resolve(wanted).toRealPath();
			if (!Files.isDirectory(folder)) {
				throw new NotDirectoryException(wanted);
			}
			if (!Files.isExecutable(folder)) {
				throw new AccessDeniedException(wanted);
			}
			invocation.enter(folder);
		} catch (IOException | InvalidPathException e) {
			throw new CommandFailure("cd: " + why(e) + ": " + wanted);
		}
	}

	/** In the words of the system, which virsh prints. */
	private static String why(Exception e) {
		return e instanceof NoSuchFileException || e instanceof InvalidPathException ? "No such file or directory"
				: e instanceof NotDirectoryException ? "Not a directory" : e instanceof AccessDeniedException ? "Permission denied" : String.valueOf(e.getMessage());
	}

	private static void echo(Arguments arguments, Invocation invocation) throws CommandFailure {
		arguments.exclusive("shell", "xml");
		arguments.exclusive("shell", "split");
		arguments.exclusive("xml", "split");
		List<String> words = arguments.rest("string");
		String text = String.join(" ", words.stream().map(word -> arguments.has("split") ? split(word) : escaped(word, arguments)).toList());
		if (!arguments.has("err")) {
			invocation.out().append(text);
		} else if (!words.isEmpty()) {
			invocation.out().flush();
			invocation.err().append("error: ").append(text).append('\n');
		}
	}

	/** Each part ends its line. */
	private static String split(String word) {
		StringBuilder parts = new StringBuilder();
		for (int i = 0; i < word.length(); i++) {
			boolean separator = word.charAt(i) == SEPARATOR;
			if (separator && i + 1 < word.length() && word.charAt(i + 1) == SEPARATOR) {
				i++;
				separator = false;
			}
			parts.append(separator ? '\n' : word.charAt(i));
		}
		return parts.append(word.isEmpty() ? "" : "\n").toString();
	}

	private static String escaped(String word, Arguments arguments) {
		String result = word;
		if (arguments.has("xml")) {
			result = result.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&apos;").replace("\"", "&quot;");
		}
		if (arguments.has("shell") && !result.matches("[A-Za-z0-9_./:=@%+,-]+")) {
			result = "'" + result.replace("'", "'\\''") + "'";
		}
		return result;
	}
}

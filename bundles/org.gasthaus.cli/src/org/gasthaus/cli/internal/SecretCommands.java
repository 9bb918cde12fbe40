package org.gasthaus.cli.internal;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.SecretFilter;
import org.gasthaus.hypervisor.SecretInfo;
import org.gasthaus.hypervisor.Secrets;

/** {@code secret-list}, {@code secret-define}, {@code secret-set-value} … Values are wiped after use and are in no message. */
final class SecretCommands implements HostCommand {
	private static final int MAX_BYTES = 10 << 20;
	private static final String[][] EXCLUSIVE = { { "file", "base64" }, { "plain", "base64" }, { "interactive", "base64" }, { "interactive", "plain" },
			{ "interactive", "file" } };

	private final String command;

	SecretCommands(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command);
		return switch (command) {
		case "secret-define" -> syntax.data("file").flags("validate");
		case "secret-list" -> syntax.flags("ephemeral", "no-ephemeral", "private", "no-private");
		case "secret-dumpxml" -> XmlOutput.options(syntax.data("secret"));
		case "secret-get-value" -> syntax.data("secret").flags("plain");
		case "secret-set-value" -> syntax.data("secret").named("file").flags("plain", "interactive").text("base64");
		default -> syntax.data("secret");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		switch (command) {
		case "secret-list" -> list(arguments, invocation);
		case "secret-define" -> define(arguments, invocation);
		default -> ofSecret(arguments, invocation);
		}
	}

	private void list(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		List<SecretInfo> secrets;
		Secrets group = invocation.session().secrets();
		try {
			secrets = group.list(Numbers.flags(SecretFilter.class, syntax(), arguments));
		} catch (HypervisorException e) {
			throw Lookups.notListed("secrets", "virConnectNumOfSecrets", e);
		}
		Table table = new Table("UUID", "Usage");
		for (SecretInfo secret : secrets) {
			table.row(secret.uuid(), secret.usageId().isEmpty() ? "Unused" : secret.usage().name().toLowerCase(Locale.ROOT) + ' ' + secret.usageId());
		}
		table.print(invocation);
	}

	private static void define(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String file = arguments.data("file");
		Secrets secrets = invocation.session().secrets();
		String xml = DefineDomainCommand.read(invocation.directory(), file);
		try {
			SecretInfo secret = secrets.define(xml, arguments.has("validate"));
			say(invocation, "Secret " + secret.uuid() + " created");
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to set attributes from " + file, e);
		}
	}

	private void ofSecret(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		if (command.equals("secret-set-value")) {
			for (String[] pair : EXCLUSIVE) {
				arguments.exclusive(pair[0], pair[1]);
			}
		}
		String uuid = arguments.data("secret");
		Secrets secrets = invocation.session().secrets();
		try {
			secrets.find(uuid);
		} catch (HypervisorException e) {
			throw new CommandFailure("failed to get secret '" + uuid + "'", e);
		}
		switch (command) {
		case "secret-dumpxml" -> XmlOutput.print(invocation, arguments, secrets.xml(uuid));
		case "secret-get-value" -> print(secrets.value(uuid), arguments, invocation);
		case "secret-set-value" -> setValue(secrets, uuid, arguments, invocation);
		default -> {
			try {
				secrets.undefine(uuid);
				say(invocation, "Secret " + uuid + " deleted");
			} catch (HypervisorException e) {
				throw new CommandFailure("Failed to delete secret " + uuid, e);
			}
		}
		}
	}

	private static void print(byte[] value, Arguments arguments, Invocation invocation) {
		byte[] printed = arguments.has("plain") ? value : Base64.getEncoder().encode(value);
		invocation.out().write(printed, 0, printed.length); // virsh too ends no line here
		Arrays.fill(printed, (byte) 0);
		Arrays.fill(value, (byte) 0);
	}

	private static void setValue(Secrets secrets, String uuid, Arguments arguments, Invocation invocation) throws CommandFailure {
		byte[] given = given(arguments, invocation);
		byte[] value = given;
		try {
			if (!arguments.has("plain") && !arguments.has("interactive")) {
				value = decoded(given);
			}
			secrets.setValue(uuid, value);
			say(invocation, "Secret value set");
		} catch (HypervisorException e) {
			throw new CommandFailure("Failed to set secret value", e);
		} finally {
			Arrays.fill(given, (byte) 0);
			Arrays.fill(value, (byte) 0);
		}
	}

	private static byte[] decoded(byte[] base64) throws CommandFailure {
		try {
			return Base64.getMimeDecoder().decode(base64); // what is not base64 in it is left out, line ends above all
		} catch (IllegalArgumentException e) {
			throw new CommandFailure("Failed to decode the secret value", Messages.Hint_base64); // without a cause: it could show a part
		}
	}

	private static byte[] given(Arguments arguments, Invocation invocation) throws CommandFailure {
		if (arguments.has("base64")) {
			invocation.err().append("error: Passing secret value as command-line argument is insecure!\n");
			return arguments.data("base64").getBytes(StandardCharsets.UTF_8);
		}
		if (arguments.has("file")) {
			return read(arguments.data("file"), invocation);
		}
		if (arguments.has("interactive")) {
			return ask();
		}
		throw new CommandFailure("Input secret value is missing");
	}

	private static byte[] read(String file, Invocation invocation) throws CommandFailure {
		try (InputStream in = Files.newInputStream(invocation.directory().resolve(file))) {
			byte[] bytes = in.readNBytes(MAX_BYTES + 1);
			if (bytes.length > MAX_BYTES) {
				throw new CommandFailure("Failed to read file '" + file + "': Value too large for defined data type");
			}
			return bytes;
		} catch (NoSuchFileException | InvalidPathException e) {
			throw new CommandFailure("Failed to open file '" + file + "': No such file or directory");
		} catch (AccessDeniedException e) {
			throw new CommandFailure("Failed to open file '" + file + "': Permission denied");
		} catch (IOException e) {
			throw new CommandFailure("Failed to read file '" + file + "': " + e.getMessage());
		}
	}

	private static byte[] ask() throws CommandFailure {
		Console console = System.console();
		char[] typed = console == null ? null : console.readPassword("Enter new value for secret:");
		if (typed == null) {
			throw new CommandFailure("Failed to read secret", Messages.Hint_noTerminal);
		}
		ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(typed));
		byte[] value = new byte[encoded.remaining()];
		encoded.get(value);
		Arrays.fill(encoded.array(), (byte) 0);
		Arrays.fill(typed, '\0');
		return value;
	}

	private static void say(Invocation invocation, String done) {
		if (!invocation.quiet()) {
			invocation.out().append(done).append('\n');
		}
	}
}

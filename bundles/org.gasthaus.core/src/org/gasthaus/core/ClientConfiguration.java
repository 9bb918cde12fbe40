package org.gasthaus.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.HypervisorException;

/**
 * What libvirt's configuration for programs like this one says of hosts. As in libvirt, root has the file of the machine, everybody else one in the home
 * folder.
 *
 * @param file where it was read
 * @param defaultUri the host that is meant where none is named; may be empty
 * @param aliases the URIs by their short names
 * @see <a href="https://libvirt.org/uri.html#uri-aliases">libvirt: URI aliases</a>
 */
public record ClientConfiguration(Path file, String defaultUri, Map<String, String> aliases) {
	private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]+");
	private static final Pattern BLANK = Pattern.compile("(\\s|#.*)+");
	private static final Pattern NAME = Pattern.compile("(?<name>[A-Za-z_][A-Za-z0-9_]*)[ \\t]*=");
	private static final Pattern VALUE = Pattern.compile("\"\"\"(?<long>(?s:.*?))\"\"\"|'(?<single>[^'\\n]*)'|\"(?<double>[^\"\\n]*)\"|(?<number>-?[0-9]+)");

	public ClientConfiguration {
		aliases = Map.copyOf(aliases);
	}

	/** The file of a user. @param environment as {@link System#getenv()} */
	public static Path file(Map<String, String> environment) {
		return file(environment, System.getProperty("user.name"), System.getProperty("user.home"));
	}

	static Path file(Map<String, String> environment, String user, String home) {
		if (user.equals("root")) {
			return Path.of("/etc/libvirt/libvirt.conf");
		}
		String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
		return (config.isEmpty() ? Path.of(environment.getOrDefault("HOME", home), ".config") : Path.of(config)).resolve("libvirt/libvirt.conf");
	}

	/** What holds where there is no file. */
	public static ClientConfiguration empty(Path file) {
		return new ClientConfiguration(file, "", Map.of());
	}

	/**
	 * Reads a file; never in the UI thread.
	 *
	 * @return {@link #empty} if there is none, or this user may not read it
	 * @throws HypervisorException {@code INVALID_URI} with the line that makes no sense
	 */
	public static ClientConfiguration read(Path file) throws HypervisorException {
		if (!Files.isReadable(file)) {
			return empty(file);
		}
		Map<String, Object> settings;
		try {
			settings = new Reader(file, Files.readString(file)).settings();
		} catch (IOException e) {
			throw new HypervisorException(HypervisorException.Code.INVALID_URI, NLS.bind(Messages.ClientConfiguration_unreadable, file, FileReason.ofReading(e)), e);
		}
		Map<String, String> aliases = new LinkedHashMap<>();
		if (settings.get("uri_aliases") instanceof List<?> entries) {
			for (Object entry : entries) {
				String text = text(entry);
				int equals = text.indexOf('=');
				if (equals > 0) {
					aliases.putIfAbsent(text.substring(0, equals), text.substring(equals + 1));
				}
			}
		}
		return new ClientConfiguration(file, text(settings.get("uri_default")), aliases);
	}

	/** Whether a text can be an alias: no URI can. */
	public static boolean mayBeAlias(String text) {
		return ALIAS.matcher(text).matches();
	}

	/** The URI that is meant by a text: that of the alias, or the text itself. */
	public String resolved(String named) {
		return mayBeAlias(named) ? aliases.getOrDefault(named, named) : named;
	}

	private static String text(Object value) {
		return value instanceof String text ? text : "";
	}

	/** Reads the text of the file from its beginning to its end. */
	private static final class Reader {
		private final Path file;
		private final String text;
		private int at;

		Reader(Path file, String text) {
			this.file = file;
			this.text = text;
		}

		Map<String, Object> settings() throws HypervisorException {
			Map<String, Object> settings = new HashMap<>();
			for (skip(); at < text.length(); skip()) {
				String name = take(NAME).group("name");
				skip();
				settings.put(name, isAt('[') ? list() : value());
			}
			return settings;
		}

		private List<String> list() throws HypervisorException {
			List<String> values = new ArrayList<>();
			step();
			while (!isAt(']')) {
				values.add(value());
				skip();
				if (isAt(',')) {
					step();
				} else if (!isAt(']')) {
					throw malformed();
				}
			}
			at++;
			return values;
		}

		private String value() throws HypervisorException {
			Matcher value = take(VALUE);
			return Stream.of("long", "single", "double", "number").map(value::group).filter(Objects::nonNull).findFirst().orElse("");
		}

		private boolean isAt(char expected) {
			return at < text.length() && text.charAt(at) == expected;
		}

		private void step() {
			at++;
			skip();
		}

		private void skip() {
			Matcher blank = BLANK.matcher(text).region(at, text.length());
			at = blank.lookingAt() ? blank.end() : at;
		}

		private Matcher take(Pattern expected) throws HypervisorException {
			Matcher matcher = expected.matcher(text).region(at, text.length());
			if (!matcher.lookingAt()) {
				throw malformed();
			}
			at = matcher.end();
			return matcher;
		}

		private HypervisorException malformed() {
			long line = text.substring(0, at).lines().count() + (at == 0 || text.charAt(at - 1) == '\n' ? 1 : 0);
			return new HypervisorException(HypervisorException.Code.INVALID_URI, NLS.bind(Messages.ClientConfiguration_syntax, file, line));
		}
	}
}

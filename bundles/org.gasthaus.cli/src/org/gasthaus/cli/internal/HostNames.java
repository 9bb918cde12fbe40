package org.gasthaus.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;

/**
 * Which URI a host has that is named by an alias of libvirt's client configuration, or not at all. As in libvirt, root has the file of the machine,
 * everybody else one in the home folder.
 *
 * @see <a href="https://libvirt.org/uri.html#uri-aliases">libvirt: URI aliases</a>
 */
final class HostNames {
	private static final String DEFAULT_URI = "test:///default";
	private static final Pattern ALIAS = Pattern.compile("[A-Za-z0-9_-]+");
	private static final Pattern BLANK = Pattern.compile("(\\s|#.*)+");
	private static final Pattern NAME = Pattern.compile("(?<name>[A-Za-z_][A-Za-z0-9_]*)[ \\t]*=");
	private static final Pattern VALUE = Pattern.compile("\"\"\"(?<long>(?s:.*?))\"\"\"|'(?<single>[^'\\n]*)'|\"(?<double>[^\"\\n]*)\"|(?<number>-?[0-9]+)");

	private final Map<String, String> environment;
	private final Path file;

	HostNames(Map<String, String> environment) {
		this(environment, file(environment, System.getProperty("user.name"), System.getProperty("user.home")));
	}

	HostNames(Map<String, String> environment, Path file) {
		this.environment = environment;
		this.file = file;
	}

	static Path file(Map<String, String> environment, String user, String home) {
		if (user.equals("root")) {
			return Path.of("/etc/libvirt/libvirt.conf");
		}
		String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
		return (config.isEmpty() ? Path.of(environment.getOrDefault("HOME", home), ".config") : Path.of(config)).resolve("libvirt/libvirt.conf");
	}

	/** @param named a URI or an alias; {@code null} for the host that is meant where none is named */
	ConnectionUri uri(String named) throws HypervisorException {
		if (named != null) {
			return ConnectionUri.parse(resolved(named));
		}
		for (String variable : List.of("VIRSH_DEFAULT_CONNECT_URI", "LIBVIRT_DEFAULT_URI")) {
			String value = environment.getOrDefault(variable, "");
			if (!value.isEmpty()) {
				return ConnectionUri.parse(resolved(value));
			}
		}
		String common = text(settings().getOrDefault("uri_default", ""));
		return ConnectionUri.parse(common.isEmpty() ? DEFAULT_URI : resolved(common));
	}

	private String resolved(String named) throws HypervisorException {
		if (ALIAS.matcher(named).matches() && settings().get("uri_aliases") instanceof List<?> aliases) {
			for (Object alias : aliases) {
				if (text(alias).startsWith(named + '=')) {
					return text(alias).substring(named.length() + 1);
				}
			}
		}
		return named;
	}

	private static String text(Object value) {
		return value instanceof String text ? text : "";
	}

	/** What the file sets: texts and lists of texts. */
	private Map<String, Object> settings() throws HypervisorException {
		if (!Files.isReadable(file)) {
			return Map.of();
		}
		try {
			return new Reader(Files.readString(file)).settings();
		} catch (IOException e) {
			throw new HypervisorException(HypervisorException.Code.INVALID_URI, NLS.bind(Messages.HostNames_unreadable, file, e.getMessage()), e);
		}
	}

	/** Reads the text of the file from its beginning to its end. */
	private final class Reader {
		private final String text;
		private int at;

		Reader(String text) {
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
			return new HypervisorException(HypervisorException.Code.INVALID_URI, NLS.bind(Messages.HostNames_syntax, file, line));
		}
	}
}

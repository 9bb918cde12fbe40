package org.gasthaus.core.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What ssh would do for a host, by its configuration and the words it is called with: as {@code ssh -G} tells it. */
public final class SshSettings {
	private static final Set<String> NO = Set.of("", "no", "false", "none");

	private final Map<String, List<String>> values = new LinkedHashMap<>();
	private final Path home;

	/** @param told what {@code ssh -G} printed @param home what {@code ~} is */
	SshSettings(String told, Path home) {
		this.home = home;
		told.lines().forEach(line -> {
			int blank = line.indexOf(' ');
			if (blank > 0) {
				values.computeIfAbsent(line.substring(0, blank).toLowerCase(Locale.ROOT), name -> new ArrayList<>()).add(line.substring(blank + 1));
			}
		});
	}

	private String value(String name) {
		return values.getOrDefault(name, List.of("")).get(0);
	}

	/** The name or the address that it connects to. */
	public String host() {
		return value("hostname");
	}

	/** The user there. */
	public String user() {
		return value("user");
	}

	/** The port there. */
	public String port() {
		return value("port");
	}

	/** The machine on the way, empty if there is none. */
	public String jump() {
		return NO.contains(value("proxyjump")) ? NO.contains(value("proxycommand")) ? "" : value("proxycommand") : value("proxyjump");
	}

	/** The private keys that it tries, in their order, whether they are there or not. */
	public List<Path> keys() {
		return values.getOrDefault("identityfile", List.of()).stream().map(this::path).toList();
	}

	/** The user's lists of known hosts; what is accepted goes to the first one. */
	public List<Path> knownHosts() {
		List<Path> result = new ArrayList<>();
		for (String name : value("userknownhostsfile").split(" ")) {
			if (!name.isEmpty()) {
				result.add(path(name));
			}
		}
		return result;
	}

	/** Whether names in the list of known hosts are made unreadable. */
	boolean hashesNames() {
		return value("hashknownhosts").equals("yes");
	}

	/** Whether one connection serves all that go to the host at a time. */
	public boolean isShared() {
		return !NO.contains(value("controlmaster")) && !NO.contains(value("controlpath"));
	}

	private Path path(String text) {
		return text.equals("~") ? home : text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
	}
}

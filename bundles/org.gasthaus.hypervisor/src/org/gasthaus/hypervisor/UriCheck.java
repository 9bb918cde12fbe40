package org.gasthaus.hypervisor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.UriExplanation.Problem;
import org.gasthaus.hypervisor.UriVocabulary.Driver;
import org.gasthaus.hypervisor.UriVocabulary.Parameter;
import org.gasthaus.hypervisor.UriVocabulary.Transport;

/** Finds what is wrong with a connection URI that can be read. */
final class UriCheck {
	private static final int MAXIMUM_PORT = 65535;
	private static final String ROOT = "root";

	private final ConnectionUri uri;
	private final Driver driver;
	private final Transport transport;
	private final List<Problem> problems = new ArrayList<>();

	UriCheck(ConnectionUri uri) {
		this.uri = uri;
		driver = UriVocabulary.DRIVERS.get(uri.driver());
		transport = UriVocabulary.transportOf(uri);
	}

	/** The worst first. */
	List<Problem> problems() {
		driver();
		transport();
		place();
		uri.parameters().forEach(this::parameter);
		problems.sort(Comparator.comparing(problem -> !problem.refused()));
		return problems;
	}

	private void found(boolean refused, String proposal, String template, Object... values) {
		problems.add(new Problem(refused, NLS.bind(template, values), proposal));
	}

	/** The URI with a change, or {@code null} if that makes none. */
	private String but(Consumer<ConnectionUri.Builder> change) {
		ConnectionUri.Builder builder = uri.but();
		change.accept(builder);
		try {
			return builder.build().toString();
		} catch (HypervisorException e) {
			return null;
		}
	}

	private static String near(String written, Map<String, ?> words) {
		String lower = written.toLowerCase(Locale.ROOT);
		if (words.containsKey(lower)) {
			return lower;
		}
		List<String> near = NearWords.of(lower, UriVocabulary.names(words));
		return near.isEmpty() ? null : near.get(0);
	}

	private void driver() {
		String named = UriVocabulary.otherwiseNamed(uri.driver());
		String lower = uri.driver().toLowerCase(Locale.ROOT);
		if (UriVocabulary.isWayAlone(lower)) {
			found(true, hypervisorAdded(lower), Messages.Uri_noHypervisor, uri.driver());
		} else if (named != null) {
			found(true, but(builder -> builder.driver(named).path(pathOf(named))), Messages.Uri_otherwiseNamed, uri.driver(), named);
		} else if (driver == null) {
			String meant = near(uri.driver(), UriVocabulary.DRIVERS);
			found(false, meant == null ? null : but(builder -> builder.driver(meant).transport(uri.transport().toLowerCase(Locale.ROOT))), Messages.Uri_noSuchDriver, uri.driver());
		}
	}

	/** {@code ssh://root@host} is {@code qemu+ssh://root@host/system}; a scheme of another world becomes ssh. */
	private String hypervisorAdded(String way) {
		String meant = UriVocabulary.DRIVERS.containsKey(uri.transport()) ? uri.transport() : "qemu";
		String transport = UriVocabulary.TRANSPORTS.containsKey(way) ? way : "ssh";
		boolean needsHost = UriVocabulary.TRANSPORTS.get(transport).needsHost() && uri.host().isEmpty();
		return but(builder -> builder.driver(meant).transport(transport).host(needsHost ? UriSyntax.HOST : uri.host())
				.port(transport.equals(way) ? uri.port() : -1).path(pathOf(meant)));
	}

	/** The path that is written, or if it is none of the driver's the first of those. */
	private String pathOf(String name) {
		List<String> paths = UriVocabulary.DRIVERS.get(name).paths();
		return paths.isEmpty() || paths.contains(uri.path()) ? uri.path() : paths.get(0);
	}

	private void transport() {
		if (uri.host().equals(UriSyntax.HOST)) {
			found(true, null, Messages.Uri_hostUnnamed, UriSyntax.HOST);
		}
		String named = uri.transport();
		if (UriVocabulary.DRIVERS.containsKey(named) && UriVocabulary.isWayAlone(uri.driver())) {
			return; // the other way round, said already
		}
		if (!named.isEmpty() && transport == null) {
			String meant = near(named, UriVocabulary.TRANSPORTS);
			found(true, meant == null ? null : but(builder -> builder.driver(uri.driver().toLowerCase(Locale.ROOT)).transport(meant)), Messages.Uri_noSuchTransport, named,
					String.join(", ", UriVocabulary.TRANSPORTS.keySet()));
			return;
		}
		if (transport == null) {
			return;
		}
		if (uri.port() > MAXIMUM_PORT) {
			found(true, but(builder -> builder.port(-1)), Messages.Uri_noSuchPort, Integer.toString(uri.port()), Integer.toString(MAXIMUM_PORT));
		}
		if (transport.needsHost() && uri.host().isEmpty()) {
			boolean isEmbed = uri.path().equals(UriVocabulary.EMBED);
			found(true, but(isEmbed ? builder -> builder.transport("") : builder -> builder.host(UriSyntax.HOST)), Messages.Uri_needsHost, transport.name(),
					but(builder -> builder.transport("")));
		}
		if (transport.name().equals("ext") && !uri.parameters().containsKey("command")) {
			found(true, null, Messages.Uri_needsCommand);
		}
		if (transport.name().equals("unix") && !uri.host().isEmpty()) {
			found(true, but(builder -> builder.transport("ssh")), Messages.Uri_unixWithHost, uri.host());
		} else if (transport.name().equals("unix") && uri.port() >= 0) {
			found(false, but(builder -> builder.port(-1)), Messages.Uri_portUnused, transport.name());
		}
	}

	/** Host and path, which are easily taken for one another: {@code qemu://system}. */
	private void place() {
		if (driver == null || driver.paths().isEmpty()) {
			return;
		}
		String path = uri.path();
		List<String> paths = driver.paths();
		if (paths.contains('/' + uri.host()) && (path.isEmpty() || path.equals("/"))) {
			found(true, but(builder -> builder.host("").path(uri.host())), Messages.Uri_hostIsPath, uri.host());
		} else if (path.isEmpty() || path.equals("/")) {
			if (!driver.name().equals("xen")) {
				found(true, but(builder -> builder.path(paths.get(0))), Messages.Uri_noPath, driver.name(), String.join(", ", paths));
			}
		} else if (path.equals(UriVocabulary.EMBED) && paths.contains(path)) {
			embed();
		} else if (!paths.contains(path) && !driver.name().equals("test")) {
			List<String> near = NearWords.of(path, paths);
			found(true, but(builder -> builder.path(near.isEmpty() ? paths.get(0) : near.get(0)).parameter(ROOT, null)), Messages.Uri_noSuchPath, path, driver.name(),
					String.join(", ", paths));
		}
	}

	/** A driver inside of this program: it keeps all that it has in one folder. */
	private void embed() {
		if (!uri.host().isEmpty()) {
			found(true, but(builder -> builder.path(driver.paths().get(0))), Messages.Uri_embedElsewhere, uri.host());
		} else if (!uri.transport().isEmpty()) {
			if (transport != null && !transport.needsHost()) { // the others are said already
				found(true, but(builder -> builder.transport("")), Messages.Uri_embedTransport, uri.transport());
			}
		} else {
			String root = uri.parameters().getOrDefault(ROOT, "");
			if (root.isEmpty()) {
				found(true, null, Messages.Uri_embedRoot, uri.driver());
			} else if (!root.startsWith("/")) {
				found(true, null, Messages.Uri_embedRelative, root);
			}
		}
	}

	private void parameter(String name, String value) {
		boolean isEmbed = uri.path().equals(UriVocabulary.EMBED);
		if (name.equals(ROOT) && isEmbed && driver != null && !driver.paths().contains(UriVocabulary.EMBED)) {
			return; // goes with the path, which is refused
		}
		if (name.equals(ROOT) && driver != null && driver.paths().contains(UriVocabulary.EMBED)) {
			if (!isEmbed) {
				found(false, but(builder -> builder.parameter(name, null)), Messages.Uri_rootUnused, name);
			}
			return;
		}
		if (UriVocabulary.isEmbedded(uri)) {
			found(false, but(builder -> builder.parameter(name, null)), Messages.Uri_embedParameter, name);
			return;
		}
		Parameter known = UriVocabulary.PARAMETERS.get(name);
		if (known == null) {
			if (transport != null) { // drivers of this process have parameters of their own
				String meant = near(name, UriVocabulary.PARAMETERS);
				found(false, meant == null ? null : but(builder -> builder.parameter(name, null).parameter(meant, value)), Messages.Uri_noSuchParameter,
						name);
			}
			return;
		}
		if (transport != null && !known.transports().isEmpty() && !known.transports().contains(transport.name())) {
			found(false, but(builder -> builder.parameter(name, null)), Messages.Uri_parameterUnused, name, transport.name(),
					String.join(", ", known.transports()));
		}
		for (String one : known.list() ? value.split(",", -1) : new String[] { value }) {
			if (!known.values().isEmpty() && !known.values().contains(one)) {
				List<String> near = NearWords.of(one, known.values());
				found(true, near.isEmpty() ? null : but(builder -> builder.parameter(name, replaced(value, one, near.get(0)))), Messages.Uri_noSuchValue, name,
						one, String.join(", ", known.values()));
			}
		}
	}

	/** A list with another word in place of one. */
	private static String replaced(String list, String word, String other) {
		return Stream.of(list.split(",", -1)).map(one -> one.equals(word) ? other : one).collect(Collectors.joining(","));
	}
}

package org.gasthaus.hypervisor;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;

/**
 * Where a hypervisor is: {@code driver[+transport]://[user@][host][:port]/[path][?parameters]}. A value; the text is kept
 * as it was written, so that {@link #toString()} gives libvirt exactly what the user gave us.
 *
 * @see <a href="https://libvirt.org/uri.html">libvirt: Connection URIs</a>
 */
public final class ConnectionUri {
	/** A colon before the at sign of the host: what follows it is a password. */
	private static final Pattern PASSWORD = Pattern.compile("://[^/?#@:]*:[^/?#]*@");
	/** libvirt has hosts that Java has not, as those with an underscore. */
	private static final Pattern AUTHORITY = Pattern.compile("(?:([^@]*)@)?(\\[[0-9A-Fa-f:.]+(?:%\\w+)?\\]|[^@:%\\[\\]]*)(?::(\\d{0,9}))?");

	private final String text;
	private final URI uri;
	private final String user;
	private final String host;
	private final int port;
	private final String driver;
	private final String transport;
	private final Map<String, String> parameters;

	private ConnectionUri(String text, URI uri) {
		this.text = text;
		this.uri = uri;
		String scheme = uri.getScheme();
		int plus = scheme.indexOf('+');
		driver = plus < 0 ? scheme : scheme.substring(0, plus);
		transport = plus < 0 ? "" : scheme.substring(plus + 1);
		parameters = parametersOf(uri.getRawQuery());
		Matcher authority = AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
		boolean named = authority.matches();
		user = named && authority.group(1) != null ? decode(authority.group(1)) : "";
		host = named ? authority.group(2) : "";
		port = named && authority.group(3) != null && !authority.group(3).isEmpty() ? Integer.parseInt(authority.group(3)) : -1;
	}

	/**
	 * Reads a URI.
	 *
	 * @throws HypervisorException {@code INVALID_URI} with the reason and a proposal
	 */
	public static ConnectionUri parse(String text) throws HypervisorException {
		String trimmed = text.strip();
		if (trimmed.isEmpty()) {
			throw invalid(text, Messages.ConnectionUri_empty);
		}
		if (PASSWORD.matcher(trimmed).find()) {
			// a password in a URI ends in logs and process lists; the text is not repeated for that reason
			throw new HypervisorException(HypervisorException.Code.INVALID_URI, Messages.ConnectionUri_password);
		}
		URI uri;
		try {
			uri = new URI(trimmed);
		} catch (URISyntaxException e) {
			throw invalid(text, UriSyntax.of(trimmed));
		}
		if (uri.getScheme() == null || uri.isOpaque()) {
			throw uri.isOpaque() && UriVocabulary.DRIVERS.containsKey(uri.getScheme())
					? invalid(text, new UriSyntax(NLS.bind(Messages.ConnectionUri_slashes, uri.getScheme(), uri.getSchemeSpecificPart()), null))
					: invalid(text, Messages.ConnectionUri_noDriver);
		}
		if (uri.getRawAuthority() != null && !AUTHORITY.matcher(uri.getRawAuthority()).matches()) {
			throw invalid(text, UriSyntax.of(trimmed));
		}
		ConnectionUri result = new ConnectionUri(trimmed, uri);
		if (result.user.indexOf(':') >= 0 || result.parameters.keySet().stream().anyMatch(name -> name.toLowerCase(Locale.ROOT).matches("passw(or)?d|passphrase"))) {
			throw new HypervisorException(HypervisorException.Code.INVALID_URI, Messages.ConnectionUri_password);
		}
		return result;
	}

	private static HypervisorException invalid(String text, String reason) {
		return invalid(text, new UriSyntax(reason, null));
	}

	private static HypervisorException invalid(String text, UriSyntax found) {
		return new Unreadable(NLS.bind(Messages.ConnectionUri_invalid, text, found.reason()), found.proposal());
	}

	/** A text that is none, with what was probably meant. */
	static final class Unreadable extends HypervisorException {
		private static final long serialVersionUID = 1L;
		private final String proposal;

		/** @param proposal may be {@code null} */
		Unreadable(String sentence, String proposal) {
			this(sentence, proposal, proposal == null ? "" : NLS.bind(Messages.Uri_meant, proposal));
		}

		private Unreadable(String sentence, String proposal, String next) {
			super(Code.INVALID_URI, next.isEmpty() ? sentence : sentence + ' ' + next, sentence, next, 0, 0, null);
			this.proposal = proposal;
		}

		String proposal() {
			return proposal;
		}
	}

	private static Map<String, String> parametersOf(String query) {
		if (query == null || query.isEmpty()) {
			return Map.of();
		}
		Map<String, String> result = new LinkedHashMap<>();
		for (String part : query.split("[&;]")) {
			int equals = part.indexOf('=');
			String name = equals < 0 ? part : part.substring(0, equals);
			String value = equals < 0 ? "" : part.substring(equals + 1);
			if (!name.isEmpty()) {
				result.put(decode(name), decode(value));
			}
		}
		return Collections.unmodifiableMap(result);
	}

	private static String decode(String part) {
		return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

	/** The driver: {@code qemu}, {@code xen}, {@code lxc}, {@code test}, {@code esx}, … */
	public String driver() {
		return driver;
	}

	/** The transport: {@code ssh}, {@code tls}, {@code unix}, …; empty if none is named. */
	public String transport() {
		return transport;
	}

	/** The user, or the empty string. Never with a password. */
	public String user() {
		return user;
	}

	/** The host, or the empty string for this machine. */
	public String host() {
		return host;
	}

	/** The port, or -1. */
	public int port() {
		return port;
	}

	/** The path: {@code /system}, {@code /session}, {@code /default}, a file for {@code test:///file}, …; may be empty. */
	public String path() {
		return uri.getPath() == null ? "" : uri.getPath();
	}

	/** The parameters after {@code ?}, decoded, in their order. */
	public Map<String, String> parameters() {
		return parameters;
	}

	/** A builder that begins with the parts of this URI. */
	public Builder but() {
		Builder builder = builder(driver).transport(transport).user(user()).host(host()).port(port()).path(path());
		parameters.forEach(builder::parameter);
		return builder;
	}

	/** Puts a URI together for a driver. */
	public static Builder builder(String driver) {
		return new Builder(driver);
	}

	/** Puts a URI together; writes each part as it has to be written there. Parts that are empty are left out. */
	public static final class Builder {
		private String driver;
		private String transport = "";
		private String user = "";
		private String host = "";
		private int port = -1;
		private String path = "/";
		private final Map<String, String> parameters = new LinkedHashMap<>();

		private Builder(String driver) {
			this.driver = driver;
		}

		public Builder driver(String value) {
			driver = value;
			return this;
		}

		public Builder transport(String value) {
			transport = value;
			return this;
		}

		public Builder user(String value) {
			user = value;
			return this;
		}

		/** @param value a name or an address; one of IPv6 may come without its brackets */
		public Builder host(String value) {
			host = value.indexOf(':') >= 0 && !value.startsWith("[") ? '[' + value + ']' : value;
			return this;
		}

		/** @param value -1 for the default */
		public Builder port(int value) {
			port = value;
			return this;
		}

		public Builder path(String value) {
			path = value.isEmpty() || value.startsWith("/") ? value : '/' + value;
			return this;
		}

		/** Sets a parameter, in the order of the calls. @param value {@code null} to leave it out */
		public Builder parameter(String name, String value) {
			if (value == null) {
				parameters.remove(name);
			} else {
				parameters.put(name, value);
			}
			return this;
		}

		/** @throws HypervisorException {@code INVALID_URI} if the parts make none, as with a password in the user's name */
		public ConnectionUri build() throws HypervisorException {
			StringBuilder uri = new StringBuilder(driver).append(transport.isEmpty() ? "" : "+").append(transport).append("://");
			if (!user.isEmpty()) {
				uri.append(encode(user, "")).append('@');
			}
			uri.append(host);
			if (port >= 0) {
				uri.append(':').append(port);
			}
			uri.append(encode(path, "/:@"));
			char before = '?';
			for (Map.Entry<String, String> parameter : parameters.entrySet()) {
				uri.append(before).append(encode(parameter.getKey(), "")).append('=').append(encode(parameter.getValue(), "/:@,"));
				before = '&';
			}
			return parse(uri.toString());
		}

		private static String encode(String part, String also) {
			StringBuilder result = new StringBuilder();
			for (byte b : part.getBytes(StandardCharsets.UTF_8)) {
				char c = (char) (b & 0xff);
				if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0 || also.indexOf(c) >= 0)) {
					result.append(c);
				} else {
					result.append('%').append(Character.toUpperCase(Character.forDigit(c >> 4, 16))).append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
				}
			}
			return result.toString();
		}
	}

	@Override
	public int hashCode() {
		return text.hashCode();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ConnectionUri && ((ConnectionUri) other).text.equals(text);
	}

	/** The URI as it was written. */
	@Override
	public String toString() {
		return text;
	}
}

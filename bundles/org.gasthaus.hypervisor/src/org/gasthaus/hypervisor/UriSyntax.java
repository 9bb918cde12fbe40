package org.gasthaus.hypervisor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;

/**
 * Why a text is no connection URI, in words that say what to write, and what was probably meant.
 *
 * @param reason goes after a colon
 * @param proposal a text that is a connection URI, or {@code null}
 */
record UriSyntax(String reason, String proposal) {
	/** What stands for a host that is not named yet. */
	static final String HOST = "HOST";

	private static final Pattern BEGINNING = Pattern.compile("([A-Za-z][A-Za-z0-9]*)(?:\\+([A-Za-z0-9]*))?:/{0,2}");
	private static final Pattern PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
	private static final Pattern FORBIDDEN = Pattern.compile("[\\s\\p{Cntrl}<>\"{}|\\\\^`]");
	private static final Pattern AUTHORITY = Pattern.compile("(?<=://)[^/?#]*");

	/** @param text no URI */
	static UriSyntax of(String text) {
		Matcher beginning = BEGINNING.matcher(text);
		if (beginning.matches()) {
			return new UriSyntax(NLS.bind(Messages.ConnectionUri_nothing, text), place(beginning.group(1), beginning.group(2)));
		}
		Matcher forbidden = FORBIDDEN.matcher(text);
		if (forbidden.find()) {
			String proposal = readable(FORBIDDEN.matcher(text).replaceAll(found -> encoded(found.group())));
			if (isInHost(text, forbidden.start())) {
				return noHost(text);
			}
			return new UriSyntax(forbidden.group().isBlank() ? NLS.bind(Messages.ConnectionUri_blank, forbidden.start() + 1, encoded(forbidden.group()))
					: NLS.bind(Messages.ConnectionUri_character, new Object[] { forbidden.group(), forbidden.start() + 1, encoded(forbidden.group()) }), proposal);
		}
		Matcher percent = PERCENT.matcher(text);
		if (percent.find()) {
			return new UriSyntax(NLS.bind(Messages.ConnectionUri_percent, percent.start() + 1), readable(percent.replaceAll("%25")));
		}
		Matcher authority = AUTHORITY.matcher(text);
		if (authority.find() && authority.group().indexOf('@') != authority.group().lastIndexOf('@')) {
			int last = authority.start() + authority.group().lastIndexOf('@');
			return new UriSyntax(NLS.bind(Messages.ConnectionUri_character, new Object[] { "@", text.indexOf('@') + 1, "%40" }),
					readable(text.substring(0, authority.start()) + text.substring(authority.start(), last).replace("@", "%40") + text.substring(last)));
		}
		return authority.reset().find() && !authority.group().isEmpty() ? noHost(text) : new UriSyntax(Messages.ConnectionUri_otherwise, null);
	}

	private static UriSyntax noHost(String text) {
		Matcher authority = AUTHORITY.matcher(text);
		String host = authority.find() ? authority.group().substring(authority.group().lastIndexOf('@') + 1) : text;
		// an address of IPv6 without its brackets
		String bracketed = host.matches("[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*") ? readable(text.replaceFirst(Pattern.quote(host), '[' + host + ']')) : null;
		return new UriSyntax(NLS.bind(Messages.ConnectionUri_noHost, host), bracketed);
	}

	private static boolean isInHost(String text, int index) {
		Matcher authority = AUTHORITY.matcher(text);
		return authority.find() && index >= authority.start() + authority.group().lastIndexOf('@') + 1 && index < authority.end();
	}

	private static String encoded(String characters) {
		StringBuilder result = new StringBuilder();
		for (byte one : characters.getBytes(StandardCharsets.UTF_8)) {
			result.append('%').append(String.format(Locale.ROOT, "%02X", one & 0xff));
		}
		return result.toString();
	}

	/** Where the driver is usually found, or {@code null} for one that libvirt does not have. */
	private static String place(String driver, String transport) {
		String known = UriVocabulary.driverMeant(driver);
		if (known == null) {
			return null;
		}
		List<String> paths = UriVocabulary.DRIVERS.get(known).paths();
		boolean remote = transport != null && !transport.isEmpty() || paths.isEmpty();
		return readable(known + (transport == null || transport.isEmpty() ? "" : '+' + transport.toLowerCase(Locale.ROOT)) + "://" + (remote ? HOST : "")
				+ (paths.isEmpty() ? "/" : paths.get(0)));
	}

	private static String readable(String proposal) {
		try {
			return ConnectionUri.parse(proposal).toString();
		} catch (HypervisorException e) {
			return null;
		}
	}
}

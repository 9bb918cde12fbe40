package org.gasthaus.hypervisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.UriVocabulary.Driver;
import org.gasthaus.hypervisor.UriVocabulary.Transport;

/**
 * What a connection URI means, in sentences for a reader, and what is wrong with it, each with a proposal. Made from the text alone: no host is
 * asked and no file is looked at, so it may be made in the UI thread.
 *
 * @param transport how the daemon is reached, also where the URI does not name it; empty for drivers of this process and for what is no transport
 * @param sentences what it connects to, how, and which files take part
 * @param problems what libvirt would refuse or leave unused, the worst first
 */
public record UriExplanation(String transport, List<String> sentences, List<Problem> problems) {
	/**
	 * Something that is not as it was meant.
	 *
	 * @param refused whether libvirt refuses it; else it is accepted but is not what it looks like
	 * @param message a finished sentence
	 * @param proposal the URI that was probably meant, or {@code null}
	 */
	public record Problem(boolean refused, String message, String proposal) {
		/** The sentence with the proposal, if there is one. */
		public String advice() {
			return proposal == null ? message : message + ' ' + NLS.bind(Messages.Uri_meant, proposal);
		}
	}

	/** Explains a URI. */
	public static UriExplanation of(ConnectionUri uri) {
		List<Problem> problems = new UriCheck(uri).problems();
		Transport transport = UriVocabulary.transportOf(uri);
		return new UriExplanation(transport == null ? "" : transport.name(), List.copyOf(new Teller(uri).sentences()), List.copyOf(problems));
	}

	/** Explains a text that may not even be a URI; then it is the only problem. */
	public static UriExplanation of(String text) {
		try {
			return of(ConnectionUri.parse(text));
		} catch (ConnectionUri.Unreadable e) {
			return new UriExplanation("", List.of(), List.of(new Problem(true, e.reason(), e.proposal())));
		} catch (HypervisorException e) {
			return new UriExplanation("", List.of(), List.of(new Problem(true, e.getMessage(), null)));
		}
	}

	/** Whether libvirt will refuse it, whatever the host says. */
	public boolean isRefused() {
		return problems.stream().anyMatch(Problem::refused);
	}

	private static final class Teller {
		private final ConnectionUri uri;
		private final List<String> sentences = new ArrayList<>();

		Teller(ConnectionUri uri) {
			this.uri = uri;
		}

		List<String> sentences() {
			Driver driver = UriVocabulary.DRIVERS.get(uri.driver());
			Transport transport = UriVocabulary.transportOf(uri);
			what(driver);
			how(driver, transport);
			files(transport);
			parameters();
			return sentences;
		}

		private void tell(String template, Object... values) {
			sentences.add(NLS.bind(template, values));
		}

		private void what(Driver driver) {
			String where = uri.host().isEmpty() ? Messages.Uri_thisMachine : NLS.bind(Messages.Uri_host, uri.host());
			if (uri.driver().equals("test")) {
				tell(uri.path().equals("/default") ? Messages.Uri_testDefault : Messages.Uri_testFile, where, uri.path());
			} else if (UriVocabulary.isEmbedded(uri)) {
				tell(Messages.Uri_embed, uri.driver(), uri.parameters().getOrDefault("root", ""));
			} else if (uri.path().equals("/session")) {
				tell(Messages.Uri_session, uri.driver(), where);
			} else if (uri.path().equals("/system")) {
				tell(Messages.Uri_system, uri.driver(), where);
			} else if (driver != null && driver.inClient()) {
				tell(Messages.Uri_inClient, uri.driver(), where);
			} else {
				tell(Messages.Uri_other, uri.driver(), where, uri.path());
			}
		}

		private void how(Driver driver, Transport transport) {
			if (transport == null) {
				if (UriVocabulary.isEmbedded(uri)) {
					tell(Messages.Uri_embedNoDaemon);
				} else if (driver != null && driver.inClient()) {
					tell(Messages.Uri_noDaemon);
				}
				return;
			}
			int port = uri.port() >= 0 ? uri.port() : transport.port();
			String socket = uri.parameters().getOrDefault("socket", uri.path().equals("/session") ? "$XDG_RUNTIME_DIR/libvirt/libvirt-sock"
					: "/run/libvirt/libvirt-sock");
			switch (transport.name()) {
			case "unix" -> tell(Messages.Uri_unix, socket);
			case "ext" -> tell(Messages.Uri_ext, uri.parameters().getOrDefault("command", ""));
			case "tls" -> tell(Messages.Uri_tls, port);
			case "tcp" -> tell(Messages.Uri_tcp, port);
			default -> tell(uri.user().isEmpty() ? Messages.Uri_ssh : Messages.Uri_sshAs, transport.name(), port, uri.user());
			}
		}

		private void files(Transport transport) {
			Map<String, String> given = uri.parameters();
			if (transport != null && transport.name().equals("tls")) {
				String folder = given.get("pkipath");
				if (folder != null) {
					tell(Messages.Uri_pkipath, folder);
				} else {
					tell(Messages.Uri_pki);
				}
			} else if (transport != null && transport.isSsh()) {
				tell(Messages.Uri_key, given.getOrDefault("keyfile", "~/.ssh/"));
				String known = transport.name().equals("ssh") ? "~/.ssh/known_hosts" : given.getOrDefault("known_hosts", "~/.config/libvirt/known_hosts");
				tell(isOff(given, transport) ? Messages.Uri_hostUnchecked : Messages.Uri_knownHosts, known);
			}
			if (transport == null ? !uri.driver().equals("test") && !UriVocabulary.isEmbedded(uri) : !transport.name().equals("unix") && !transport.isSsh()) {
				tell(Messages.Uri_authfile, given.getOrDefault("authfile", "~/.config/libvirt/auth.conf"));
			}
		}

		private static boolean isOff(Map<String, String> given, Transport transport) {
			return transport.name().equals("ssh") ? isSet(given.get("no_verify")) : "ignore".equals(given.get("known_hosts_verify"));
		}

		private static boolean isSet(String value) {
			return value != null && !value.equals("0");
		}

		private void parameters() {
			Map<String, String> given = uri.parameters();
			if (given.containsKey("name")) {
				tell(Messages.Uri_name, given.get("name"));
			}
			if (given.containsKey("mode")) {
				tell(Messages.Uri_mode, given.get("mode"));
			}
			if (given.containsKey("proxy")) {
				tell(Messages.Uri_proxy, given.get("proxy"));
			}
			if (isSet(given.get("no_verify")) && uri.transport().equals("tls")) {
				tell(Messages.Uri_certificateUnchecked);
			}
			if (isSet(given.get("no_tty"))) {
				tell(Messages.Uri_noTty);
			}
		}
	}
}

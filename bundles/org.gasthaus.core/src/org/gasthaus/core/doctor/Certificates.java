package org.gasthaus.core.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.text.DateFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.doctor.Diagnosis.Verdict;
import org.gasthaus.hypervisor.ConnectionUri;

/** The certificates of a TLS connection: whether the user's are there, fit together and are in time, and whether the host's goes with them. */
final class Certificates {
	private static final int PATIENCE_MILLIS = 10_000;
	private static final int DNS_NAME = 2;
	private static final int IP_ADDRESS = 7;

	private final ConnectionUri uri;
	private final Surroundings machine;
	private boolean wrong;

	Certificates(ConnectionUri uri, Surroundings machine) {
		this.uri = uri;
		this.machine = machine;
	}

	/** @param port where the host listens; -1 if it cannot be reached */
	void examine(int port, Consumer<Diagnosis> add) {
		Consumer<Diagnosis> counting = diagnosis -> {
			wrong |= diagnosis.verdict() == Verdict.PROBLEM;
			add.accept(diagnosis);
		};
		X509Certificate authority = read(place("cacert.pem", "/etc/pki/CA/cacert.pem"), counting);
		X509Certificate own = read(place("clientcert.pem", "/etc/pki/libvirt/clientcert.pem"), counting);
		Path key = place("clientkey.pem", "/etc/pki/libvirt/private/clientkey.pem");
		if (!Files.isReadable(key)) {
			counting.accept(unreadable(key));
		}
		if (authority != null && own != null && !isSignedBy(own, authority)) {
			counting.accept(problem(NLS.bind(Messages.Tls_foreign, place("clientcert.pem", "/etc/pki/libvirt/clientcert.pem"), authority.getSubjectX500Principal()),
					Messages.Tls_foreignNext));
		}
		X509Certificate host = port < 0 ? null : ofHost(port);
		if (port < 0) {
			wrong = true; // what is not known is not right
		} else if (host == null) {
			counting.accept(problem(NLS.bind(Messages.Tls_none, uri.host() + ':' + port), Messages.Tls_noneNext));
		} else {
			times(host, NLS.bind(Messages.Tls_ofHost, uri.host()), counting);
			if (authority != null && !isSignedBy(host, authority)) {
				counting.accept(problem(NLS.bind(Messages.Tls_hostForeign, uri.host(), authority.getSubjectX500Principal()), Messages.Tls_foreignNext));
			}
			List<String> names = names(host);
			if (names.stream().noneMatch(this::isOfHost)) {
				counting.accept(problem(NLS.bind(Messages.Tls_otherName, uri.host(), String.join(", ", names)), Messages.Tls_otherNameNext));
			}
		}
		if (!wrong) {
			add.accept(new Diagnosis(Verdict.OK, Messages.Subject_certificates, Messages.Tls_right, ""));
		}
	}

	/** libvirt looks in the folder of the URI, else in the user's, else in the machine's. */
	private Path place(String name, String ofMachine) {
		String folder = uri.parameters().get("pkipath");
		if (folder != null) {
			return Path.of(folder).resolve(name);
		}
		Path ofUser = machine.home().resolve(".pki/libvirt").resolve(name);
		return !machine.user().equals("root") && Files.exists(ofUser) ? ofUser : machine.file(ofMachine);
	}

	private X509Certificate read(Path file, Consumer<Diagnosis> add) {
		if (!Files.isReadable(file)) {
			add.accept(unreadable(file));
			return null;
		}
		try (InputStream in = Files.newInputStream(file)) {
			X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
			times(certificate, file.toString(), add);
			return certificate;
		} catch (IOException | GeneralSecurityException e) {
			add.accept(problem(NLS.bind(Messages.Tls_unreadable, file), Messages.Tls_unreadableNext));
			return null;
		}
	}

	private Diagnosis unreadable(Path file) {
		return problem(NLS.bind(Files.exists(file) ? Messages.Tls_denied : Messages.Tls_missing, file, machine.user()), Messages.Tls_missingNext);
	}

	private static void times(X509Certificate certificate, String which, Consumer<Diagnosis> add) {
		Date now = new Date();
		if (certificate.getNotAfter().before(now)) {
			add.accept(problem(NLS.bind(Messages.Tls_over, which, date(certificate.getNotAfter())), Messages.Tls_overNext));
		} else if (certificate.getNotBefore().after(now)) {
			add.accept(problem(NLS.bind(Messages.Tls_early, which, date(certificate.getNotBefore())), Messages.Tls_earlyNext));
		}
	}

	private static String date(Date date) {
		return DateFormat.getDateInstance(DateFormat.MEDIUM).format(date);
	}

	private static boolean isSignedBy(X509Certificate certificate, X509Certificate authority) {
		try {
			certificate.verify(authority.getPublicKey());
			return true;
		} catch (GeneralSecurityException e) {
			return false;
		}
	}

	/** @return {@code null} if the host shows none */
	private X509Certificate ofHost(int port) {
		List<X509Certificate> shown = new ArrayList<>();
		try (Socket plain = new Socket()) {
			plain.connect(new InetSocketAddress(uri.host(), port), PATIENCE_MILLIS);
			plain.setSoTimeout(PATIENCE_MILLIS);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { new Looking(shown) }, null);
			try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, uri.host(), port, true)) {
				socket.startHandshake();
			}
		} catch (IOException | GeneralSecurityException withoutOurs) {
			// it may end the talk because it got no certificate from us; it has shown its own before
		}
		return shown.isEmpty() ? null : shown.get(0);
	}

	private static List<String> names(X509Certificate certificate) {
		List<String> names = new ArrayList<>();
		try {
			Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
			for (List<?> name : alternatives == null ? List.<List<?>>of() : alternatives) {
				if (name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS)) {
					names.add((String) name.get(1));
				}
			}
		} catch (GeneralSecurityException e) {
			return names;
		}
		if (names.isEmpty()) {
			for (String part : certificate.getSubjectX500Principal().getName().split(",")) {
				if (part.startsWith("CN=")) {
					names.add(part.substring("CN=".length()));
				}
			}
		}
		return names;
	}

	private boolean isOfHost(String name) {
		return name.equalsIgnoreCase(uri.host()) || name.startsWith("*.") && uri.host().indexOf('.') >= 0
				&& name.substring(1).equalsIgnoreCase(uri.host().substring(uri.host().indexOf('.')));
	}

	private static Diagnosis problem(String message, String next) {
		return new Diagnosis(Verdict.PROBLEM, Messages.Subject_certificates, message, next);
	}

	/** Trusts nobody with anything: nothing but the handshake is ever sent; it only notes what the host shows. */
	private record Looking(List<X509Certificate> shown) implements X509TrustManager {
		@Override
		public void checkClientTrusted(X509Certificate[] chain, String type) {
			throw new UnsupportedOperationException();
		}

		@Override
		public void checkServerTrusted(X509Certificate[] chain, String type) {
			shown.addAll(List.of(chain));
		}

		@Override
		public X509Certificate[] getAcceptedIssuers() {
			return new X509Certificate[0];
		}
	}
}

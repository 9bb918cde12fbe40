package org.gasthaus.cli.internal.diff;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.UsageException;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainQuery;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlOption;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.model.xml.Definition;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.LineMap;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlDecoder.Decoded;
import org.gasthaus.xml.text.XmlTree;

/**
 * One of the two definitions that are compared.
 *
 * @param name as the user named it
 * @param definition what it says
 * @param passwords whether passwords are in it if it has some; a host does not tell them to who may only read
 */
record Side(String name, Definition definition, boolean passwords) {
	/** Reads a file, the standard input for {@code -}, or an object of the host: {@code domain:NAME}, {@code network:NAME}, {@code pool:NAME}. */
	static Side read(String argument, boolean live, InputStream standardInput, Invocation invocation) throws UsageException, HypervisorException {
		int colon = argument.indexOf(':');
		String kind = colon < 0 ? "" : argument.substring(0, colon);
		String object = argument.substring(colon + 1);
		XmlView view = live ? XmlView.LIVE : XmlView.INACTIVE;
		switch (kind) {
		case "domain":
			return domain(argument, named(argument, object), view, invocation.session());
		case "network":
			return network(argument, named(argument, object), view, invocation.session());
		case "pool":
			return pool(argument, named(argument, object), view, invocation.session());
		default:
			return file(argument, standardInput, invocation.directory());
		}
	}

	private static String named(String argument, String object) throws UsageException {
		if (object.isEmpty()) {
			throw new UsageException(Messages.text("noName", argument));
		}
		return object;
	}

	private static Side domain(String argument, String object, XmlView view, HypervisorSession session) throws HypervisorException, UsageException {
		DomainId domain = session.domain(new DomainQuery(object)).id();
		String text;
		try {
			text = session.domainXml(domain, view, EnumSet.of(XmlOption.SECURITY_INFO));
		} catch (HypervisorException notAllowed) {
			return of(argument, session.domainXml(domain, view, Set.of()), false);
		}
		return of(argument, text, true);
	}

	private static Side network(String argument, String object, XmlView view, HypervisorSession session) throws HypervisorException, UsageException {
		String uuid = session.network(object).uuid();
		return of(argument, view == XmlView.LIVE ? session.networkXml(uuid, view) : session.storedNetworkXml(uuid), true);
	}

	private static Side pool(String argument, String object, XmlView view, HypervisorSession session) throws HypervisorException, UsageException {
		String uuid = session.pool(object).uuid();
		return of(argument, view == XmlView.LIVE ? session.poolXml(uuid, view) : session.storedPoolXml(uuid), true);
	}

	private static Side file(String argument, InputStream standardInput, Path directory) throws UsageException {
		String name = argument.equals("-") ? Messages.text("standardInput") : argument;
		try {
			return of(name, decoded(name, bytes(argument, standardInput, directory)), true);
		} catch (NoSuchFileException | InvalidPathException absent) {
			throw new UsageException(Messages.text("noSuchFile", name));
		} catch (AccessDeniedException denied) {
			throw new UsageException(Messages.text("notPermitted", name));
		} catch (IOException unreadable) {
			throw new UsageException(Messages.text("unreadable", name, unreadable.getMessage()));
		}
	}

	private static byte[] bytes(String argument, InputStream standardInput, Path directory) throws IOException {
		if (argument.equals("-")) {
			return standardInput.readNBytes(XmlDecoder.MAX_BYTES + 1);
		}
		if (argument.isEmpty()) {
			throw new NoSuchFileException(argument);
		}
		try (InputStream in = Files.newInputStream(directory.resolve(argument))) {
			return in.readNBytes(XmlDecoder.MAX_BYTES + 1);
		}
	}

	private static String decoded(String name, byte[] bytes) throws UsageException {
		Decoded decoded = XmlDecoder.decode(bytes);
		for (Finding finding : decoded.findings()) {
			if (finding.isError()) {
				throw new UsageException(Messages.text("damaged", name, 1, finding.message()));
			}
		}
		return decoded.text();
	}

	private static Side of(String name, String text, boolean passwords) throws UsageException {
		XmlTree tree = XmlTree.of(text);
		for (Finding finding : tree.syntaxFindings()) {
			if (finding.isError()) {
				throw new UsageException(Messages.text("damaged", name, new LineMap(text).position(finding.offset()).line(), finding.message()));
			}
		}
		return new Side(name, Definition.read(tree), passwords);
	}
}

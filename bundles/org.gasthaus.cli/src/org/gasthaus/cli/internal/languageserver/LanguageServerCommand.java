package org.gasthaus.cli.internal.languageserver;

import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.gasthaus.cli.internal.Command;
import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.UsageException;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.languageserver.Main;
import org.gasthaus.xml.host.HostReader;
import org.gasthaus.xml.ide.HostKnowledge;

/**
 * {@code gasthaus language-server}: what the editor of the workbench knows, for other editors. The server is loaded when it is called, so that
 * no other command pays for it.
 */
public final class LanguageServerCommand implements Command {
	/** How hosts refuse a connection that they may grant for reading: the sockets differ in their permissions. */
	private static final Set<Code> REFUSALS = EnumSet.of(Code.AUTHENTICATION_FAILED, Code.ACCESS_DENIED, Code.CONNECTION_FAILED, Code.FAILED);

	private final InputStream standardInput;

	/** @param standardInput what the editor writes */
	public LanguageServerCommand(InputStream standardInput) {
		this.standardInput = standardInput;
	}

	@Override
	public boolean answersAsJson() {
		return false;
	}

	@Override
	public String help() {
		return Messages.text("help");
	}

	@Override
	public int run(List<String> arguments, Invocation invocation) throws UsageException {
		if (arguments.equals(List.of("--help"))) {
			invocation.out().append(help());
			return 0;
		}
		// editors add --stdio out of habit
		if (!arguments.isEmpty() && !arguments.equals(List.of("--stdio"))) {
			throw new UsageException(Messages.text("arguments", arguments.get(0)));
		}
		return Main.serve(standardInput, invocation.out(), uri -> read(uri, invocation), invocation.uri() == null ? "" : invocation.uri());
	}

	/**
	 * Reads a host on a connection that is closed again. What its guests can have libvirt tells only who may change something; whoever may not, or
	 * wants a read-only connection, goes on without.
	 */
	private static HostKnowledge read(String uri, Invocation invocation) throws IOException {
		boolean readOnly = invocation.readOnly();
		invocation.connect(uri, readOnly);
		try {
			return HostReader.read(session(uri, invocation), uri, null);
		} catch (HypervisorException e) {
			throw new IOException(e.getMessage(), e);
		} finally {
			invocation.connect(uri, readOnly);
		}
	}

	private static HypervisorSession session(String uri, Invocation invocation) throws HypervisorException {
		try {
			return invocation.session();
		} catch (HypervisorException refused) {
			if (invocation.readOnly() || !REFUSALS.contains(refused.code())) {
				throw refused;
			}
			try {
				invocation.connect(uri, true);
				return invocation.session();
			} catch (HypervisorException alsoRefused) {
				throw refused;
			}
		}
	}
}

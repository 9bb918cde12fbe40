package org.gasthaus.cli.internal.languageserver;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.gasthaus.cli.internal.Command;
import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.UsageException;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.languageserver.Main;
import org.gasthaus.xml.host.HostReader;
import org.gasthaus.xml.ide.HostKnowledge;

/**
 * {@code gasthaus language-server}: what the editor of the workbench knows, for other editors. The server is loaded when it is called, so that
 * no other command pays for it.
 */
public final class LanguageServerCommand implements Command {
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

	/** Reads a host on a connection that can change nothing and is closed again. */
	private static HostKnowledge read(String uri, Invocation invocation) throws IOException {
		try {
			invocation.connect(uri, true);
			return HostReader.read(invocation.session(), uri, null);
		} catch (HypervisorException e) {
			throw new IOException(e.getMessage(), e);
		} finally {
			invocation.connect(uri, true);
		}
	}
}

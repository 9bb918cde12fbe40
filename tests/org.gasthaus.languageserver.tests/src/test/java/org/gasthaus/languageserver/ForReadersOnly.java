package org.gasthaus.languageserver;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.gasthaus.backend.test.TestBackend;
import org.gasthaus.cli.internal.CommandLine;
import org.gasthaus.core.Backends;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorBackend;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;

/** The command line, where libvirt's test hosts let nobody in who might change something. */
final class ForReadersOnly implements HypervisorBackend {
	private final HypervisorBackend hosts = new TestBackend();

	public static void main(String[] arguments) {
		System.exit(new CommandLine(System.getenv(), Path.of(""), System.out, System.err, () -> Backends.of(List.of(new ForReadersOnly()))).run(arguments));
	}

	@Override
	public String id() {
		return hosts.id();
	}

	@Override
	public String title() {
		return hosts.title();
	}

	@Override
	public boolean accepts(ConnectionUri uri) {
		return hosts.accepts(uri);
	}

	@Override
	public Set<Capability> capabilities() {
		return hosts.capabilities();
	}

	@Override
	public HypervisorSession open(ConnectionUri uri, Access access, CredentialsPrompt prompt, IProgressMonitor monitor) throws HypervisorException {
		if (access == Access.READ_WRITE) {
			throw new HypervisorException(Code.FAILED, "Permission denied");
		}
		return hosts.open(uri, access, prompt, monitor);
	}
}

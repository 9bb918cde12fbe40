package org.gasthaus.backend.test;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorBackend;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.libvirt.LibvirtTransport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * libvirt's test driver: a host that exists in the memory of this process, for trying out and for tests. Nothing is real, nothing is kept
 * after the process; {@code test:///default} starts with one guest, {@code test:///path/to/host.xml} with what the file describes. Has no
 * consoles and no change of devices.
 *
 * @see <a href="https://libvirt.org/drvtest.html">libvirt's page on the driver</a>
 */
@Component
public final class TestBackend implements HypervisorBackend {
	private static final Set<Capability> CAPABILITIES = Set.of(Capability.LIFE_CYCLE, Capability.SUSPEND, Capability.SAVE, Capability.EVENTS, Capability.NETWORKS,
			Capability.STORAGE, Capability.SNAPSHOTS);

	private final LibvirtTransport transport;

	/** For a plain JVM. */
	public TestBackend() {
		this(new LibvirtTransport());
	}

	@Activate
	public TestBackend(@Reference LibvirtTransport transport) {
		this.transport = transport;
	}

	@Override
	public String id() {
		return "test";
	}

	@Override
	public String title() {
		return Messages.title;
	}

	@Override
	public List<String> places() {
		return List.of("test:///default");
	}

	@Override // test:///default, test:///home/me/host.xml, test+ssh://host/default
	public boolean accepts(ConnectionUri uri) {
		return uri.driver().equals("test");
	}

	@Override
	public Set<Capability> capabilities() {
		return CAPABILITIES;
	}

	@Override
	public HypervisorSession open(ConnectionUri uri, Access access, CredentialsPrompt prompt, IProgressMonitor monitor)
			throws HypervisorException {
		checkFile(uri);
		return transport.connect(uri, access, prompt, monitor);
	}

	/** The driver would print the parser's words to stderr, past every error handler. */
	private static void checkFile(ConnectionUri uri) throws HypervisorException {
		String path = uri.path();
		if (!uri.transport().isEmpty() || !uri.host().isEmpty() || path.equals("/default")) {
			return;
		}
		if (path.isEmpty() || path.equals("/")) {
			throw failed(uri, Messages.noPath);
		}
		Path file = Path.of(path);
		if (!Files.isRegularFile(file)) {
			throw failed(uri, NLS.bind(Files.exists(file) ? Messages.notAFile : Messages.noFile, file));
		}
		if (!Files.isReadable(file)) {
			throw failed(uri, NLS.bind(Messages.notReadable, file));
		}
	}

	private static HypervisorException failed(ConnectionUri uri, String reason) {
		return new HypervisorException(Code.CONNECTION_FAILED, NLS.bind(Messages.cannotConnect, new Object[] { uri, reason, Messages.nextStep }), reason,
				Messages.nextStep, 0, 0, null);
	}
}

package org.gasthaus.libvirt;

import org.eclipse.core.runtime.IProgressMonitor;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.libvirt.internal.Connector;
import org.osgi.service.component.annotations.Component;

/**
 * The way to a hypervisor through libvirt: what the back ends of all hypervisors that libvirt serves stand on. Stateless
 * and thread-safe; the native library is loaded at the first connection, not before.
 *
 * <p>The sessions it makes may be used from any thread. A call that is running keeps the native connection alive until it
 * returns, whoever closes the session meanwhile. Events are delivered by a thread of the session's own.
 */
@Component(service = LibvirtTransport.class)
public final class LibvirtTransport {
	/**
	 * Opens a session. Blocks until libvirt connected or gave up; cancelling the monitor has an effect before and after.
	 *
	 * @param prompt asked for credentials, in the calling thread, if the host wants some
	 * @param monitor may be {@code null}
	 * @return closed by the caller
	 * @throws HypervisorException {@code LIBRARY_MISSING}, {@code CONNECTION_FAILED}, {@code AUTHENTICATION_FAILED}, {@code ACCESS_DENIED}
	 */
	public HypervisorSession connect(ConnectionUri uri, Access access, CredentialsPrompt prompt, IProgressMonitor monitor)
			throws HypervisorException {
		return Connector.open(uri, access, prompt, monitor);
	}
}

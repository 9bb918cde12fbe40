package org.gasthaus.hypervisor;

import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;

/**
 * One kind of hypervisor. A back end is a service, found and never registered by hand: by OSGi Declarative Services in
 * Equinox, by {@link java.util.ServiceLoader} in a plain JVM, from one class.
 *
 * <p>Stateless and thread-safe.
 */
public interface HypervisorBackend {
	/** A short stable id, for example {@code qemu}. */
	String id();

	/** The hypervisor's name for a reader, for example {@code QEMU/KVM}. */
	String title();

	/** Whether this back end serves the URI. Answers from the text alone, at once. */
	boolean accepts(ConnectionUri uri);

	/**
	 * The URIs to choose from in a form: those of this machine, or that of an example host for a driver that reaches its hosts without a transport and
	 * without a daemon. The most common one first.
	 */
	default List<String> places() {
		return List.of();
	}

	/** What the driver can do in principle. */
	Set<Capability> capabilities();

	/** What the driver of this URI can do in principle, where a back end serves several. */
	default Set<Capability> capabilities(ConnectionUri uri) {
		return capabilities();
	}

	/** The hypervisor's own formats of guests that its driver can read or write; none if it has none. */
	default NativeFormats nativeFormats(ConnectionUri uri) {
		return NativeFormats.NONE;
	}

	/**
	 * Opens a session. Blocks until the host answered; cancelling the monitor stops the waiting as soon as libvirt lets go.
	 *
	 * @param monitor may be {@code null}
	 * @return a session that the caller closes
	 * @throws HypervisorException {@code LIBRARY_MISSING}, {@code CONNECTION_FAILED}, {@code AUTHENTICATION_FAILED}
	 */
	HypervisorSession open(ConnectionUri uri, Access access, CredentialsPrompt prompt, IProgressMonitor monitor) throws HypervisorException;
}

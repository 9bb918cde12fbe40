package org.gasthaus.hypervisor;

import java.nio.file.Path;
import java.util.List;

/** The namespaces of running containers, for programs that are to run inside of them. Only on this machine, and only where its host lets us in. */
public interface ContainerNamespaces {
	/**
	 * Opens the namespaces of a container.
	 *
	 * @return closed by the caller
	 * @throws HypervisorException {@code WRONG_STATE} if it does not run, {@code READ_ONLY}, {@code NO_DOMAIN}, {@code UNSUPPORTED} where the hypervisor has
	 *             no containers
	 */
	Opened open(DomainId id) throws HypervisorException;

	/** Namespaces that stay open until they are closed. */
	interface Opened extends AutoCloseable {
		/** A file of this process for each; what it links to tells the kind, for example {@code net:[4026531840]}. */
		List<Path> files();

		@Override
		void close();
	}
}

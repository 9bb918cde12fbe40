package org.gasthaus.definitions.ui.internal.live;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Undo;
import org.gasthaus.core.op.CreateDomain;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;

/**
 * Starts the domain that a file of this machine defines, without defining it: once it ends, the host has forgotten it. Nothing is asked of
 * the host unless the file is well-formed and defines a domain.
 *
 * <p>Cancelling ends the waiting; what the host was told already it does all the same.
 */
public final class CreateFromFile implements Operation<DomainHandle> {
	private static final String DOMAIN = "domain";

	private final Connection connection;
	private final Path file;

	/** @param file a file of this machine, not of the host */
	public CreateFromFile(Connection connection, Path file) {
		this.connection = Objects.requireNonNull(connection);
		this.file = Objects.requireNonNull(file);
	}

	@Override
	public String title() {
		return NLS.bind(Messages.CreateFromFile_title, file.getFileName(), connection);
	}

	@Override
	public Object target() {
		return connection;
	}

	@Override
	public DomainHandle call(IProgressMonitor monitor) throws HypervisorException {
		return creation().call(monitor);
	}

	@Override
	public Undo<DomainHandle> undo(IProgressMonitor monitor) throws HypervisorException {
		return creation().undo(monitor);
	}

	private CreateDomain creation() throws HypervisorException {
		DefinitionFile read = DefinitionFile.read(file, connection);
		if (!read.kind().equals(DOMAIN)) {
			throw new HypervisorException(Code.INVALID_DEFINITION, NLS.bind(Messages.CreateFromFile_otherKind, new Object[] { file.getFileName(), connection, read.kind() }));
		}
		return new CreateDomain(connection, read.text(), Set.of());
	}
}

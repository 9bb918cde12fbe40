package org.gasthaus.ui.internal.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DefinitionXml;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.FileReason;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Undo;
import org.gasthaus.core.op.AttachDevice;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.Impact;

/** Adds the device that a file of this machine defines to a domain. Nothing is added unless the file is well-formed. Cancelling ends the waiting. */
final class AttachFile implements Operation<Void> {
	private final DomainHandle domain;
	private final Path file;
	private final Set<Impact> impact;

	AttachFile(DomainHandle domain, Path file, Set<Impact> impact) {
		this.domain = Objects.requireNonNull(domain);
		this.file = Objects.requireNonNull(file);
		this.impact = Set.copyOf(impact);
	}

	@Override
	public String title() {
		return NLS.bind(Messages.Attach_attaching, file.getFileName(), domain.name());
	}

	@Override
	public Object target() {
		return domain;
	}

	@Override
	public Void call(IProgressMonitor monitor) throws HypervisorException {
		return attach().call(monitor);
	}

	@Override
	public Undo<Void> undo(IProgressMonitor monitor) throws HypervisorException {
		return attach().undo(monitor);
	}

	private AttachDevice attach() throws HypervisorException {
		String xml;
		try {
			xml = Files.readString(file);
		} catch (IOException e) {
			throw new HypervisorException(Code.INVALID_ARGUMENT, NLS.bind(Messages.Attach_cannotRead, file, FileReason.ofReading(e)), e);
		}
		try {
			DefinitionXml.of(xml);
		} catch (HypervisorException e) {
			throw new HypervisorException(Code.INVALID_DEFINITION, NLS.bind(Messages.Attach_malformed, file.getFileName(), domain.name()), e);
		}
		return new AttachDevice(domain, xml, impact);
	}
}

package org.gasthaus.core.op;

import java.util.Objects;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/** What the verbs on one domain have in common: the target, the session, the check for cancel before the hypervisor is told. */
abstract class DomainOperation implements Operation<Void> {
	private final DomainHandle domain;

	DomainOperation(DomainHandle domain) {
		this.domain = Objects.requireNonNull(domain);
	}

	final DomainHandle domain() {
		return domain;
	}

	@Override
	public final Object target() {
		return domain;
	}

	@Override
	public final Void call(IProgressMonitor monitor) throws HypervisorException {
		SubMonitor progress = SubMonitor.convert(monitor, title(), 10);
		HypervisorSession session = domain.connection().session(progress.split(2));
		perform(session, progress.split(8));
		return null;
	}

	abstract void perform(HypervisorSession session, IProgressMonitor monitor) throws HypervisorException;
}

package org.gasthaus.ui.internal.domains;

import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.SuspendDomain;

/** Halts the selected domains; their memory stays. */
public final class SuspendDomainHandler extends DomainHandler {
	@Override
	Operation<?> operation(DomainHandle domain) {
		return new SuspendDomain(domain);
	}
}

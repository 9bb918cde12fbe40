package org.gasthaus.ui.internal.domains;

import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.ShutDownDomain;

/** Asks the selected guests to shut down. */
public final class ShutDownDomainHandler extends DomainHandler {
	@Override
	Operation<?> operation(DomainHandle domain) {
		return new ShutDownDomain(domain);
	}
}

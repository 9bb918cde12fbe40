package org.gasthaus.ui.internal.domains;

import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.StartDomain;

/** Starts the selected domains. */
public final class StartDomainHandler extends DomainHandler {
	@Override
	Operation<?> operation(DomainHandle domain) {
		return new StartDomain(domain);
	}
}

package org.gasthaus.ui.internal.domains;

import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.RebootDomain;

/** Asks the selected guests to boot again. */
public final class RebootDomainHandler extends DomainHandler {
	@Override
	Operation<?> operation(DomainHandle domain) {
		return new RebootDomain(domain);
	}
}

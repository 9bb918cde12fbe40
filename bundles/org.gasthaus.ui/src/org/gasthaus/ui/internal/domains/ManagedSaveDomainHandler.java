package org.gasthaus.ui.internal.domains;

import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.ManagedSaveDomain;

/** Saves the state of the selected domains, so that their next start goes on from it. */
public final class ManagedSaveDomainHandler extends DomainHandler {
	@Override
	Operation<?> operation(DomainHandle domain) {
		return new ManagedSaveDomain(domain);
	}
}

package org.gasthaus.ui.internal.domains;

import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.ResumeDomain;

/** Lets the selected suspended domains go on. */
public final class ResumeDomainHandler extends DomainHandler {
	@Override
	Operation<?> operation(DomainHandle domain) {
		return new ResumeDomain(domain);
	}
}

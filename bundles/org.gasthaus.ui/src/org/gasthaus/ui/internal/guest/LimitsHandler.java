package org.gasthaus.ui.internal.guest;

import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestLimits;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.ReadLimits;

/** Changes how much of its host the selected domain may use. */
public final class LimitsHandler extends ReadingHandler<GuestLimits> {
	@Override
	Operation<GuestLimits> read(DomainHandle domain) {
		return new ReadLimits(domain);
	}

	@Override
	void open(Shell shell, GuestLimits limits) {
		new LimitsDialog(shell, new LimitChoices(limits)).openAndLaunch();
	}
}

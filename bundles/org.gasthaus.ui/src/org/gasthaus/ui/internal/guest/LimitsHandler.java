package org.gasthaus.ui.internal.guest;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestLimits;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.ReadLimits;
import org.gasthaus.ui.OperationJob;

/** Changes how much of its host the selected domain may use. */
public final class LimitsHandler extends ReadingHandler<GuestLimits> {
	@Override
	Operation<GuestLimits> read(DomainHandle domain) {
		return new ReadLimits(domain);
	}

	@Override
	void open(Shell shell, GuestLimits limits) {
		LimitsDialog dialog = new LimitsDialog(shell, new LimitChoices(limits));
		if (dialog.open() == Window.OK) {
			OperationJob.launch(dialog.operation());
		}
	}
}

package org.gasthaus.ui.internal.guest;

import java.util.Set;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestDevices;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.ReadDevices;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Ask;

/** Removes a device of the selected domain, after it was named. */
public final class DetachHandler extends ReadingHandler<GuestDevices> {
	@Override
	Operation<GuestDevices> read(DomainHandle domain) {
		return new ReadDevices(domain, Set.of());
	}

	@Override
	void open(Shell shell, GuestDevices guest) {
		DetachChoices choices = new DetachChoices(guest);
		DetachDialog dialog = new DetachDialog(shell, choices);
		if (dialog.open() == Window.OK && Ask.whether(shell, Messages.Detach_title, choices.question(), Messages.Detach_confirm)) {
			OperationJob.launch(dialog.operation());
		}
	}
}

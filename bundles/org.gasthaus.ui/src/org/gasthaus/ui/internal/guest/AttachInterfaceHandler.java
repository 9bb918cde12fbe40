package org.gasthaus.ui.internal.guest;

import java.util.Set;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestDevices;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.ReadDevices;
import org.gasthaus.core.op.ReadDevices.Offer;
import org.gasthaus.ui.OperationJob;

/** Adds a network interface, described in fields, to the selected domain. */
public final class AttachInterfaceHandler extends ReadingHandler<GuestDevices> {
	@Override
	Operation<GuestDevices> read(DomainHandle domain) {
		return new ReadDevices(domain, Set.of(Offer.NETWORKS));
	}

	@Override
	void open(Shell shell, GuestDevices guest) {
		AttachInterfaceDialog dialog = new AttachInterfaceDialog(shell, new InterfaceChoices(guest));
		if (dialog.open() == Window.OK) {
			OperationJob.launch(dialog.operation());
		}
	}
}

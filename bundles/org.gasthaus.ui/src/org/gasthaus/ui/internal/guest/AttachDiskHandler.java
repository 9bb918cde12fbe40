package org.gasthaus.ui.internal.guest;

import java.util.Set;

import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestDevices;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.ReadDevices;
import org.gasthaus.core.op.ReadDevices.Offer;

/** Adds a disk, described in fields, to the selected domain. */
public final class AttachDiskHandler extends ReadingHandler<GuestDevices> {
	@Override
	Operation<GuestDevices> read(DomainHandle domain) {
		return new ReadDevices(domain, Set.of(Offer.VOLUMES));
	}

	@Override
	void open(Shell shell, GuestDevices guest) {
		new AttachDiskDialog(shell, new DiskChoices(guest)).openAndLaunch();
	}
}

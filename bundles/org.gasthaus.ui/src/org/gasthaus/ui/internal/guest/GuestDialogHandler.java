package org.gasthaus.ui.internal.guest;

import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestState;
import org.gasthaus.core.Operation;
import org.gasthaus.core.op.ReadGuest;

/** Reads in the background what the selected domain has, and opens a dialog about it then. */
abstract class GuestDialogHandler extends ReadingHandler<GuestState> {
	@Override
	final Operation<GuestState> read(DomainHandle domain) {
		return new ReadGuest(domain);
	}
}

package org.gasthaus.ui.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Inventory;

/** What was known of a host that is lost stays visible, but says since when it may be old. */
public final class LastKnown {
	private LastKnown() {
	}

	/** Whether what is shown of a host is what was known before it was lost; also while it is tried again. */
	public static boolean isShown(Connection connection) {
		return connection.status() == Connection.Status.LOST
				|| connection.status() == Connection.Status.OPENING && connection.inventory() != Inventory.EMPTY;
	}

	/** A time of today as a time, an older one with its date. */
	public static String time(Instant at) {
		ZoneId here = ZoneId.systemDefault();
		boolean today = LocalDate.ofInstant(at, here).equals(LocalDate.now(here));
		return (today ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT) : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)).withZone(here).format(at);
	}

	/** A state that was true then. */
	public static String state(String state, Instant at) {
		return NLS.bind(Messages.LastKnown_state, state, time(at));
	}
}

package org.gasthaus.ui;

/** The ids that others may name. */
public final class GasthausUi {
	/** This bundle, as the plug-in of statuses and preferences. */
	public static final String ID = "org.gasthaus.ui";
	/** The perspective with the Hosts explorer. */
	public static final String PERSPECTIVE = "org.gasthaus.ui.perspective";
	/** The Hosts explorer. */
	public static final String HOSTS_VIEW = "org.gasthaus.ui.view.hosts";

	/** The snapshots of the selected domain. */
	public static final String SNAPSHOTS_VIEW = "org.gasthaus.ui.view.snapshots";

	/** What the running domains do. */
	public static final String GUESTS_VIEW = "org.gasthaus.ui.view.guests";

	/** The log of one domain. */
	public static final String LOG_VIEW = "org.gasthaus.ui.view.log";

	/** What the selected domain did in the last minutes. */
	public static final String STATISTICS_VIEW = "org.gasthaus.ui.view.statistics";

	private GasthausUi() {
	}
}

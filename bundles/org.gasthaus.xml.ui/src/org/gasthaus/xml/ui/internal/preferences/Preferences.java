package org.gasthaus.xml.ui.internal.preferences;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.gasthaus.xml.ui.internal.Settings;

/** The editor's preferences for preference pages. */
public final class Preferences {
	private static final IPreferenceStore STORE = new ScopedPreferenceStore(InstanceScope.INSTANCE, Settings.NODE);

	private Preferences() {
	}

	/** The store. */
	public static IPreferenceStore store() {
		return STORE;
	}
}

package org.gasthaus.ui.internal.preferences;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.gasthaus.ui.GasthausUi;

/** The user's choices. */
public final class UiPreferences extends AbstractPreferenceInitializer {
	/** Whether the saved connections are opened when the workbench starts. */
	public static final String CONNECT_AT_START = "connectAtStart";
	/** Whether a person confirms before a domain is destroyed. */
	public static final String ASK_BEFORE_DESTROY = "askBeforeDestroy";

	/** Where they are kept. */
	public static IPreferenceStore store() {
		return new ScopedPreferenceStore(InstanceScope.INSTANCE, GasthausUi.ID);
	}

	@Override
	public void initializeDefaultPreferences() {
		IEclipsePreferences defaults = DefaultScope.INSTANCE.getNode(GasthausUi.ID);
		defaults.putBoolean(CONNECT_AT_START, true);
		defaults.putBoolean(ASK_BEFORE_DESTROY, true);
	}
}

package org.gasthaus.xml.ui.internal;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;

/** Says what holds until the user decides. */
public final class SettingsInitializer extends AbstractPreferenceInitializer {
	@Override
	public void initializeDefaultPreferences() {
		Settings.setDefaults();
	}
}

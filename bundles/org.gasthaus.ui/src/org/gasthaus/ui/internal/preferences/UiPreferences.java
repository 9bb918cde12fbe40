package org.gasthaus.ui.internal.preferences;

import org.eclipse.core.runtime.preferences.AbstractPreferenceInitializer;
import org.eclipse.core.runtime.preferences.DefaultScope;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.preference.IPersistentPreferenceStore;
import org.eclipse.ui.preferences.ScopedPreferenceStore;
import org.gasthaus.ui.GasthausUi;

/** The user's choices. */
public final class UiPreferences extends AbstractPreferenceInitializer {
	/** Whether the saved connections are opened when the workbench starts. */
	public static final String CONNECT_AT_START = "connectAtStart";
	/** Whether a person confirms before a domain is destroyed. */
	public static final String ASK_BEFORE_DESTROY = "askBeforeDestroy";

	/** The hosts: a line for each, {@code rw} or {@code ro}, a blank, the URI; never a password. */
	public static final String CONNECTIONS = "connections";

	/** Where they are kept. */
	public static IPersistentPreferenceStore store() {
		return new ScopedPreferenceStore(InstanceScope.INSTANCE, GasthausUi.ID);
	}

	@Override
	public void initializeDefaultPreferences() {
		IEclipsePreferences defaults = DefaultScope.INSTANCE.getNode(GasthausUi.ID);
		// the first start has libvirt's own playground
		defaults.put(CONNECTIONS, "rw test:///default");
		defaults.putBoolean(CONNECT_AT_START, true);
		defaults.putBoolean(ASK_BEFORE_DESTROY, true);
	}
}

package org.gasthaus.ui.internal.preferences;

import org.eclipse.jface.preference.BooleanFieldEditor;
import org.eclipse.jface.preference.FieldEditorPreferencePage;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;

/** Connections and confirmations. */
public final class GasthausPreferencePage extends FieldEditorPreferencePage implements IWorkbenchPreferencePage {
	public GasthausPreferencePage() {
		super(GRID);
		setPreferenceStore(UiPreferences.store());
		setDescription(Messages.GasthausPreferencePage_description);
	}

	@Override
	protected void createFieldEditors() {
		addField(new BooleanFieldEditor(UiPreferences.CONNECT_AT_START, Messages.GasthausPreferencePage_connectAtStart, getFieldEditorParent()));
		addField(new BooleanFieldEditor(UiPreferences.ASK_BEFORE_DESTROY, Messages.GasthausPreferencePage_askBeforeDestroy, getFieldEditorParent()));
	}

	@Override
	public void init(IWorkbench workbench) {
		// nothing to prepare
	}
}

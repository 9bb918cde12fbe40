package org.gasthaus.xml.ui.internal.assist;

import org.eclipse.ui.texteditor.templates.TemplatePreferencePage;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.preferences.Preferences;

/** Where the user writes templates of their own. */
public final class TemplatesPage extends TemplatePreferencePage {
	public TemplatesPage() {
		setPreferenceStore(Preferences.store());
		setTemplateStore(UserTemplates.templates());
		setContextTypeRegistry(UserTemplates.contextTypes());
		setDescription(Messages.TemplatesPage_description);
	}

	@Override
	protected boolean isShowFormatterSetting() {
		return false;
	}
}

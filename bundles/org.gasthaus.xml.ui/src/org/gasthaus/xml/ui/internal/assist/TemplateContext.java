package org.gasthaus.xml.ui.internal.assist;

import org.eclipse.jface.text.templates.GlobalTemplateVariables;
import org.eclipse.jface.text.templates.TemplateContextType;

/** Where an element may stand: what a template may use there. */
public final class TemplateContext extends TemplateContextType {
	public TemplateContext() {
		addResolver(new GlobalTemplateVariables.Cursor());
		addResolver(new GlobalTemplateVariables.Date());
		addResolver(new GlobalTemplateVariables.User());
		addResolver(new GlobalTemplateVariables.Year());
		addResolver(new GlobalTemplateVariables.WordSelection());
		addResolver(new GlobalTemplateVariables.LineSelection());
	}
}

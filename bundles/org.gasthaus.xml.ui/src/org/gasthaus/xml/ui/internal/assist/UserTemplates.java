package org.gasthaus.xml.ui.internal.assist;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.templates.ContextTypeRegistry;
import org.eclipse.jface.text.templates.DocumentTemplateContext;
import org.eclipse.jface.text.templates.Template;
import org.eclipse.jface.text.templates.TemplateProposal;
import org.eclipse.jface.text.templates.persistence.TemplateStore;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.editors.text.templates.ContributionContextTypeRegistry;
import org.eclipse.ui.editors.text.templates.ContributionTemplateStore;
import org.gasthaus.xml.ui.internal.preferences.Preferences;
import org.gasthaus.xml.ui.internal.structure.OutlineIcons;

/** The templates of the preference page: the user's own, beside those that completion brings. */
public final class UserTemplates {
	/** The kind of place that a template is for: where an element may stand. */
	public static final String CONTEXT = "org.gasthaus.xml.ui.template.element";
	private static final String KEY = "templates";
	private static final ContextTypeRegistry TYPES = types();
	private static final TemplateStore STORE = store();

	private UserTemplates() {
	}

	private static ContextTypeRegistry types() {
		ContributionContextTypeRegistry registry = new ContributionContextTypeRegistry();
		registry.addContextType(CONTEXT);
		return registry;
	}

	private static TemplateStore store() {
		IPreferenceStore preferences = Preferences.store();
		TemplateStore store = new ContributionTemplateStore(TYPES, preferences, KEY);
		try {
			store.load();
		} catch (IOException e) {
			ILog.of(UserTemplates.class).warn(e.getMessage(), e);
		}
		store.startListeningForPreferenceChanges();
		return store;
	}

	/** Where they are kept. */
	public static TemplateStore templates() {
		return STORE;
	}

	/** The kinds of places that they are for. */
	public static ContextTypeRegistry contextTypes() {
		return TYPES;
	}

	/** Those whose name goes on from what is typed at an offset. */
	static List<ICompletionProposal> proposals(ITextViewer viewer, String text, int offset) {
		int start = offset;
		while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '-')) {
			start--;
		}
		String typed = text.substring(start, offset);
		if (start > 0 && text.charAt(start - 1) == '<') {
			start--;
		}
		IDocument document = viewer.getDocument();
		Region region = new Region(start, offset - start);
		DocumentTemplateContext context = new DocumentTemplateContext(TYPES.getContextType(CONTEXT), document, region.getOffset(), region.getLength());
		List<ICompletionProposal> found = new ArrayList<>();
		for (Template template : STORE.getTemplates(CONTEXT)) {
			if (template.getName().startsWith(typed)) {
				found.add(new Own(template, context, region));
			}
		}
		return found;
	}

	/** Takes its picture when it is shown: the list is made outside of the UI thread. */
	private static final class Own extends TemplateProposal {
		Own(Template template, DocumentTemplateContext context, Region region) {
			super(template, context, region, null);
		}

		@Override
		public Image getImage() {
			return JFaceResources.getResources().get(OutlineIcons.descriptor("template"));
		}
	}
}

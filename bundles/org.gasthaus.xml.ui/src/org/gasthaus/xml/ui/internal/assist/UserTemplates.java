package org.gasthaus.xml.ui.internal.assist;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.Region;
import org.eclipse.jface.text.contentassist.ICompletionProposal;
import org.eclipse.jface.text.templates.ContextTypeRegistry;
import org.eclipse.jface.text.templates.DocumentTemplateContext;
import org.eclipse.jface.text.templates.Template;
import org.eclipse.jface.text.templates.TemplateException;
import org.eclipse.jface.text.templates.TemplateProposal;
import org.eclipse.jface.text.templates.persistence.TemplatePersistenceData;
import org.eclipse.jface.text.templates.persistence.TemplateStore;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.editors.text.templates.ContributionContextTypeRegistry;
import org.eclipse.ui.editors.text.templates.ContributionTemplateStore;
import org.gasthaus.xml.ide.completion.Templates;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.SharedLanguage;
import org.gasthaus.xml.ui.internal.preferences.Preferences;
import org.gasthaus.xml.ui.internal.structure.OutlineIcons;

/**
 * The templates of the preference page: those that completion brings, which can be changed and switched off, and the user's own. May be used
 * from any thread; changed in the UI thread only.
 */
public final class UserTemplates {
	/** The kind of place that a template is for: where an element may stand. */
	public static final String CONTEXT = "org.gasthaus.xml.ui.template.element";
	private static final String KEY = "templates";
	private static final ContextTypeRegistry TYPES = types();
	/** Starts the identity of a template that completion brings. */
	private static final String BROUGHT = "org.gasthaus.template.";
	private static final TemplateStore STORE = store();
	private static volatile Templates offered = offered(STORE);

	private UserTemplates() {
	}

	private static ContextTypeRegistry types() {
		ContributionContextTypeRegistry registry = new ContributionContextTypeRegistry();
		registry.addContextType(CONTEXT);
		Templates.STANDARD.entries().stream().map(Templates.Entry::parent).distinct().forEach(parent -> registry.addContextType(new ElementTemplateContext(parent)));
		return registry;
	}

	private static TemplateStore store() {
		IPreferenceStore preferences = Preferences.store();
		TemplateStore store = new ContributionTemplateStore(TYPES, preferences, KEY) {
			@Override
			protected void loadContributedTemplates() throws IOException {
				super.loadContributedTemplates();
				for (Templates.Entry entry : Templates.STANDARD.entries()) {
					Template template = new Template(entry.name(), entry.title(), ElementTemplateContext.id(entry.parent()), TemplatePattern.of(entry.lines()), false);
					internalAdd(new TemplatePersistenceData(template, true, BROUGHT + entry.name()));
				}
			}
		};
		try {
			store.load();
		} catch (IOException e) {
			ILog.of(UserTemplates.class).warn(e.getMessage(), e);
		}
		store.startListeningForPreferenceChanges();
		// behind the store's own listener: it has read the change by then
		preferences.addPropertyChangeListener(event -> {
			if (event.getProperty().equals(KEY)) {
				offered = offered(store);
				SharedLanguage.get().templatesChanged();
			}
		});
		return store;
	}

	/** What completion offers now. */
	public static Templates offered() {
		return offered;
	}

	private static Templates offered(TemplateStore store) {
		Templates result = Templates.STANDARD;
		int count = 0;
		for (TemplatePersistenceData data : store.getTemplateData(true)) {
			boolean brought = data.getId() != null && data.getId().startsWith(BROUGHT);
			String name = brought ? data.getId().substring(BROUGHT.length()) : "own" + count++;
			boolean off = data.isDeleted() || !data.isEnabled();
			if (brought && off) {
				result = result.without(name);
			} else if (!off && (!brought || data.isModified())) {
				result = with(result, name, data.getTemplate());
			}
		}
		return result;
	}

	private static Templates with(Templates templates, String name, Template own) {
		String parent = ElementTemplateContext.parent(own.getContextTypeId());
		if (parent == null) {
			return templates; // for every place; see proposals
		}
		try {
			String title = own.getDescription().isBlank() ? own.getName() : own.getDescription();
			return templates.with(new Templates.Entry(name, title, parent, TemplatePattern.lines(own.getPattern())));
		} catch (TemplateException | IllegalArgumentException notOffered) {
			// the dialog refuses such; this one was written into the preferences or imported
			ILog.of(UserTemplates.class).warn(NLS.bind(Messages.Templates_wrong, own.getName(), notOffered.getMessage()));
			return templates;
		}
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
	static List<ICompletionProposal> proposals(IDocument document, String text, int offset) {
		int start = offset;
		while (start > 0 && (Character.isLetterOrDigit(text.charAt(start - 1)) || text.charAt(start - 1) == '-')) {
			start--;
		}
		String typed = text.substring(start, offset);
		if (start > 0 && text.charAt(start - 1) == '<') {
			start--;
		}
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

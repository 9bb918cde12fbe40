package org.gasthaus.xml.ui.internal.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.editor.FormPage;
import org.eclipse.ui.forms.widgets.ExpandableComposite;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ScrolledForm;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.form.DefinitionForm;
import org.gasthaus.xml.ide.form.FormLayout;
import org.gasthaus.xml.ide.form.FormLayout.Page;
import org.gasthaus.xml.ide.form.Place;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.ui.internal.Messages;

/** A page of the form. It shows and asks; what there is to show is decided in the form. UI thread only. */
final class DefinitionPage extends FormPage {
	private final DefinitionFormEditor editor;
	private final FormLink link;
	private final Page page;
	private final FindingMenu menu;
	private final List<FieldRow> rows = new ArrayList<>();
	private final List<ListPart> lists = new ArrayList<>();
	private final Map<FormLayout.Section, org.eclipse.ui.forms.widgets.Section> sections = new HashMap<>();
	private final ChoicesJob choices = new ChoicesJob();
	private Composite sentences;
	/** {@code null} before anything was said. */
	private List<Finding> said;
	private String saidReason = "";

	DefinitionPage(DefinitionFormEditor editor, FormLink link, Page page) {
		super(editor, page.id(), page.tab());
		this.editor = editor;
		this.link = link;
		this.page = page;
		this.menu = new FindingMenu(editor, link);
	}

	@Override
	protected void createFormContent(IManagedForm managed) {
		ScrolledForm form = managed.getForm();
		FormToolkit toolkit = managed.getToolkit();
		form.setText(page.title());
		toolkit.decorateFormHeading(form.getForm());
		Composite body = form.getBody();
		Blocks.stack(body, 6);
		sentences = Blocks.fill(toolkit.createComposite(body));
		Blocks.stack(sentences, 0);
		Composite fields = page.sections().stream().allMatch(FormLayout.Section::isList) ? null : Blocks.columns(body, toolkit);
		for (FormLayout.Section section : page.sections()) {
			if (!section.isList()) {
				Composite client = section(fields, toolkit, section);
				Blocks.forFields(client);
				section.fields().forEach(field -> rows.add(new FieldRow(client, toolkit, link, menu, Place.ROOT, field)));
			}
		}
		for (FormLayout.Section section : page.sections()) {
			if (section.isList()) {
				Composite client = section(body, toolkit, section);
				Blocks.fill(client.getParent());
				lists.add(new ListPart(client, managed, this, editor, link, menu, page, section));
			}
		}
	}

	private Composite section(Composite parent, FormToolkit toolkit, FormLayout.Section section) {
		org.eclipse.ui.forms.widgets.Section made = toolkit.createSection(parent, ExpandableComposite.TITLE_BAR | ExpandableComposite.EXPANDED);
		made.setText(section.title());
		Composite client = toolkit.createComposite(made);
		made.setClient(client);
		sections.put(section, made);
		return client;
	}

	/** Shows what the text says now. */
	void refresh() {
		DefinitionForm form = link.state().form();
		if (form == null || getManagedForm() == null || getManagedForm().getForm().isDisposed()) {
			return;
		}
		rows.forEach(row -> row.show(form));
		lists.forEach(list -> list.show(form));
		sections.forEach((section, widget) -> {
			int count = link.findings().of(section).size();
			String title = count == 0 ? section.title() : NLS.bind(Messages.DefinitionFormEditor_count, section.title(), count);
			if (!title.equals(widget.getText())) {
				widget.setText(title);
				widget.layout();
			}
		});
		showSentences();
		askForChoices();
	}

	/** Why nothing can be changed, and what is wrong that no field shows. */
	private void showSentences() {
		List<Finding> rest = link.state().isWhole() ? link.findings().rest(page, Place.ROOT) : List.of();
		String reason = link.state().isWhole() ? link.isEditable() ? "" : Messages.DefinitionPage_readOnly : link.state().explanation();
		if (rest.equals(said) && reason.equals(saidReason)) {
			return;
		}
		said = rest;
		saidReason = reason;
		Blocks.clear(sentences);
		if (!reason.isEmpty()) {
			Blocks.sentence(sentences, getManagedForm().getToolkit(), menu, reason, link.state().obstacle().stream().toList());
		}
		rest.forEach(finding -> Blocks.sentence(sentences, getManagedForm().getToolkit(), menu, finding.message(), List.of(finding)));
		Blocks.changed(sentences, getManagedForm());
	}

	/** Has the values that may be chosen looked up while nobody waits. */
	void askForChoices() {
		if (link.state().isWhole()) {
			choices.ask(link.state().form().text());
		}
	}

	@Override
	public void dispose() {
		choices.cancel();
		super.dispose();
	}

	/** Asks the schema what may be chosen: too much for the UI thread with many fields. */
	private final class ChoicesJob extends Job {
		private static final int DELAY_MILLIS = 150;

		private volatile DefinitionText text;
		private volatile List<FieldRow> wanted = List.of();

		ChoicesJob() {
			super(Messages.DefinitionPage_choices);
			setSystem(true);
			setPriority(DECORATE);
		}

		void ask(DefinitionText of) {
			List<FieldRow> all = new ArrayList<>(rows);
			lists.forEach(list -> all.addAll(list.rows()));
			all.removeIf(row -> !row.hasChoices());
			if (of != text || !all.equals(wanted)) {
				text = of;
				wanted = all;
				cancel();
				schedule(DELAY_MILLIS);
			}
		}

		@Override
		protected IStatus run(IProgressMonitor monitor) {
			DefinitionText of = text;
			DefinitionForm form = DefinitionForm.of(DefinitionText.of(of.tree(), of.context()));
			Map<FieldRow, List<String>> found = new HashMap<>();
			for (FieldRow row : wanted) {
				if (monitor.isCanceled()) {
					return Status.CANCEL_STATUS;
				}
				found.put(row, row.choices(form));
			}
			link.inUi(() -> {
				if (of == text) {
					found.forEach(FieldRow::offer);
				}
			});
			return Status.OK_STATUS;
		}
	}
}

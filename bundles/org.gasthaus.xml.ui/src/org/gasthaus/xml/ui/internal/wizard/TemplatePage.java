package org.gasthaus.xml.ui.internal.wizard;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.wizard.WizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.gasthaus.xml.ide.structure.OutlineKind;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.structure.OutlineIcons;

/** Asks what to start from and what to call it. */
final class TemplatePage extends WizardPage {
	private final List<String> roots;
	private List<DefinitionTemplate> templates = List.of();
	private TableViewer list;
	private Text name;

	/** @param roots the root elements of the definitions that are offered; none for all */
	TemplatePage(List<String> roots) {
		super("template", Messages.NewDefinition_title, null);
		this.roots = roots;
		setDescription(Messages.TemplatePage_description);
	}

	@Override
	public void createControl(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(2).applyTo(page);
		new Label(page, SWT.NONE).setText(Messages.TemplatePage_name);
		name = new Text(page, SWT.BORDER);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(name);
		name.addModifyListener(event -> validate());
		list = new TableViewer(page, SWT.SINGLE | SWT.BORDER | SWT.V_SCROLL);
		GridDataFactory.fillDefaults().span(2, 1).grab(true, true).hint(480, 260).applyTo(list.getControl());
		list.setContentProvider(ArrayContentProvider.getInstance());
		list.setLabelProvider(new Labels());
		list.addSelectionChangedListener(event -> templateChosen());
		list.addDoubleClickListener(event -> {
			if (canFlipToNextPage()) {
				getContainer().showPage(getNextPage());
			}
		});
		setControl(page);
		setPageComplete(false);
		name.setFocus();
		DefinitionTemplate.all().thenAccept(all -> page.getDisplay().asyncExec(() -> {
			if (!page.isDisposed()) {
				show(all);
			}
		}));
	}

	private void show(List<DefinitionTemplate> all) {
		templates = all.stream().filter(template -> roots.isEmpty() || roots.contains(template.root())).toList();
		list.setInput(templates);
		if (!templates.isEmpty()) {
			list.setSelection(new StructuredSelection(templates.get(0)));
		}
		name.selectAll();
	}

	private void templateChosen() {
		DefinitionTemplate chosen = template();
		boolean untouched = templates.stream().anyMatch(one -> one.name().equals(name.getText())) || name.getText().isEmpty();
		if (chosen != null && untouched) {
			name.setText(chosen.name().isEmpty() ? chosen.root() : chosen.name());
		}
		validate();
	}

	private void validate() {
		String text = name.getText();
		boolean bad = text.indexOf('/') >= 0 || text.chars().anyMatch(c -> c < ' ');
		setErrorMessage(bad ? Messages.TemplatePage_badName : null);
		setPageComplete(template() != null && !text.isBlank() && !bad);
	}

	/** What was chosen, {@code null} if nothing. */
	DefinitionTemplate template() {
		return (DefinitionTemplate) list.getStructuredSelection().getFirstElement();
	}

	/** What it is to be called. */
	String name() {
		return name.getText().strip();
	}

	private static final class Labels extends LabelProvider {
		@Override
		public String getText(Object element) {
			return ((DefinitionTemplate) element).label();
		}

		@Override
		public Image getImage(Object element) {
			OutlineKind kind = switch (((DefinitionTemplate) element).root()) {
			case "domain" -> OutlineKind.DOMAIN;
			case "network" -> OutlineKind.NETWORK;
			case "pool" -> OutlineKind.POOL;
			case "volume" -> OutlineKind.VOLUME;
			case "filter" -> OutlineKind.FILTER;
			case "secret" -> OutlineKind.SECRET;
			default -> OutlineKind.SNAPSHOT;
			};
			return OutlineIcons.of(kind, JFaceResources.getResources());
		}
	}
}

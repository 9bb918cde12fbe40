package org.gasthaus.xml.ui.internal.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.viewers.DecorationOverlayIcon;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.BusyIndicator;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.gasthaus.xml.ide.form.DefinitionForm;
import org.gasthaus.xml.ide.form.DefinitionForm.Addition;
import org.gasthaus.xml.ide.form.DefinitionForm.Item;
import org.gasthaus.xml.ide.form.Field;
import org.gasthaus.xml.ide.form.FormLayout.Page;
import org.gasthaus.xml.ide.form.FormLayout.Section;
import org.gasthaus.xml.ide.form.Place;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.structure.OutlineIcons;

/** A table of elements, the buttons that add, remove and move them, and below it the fields of the selected one. UI thread only. */
final class ListPart {
	/** The data of the table by which a test finds it: the id of its section. */
	static final String ID = "org.gasthaus.list";
	private static final int ROWS = 5;

	private final IManagedForm managed;
	private final FormToolkit toolkit;
	private final DefinitionPage owner;
	private final DefinitionFormEditor editor;
	private final FormLink link;
	private final FindingMenu menu;
	private final Page page;
	private final Section section;
	private final LocalResourceManager images;
	private final Table table;
	private final Button add;
	private final Button remove;
	private final Button up;
	private final Button down;
	private final Button source;
	private final Composite details;
	private final List<FieldRow> rows = new ArrayList<>();
	private List<Item> items = List.of();
	private Place selected;
	private List<Field> fields = List.of();
	private List<Finding> problems = List.of();
	private Place detailed;

	ListPart(Composite client, IManagedForm managed, DefinitionPage owner, DefinitionFormEditor editor, FormLink link, FindingMenu menu, Page page, Section section) {
		this.managed = managed;
		this.toolkit = managed.getToolkit();
		this.owner = owner;
		this.editor = editor;
		this.link = link;
		this.menu = menu;
		this.page = page;
		this.section = section;
		images = new LocalResourceManager(JFaceResources.getResources(), client);
		Blocks.stack(client, 2);
		Composite top = Blocks.fill(toolkit.createComposite(client));
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(top);
		table = toolkit.createTable(top, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
		table.setData(ID, section.id());
		table.setHeaderVisible(true);
		column(Messages.ListPart_element, 170);
		column(Messages.ListPart_details, 330);
		GridDataFactory.fillDefaults().grab(true, false).hint(200, table.getItemHeight() * ROWS).applyTo(table);
		table.addListener(SWT.Selection, event -> select(table.getSelectionIndex()));
		Composite buttons = toolkit.createComposite(top);
		GridLayoutFactory.fillDefaults().applyTo(buttons);
		GridDataFactory.fillDefaults().applyTo(buttons);
		add = button(buttons, Messages.ListPart_add, this::openAdditions);
		remove = button(buttons, Messages.ListPart_remove, () -> link.change(form -> form.remove(selected)));
		up = button(buttons, Messages.ListPart_up, () -> move(-1));
		down = button(buttons, Messages.ListPart_down, () -> move(1));
		source = button(buttons, Messages.ListPart_source, this::showInSource);
		// until it is known what there is
		List.of(add, remove, up, down, source).forEach(button -> button.setEnabled(false));
		details = Blocks.fill(toolkit.createComposite(client));
		Blocks.stack(details, 0);
	}

	private void column(String title, int width) {
		TableColumn column = new TableColumn(table, SWT.NONE);
		column.setText(title);
		column.setWidth(width);
	}

	private Button button(Composite parent, String label, Runnable run) {
		Button button = toolkit.createButton(parent, label, SWT.PUSH);
		button.addListener(SWT.Selection, event -> {
			link.writePending();
			run.run();
		});
		GridDataFactory.fillDefaults().grab(true, false).applyTo(button);
		return button;
	}

	List<FieldRow> rows() {
		return rows;
	}

	// ---- showing

	void show(DefinitionForm form) {
		items = form.items(section);
		table.setRedraw(false);
		try {
			table.setItemCount(items.size());
			for (int i = 0; i < items.size(); i++) {
				showRow(table.getItem(i), items.get(i));
			}
		} finally {
			table.setRedraw(true);
		}
		int index = index(selected);
		if (index < 0 && selected != null) {
			// the one that takes its place
			index = Math.min(Math.max(table.getSelectionIndex(), 0), items.size() - 1);
		} else if (index < 0) {
			index = items.isEmpty() ? -1 : 0;
		}
		select(index);
	}

	private int index(Place place) {
		for (int i = 0; i < items.size(); i++) {
			if (items.get(i).place().equals(place)) {
				return i;
			}
		}
		return -1;
	}

	private void showRow(TableItem row, Item item) {
		List<Finding> findings = link.findings().of(item.place());
		Image icon = OutlineIcons.of(item.outline().kind(), images);
		if (!findings.isEmpty()) {
			icon = images.get(new DecorationOverlayIcon(icon, ImageDescriptor.createFromImage(FindingMark.image(findings)), IDecoration.BOTTOM_LEFT));
		}
		if (row.getImage() != icon) {
			row.setImage(icon);
		}
		set(row, 0, item.outline().label());
		set(row, 1, item.outline().detail());
	}

	private static void set(TableItem row, int column, String text) {
		if (!row.getText(column).equals(text)) {
			row.setText(column, text);
		}
	}

	private void select(int index) {
		selected = index < 0 ? null : items.get(index).place();
		if (table.getSelectionIndex() != index) {
			table.setSelection(index < 0 ? new int[0] : new int[] { index });
		}
		boolean editable = link.isEditable();
		add.setEnabled(editable);
		remove.setEnabled(editable && selected != null);
		up.setEnabled(editable && selected != null && selected.index() > 0);
		down.setEnabled(editable && selected != null && index(new Place(selected.path(), selected.index() + 1)) >= 0);
		source.setEnabled(selected != null);
		showDetails(link.state().form());
	}

	private void showDetails(DefinitionForm form) {
		List<Field> wanted = selected == null ? List.of() : form.fields(selected);
		List<Finding> wrong = selected == null ? List.of() : link.findings().rest(page, selected);
		if (!wanted.equals(fields) || !wrong.equals(problems) || selected != null && !selected.equals(detailed)) {
			link.writePending();
			fields = wanted;
			problems = wrong;
			detailed = selected;
			makeDetails();
		}
		rows.forEach(row -> row.show(form));
	}

	private void makeDetails() {
		details.setRedraw(false);
		try {
			rows.clear();
			Blocks.clear(details);
			problems.forEach(finding -> Blocks.sentence(details, toolkit, menu, finding.message(), List.of(finding)));
			if (!fields.isEmpty()) {
				Composite columns = Blocks.columns(details, toolkit);
				int half = (fields.size() + 1) / 2;
				makeColumn(columns, fields.subList(0, half));
				makeColumn(columns, fields.subList(half, fields.size()));
			} else if (selected != null) {
				Blocks.fill(toolkit.createLabel(details, Messages.ListPart_noFields, SWT.WRAP));
			}
		} finally {
			details.setRedraw(true);
		}
		Blocks.changed(details, managed);
		owner.askForChoices();
	}

	private void makeColumn(Composite parent, List<Field> some) {
		Composite column = toolkit.createComposite(parent);
		Blocks.forFields(column);
		some.forEach(field -> rows.add(new FieldRow(column, toolkit, link, menu, selected, field)));
	}

	// ---- changing

	private void openAdditions() {
		MenuManager manager = new MenuManager();
		List<Addition> additions = new ArrayList<>();
		BusyIndicator.showWhile(table.getDisplay(), () -> additions.addAll(link.state().form().additions(section)));
		for (Addition addition : additions) {
			manager.add(new Action(addition.title()) {
				@Override
				public void run() {
					add(addition);
				}
			});
		}
		Menu popup = manager.createContextMenu(add);
		popup.setLocation(add.toDisplay(0, add.getSize().y));
		popup.addListener(SWT.Hide, event -> add.getDisplay().asyncExec(manager::dispose));
		popup.setVisible(true);
	}

	private void add(Addition addition) {
		// the new one is the last of its kind
		int last = (int) items.stream().filter(item -> item.place().path().equals(addition.path())).count();
		change(new Place(addition.path(), last), form -> form.add(addition));
	}

	private void move(int by) {
		Place moved = selected;
		change(new Place(moved.path(), moved.index() + by), form -> form.move(moved, by));
	}

	/** Changes the text so that another row is the selected one when it is shown again. */
	private void change(Place next, Function<DefinitionForm, Optional<TextEdit>> change) {
		Place before = selected;
		selected = next;
		if (!link.change(change)) {
			selected = before;
		}
	}

	private void showInSource() {
		Optional<Item> item = items.stream().filter(each -> each.place().equals(selected)).findFirst();
		item.ifPresent(each -> editor.reveal(each.outline().nameOffset(), each.outline().nameLength()));
	}
}

package org.gasthaus.xml.ui.internal.preferences;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.CellEditor;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ComboBoxViewerCellEditor;
import org.eclipse.jface.viewers.EditingSupport;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.eclipse.ui.dialogs.FilteredTree;
import org.eclipse.ui.dialogs.PatternFilter;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.text.Severity;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.Settings;

/** How definitions are checked: against which schemas, when, and what each kind of problem counts as. */
public final class DefinitionsPage extends PreferencePage implements IWorkbenchPreferencePage {
	private static final List<String> WORDS = List.of("", Settings.IGNORE, "info", "warning", "error");

	private Button automatic;
	private Button packed;
	private Button ofFolder;
	private Text folder;
	private Spinner delay;
	private Button background;
	private TreeViewer tree;
	private Map<String, Severity> severities = Map.of();

	@Override
	public void init(IWorkbench workbench) {
		setPreferenceStore(Preferences.store());
	}

	@Override
	protected Control createContents(Composite parent) {
		Composite page = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).applyTo(page);
		label(page, Messages.DefinitionsPage_schema);
		automatic = radio(page, Messages.DefinitionsPage_automatic + " (" + SchemaSource.standard().description() + ")");
		packed = radio(page, SchemaSource.packed().description());
		ofFolder = new Button(page, SWT.RADIO);
		ofFolder.setText(Messages.DefinitionsPage_folder);
		ofFolder.addListener(SWT.Selection, event -> validate());
		folder = new Text(page, SWT.BORDER);
		folder.setToolTipText(Messages.DefinitionsPage_versions);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(folder);
		folder.addModifyListener(event -> validate());
		Button browse = new Button(page, SWT.PUSH);
		browse.setText(Messages.DefinitionsPage_browse);
		browse.addListener(SWT.Selection, event -> browse());
		Label delayLabel = new Label(page, SWT.NONE);
		delayLabel.setText(Messages.DefinitionsPage_delay);
		delay = new Spinner(page, SWT.BORDER);
		delay.setValues(0, 0, 5000, 0, 10, 100);
		GridDataFactory.swtDefaults().span(2, 1).applyTo(delay);
		background = new Button(page, SWT.CHECK);
		background.setText(Messages.DefinitionsPage_background);
		GridDataFactory.fillDefaults().span(3, 1).applyTo(background);
		label(page, Messages.DefinitionsPage_severities);
		table(page);
		show(false);
		return page;
	}

	private static void label(Composite page, String text) {
		Label label = new Label(page, SWT.WRAP);
		label.setText(text);
		GridDataFactory.fillDefaults().span(3, 1).indent(0, 6).applyTo(label);
	}

	private Button radio(Composite page, String text) {
		Button button = new Button(page, SWT.RADIO);
		button.setText(text);
		button.addListener(SWT.Selection, event -> validate());
		GridDataFactory.fillDefaults().span(3, 1).applyTo(button);
		return button;
	}

	private void table(Composite page) {
		PatternFilter filter = new PatternFilter() {
			@Override
			protected boolean isLeafMatch(org.eclipse.jface.viewers.Viewer viewer, Object element) {
				Severities.Row row = (Severities.Row) element;
				return wordMatches(row.code() + " " + row.sentence());
			}
		};
		filter.setIncludeLeadingWildcard(true);
		FilteredTree filtered = new FilteredTree(page, SWT.BORDER | SWT.FULL_SELECTION | SWT.V_SCROLL, filter, true, true);
		GridDataFactory.fillDefaults().grab(true, true).span(3, 1).hint(560, 220).applyTo(filtered);
		tree = filtered.getViewer();
		tree.getTree().setHeaderVisible(true);
		tree.setContentProvider(new Rows());
		column(Messages.DefinitionsPage_problem, 380, new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				Severities.Row row = (Severities.Row) element;
				return row.sentence().isEmpty() ? row.code() : row.sentence();
			}

			@Override
			public String getToolTipText(Object element) {
				Severities.Row row = (Severities.Row) element;
				return row.sentence().isEmpty() ? row.code() : row.sentence() + '\n' + row.code();
			}
		});
		TreeViewerColumn severity = column(Messages.DefinitionsPage_severity, 150, new ColumnLabelProvider() {
			@Override
			public String getText(Object element) {
				return name(word((Severities.Row) element));
			}
		});
		severity.setEditingSupport(new Choice(tree));
		tree.setInput(Severities.rows());
	}

	private TreeViewerColumn column(String title, int width, ColumnLabelProvider labels) {
		TreeViewerColumn column = new TreeViewerColumn(tree, SWT.NONE);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(labels);
		return column;
	}

	private String word(Severities.Row row) {
		return severities.containsKey(row.code()) ? Settings.word(severities.get(row.code())) : "";
	}

	private static String name(String word) {
		return switch (word) {
		case Settings.IGNORE -> Messages.DefinitionsPage_ignore;
		case "info" -> Messages.DefinitionsPage_info;
		case "warning" -> Messages.DefinitionsPage_warning;
		case "error" -> Messages.DefinitionsPage_error;
		default -> Messages.DefinitionsPage_asItIs;
		};
	}

	private void browse() {
		DirectoryDialog dialog = new DirectoryDialog(getShell());
		dialog.setFilterPath(folder.getText());
		String chosen = dialog.open();
		if (chosen != null) {
			folder.setText(chosen);
		}
	}

	private void validate() {
		folder.setEnabled(ofFolder.getSelection());
		String problem = null;
		if (ofFolder.getSelection()) {
			try {
				SchemaSource.folder(Path.of(folder.getText()));
			} catch (SchemaException | InvalidPathException e) {
				problem = e.getMessage();
			}
		}
		setErrorMessage(problem);
		setValid(problem == null);
	}

	private void show(boolean defaults) {
		IPreferenceStore store = getPreferenceStore();
		String choice = defaults ? store.getDefaultString(Settings.SCHEMA) : store.getString(Settings.SCHEMA);
		ofFolder.setSelection(choice.equals(Settings.FOLDER));
		packed.setSelection(choice.equals(Settings.PACKED));
		automatic.setSelection(!ofFolder.getSelection() && !packed.getSelection());
		folder.setText(defaults ? store.getDefaultString(Settings.SCHEMA_FOLDER) : store.getString(Settings.SCHEMA_FOLDER));
		delay.setSelection(defaults ? store.getDefaultInt(Settings.DELAY) : store.getInt(Settings.DELAY));
		background.setSelection(defaults ? store.getDefaultBoolean(Settings.BACKGROUND) : store.getBoolean(Settings.BACKGROUND));
		severities = Settings.parse(defaults ? store.getDefaultString(Settings.SEVERITIES) : store.getString(Settings.SEVERITIES));
		tree.refresh();
		validate();
	}

	@Override
	protected void performDefaults() {
		show(true);
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		IPreferenceStore store = getPreferenceStore();
		store.setValue(Settings.SCHEMA_FOLDER, folder.getText());
		store.setValue(Settings.SCHEMA, ofFolder.getSelection() ? Settings.FOLDER : packed.getSelection() ? Settings.PACKED : Settings.AUTOMATIC);
		store.setValue(Settings.DELAY, delay.getSelection());
		store.setValue(Settings.BACKGROUND, background.getSelection());
		store.setValue(Settings.SEVERITIES, Settings.format(severities));
		return super.performOk();
	}

	private static final class Rows implements ITreeContentProvider {
		@Override
		public Object[] getElements(Object input) {
			return ((List<?>) input).toArray();
		}

		@Override
		public Object[] getChildren(Object element) {
			return ((Severities.Row) element).children().toArray();
		}

		@Override
		public Object getParent(Object element) {
			return ((Severities.Row) element).parent();
		}

		@Override
		public boolean hasChildren(Object element) {
			return !((Severities.Row) element).children().isEmpty();
		}
	}

	/** Chooses the severity in its cell. */
	private final class Choice extends EditingSupport {
		private final ComboBoxViewerCellEditor editor;

		Choice(TreeViewer viewer) {
			super(viewer);
			editor = new ComboBoxViewerCellEditor(viewer.getTree(), SWT.READ_ONLY);
			editor.setContentProvider(ArrayContentProvider.getInstance());
			editor.setLabelProvider(new LabelProvider() {
				@Override
				public String getText(Object element) {
					return name((String) element);
				}
			});
			editor.setInput(WORDS);
		}

		@Override
		protected CellEditor getCellEditor(Object element) {
			return editor;
		}

		@Override
		protected boolean canEdit(Object element) {
			return true;
		}

		@Override
		protected Object getValue(Object element) {
			return word((Severities.Row) element);
		}

		@Override
		protected void setValue(Object element, Object value) {
			String code = ((Severities.Row) element).code();
			String word = value == null ? "" : (String) value;
			if (word.isEmpty()) {
				severities.remove(code);
			} else {
				severities.putAll(Settings.parse(code + "=" + word));
			}
			tree.update(element, null);
		}
	}
}

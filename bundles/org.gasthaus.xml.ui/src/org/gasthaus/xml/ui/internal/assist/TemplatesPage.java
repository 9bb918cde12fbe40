package org.gasthaus.xml.ui.internal.assist;

import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.texteditor.templates.TemplatePreferencePage;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.preferences.Preferences;

/** What completion offers to be filled in, to be switched off, changed and added to. */
public final class TemplatesPage extends TemplatePreferencePage {
	/** For name, context, description and whether it is inserted by itself: share and least width. */
	private static final int[][] COLUMNS = { { 4, 130 }, { 4, 120 }, { 7, 200 }, { 1, 30 } };

	public TemplatesPage() {
		setPreferenceStore(Preferences.store());
		setTemplateStore(UserTemplates.templates());
		setContextTypeRegistry(UserTemplates.contextTypes());
		setDescription(Messages.TemplatesPage_description);
	}

	/** The platform makes all columns as wide as their headings. */
	@Override
	protected Control createContents(Composite parent) {
		Control contents = super.createContents(parent);
		Table table = getTableViewer().getTable();
		TableColumnLayout layout = new TableColumnLayout();
		for (int i = 0; i < table.getColumnCount(); i++) {
			int[] size = COLUMNS[Math.min(i, COLUMNS.length - 1)];
			layout.setColumnData(table.getColumn(i), new ColumnWeightData(size[0], size[1]));
		}
		table.getParent().setLayout(layout);
		return contents;
	}

	@Override
	protected boolean isShowFormatterSetting() {
		return false;
	}
}

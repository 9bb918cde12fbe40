package org.gasthaus.xml.ui.internal.navigation;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.ltk.core.refactoring.RefactoringStatus;
import org.eclipse.ltk.ui.refactoring.RefactoringWizard;
import org.eclipse.ltk.ui.refactoring.UserInputWizardPage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.gasthaus.xml.ui.internal.Messages;

/** Asks for the new name and shows what would change. */
final class RenameWizard extends RefactoringWizard {
	private final RenameRefactoring refactoring;

	RenameWizard(RenameRefactoring refactoring) {
		super(refactoring, DIALOG_BASED_USER_INTERFACE | PREVIEW_EXPAND_FIRST_NODE);
		this.refactoring = refactoring;
		setDefaultPageTitle(Messages.Rename_title);
	}

	@Override
	protected void addUserInputPages() {
		addPage(new NamePage());
	}

	private final class NamePage extends UserInputWizardPage {
		NamePage() {
			super("name");
		}

		@Override
		public void createControl(Composite parent) {
			Composite row = new Composite(parent, SWT.NONE);
			GridLayoutFactory.swtDefaults().numColumns(2).applyTo(row);
			new Label(row, SWT.NONE).setText(Messages.Rename_label);
			Text name = new Text(row, SWT.BORDER);
			GridDataFactory.fillDefaults().grab(true, false).hint(320, SWT.DEFAULT).applyTo(name);
			name.setText(refactoring.currentName());
			name.selectAll();
			name.addModifyListener(event -> validate(name.getText()));
			setControl(row);
			setPageComplete(false);
			name.setFocus();
		}

		private void validate(String name) {
			RefactoringStatus status = refactoring.setNewName(name);
			setPageComplete(status);
			if (name.equals(refactoring.currentName())) {
				setPageComplete(false);
			}
		}
	}
}

package org.gasthaus.ui.internal.connections;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.gasthaus.hypervisor.CredentialsPrompt.Request;

/** Shows a host's question and takes the answer. */
final class CredentialsDialog extends TitleAreaDialog {
	private final Request request;
	private Text text;
	private Button remember;
	private RememberingPrompt.Answer answer;

	CredentialsDialog(Shell parent, Request request) {
		super(parent);
		this.request = request;
		setHelpAvailable(false);
	}

	/** The answer, once the dialog was confirmed. */
	RememberingPrompt.Answer answer() {
		return answer;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.Credentials_title);
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		GridLayoutFactory.swtDefaults().margins(12, 12).spacing(8, 8).applyTo(area);
		if (!request.challenge().isEmpty()) {
			label(area, request.challenge());
		}
		label(area, request.prompt());
		text = new Text(area, SWT.BORDER | SWT.SINGLE | (request.secret() ? SWT.PASSWORD : SWT.NONE));
		text.setData("org.gasthaus.id", "answer");
		GridDataFactory.fillDefaults().grab(true, false).hint(360, SWT.DEFAULT).applyTo(text);
		if (RememberingPrompt.mayBeRemembered(request)) {
			remember = new Button(area, SWT.CHECK);
			remember.setText(Messages.Credentials_remember);
			remember.setData("org.gasthaus.id", "remember");
		}
		setTitle(Messages.Credentials_title);
		setMessage(NLS.bind(Messages.Credentials_message, request.uri()));
		return area;
	}

	private static void label(Composite parent, String words) {
		Label label = new Label(parent, SWT.WRAP);
		label.setText(words.replace("&", "&&"));
		GridDataFactory.fillDefaults().grab(true, false).hint(360, SWT.DEFAULT).applyTo(label);
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, IDialogConstants.OK_LABEL, true);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
	}

	@Override
	protected void okPressed() {
		answer = new RememberingPrompt.Answer(text.getTextChars(), remember != null && remember.getSelection());
		super.okPressed();
	}
}

package org.gasthaus.ui.internal.connections;

import java.util.List;

import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.dialogs.TitleAreaDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.fieldassist.ComboContentAdapter;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.RowLayout;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.UriCompletion;
import org.gasthaus.hypervisor.UriExplanation;
import org.gasthaus.hypervisor.UriExplanation.Problem;

/** Asks where a hypervisor is. The URI is checked while it is typed; no host is asked. */
final class AddConnectionDialog extends TitleAreaDialog {
	private static final String[] EXAMPLES = { "qemu:///system", "qemu:///session", "qemu+ssh://root@host.example.com/system", "xen:///system",
			"lxc:///system", "esx://root@host.example.com/", "vbox:///session", "test:///default" };

	private static final int EXPLANATION_LINES = 7;

	private Combo text;
	private Link explanation;
	private Button readOnly;
	private ConnectionUri uri;
	/** What was probably meant; the link takes it. */
	private String proposal = "";
	private Access access = Access.READ_WRITE;

	AddConnectionDialog(Shell parent) {
		super(parent);
		setHelpAvailable(false);
	}

	/** The URI, once the dialog was confirmed. */
	ConnectionUri uri() {
		return uri;
	}

	/** What the connection may do. */
	Access access() {
		return access;
	}

	@Override
	protected void configureShell(Shell shell) {
		super.configureShell(shell);
		shell.setText(Messages.AddConnection_title);
	}

	@Override
	protected boolean isResizable() {
		return true;
	}

	@Override
	protected Control createDialogArea(Composite parent) {
		Composite area = new Composite((Composite) super.createDialogArea(parent), SWT.NONE);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		GridLayoutFactory.swtDefaults().numColumns(2).margins(12, 12).spacing(8, 10).applyTo(area);
		new Label(area, SWT.NONE).setText(Messages.AddConnection_uri);
		text = new Combo(area, SWT.DROP_DOWN);
		text.setData("org.gasthaus.id", "uri");
		text.setItems(EXAMPLES);
		text.addModifyListener(event -> check());
		new ContentProposalAdapter(text, new ComboContentAdapter(), AddConnectionDialog::proposals, null, null)
				.setProposalAcceptanceStyle(ContentProposalAdapter.PROPOSAL_REPLACE);
		GridDataFactory.fillDefaults().grab(true, false).hint(420, SWT.DEFAULT).applyTo(text);
		new Label(area, SWT.NONE);
		readOnly = new Button(area, SWT.CHECK);
		readOnly.setText(Messages.AddConnection_readOnly);
		readOnly.setData("org.gasthaus.id", "readOnly");
		readOnly.addListener(SWT.Selection, event -> access = readOnly.getSelection() ? Access.READ_ONLY : Access.READ_WRITE);
		new Label(area, SWT.NONE);
		explanation = new Link(area, SWT.WRAP);
		explanation.setData("org.gasthaus.id", "explanation");
		explanation.addListener(SWT.Selection, event -> text.setText(proposal));
		GridDataFactory.fillDefaults().grab(true, true).hint(420, convertHeightInCharsToPixels(EXPLANATION_LINES)).applyTo(explanation);
		Label examples = new Label(area, SWT.NONE);
		examples.setText(Messages.AddConnection_examples);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).indent(0, 6).applyTo(examples);
		Composite links = new Composite(area, SWT.NONE);
		RowLayout rows = new RowLayout(SWT.VERTICAL);
		rows.marginLeft = 0;
		rows.spacing = 4;
		links.setLayout(rows);
		for (String example : new String[] { EXAMPLES[0], EXAMPLES[2], EXAMPLES[3], EXAMPLES[4], EXAMPLES[5] }) {
			Link link = new Link(links, SWT.NONE);
			link.setText("<a>" + example + "</a>");
			link.addListener(SWT.Selection, event -> {
				text.setText(example);
				text.setFocus();
			});
		}
		setTitle(Messages.AddConnection_title);
		setMessage(Messages.AddConnection_message);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		createButton(parent, IDialogConstants.OK_ID, Messages.AddConnection_button, true).setEnabled(false);
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
	}

	private void check() {
		String typed = text.getText();
		// an empty field is the normal beginning, not a mistake
		UriExplanation explained = typed.isBlank() ? new UriExplanation(List.of(), List.of()) : UriExplanation.of(typed);
		uri = null;
		try {
			uri = typed.isBlank() || explained.isRefused() ? null : ConnectionUri.parse(typed);
		} catch (HypervisorException e) {
			// the explanation says it
		}
		Problem worst = explained.problems().isEmpty() ? null : explained.problems().get(0);
		setErrorMessage(worst != null && worst.refused() ? worst.message() : null);
		setMessage(worst == null || worst.refused() ? Messages.AddConnection_message : worst.message(),
				worst == null || worst.refused() ? IMessageProvider.NONE : IMessageProvider.WARNING);
		proposal = worst == null || worst.proposal() == null ? "" : worst.proposal();
		String meant = proposal.isEmpty() ? "" : NLS.bind(Messages.AddConnection_meant, "<a>" + escaped(proposal) + "</a>") + '\n';
		explanation.setText(meant + escaped(String.join("\n", explained.isRefused() ? List.of() : explained.sentences())));
		getButton(IDialogConstants.OK_ID).setEnabled(uri != null);
	}

	private static IContentProposal[] proposals(String typed, int cursor) {
		return UriCompletion.proposals(typed, cursor).stream().map(ContentProposal::new).toArray(IContentProposal[]::new);
	}

	/** In a link, an ampersand marks a key. */
	private static String escaped(String words) {
		return words.replace("&", "&&");
	}
}

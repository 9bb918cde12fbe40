package org.gasthaus.ui.internal.connections;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.IMessageProvider;
import org.eclipse.jface.fieldassist.ComboContentAdapter;
import org.eclipse.jface.fieldassist.ContentProposal;
import org.eclipse.jface.fieldassist.ContentProposalAdapter;
import org.eclipse.jface.fieldassist.IContentProposal;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorBackend;
import org.gasthaus.hypervisor.UriCompletion;
import org.gasthaus.hypervisor.UriFields;
import org.gasthaus.ui.UiThread;
import org.gasthaus.ui.internal.TitledDialog;

/**
 * Asks where a hypervisor is: in fields, or as a URI, which is what counts; each changes with the other. The URI is checked while it is typed; no host
 * is asked.
 */
final class AddConnectionDialog extends TitledDialog {
	/** How a host is reached, in the order of the choice; the empty one is this machine. */
	private static final List<String> TRANSPORTS = List.of("", "ssh", "tls", "tcp", "libssh", "libssh2");
	private static final int EXPLANATION_LINES = 7;

	private record Place(String title, UriFields fields) {
	}

	private final List<Place> places = new ArrayList<>();
	private Combo hypervisor;
	private Combo reached;
	private Text host;
	private Text user;
	private boolean filling;
	private Combo text;
	private Link explanation;
	private Button readOnly;
	private ConnectionUri uri;
	/** What was typed, or the URI of the alias that was typed. */
	private String meant = "";
	private volatile TypedUri.Aliases aliases = TypedUri.Aliases.UNKNOWN;
	/** What was probably meant; the link takes it. */
	private String proposal = "";
	private Access access = Access.READ_WRITE;

	/** @param backends whose hypervisors can be chosen */
	AddConnectionDialog(Shell parent, List<HypervisorBackend> backends) {
		super(parent, Messages.AddConnection_title, Messages.AddConnection_button, Enter.CONFIRMS);
		for (HypervisorBackend backend : backends) {
			for (String place : backend.places()) {
				UriFields.of(place).ifPresent(fields -> places.add(new Place(NLS.bind(Messages.AddConnection_place, backend.title(), place), fields)));
			}
		}
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
	protected void fill(Composite area) {
		fields(area);
		new Label(area, SWT.NONE).setText(Messages.AddConnection_uri);
		text = new Combo(area, SWT.DROP_DOWN);
		text.setData("org.gasthaus.id", "uri");
		text.setItems(places.stream().map(place -> place.fields().toString()).toArray(String[]::new));
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
		setTitle(Messages.AddConnection_title);
		setMessage(Messages.AddConnection_message);
		readAliases();
	}

	/** The file of libvirt's configuration may be on a slow disk. */
	private void readAliases() {
		Runnable again = UiThread.coalesced(text, this::check);
		Job reading = Job.createSystem(Messages.AddConnection_title, (ICoreRunnable) monitor -> {
			aliases = TypedUri.Aliases.read();
			again.run();
		});
		reading.schedule();
	}

	private void fields(Composite area) {
		new Label(area, SWT.NONE).setText(Messages.AddConnection_hypervisor);
		hypervisor = choice(area, "hypervisor", places.stream().map(Place::title).toList());
		hypervisor.addListener(SWT.Selection, event -> takePlace(places.get(hypervisor.getSelectionIndex()).fields()));
		new Label(area, SWT.NONE).setText(Messages.AddConnection_reached);
		reached = choice(area, "reached", List.of(Messages.AddConnection_here, Messages.AddConnection_ssh, Messages.AddConnection_tls,
				Messages.AddConnection_tcp, Messages.AddConnection_libssh, Messages.AddConnection_libssh2));
		reached.addListener(SWT.Selection, event -> {
			take(fields().withTransport(TRANSPORTS.get(reached.getSelectionIndex())));
			if (host.isEnabled() && host.getText().isEmpty()) {
				host.setFocus();
			}
		});
		new Label(area, SWT.NONE).setText(Messages.AddConnection_host);
		Composite row = new Composite(area, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).applyTo(row);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
		host = new Text(row, SWT.BORDER);
		host.setData("org.gasthaus.id", "host");
		host.setMessage(Messages.AddConnection_hostMessage);
		host.addModifyListener(event -> take(fields().withHost(host.getText())));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(host);
		new Label(row, SWT.NONE).setText(Messages.AddConnection_user);
		user = new Text(row, SWT.BORDER);
		user.setData("org.gasthaus.id", "user");
		user.addModifyListener(event -> take(fields().withUser(user.getText())));
		GridDataFactory.fillDefaults().hint(convertWidthInCharsToPixels(16), SWT.DEFAULT).applyTo(user);
		show("");
	}

	private static Combo choice(Composite area, String id, List<String> items) {
		Combo choice = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
		choice.setData("org.gasthaus.id", id);
		choice.setItems(items.toArray(String[]::new));
		GridDataFactory.fillDefaults().grab(true, false).applyTo(choice);
		return choice;
	}

	/** What the URI says now; before there is one, the first hypervisor that can be on this machine. */
	private UriFields fields() {
		return UriFields.of(meant).orElseGet(() -> places.stream().map(Place::fields).filter(place -> place.host().isEmpty()).findFirst()
				.orElse(new UriFields("", "", "", "", "", "")));
	}

	private void takePlace(UriFields place) {
		take(UriFields.of(meant).map(fields -> fields.withPlace(place)).orElse(place));
	}

	/** What somebody chose in the fields becomes the URI. */
	private void take(UriFields fields) {
		if (!filling && !meant.equals(fields.toString())) {
			text.setText(fields.toString());
		}
	}

	/** The other way round: the fields follow the URI. */
	private void show(String typed) {
		Optional<UriFields> fields = UriFields.of(typed);
		filling = true;
		try {
			int chosen = fields.map(this::placeOf).orElse(-1);
			boolean direct = chosen >= 0 && !places.get(chosen).fields().host().isEmpty();
			String by = fields.map(one -> one.reachedBy(direct)).orElse("");
			select(hypervisor, chosen);
			select(reached, fields.isEmpty() || direct ? -1 : TRANSPORTS.indexOf(by));
			fill(host, fields.map(UriFields::host).orElse(""));
			fill(user, fields.map(UriFields::user).orElse(""));
			reached.setEnabled(!direct);
			host.setEnabled(direct || !by.isEmpty());
			user.setEnabled(direct || !by.isEmpty());
		} finally {
			filling = false;
		}
	}

	private int placeOf(UriFields fields) {
		int same = -1;
		for (int i = 0; i < places.size(); i++) {
			UriFields place = places.get(i).fields();
			if (fields.isAt(place)) {
				return i;
			}
			// a driver whose paths are the hosts' own
			same = fields.driver().equals(place.driver()) && !place.host().isEmpty() ? i : same;
		}
		return same;
	}

	private static void select(Combo combo, int index) {
		if (index < 0) {
			combo.deselectAll();
		} else if (combo.getSelectionIndex() != index) {
			combo.select(index);
		}
	}

	private static void fill(Text field, String value) {
		if (!field.getText().strip().equals(value)) {
			field.setText(value);
		}
	}

	@Override
	protected void createButtonsForButtonBar(Composite parent) {
		super.createButtonsForButtonBar(parent);
		getButton(IDialogConstants.OK_ID).setEnabled(false);
	}

	private void check() {
		TypedUri typed = TypedUri.of(text.getText(), aliases);
		meant = typed.meant();
		uri = typed.uri();
		proposal = typed.proposal();
		show(meant);
		setErrorMessage(typed.error());
		setMessage(typed.warning() == null ? Messages.AddConnection_message : typed.warning(),
				typed.warning() == null ? IMessageProvider.NONE : IMessageProvider.WARNING);
		String link = proposal.isEmpty() ? "" : NLS.bind(Messages.AddConnection_meant, "<a>" + escaped(proposal) + "</a>") + '\n';
		explanation.setText(link + escaped(String.join("\n", typed.sentences())));
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

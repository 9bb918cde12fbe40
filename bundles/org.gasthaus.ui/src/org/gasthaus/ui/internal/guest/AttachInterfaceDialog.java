package org.gasthaus.ui.internal.guest;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;

/** Asks for a network interface. */
final class AttachInterfaceDialog extends DeviceDialog {
	private final InterfaceChoices choices;
	private Combo source;
	private Combo mode;

	AttachInterfaceDialog(Shell shell, InterfaceChoices choices) {
		super(shell, Messages.Interface_title, choices);
		this.choices = choices;
	}

	@Override
	void fields(Composite area) {
		setTitle(NLS.bind(Messages.Interface_heading, choices.guest().domain().name()));
		Combo type = words(area, Messages.Interface_type, "type", InterfaceChoices.TYPES.stream().map(AttachInterfaceDialog::text).toList(), text(choices.type()), false);
		GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(FIELD_CHARS), SWT.DEFAULT).applyTo(type);
		type.addListener(SWT.Selection, event -> {
			choices.be(InterfaceChoices.TYPES.get(type.getSelectionIndex()));
			follow();
		});
		source = words(area, Messages.Interface_source, "source", choices.sources(), choices.source(), true);
		source.addModifyListener(event -> {
			choices.connect(source.getText());
			changed();
		});
		mode = words(area, Messages.Interface_mode, "mode", InterfaceChoices.MODES, choices.mode(), false);
		mode.addListener(SWT.Selection, event -> {
			choices.go(mode.getText());
			changed();
		});
		Combo model = words(area, Messages.Interface_model, "model", InterfaceChoices.MODELS, choices.model(), true);
		model.addModifyListener(event -> {
			choices.look(model.getText());
			changed();
		});
		new Label(area, SWT.NONE).setText(Messages.Interface_mac);
		Text mac = new Text(area, SWT.BORDER);
		mac.setData("org.gasthaus.id", "mac");
		mac.setMessage(Messages.Interface_macHint);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(mac);
		mac.addModifyListener(event -> {
			choices.call(mac.getText());
			changed();
		});
		follow();
	}

	private static String text(String type) {
		return switch (type) {
		case "network" -> Messages.Interface_network;
		case "bridge" -> Messages.Interface_bridge;
		case "direct" -> Messages.Interface_direct;
		default -> Messages.Interface_user;
		};
	}

	private void follow() {
		String proposed = choices.source();
		source.setItems(choices.sources().toArray(String[]::new));
		source.setText(proposed);
		source.setEnabled(choices.hasSource());
		mode.setEnabled(choices.hasMode());
		changed();
	}

	@Override
	String message() {
		return Messages.Interface_message;
	}
}

package org.gasthaus.ui.internal.guest;

import java.text.ParseException;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.Text;
import org.gasthaus.core.op.ChangeResources;

/** Asks how much memory and how many processors a guest shall have. */
final class ResourcesDialog extends GuestDialog<ChangeResources> {
	private static final int FIELD_WIDTH = 240;
	private static final int MOST_VCPUS = 4096;

	private final ResourceChoices choices;
	private Text memory;
	private Text maxMemory;
	private Spinner vcpus;
	private Spinner maxVcpus;
	private ImpactButtons impact;

	ResourcesDialog(Shell shell, ResourceChoices choices) {
		super(shell, Messages.Resources_title, Messages.Resources_button);
		this.choices = choices;
	}

	@Override
	protected void fill(Composite area) {
		memory = text(area, Messages.Resources_memory, "memory", choices.first().memoryKib());
		maxMemory = text(area, Messages.Resources_maxMemory, "maxMemory", choices.first().maxMemoryKib());
		vcpus = spinner(area, Messages.Resources_vcpus, "vcpus", choices.first().vcpus());
		maxVcpus = spinner(area, Messages.Resources_maxVcpus, "maxVcpus", choices.first().maxVcpus());
		impact = new ImpactButtons(area, choices.state().isRunning(), choices.state().stored() != null, this::check);
		setTitle(NLS.bind(Messages.Resources_heading, choices.state().domain().name()));
	}

	private Text text(Composite area, String label, String id, long kib) {
		new Label(area, SWT.NONE).setText(label);
		Text text = new Text(area, SWT.BORDER);
		text.setText(ResourceChoices.text(kib));
		text.setData("org.gasthaus.id", id);
		GridDataFactory.fillDefaults().grab(true, false).hint(FIELD_WIDTH, SWT.DEFAULT).applyTo(text);
		text.addModifyListener(event -> check());
		return text;
	}

	private Spinner spinner(Composite area, String label, String id, int value) {
		new Label(area, SWT.NONE).setText(label);
		Spinner spinner = new Spinner(area, SWT.BORDER);
		spinner.setValues(value, 1, MOST_VCPUS, 0, 1, 4);
		spinner.setData("org.gasthaus.id", id);
		spinner.addModifyListener(event -> check());
		return spinner;
	}

	@Override
	String problem() {
		return choices.problem(memory.getText(), maxMemory.getText(), vcpus.getSelection(), maxVcpus.getSelection(), impact.running(), impact.stored());
	}

	@Override
	String warning() {
		return choices.warning(memory.getText());
	}

	@Override
	String message() {
		String difference = choices.difference();
		return difference.isEmpty() ? Messages.Resources_message : difference;
	}

	@Override
	ChangeResources chosen() {
		try {
			return choices.operation(memory.getText(), maxMemory.getText(), vcpus.getSelection(), maxVcpus.getSelection(), impact.running(), impact.stored());
		} catch (ParseException e) {
			throw new IllegalStateException(e); // the button cannot be pressed for such a text
		}
	}
}

package org.gasthaus.ui.internal.guest;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.runtime.ICoreRunnable;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.gasthaus.core.op.AttachDevice;
import org.gasthaus.ui.DeviceCheck;
import org.gasthaus.ui.DeviceCheck.Problem;
import org.gasthaus.ui.UiThread;

/** Asks for a device in fields, shows the element that they make, and what rules and schema say of it in the guest that is going to have it. */
abstract class DeviceDialog extends GuestDialog<AttachDevice> {
	private static final long SETTLE_MILLIS = 250;
	private static final int LINES = 8;
	/** How wide a field is at least. */
	static final int FIELD_CHARS = 40;

	private final DeviceChoices choices;
	private final DeviceCheck check = PlatformUI.getWorkbench().getService(DeviceCheck.class);
	private ImpactButtons impact;
	private Text preview;
	private Job job;
	/** What was checked last, and what was found. */
	private List<String> checked = List.of();
	private List<Problem> found = List.of();

	DeviceDialog(Shell shell, String title, DeviceChoices choices) {
		super(shell, title, Messages.Attach_button);
		this.choices = choices;
	}

	/** Makes the fields. */
	abstract void fields(Composite area);

	@Override
	protected final void fill(Composite area) {
		fields(area);
		Label label = new Label(area, SWT.NONE);
		label.setText(Messages.Device_preview);
		GridDataFactory.fillDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(label);
		preview = new Text(area, SWT.BORDER | SWT.MULTI | SWT.READ_ONLY | SWT.V_SCROLL | SWT.H_SCROLL);
		preview.setFont(JFaceResources.getTextFont());
		preview.setData("org.gasthaus.id", "preview");
		GridDataFactory.fillDefaults().grab(true, true).hint(SWT.DEFAULT, preview.getLineHeight() * LINES).applyTo(preview);
		impact = new ImpactButtons(area, choices.guest().isRunning(), choices.guest().isStored(), () -> {
			choices.apply(impact.running(), impact.stored());
			changed();
		});
		changed();
	}

	/** A list of words, of which one is chosen. */
	final Combo words(Composite area, String label, String id, List<String> words, String first, boolean free) {
		new Label(area, SWT.NONE).setText(label);
		Combo combo = new Combo(area, SWT.DROP_DOWN | (free ? SWT.NONE : SWT.READ_ONLY));
		combo.setItems(words.toArray(String[]::new));
		combo.setText(first);
		combo.setData("org.gasthaus.id", id);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
		return combo;
	}

	/** To be called after each change of the choices. */
	final void changed() {
		String xml = choices.xml();
		if (preview != null && !preview.getText().equals(xml)) {
			preview.setText(xml);
		}
		List<String> wanted = wanted();
		if (check != null && preview != null && !wanted.equals(checked) && "".equals(choices.problem())) {
			start(xml, wanted);
		}
		check();
	}

	/** What a finding is about: the element, and the definitions that it becomes a part of. */
	private List<String> wanted() {
		return Stream.concat(Stream.of(choices.xml()), choices.definitions().stream()).toList();
	}

	private void start(String xml, List<String> wanted) {
		if (job != null) {
			job.cancel();
		}
		List<String> definitions = choices.definitions();
		Display display = preview.getDisplay();
		job = Job.createSystem(Messages.Device_checking, (ICoreRunnable) monitor -> {
			List<Problem> problems = definitions.stream().flatMap(domain -> check.check(domain, xml).stream()).distinct().toList();
			UiThread.inUi(display, () -> {
				if (!preview.isDisposed()) {
					checked = wanted;
					found = problems;
					check();
				}
			});
		});
		job.schedule(SETTLE_MILLIS);
	}

	@Override
	public boolean close() {
		if (job != null) {
			job.cancel();
		}
		return super.close();
	}

	@Override
	final String problem() {
		String problem = choices.problem();
		if (check == null || problem == null || !problem.isEmpty()) {
			return problem;
		}
		return !wanted().equals(checked) ? null : found.stream().filter(Problem::error).map(Problem::text).findFirst().orElse("");
	}

	@Override
	final String warning() {
		String warning = choices.warning();
		return !warning.isEmpty() || !wanted().equals(checked) ? warning : found.stream().filter(one -> !one.error()).map(Problem::text).findFirst().orElse("");
	}

	@Override
	final AttachDevice chosen() {
		return choices.operation();
	}
}

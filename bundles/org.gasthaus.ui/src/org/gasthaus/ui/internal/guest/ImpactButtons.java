package org.gasthaus.ui.internal.guest;

import java.util.EnumSet;
import java.util.Set;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.gasthaus.hypervisor.Impact;

/** Two check boxes: whether a change is for the running guest, for its next start, or both. Both are on where there is something to change. */
final class ImpactButtons {
	private final Button running;
	private final Button stored;

	/**
	 * @param area with two columns
	 * @param runs whether it runs
	 * @param isStored whether something is stored of it
	 * @param changed told when the user changes one
	 */
	ImpactButtons(Composite area, boolean runs, boolean isStored, Runnable changed) {
		running = button(area, Messages.Impact_running, "running", runs, changed);
		stored = button(area, Messages.Impact_stored, "stored", isStored, changed);
	}

	private static Button button(Composite area, String text, String id, boolean possible, Runnable changed) {
		new Label(area, SWT.NONE);
		Button button = new Button(area, SWT.CHECK);
		button.setText(text);
		button.setData("org.gasthaus.id", id);
		button.setEnabled(possible);
		button.setSelection(possible);
		button.addListener(SWT.Selection, event -> changed.run());
		GridDataFactory.fillDefaults().applyTo(button);
		return button;
	}

	boolean running() {
		return running.getSelection();
	}

	boolean stored() {
		return stored.getSelection();
	}

	/** The same in libvirt's words. */
	Set<Impact> impact() {
		Set<Impact> impact = EnumSet.noneOf(Impact.class);
		if (running()) {
			impact.add(Impact.LIVE);
		}
		if (stored()) {
			impact.add(Impact.CONFIG);
		}
		return impact;
	}
}

package org.gasthaus.ui.internal.snapshots;

import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.List;
import org.eclipse.swt.widgets.Shell;
import org.gasthaus.core.op.SnapshotDeletionPlan;
import org.gasthaus.hypervisor.SnapshotInfo;
import org.gasthaus.ui.internal.TitledDialog;

/** Shows which snapshots and files go, for the snapshot alone and with all that followed it. */
final class DeleteSnapshotDialog extends TitledDialog {
	private static final int LIST_WIDTH = 480;
	private static final int LINES = 7;

	private final SnapshotDeletionPlan alone;
	private final SnapshotDeletionPlan withAll;
	private SnapshotDeletionPlan chosen;
	private List list;

	DeleteSnapshotDialog(Shell shell, SnapshotDeletionPlan alone, SnapshotDeletionPlan withAll) {
		super(shell, Messages.DeleteSnapshot_title, Messages.DeleteSnapshot_button, Enter.CANCELS);
		this.alone = alone;
		this.withAll = withAll;
		chosen = alone;
	}

	SnapshotDeletionPlan chosen() {
		return chosen;
	}

	@Override
	protected int columns() {
		return 1;
	}

	@Override
	protected void fill(Composite area) {
		new Label(area, SWT.NONE).setText(Messages.DeleteSnapshot_goes);
		list = new List(area, SWT.BORDER | SWT.V_SCROLL | SWT.H_SCROLL);
		list.setData("org.gasthaus.id", "goes");
		GridDataFactory.fillDefaults().grab(true, true).hint(LIST_WIDTH, convertHeightInCharsToPixels(LINES)).applyTo(list);
		Button all = new Button(area, SWT.CHECK);
		all.setData("org.gasthaus.id", "withAll");
		all.setText(NLS.bind(Messages.DeleteSnapshot_withAll, withAll.snapshots().size() - alone.snapshots().size()));
		all.setEnabled(withAll.snapshots().size() > alone.snapshots().size());
		all.addListener(SWT.Selection, event -> show(all.getSelection() ? withAll : alone));
		setTitle(NLS.bind(Messages.DeleteSnapshot_heading, alone.snapshot().name(), alone.snapshot().domain().name()));
		setMessage(Messages.DeleteSnapshot_message);
		show(alone);
	}

	private void show(SnapshotDeletionPlan plan) {
		chosen = plan;
		Stream<String> snapshots = plan.snapshots().stream().map(SnapshotInfo::name).map(name -> NLS.bind(Messages.DeleteSnapshot_snapshot, name));
		list.setItems(Stream.concat(snapshots, plan.files().stream().map(file -> NLS.bind(Messages.DeleteSnapshot_file, file))).toArray(String[]::new));
	}
}

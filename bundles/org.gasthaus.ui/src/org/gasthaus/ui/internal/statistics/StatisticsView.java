package org.gasthaus.ui.internal.statistics;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.part.ViewPart;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.ui.GasthausUi;
import org.gasthaus.ui.UiThread;

/** What the domain that is selected in Hosts or Running Domains did in the last minutes, as small graphs. Its host is asked while the view can be seen. */
public final class StatisticsView extends ViewPart {
	private static final String[] FOLLOWED = { GasthausUi.GUESTS_VIEW, GasthausUi.HOSTS_VIEW };

	private final ISelectionListener follow = (part, selection) -> follow(selection);
	private final IPartListener2 seen = new IPartListener2() {
		@Override
		public void partVisible(IWorkbenchPartReference part) {
			if (part.getPart(false) == StatisticsView.this) {
				model.watch();
			}
		}

		@Override
		public void partHidden(IWorkbenchPartReference part) {
			if (part.getPart(false) == StatisticsView.this) {
				model.rest();
			}
		}
	};
	private StatisticsModel model;
	private Label message;
	private ScrolledComposite scrolled;
	private Charts charts;

	@Override
	public void createPartControl(Composite parent) {
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(parent);
		message = new Label(parent, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).indent(6, 4).applyTo(message);
		scrolled = new ScrolledComposite(parent, SWT.V_SCROLL);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(scrolled);
		charts = new Charts(scrolled);
		charts.setData("org.gasthaus.id", GasthausUi.STATISTICS_VIEW);
		charts.setBackground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_BACKGROUND));
		charts.setForeground(parent.getDisplay().getSystemColor(SWT.COLOR_LIST_FOREGROUND));
		scrolled.setContent(charts);
		scrolled.setExpandHorizontal(true);
		scrolled.setExpandVertical(true);
		scrolled.addListener(SWT.Resize, event -> fit());
		model = new StatisticsModel(UiThread.coalesced(charts, this::refresh));
		for (String view : FOLLOWED) {
			getSite().getPage().addSelectionListener(view, follow);
			follow(getSite().getPage().getSelection(view));
		}
		follow(getSite().getPage().getSelection()); // where the user is now counts most
		getSite().getPage().addPartListener(seen);
		if (getSite().getPage().isPartVisible(this)) {
			model.watch();
		}
		refresh();
	}

	/** What is selected beside domains leaves the view as it is. */
	private void follow(ISelection selection) {
		if (selection instanceof IStructuredSelection objects && objects.size() == 1) {
			DomainHandle domain = Adapters.adapt(objects.getFirstElement(), DomainHandle.class);
			if (domain != null) {
				model.show(domain);
			}
		}
	}

	private void refresh() {
		String said = model.message().replace("&", "&&");
		if (!message.getText().equals(said)) {
			message.setText(said);
			message.getParent().layout();
		}
		charts.show(model.charts(), model.now());
		charts.setToolTipText(charts.words());
		fit();
	}

	private void fit() {
		int height = charts.heightFor(scrolled.getClientArea().width);
		if (scrolled.getMinHeight() != height) {
			scrolled.setMinHeight(height);
		}
	}

	@Override
	public void setFocus() {
		charts.setFocus();
	}

	@Override
	public void dispose() {
		for (String view : FOLLOWED) {
			getSite().getPage().removeSelectionListener(view, follow);
		}
		getSite().getPage().removePartListener(seen);
		if (model != null) {
			model.close();
		}
		super.dispose();
	}
}

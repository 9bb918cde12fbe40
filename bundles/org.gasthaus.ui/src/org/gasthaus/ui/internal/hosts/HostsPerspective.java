package org.gasthaus.ui.internal.hosts;

import org.eclipse.ui.IFolderLayout;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.eclipse.ui.progress.IProgressConstants;
import org.gasthaus.ui.GasthausUi;

/** Hosts and files at the left, editors at the right, below them what the selection and the work in the background have to say. */
public final class HostsPerspective implements IPerspectiveFactory {
	private static final String PROJECTS = "org.eclipse.ui.navigator.ProjectExplorer";
	private static final String ERROR_LOG = "org.eclipse.pde.runtime.LogView";

	@Override
	public void createInitialLayout(IPageLayout layout) {
		IFolderLayout left = layout.createFolder("left", IPageLayout.LEFT, 0.28f, layout.getEditorArea());
		left.addView(GasthausUi.HOSTS_VIEW);
		left.addView(PROJECTS);
		IFolderLayout below = layout.createFolder("below", IPageLayout.BOTTOM, 0.7f, layout.getEditorArea());
		below.addView(IPageLayout.ID_PROBLEM_VIEW);
		below.addView(GasthausUi.GUESTS_VIEW);
		below.addView(GasthausUi.STATISTICS_VIEW);
		below.addView(GasthausUi.SNAPSHOTS_VIEW);
		below.addPlaceholder(GasthausUi.LOG_VIEW + ":*");
		below.addView(IPageLayout.ID_PROP_SHEET);
		below.addView(IProgressConstants.PROGRESS_VIEW_ID);
		below.addView(ERROR_LOG);
		for (String view : new String[] { GasthausUi.HOSTS_VIEW, GasthausUi.GUESTS_VIEW, GasthausUi.STATISTICS_VIEW, GasthausUi.SNAPSHOTS_VIEW, PROJECTS, IPageLayout.ID_PROBLEM_VIEW, IPageLayout.ID_PROP_SHEET,
				IProgressConstants.PROGRESS_VIEW_ID, ERROR_LOG }) {
			layout.addShowViewShortcut(view);
		}
		layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.project");
		layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.folder");
		layout.addNewWizardShortcut("org.eclipse.ui.wizards.new.file");
	}
}

package org.gasthaus.ui;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.IShowInTarget;
import org.eclipse.ui.part.ShowInContext;

/** The Hosts explorer, for those who want to show something there. */
public final class HostsExplorer {
	private HostsExplorer() {
	}

	/**
	 * Opens the explorer and selects an object of a host there, as soon as the host has announced it. From any thread; does not wait.
	 *
	 * @param object a {@code Connection}, {@code DomainHandle}, {@code NetworkHandle} or {@code PoolHandle}
	 */
	public static void reveal(Object object) {
		IWorkbench workbench = PlatformUI.getWorkbench();
		UiThread.inUi(workbench.getDisplay(), () -> {
			IWorkbenchWindow window = workbench.getActiveWorkbenchWindow();
			if (window == null || window.getActivePage() == null) {
				return; // closed meanwhile
			}
			try {
				IViewPart view = window.getActivePage().showView(GasthausUi.HOSTS_VIEW);
				IShowInTarget target = Adapters.adapt(view, IShowInTarget.class);
				if (target != null) {
					target.show(new ShowInContext(null, new StructuredSelection(object)));
				}
			} catch (PartInitException e) {
				ILog.of(HostsExplorer.class).log(e.getStatus());
			}
		});
	}
}

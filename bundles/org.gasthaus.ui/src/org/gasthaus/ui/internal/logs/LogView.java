package org.gasthaus.ui.internal.logs;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.part.ViewPart;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.log.GuestLog;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.ui.GasthausUi;
import org.gasthaus.ui.UiThread;

/**
 * The log that the hypervisor of one domain writes, and what it adds while the view is there. While its end is seen it stays at the end; who scrolls up to read
 * is left where he is.
 */
public final class LogView extends ViewPart {
	private Label message;
	private StyledText text;
	private Runnable refresh;
	private LogModel model;
	private LogModel.Source source;

	@Override
	public void createPartControl(Composite parent) {
		GridLayoutFactory.fillDefaults().spacing(0, 4).applyTo(parent);
		message = new Label(parent, SWT.WRAP);
		GridDataFactory.fillDefaults().grab(true, false).indent(4, 2).applyTo(message);
		text = new StyledText(parent, SWT.READ_ONLY | SWT.MULTI | SWT.H_SCROLL | SWT.V_SCROLL);
		text.setData("org.gasthaus.id", GasthausUi.LOG_VIEW);
		text.setFont(JFaceResources.getTextFont());
		text.setMargins(4, 2, 4, 2);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(text);
		refresh = UiThread.coalesced(text, this::refresh);
		Action copy = action(Messages.Log_copy, text::copy);
		Action all = action(Messages.Log_selectAll, text::selectAll);
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(), all);
		Action again = action(Messages.Log_again, this::read);
		again.setToolTipText(Messages.Log_again);
		ResourceLocator.imageDescriptorFromBundle(GasthausUi.ID, "icons/refresh.svg").ifPresent(again::setImageDescriptor);
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.REFRESH.getId(), again);
		getViewSite().getActionBars().getToolBarManager().add(again);
		MenuManager menu = new MenuManager();
		menu.add(copy);
		menu.add(all);
		text.setMenu(menu.createContextMenu(text));
	}

	private static Action action(String label, Runnable task) {
		return new Action(label) {
			@Override
			public void run() {
				task.run();
			}
		};
	}

	/** Shows the log of a domain. */
	public void show(DomainHandle domain) {
		show(domain.name(), () -> GuestLog.of(domain.connection().uri(), domain.name(), System.getenv(), Path.of(System.getProperty("user.home"))));
	}

	/** Shows a log. */
	public void show(GuestLog log) {
		show(log.guest(), () -> log);
	}

	private void show(String name, LogModel.Source wanted) {
		setPartName(NLS.bind(Messages.Log_title, name));
		source = wanted;
		if (model == null) {
			read();
		}
	}

	/** From its last lines on. */
	private void read() {
		if (model != null) {
			model.close();
		}
		text.setText("");
		message.setText(Messages.Log_reading);
		if (source != null) {
			model = new LogModel(source, refresh);
			model.start();
		}
	}

	private void refresh() {
		if (model == null) {
			return;
		}
		LogModel.News news = model.take();
		HypervisorException problem = news.problem();
		String said = problem != null ? problem.getMessage() : news.file().isEmpty() ? Messages.Log_reading : news.file();
		if (!said.equals(message.getText())) {
			message.setText(said);
			message.getParent().layout();
		}
		if (!news.lines().isEmpty()) {
			append(news.lines());
		}
	}

	private void append(List<String> lines) {
		boolean atEnd = text.getTopIndex() + text.getClientArea().height / text.getLineHeight() >= text.getLineCount() - 1;
		text.setRedraw(false);
		try {
			StringBuilder more = new StringBuilder();
			for (String line : lines) {
				more.append(text.getCharCount() + more.length() == 0 ? "" : "\n").append(line);
			}
			text.append(more.toString());
			int tooMany = text.getLineCount() - LogModel.MOST_LINES;
			if (tooMany > 0) {
				int top = text.getTopIndex();
				text.replaceTextRange(0, text.getOffsetAtLine(tooMany), "");
				text.setTopIndex(Math.max(0, top - tooMany));
			}
			if (atEnd) {
				text.setTopIndex(text.getLineCount() - 1);
			}
		} finally {
			text.setRedraw(true);
		}
	}

	@Override
	public void setFocus() {
		text.setFocus();
	}

	@Override
	public void dispose() {
		if (model != null) {
			model.close();
		}
		super.dispose();
	}
}

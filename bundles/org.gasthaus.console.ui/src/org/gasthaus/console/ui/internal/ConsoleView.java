package org.gasthaus.console.ui.internal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuCreator;
import org.eclipse.jface.action.IToolBarManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.bindings.Binding;
import org.eclipse.jface.bindings.keys.KeySequence;
import org.eclipse.jface.bindings.keys.SWTKeySupport;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.keys.IBindingService;
import org.eclipse.ui.part.ViewPart;
import org.gasthaus.console.ui.internal.model.ConsoleDevice;
import org.gasthaus.console.ui.internal.model.ConsoleModel;
import org.gasthaus.console.ui.internal.model.ConsoleModel.State;
import org.gasthaus.console.vt.Terminal;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.ui.UiThread;

/**
 * The text console of one domain. While the keyboard is in it, keys are the guest's: the workbench keeps only those that leave the view. What the tool bar does
 * to this console are actions and not commands, because they are on and off with the state of this view and not with a selection.
 */
public final class ConsoleView extends ViewPart {
	private static final int COLUMNS = 80;
	private static final int ROWS = 24;
	private static final int HISTORY = 10_000;
	private static final String NAME = "name";
	private static final String RECONNECTS = "reconnects";

	private String name = "";
	private boolean reconnects = true;
	private Composite parent;
	private Label message;
	private ConsoleModel model;
	private TerminalCanvas canvas;
	private Subscription hosts;
	private boolean keysAreOurs;
	private final Action connect = action(Messages.Console_connect, "connect", () -> model.connect());
	private final Action disconnect = action(Messages.Console_disconnect, "disconnect", () -> model.disconnect());
	private final Action takeOver = action(Messages.Console_takeOver, "take-over", () -> model.takeOver());
	private final Action again = new Action(Messages.Console_again, IAction.AS_CHECK_BOX) {
		@Override
		public void run() {
			reconnects = isChecked();
			model.setReconnects(reconnects);
		}
	};
	private final Action devices = new Action(Messages.Console_device, IAction.AS_DROP_DOWN_MENU) {
	};
	private final Action copy = new Action(Messages.Console_copy) {
		@Override
		public void run() {
			canvas.copy();
		}
	};
	private final Action paste = new Action(Messages.Console_paste) {
		@Override
		public void run() {
			canvas.paste();
		}
	};
	private final Action selectAll = new Action(Messages.Console_selectAll) {
		@Override
		public void run() {
			canvas.selectAll();
		}
	};

	private static Action action(String text, String icon, Runnable task) {
		Action action = new Action(text) {
			@Override
			public void run() {
				task.run();
			}
		};
		image(action, icon);
		return action;
	}

	private static void image(Action action, String icon) {
		ResourceLocator.imageDescriptorFromBundle(ConsoleIds.BUNDLE, "icons/" + icon + ".svg").ifPresent(action::setImageDescriptor);
		action.setToolTipText(action.getText());
	}

	@Override
	public void init(IViewSite site, IMemento memento) throws PartInitException {
		super.init(site, memento);
		if (memento != null) {
			name = Optional.ofNullable(memento.getString(NAME)).orElse("");
			reconnects = !Boolean.FALSE.equals(memento.getBoolean(RECONNECTS));
		}
	}

	@Override
	public void saveState(IMemento memento) {
		memento.putString(NAME, model == null ? name : model.name());
		memento.putBoolean(RECONNECTS, reconnects);
	}

	@Override
	public void createPartControl(Composite composite) {
		parent = composite;
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(parent);
		message = new Label(parent, SWT.WRAP);
		fillToolBar();
		Connections connections = getSite().getService(Connections.class);
		hosts = connections.onChange(changed -> UiThread.inUi(composite.getDisplay(), this::find));
		say(NLS.bind(Messages.Console_unknownHost, name));
		find();
	}

	/** Looks for the domain among the connections; they may come after the view that was open when the workbench ended. */
	private void find() {
		if (model == null && !parent.isDisposed()) {
			ConsoleIds.domain(getViewSite().getSecondaryId(), name, getSite().getService(Connections.class)).ifPresent(domain -> {
				show(domain);
				model.standBy();
			});
		}
	}

	/** Shows the console of a domain that the user asked for, and connects if it is not. */
	void connect(DomainHandle domain) {
		if (model == null || !model.isUnderWay()) {
			if (model == null) {
				show(domain);
			}
			model.connect();
		}
		setFocus();
	}

	private void show(DomainHandle domain) {
		Runnable[] changed = { () -> {
		} };
		model = new ConsoleModel(domain, new Terminal(COLUMNS, ROWS, HISTORY), () -> changed[0].run());
		model.setReconnects(reconnects);
		canvas = new TerminalCanvas(parent, model, this::isForWorkbench, text -> getViewSite().getActionBars().getStatusLineManager()
				.setErrorMessage(text.isEmpty() ? null : NLS.bind(text, model.name())));
		canvas.setData("org.gasthaus.id", ConsoleIds.VIEW);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(canvas);
		canvas.addListener(SWT.FocusIn, event -> takeKeys(true));
		canvas.addListener(SWT.FocusOut, event -> takeKeys(false));
		canvas.addListener(SWT.Dispose, event -> takeKeys(false));
		MenuManager menu = new MenuManager();
		menu.add(copy);
		menu.add(paste);
		menu.add(selectAll);
		menu.add(action(Messages.Console_clearHistory, "none", canvas::clearHistory));
		menu.add(new Separator(IWorkbenchActionConstants.MB_ADDITIONS));
		menu.addMenuListener(manager -> copy.setEnabled(canvas.hasSelection()));
		canvas.setMenu(menu.createContextMenu(canvas));
		getSite().registerContextMenu(menu, getSite().getSelectionProvider());
		changed[0] = UiThread.coalesced(canvas, this::refresh);
		getSite().getSelectionProvider().setSelection(new StructuredSelection(domain));
		parent.layout();
		refresh();
	}

	private void fillToolBar() {
		getSite().setSelectionProvider(new Shown());
		image(again, "again");
		image(devices, "device");
		again.setChecked(reconnects);
		devices.setMenuCreator(new DeviceMenu());
		IToolBarManager bar = getViewSite().getActionBars().getToolBarManager();
		bar.add(connect);
		bar.add(disconnect);
		bar.add(takeOver);
		bar.add(again);
		bar.add(devices);
		bar.add(new Separator("guest"));
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.COPY.getId(), copy);
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.PASTE.getId(), paste);
		getViewSite().getActionBars().setGlobalActionHandler(ActionFactory.SELECT_ALL.getId(), selectAll);
		for (Action each : List.of(connect, disconnect, takeOver, again, devices)) {
			each.setEnabled(false);
		}
	}

	private void say(String text) {
		String shown = text.replace("&", "&&");
		if (!message.getText().equals(shown) || message.getVisible() == text.isEmpty()) {
			message.setText(shown);
			GridDataFactory.fillDefaults().grab(true, false).indent(6, 4).exclude(text.isEmpty()).applyTo(message);
			message.setVisible(!text.isEmpty());
			parent.layout();
		}
	}

	private void refresh() {
		State state = model.state();
		boolean allowed = model.isAllowed();
		connect.setEnabled(allowed && state != State.CONNECTED && state != State.CONNECTING);
		disconnect.setEnabled(state == State.CONNECTED || state == State.CONNECTING || state == State.WAITING);
		takeOver.setEnabled(allowed && state != State.CONNECTED && state != State.CONNECTING);
		again.setEnabled(allowed);
		devices.setEnabled(model.devices().size() > 1);
		String title = model.withTerminal(Terminal::title);
		setPartName(NLS.bind(Messages.Console_title, model.name()));
		setTitleToolTip(NLS.bind(Messages.Console_toolTip, new Object[] { model.name(), model.domain().connection().uri(), title }).strip());
		say(model.message());
		canvas.refresh();
	}

	/** Keys that leave the view, among them those that the guest would like: one has to get out without a mouse. */
	private boolean isForWorkbench(Event event) {
		boolean leaves = (event.stateMask & SWT.CTRL) != 0 && (event.keyCode == SWT.F6 || event.keyCode == SWT.F7 || event.keyCode == SWT.F8);
		if (!leaves) {
			return false;
		}
		KeySequence pressed = KeySequence.getInstance(SWTKeySupport.convertAcceleratorToKeyStroke(SWTKeySupport.convertEventToUnmodifiedAccelerator(event)));
		Binding binding = getSite().getService(IBindingService.class).getPerfectMatch(pressed);
		if (binding == null || binding.getParameterizedCommand() == null) {
			return false;
		}
		try {
			getSite().getService(IHandlerService.class).executeCommand(binding.getParameterizedCommand(), event);
		} catch (CommandException e) {
			ILog.of(getClass()).error(e.getMessage(), e);
		}
		return true;
	}

	private void takeKeys(boolean ours) {
		if (keysAreOurs != ours) {
			keysAreOurs = ours;
			getSite().getService(IBindingService.class).setKeyFilterEnabled(!ours);
		}
	}

	/** As {@code CharSequence} the text that is seen. UI thread. */
	@Override
	public <T> T getAdapter(Class<T> type) {
		return type == CharSequence.class ? type.cast(canvas == null ? "" : canvas.text()) : super.getAdapter(type);
	}

	@Override
	public void setFocus() {
		(canvas == null ? parent : canvas).setFocus();
	}

	@Override
	public void dispose() {
		if (hosts != null) {
			hosts.close();
		}
		if (model != null) {
			model.close();
		}
		super.dispose();
	}

	/** The consoles of the domain, the open one with a mark. */
	private final class DeviceMenu implements IMenuCreator {
		private Menu menu;

		@Override
		public Menu getMenu(Control control) {
			dispose();
			menu = new Menu(control);
			for (ConsoleDevice device : model.devices()) {
				MenuItem item = new MenuItem(menu, SWT.RADIO);
				item.setText(device.label().replace("&", "&&"));
				item.setSelection(device.equals(model.device()));
				item.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> {
					if (item.getSelection()) {
						model.choose(device);
					}
				}));
			}
			return menu;
		}

		@Override
		public Menu getMenu(Menu within) {
			return null;
		}

		@Override
		public void dispose() {
			if (menu != null) {
				menu.dispose();
				menu = null;
			}
		}
	}

	/** The domain, so that what can be done with domains can be done here, too. */
	private static final class Shown implements ISelectionProvider {
		private final List<ISelectionChangedListener> listeners = new CopyOnWriteArrayList<>();
		private ISelection selection = StructuredSelection.EMPTY;

		@Override
		public void addSelectionChangedListener(ISelectionChangedListener listener) {
			listeners.add(listener);
		}

		@Override
		public void removeSelectionChangedListener(ISelectionChangedListener listener) {
			listeners.remove(listener);
		}

		@Override
		public ISelection getSelection() {
			return selection;
		}

		@Override
		public void setSelection(ISelection wanted) {
			selection = wanted;
			listeners.forEach(listener -> listener.selectionChanged(new SelectionChangedEvent(this, wanted)));
		}
	}
}

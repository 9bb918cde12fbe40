package org.gasthaus.ui.tests;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Widget;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.MultiPageEditorSite;
import org.eclipse.ui.texteditor.ITextEditor;
import org.opentest4j.AssertionFailedError;

/** Drives the workbench as a user would, from a thread that is not the UI thread. */
final class Window {
	private static final Duration PATIENCE = Duration.ofSeconds(90);
	/** One frame of a screen. */
	private static final int FRAME_MILLIS = 16;

	private Window() {
	}

	static Display display() {
		return PlatformUI.getWorkbench().getDisplay();
	}

	/** What a call in the UI thread gives back. */
	static <T> T ui(Callable<T> call) {
		CompletableFuture<T> result = new CompletableFuture<>();
		display().syncExec(() -> {
			try {
				result.complete(call.call());
			} catch (Throwable e) {
				result.completeExceptionally(e);
			}
		});
		try {
			return result.get();
		} catch (ExecutionException e) {
			if (e.getCause() instanceof Error error) {
				throw error;
			}
			throw new IllegalStateException(e.getCause());
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		}
	}

	static void ui(Runnable task) {
		ui(() -> {
			task.run();
			return null;
		});
	}

	/** Does not wait for the end: for what opens a modal dialog. */
	static void later(Runnable task) {
		display().asyncExec(task);
	}

	/** Waits until something is there, looking at every frame. Fails with the sentence if that does not happen. */
	static <T> T await(String what, Callable<T> there) {
		CompletableFuture<T> found = new CompletableFuture<>();
		display().asyncExec(new Runnable() {
			@Override
			public void run() {
				if (found.isDone()) {
					return;
				}
				try {
					T now = there.call();
					if (now != null && !Boolean.FALSE.equals(now)) {
						found.complete(now);
						return;
					}
				} catch (Throwable e) {
					found.completeExceptionally(e);
					return;
				}
				display().timerExec(FRAME_MILLIS, this);
			}
		});
		try {
			return found.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		} catch (TimeoutException e) {
			found.cancel(false);
			Screenshots.take("failed-" + what.replaceAll("\\W+", "-"));
			throw new AssertionFailedError("Waited in vain for: " + what);
		} catch (InterruptedException e) {
			throw new IllegalStateException(e);
		} catch (ExecutionException e) {
			throw new IllegalStateException(e.getCause());
		}
	}

	/** The text of an editor, be it alone or a page of another. */
	static ITextEditor text(IEditorPart editor) {
		return ui(() -> Adapters.adapt(editor, ITextEditor.class));
	}

	/** The part that the workbench knows: a text may be a page of it. */
	static IEditorPart part(ITextEditor editor) {
		return editor.getSite() instanceof MultiPageEditorSite page ? page.getMultiPageEditor() : editor;
	}

	static IWorkbenchWindow window() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
	}

	static IWorkbenchPage page() {
		return window().getActivePage();
	}

	static Shell shell() {
		return window().getShell();
	}

	/** Every widget below a control, and itself. */
	static Stream<Control> all(Control control) {
		Stream<Control> self = Stream.of(control);
		return control instanceof Composite composite ? Stream.concat(self, Arrays.stream(composite.getChildren()).flatMap(Window::all)) : self;
	}

	/** The first widget of a type below a control that passes. To be called in the UI thread. */
	static <T> T find(Control in, Class<T> type, Predicate<? super T> which) {
		return all(in).filter(type::isInstance).map(type::cast).filter(which).findFirst().orElse(null);
	}

	/** The open dialog with a title. To be called in the UI thread. */
	static Shell dialog(String title) {
		return Arrays.stream(display().getShells()).filter(shell -> shell.isVisible() && shell.getText().equals(title)).findFirst().orElse(null);
	}

	/** Presses a dialog's button, named without its mnemonic. */
	static void press(Shell dialog, String label) {
		later(() -> {
			Button button = find(dialog, Button.class, one -> one.getText().replace("&", "").equals(label));
			button.notifyListeners(SWT.Selection, new Event());
		});
	}

	/** Chooses from the menu bar, as {@code "Domain", "Suspend"}; the menus are filled as they open. */
	static void choose(String... path) {
		later(() -> {
			Menu menu = shell().getMenuBar();
			for (int i = 0; i < path.length; i++) {
				MenuItem item = item(menu, path[i]);
				if (i == path.length - 1) {
					if (!item.isEnabled()) {
						throw new AssertionFailedError(String.join(" > ", path) + " is disabled");
					}
					// a radio item is selected by the toolkit before it tells its listeners
					if ((item.getStyle() & SWT.RADIO) != 0) {
						item.setSelection(true);
					}
					item.notifyListeners(SWT.Selection, new Event());
				} else {
					menu = item.getMenu();
					menu.notifyListeners(SWT.Show, new Event());
				}
			}
		});
	}

	/** Whether a menu item is enabled now. To be called in the UI thread. */
	static boolean isEnabled(String menuName, String itemName) {
		Menu menu = item(shell().getMenuBar(), menuName).getMenu();
		menu.notifyListeners(SWT.Show, new Event());
		boolean enabled = item(menu, itemName).isEnabled();
		menu.notifyListeners(SWT.Hide, new Event());
		return enabled;
	}

	/** Whether a menu item has a check mark now. To be called in the UI thread. */
	static boolean isChecked(String menuName, String itemName) {
		Menu menu = item(shell().getMenuBar(), menuName).getMenu();
		menu.notifyListeners(SWT.Show, new Event());
		boolean checked = item(menu, itemName).getSelection();
		menu.notifyListeners(SWT.Hide, new Event());
		return checked;
	}

	private static MenuItem item(Menu menu, String text) {
		for (MenuItem item : menu.getItems()) {
			if (item.getText().replace("&", "").replaceFirst("\t.*", "").equals(text)) {
				return item;
			}
		}
		throw new AssertionFailedError("No menu item " + text + " among " + Arrays.stream(menu.getItems()).map(MenuItem::getText).toList());
	}

	/** Types a key, as the keyboard would, at the widget that has the focus. */
	static void type(int modifiers, int keyCode) {
		key(SWT.KeyDown, modifiers);
		key(SWT.KeyDown, keyCode);
		key(SWT.KeyUp, keyCode);
		key(SWT.KeyUp, modifiers);
	}

	private static void key(int type, int code) {
		if (code == SWT.NONE) {
			return;
		}
		Event event = new Event();
		event.type = type;
		event.keyCode = code;
		if (code < SWT.KEYCODE_BIT) {
			event.character = (char) code;
		}
		if (!display().post(event)) {
			throw new AssertionFailedError("The display takes no key");
		}
	}

	static boolean hasFocus(Widget widget) {
		return display().getFocusControl() == widget;
	}

	/** The workspace's log, empty if nothing was logged. */
	static String log() throws java.io.IOException {
		java.nio.file.Path file = Platform.getLogFileLocation().toPath();
		return java.nio.file.Files.exists(file) ? java.nio.file.Files.readString(file) : "";
	}
}

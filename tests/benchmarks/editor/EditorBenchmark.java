package org.gasthaus.benchmarks;

import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.text.ITextOperationTarget;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.part.MultiPageEditorPart;
import org.eclipse.ui.texteditor.ITextEditor;

/**
 * Measures the editor in the workbench that it is started in, prints a table and closes the workbench. A key is typed as the keyboard
 * would; processor times are those of the UI thread. They differ from day to day with what else the real machine below does; the platform's
 * own editor, in the same run, tells by how much.
 */
public final class EditorBenchmark implements IStartup {
	private static final String PROBLEM = "org.gasthaus.xml.ui.problem";
	private static final String PLAIN_EDITOR = "org.eclipse.ui.DefaultTextEditor";
	private static final int FIRST = 20;
	private static final int MARKERS = 40;
	private final Display display = PlatformUI.getWorkbench().getDisplay();
	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
	private IProject project;

	@Override
	public void earlyStartup() {
		try {
			project = ResourcesPlugin.getWorkspace().getRoot().getProject("benchmark");
			project.create(null);
			project.open(null);
			System.out.println("| what | median | 95 % | longest |\n|---|---|---|---|");
			measure(20_000, "20 KB", 150, 300, 100);
			plain(20_000, "20 KB", 150, 300, 100);
			measure(1_000_000, "1 MB", 1000, FIRST, 40);
			plain(1_000_000, "1 MB", 1000, FIRST, 40);
		} catch (Exception | AssertionError e) {
			e.printStackTrace(System.out);
		}
		display.asyncExec(() -> {
			PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage().closeAllEditors(false);
			PlatformUI.getWorkbench().close();
		});
	}

	private void measure(int length, String size, int settleMillis, int warmUp, int keys) throws Exception {
		String text = guest(length);
		IFile file = project.getFile("guest" + length + ".xml");
		file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
		long begun = System.nanoTime();
		IEditorPart part = ui(() -> IDE.openEditor(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(), file));
		ITextEditor editor = ui(() -> textEditor(part));
		StyledText widget = ui(() -> editor.getAdapter(ITextViewer.class).getTextWidget());
		await(() -> ui(() -> Arrays.stream(widget.getStyleRanges(0, 300)).map((StyleRange range) -> range.foreground).distinct().count() > 2));
		single(size + ": open until the text is coloured", System.nanoTime() - begun);
		int place = text.indexOf("web</name>");
		ui(() -> {
			editor.selectAndReveal(place, 0);
			return widget.setFocus();
		});
		completion(size + ": first completion", editor);
		completion(size + ": second completion", editor);
		keys(size, widget, settleMillis, warmUp, keys);
		marker(size + ": from a key to its marker (clock, 20 ms of it wait for the next key)", editor, file, text.indexOf("static"));
	}

	/** The same keys in the platform's editor for plain text: what a key costs without us, on this machine in this minute. */
	private void plain(int length, String size, int settleMillis, int warmUp, int keys) throws Exception {
		IFile file = project.getFile("guest" + length + ".txt");
		file.create(new ByteArrayInputStream(guest(length).getBytes(StandardCharsets.UTF_8)), true, null);
		ITextEditor editor = ui(() -> (ITextEditor) IDE.openEditor(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(), file, PLAIN_EDITOR));
		StyledText widget = ui(() -> editor.getAdapter(ITextViewer.class).getTextWidget());
		ui(() -> {
			editor.selectAndReveal(guest(length).indexOf("web</name>"), 0);
			return widget.setFocus();
		});
		keys(size + ", the platform's editor for plain text", widget, settleMillis, warmUp, keys);
	}

	private void keys(String where, StyledText widget, int settleMillis, int warmUp, int keys) throws Exception {
		settle(settleMillis);
		processor(where + ", the first keys", widget, settleMillis, FIRST);
		for (int i = FIRST; i < warmUp; i++) {
			key(widget, 'x');
			TimeUnit.MILLISECONDS.sleep(settleMillis);
		}
		processor(where, widget, settleMillis, keys);
		long[] waited = new long[keys];
		for (int i = 0; i < keys; i++) {
			key(widget, 'x');
			waited[i] = settle(settleMillis);
		}
		table(where + ": the longest that the UI thread is busy at one go after it (clock)", waited);
	}

	/** Nobody asks the UI thread for anything while its processor time is taken. */
	private void processor(String where, StyledText widget, int settleMillis, int keys) throws Exception {
		long[] handled = new long[keys];
		long[] used = new long[keys];
		for (int i = 0; i < keys; i++) {
			long before = cpu();
			key(widget, 'x');
			handled[i] = cpu() - before;
			TimeUnit.MILLISECONDS.sleep(settleMillis);
			used[i] = cpu() - before;
		}
		table(where + ": the UI thread until a key is in the text (processor)", handled);
		table(where + ": all that the UI thread does for a key, until rest (processor)", used);
	}

	private void marker(String what, ITextEditor editor, IFile file, int from) throws Exception {
		int place = ui(() -> editor.getDocumentProvider().getDocument(editor.getEditorInput()).get().indexOf("static"));
		long[] times = new long[MARKERS];
		SynchronousQueue<Long> seen = new SynchronousQueue<>();
		IResourceChangeListener listener = event -> {
			if (Arrays.stream(event.findMarkerDeltas(PROBLEM, true)).anyMatch(delta -> delta.getResource().equals(file))) {
				long now = System.nanoTime();
				try {
					seen.offer(now, 1, TimeUnit.SECONDS);
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
				}
			}
		};
		ResourcesPlugin.getWorkspace().addResourceChangeListener(listener, IResourceChangeEvent.POST_CHANGE);
		try {
			for (int i = -FIRST; i < MARKERS; i++) {
				String typed = i % 2 == 0 ? "S" : "s";
				long begun = ui(() -> {
					editor.getDocumentProvider().getDocument(editor.getEditorInput()).replace(place, 1, typed);
					return System.nanoTime();
				});
				Long marked = seen.poll(20, TimeUnit.SECONDS);
				if (marked == null) {
					System.out.println("no marker came or went after key " + i);
					return;
				}
				if (i >= 0) {
					times[i] = marked - begun;
				}
				settle(200);
			}
		} finally {
			ResourcesPlugin.getWorkspace().removeResourceChangeListener(listener);
		}
		table(what, times);
	}

	private void completion(String what, ITextEditor editor) throws Exception {
		ITextViewer viewer = ui(() -> editor.getAdapter(ITextViewer.class));
		int place = ui(() -> viewer.getDocument().get().indexOf("device='disk'") + 8);
		ui(() -> {
			editor.selectAndReveal(place, 0);
			return null;
		});
		Shell[] before = ui(display::getShells);
		long begun = System.nanoTime();
		ui(() -> {
			((ITextOperationTarget) viewer).doOperation(ISourceViewer.CONTENTASSIST_PROPOSALS);
			return null;
		});
		Shell[] popup = new Shell[1];
		await(() -> ui(() -> {
			for (Shell shell : display.getShells()) {
				if (!Arrays.asList(before).contains(shell) && shell.isVisible() && items(shell) > 1) {
					popup[0] = shell;
					return true;
				}
			}
			return false;
		}));
		single(what, System.nanoTime() - begun);
		ui(() -> {
			popup[0].dispose();
			return null;
		});
		settle(300);
	}

	private static int items(Control control) {
		if (control instanceof Table table) {
			return table.getItemCount();
		}
		int most = 0;
		if (control instanceof org.eclipse.swt.widgets.Composite composite) {
			for (Control child : composite.getChildren()) {
				most = Math.max(most, items(child));
			}
		}
		return most;
	}

	private void key(StyledText widget, char c) throws Exception {
		ui(() -> {
			Event event = new Event();
			event.character = c;
			event.keyCode = c;
			event.doit = true;
			widget.notifyListeners(SWT.KeyDown, event);
			return null;
		});
	}

	/** Waits until a key has had all its effects; the longest that somebody else's task had to wait for the UI thread meanwhile. */
	private long settle(int millis) {
		long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
		long longest = 0;
		while (System.nanoTime() < end) {
			long asked = System.nanoTime();
			display.syncExec(() -> {
				// only to see when it runs
			});
			longest = Math.max(longest, System.nanoTime() - asked);
			LockSupport.parkNanos(2_000_000);
		}
		return longest;
	}

	private long cpu() {
		return threads.getThreadCpuTime(display.getThread().getId());
	}

	private <T> T ui(Callable<T> task) throws Exception {
		Object[] result = new Object[1];
		Exception[] failed = new Exception[1];
		display.syncExec(() -> {
			try {
				result[0] = task.call();
			} catch (Exception e) {
				failed[0] = e;
			}
		});
		if (failed[0] != null) {
			throw failed[0];
		}
		@SuppressWarnings("unchecked")
		T typed = (T) result[0];
		return typed;
	}

	private static void await(Callable<Boolean> condition) throws Exception {
		long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
		while (!condition.call()) {
			if (System.nanoTime() > end) {
				throw new AssertionError("waited for 30 s");
			}
			LockSupport.parkNanos(1_000_000);
		}
	}

	private static ITextEditor textEditor(IEditorPart part) {
		if (part instanceof MultiPageEditorPart pages) {
			for (IEditorPart page : pages.findEditors(part.getEditorInput())) {
				if (page instanceof ITextEditor editor) {
					pages.setActiveEditor(editor);
					return editor;
				}
			}
		}
		return (ITextEditor) part;
	}

	private static void single(String what, long nanos) {
		System.out.printf("| %s | %.1f ms | | |%n", what, nanos / 1e6);
	}

	private static void table(String what, long[] nanos) {
		long[] sorted = nanos.clone();
		Arrays.sort(sorted);
		System.out.printf("| %s | %.1f ms | %.1f ms | %.1f ms |%n", what, sorted[sorted.length / 2] / 1e6, sorted[sorted.length * 95 / 100] / 1e6,
				sorted[sorted.length - 1] / 1e6);
	}

	/** A guest with as many disks as it takes. */
	private static String guest(int length) {
		StringBuilder text = new StringBuilder("<domain type='kvm'>\n  <name>web</name>\n  <memory unit='GiB'>2</memory>\n  <vcpu placement='static'>2</vcpu>\n"
				+ "  <os>\n    <type arch='x86_64'>hvm</type>\n  </os>\n  <devices>\n");
		for (int i = 0; text.length() < length - 40; i++) {
			text.append("    <disk type='file' device='disk'>\n      <source file='/images/").append(i).append(".img'/>\n      <target dev='vd").append(letters(i))
					.append("' bus='virtio'/>\n    </disk>\n");
		}
		return text.append("  </devices>\n</domain>\n").toString();
	}

	private static String letters(int number) {
		String letters = "";
		for (int rest = number; rest >= 0; rest = rest / 26 - 1) {
			letters = (char) ('a' + rest % 26) + letters;
		}
		return letters;
	}
}

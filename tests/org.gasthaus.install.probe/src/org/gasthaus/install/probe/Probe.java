package org.gasthaus.install.probe;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.eclipse.core.filesystem.EFS;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.content.IContentType;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.views.IViewDescriptor;

/**
 * Put beside an installed Gasthaus, opens what it brought (perspectives, views, an editor on a file), writes down what came up and
 * leaves a picture, then closes the workbench. Does nothing unless the property {@code gasthaus.probe.report} names a file.
 *
 * <p>Each line of the report is {@code what=value}; the last line is {@code end=} with {@code ok} or the failure.
 */
public final class Probe implements IStartup {
	private static final String OURS = "org.gasthaus.";
	private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

	private final List<String> report = Collections.synchronizedList(new ArrayList<>());

	@Override
	public void earlyStartup() {
		String file = System.getProperty("gasthaus.probe.report");
		if (file == null) {
			return;
		}
		Platform.addLogListener((status, plugin) -> {
			if (status.getSeverity() == IStatus.ERROR) {
				report.add("log=" + plugin + ": " + status.getMessage().replace('\n', ' '));
			}
		});
		Display display = PlatformUI.getWorkbench().getDisplay();
		display.asyncExec(() -> {
			String end;
			try {
				look(display);
				end = "ok";
			} catch (Exception | LinkageError e) {
				end = String.valueOf(e);
			}
			report.add("end=" + end);
			try (PrintWriter out = new PrintWriter(file, StandardCharsets.UTF_8)) {
				report.forEach(out::println);
			} catch (IOException e) {
				throw new IllegalStateException(e);
			} finally {
				PlatformUI.getWorkbench().close();
			}
		});
	}

	private void look(Display display) throws Exception {
		IWorkbenchPage page = PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage();
		for (IPerspectiveDescriptor perspective : PlatformUI.getWorkbench().getPerspectiveRegistry().getPerspectives()) {
			if (perspective.getId().startsWith(OURS)) {
				page.setPerspective(perspective);
				report.add("perspective=" + perspective.getId());
			}
		}
		openEditor(page, display, Path.of(System.getProperty("gasthaus.probe.file")));
		for (IViewDescriptor view : PlatformUI.getWorkbench().getViewRegistry().getViews()) {
			if (view.getId().startsWith(OURS)) {
				IViewPart part = page.showView(view.getId());
				report.add("view=" + view.getId() + " " + state(page, part, display));
			}
		}
		takePicture(page.getWorkbenchWindow().getShell(), Path.of(System.getProperty("gasthaus.probe.picture")));
	}

	private void openEditor(IWorkbenchPage page, Display display, Path file) throws Exception {
		IContentType type = Platform.getContentTypeManager().findContentTypeFor(Files.newInputStream(file), file.getFileName().toString());
		report.add("content=" + (type == null ? "" : type.getId()));
		IEditorPart editor = IDE.openEditorOnFileStore(page, EFS.getLocalFileSystem().fromLocalFile(file.toFile()));
		report.add("editor=" + editor.getSite().getId() + " " + state(page, editor, display));
		ITextEditor text = editor.getAdapter(ITextEditor.class);
		if (text != null) {
			report.add("text=" + text.getDocumentProvider().getDocument(editor.getEditorInput()).get().lines().findFirst().orElse(""));
			IAnnotationModel annotations = text.getDocumentProvider().getAnnotationModel(editor.getEditorInput());
			waitFor(display, () -> !findings(annotations).isEmpty());
			findings(annotations).forEach(finding -> report.add("finding=" + finding));
		}
	}

	private static List<String> findings(IAnnotationModel annotations) {
		List<String> texts = new ArrayList<>();
		for (Iterator<Annotation> all = annotations.getAnnotationIterator(); all.hasNext();) {
			Annotation annotation = all.next();
			if (annotation.getType() != null && annotation.getType().toLowerCase().contains("error")) {
				texts.add(annotation.getText());
			}
		}
		return texts;
	}

	/** {@code painted} once the part lies in the window with an area of its own. */
	private static String state(IWorkbenchPage page, IWorkbenchPart part, Display display) {
		Control control = part.getAdapter(Control.class);
		Rectangle[] area = { new Rectangle(0, 0, 0, 0) };
		boolean painted = waitFor(display, () -> {
			page.activate(part);
			Control focus = control != null && !control.isDisposed() ? control : display.getFocusControl();
			if (focus != null && focus.isVisible()) {
				area[0] = focus.getBounds();
			}
			return page.isPartVisible(part) && area[0].width > 20 && area[0].height > 20;
		});
		return painted ? "painted" : "not painted " + Arrays.toString(area);
	}

	private static boolean waitFor(Display display, BooleanSupplier condition) {
		long end = System.nanoTime() + PATIENCE;
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				return false;
			}
			if (!display.readAndDispatch()) {
				display.timerExec(100, () -> { /* wakes the sleep below */ });
				display.sleep();
			}
		}
		return true;
	}

	private static void takePicture(Shell shell, Path file) {
		Display display = shell.getDisplay();
		shell.forceActive();
		while (display.readAndDispatch()) {
			shell.update();
		}
		Rectangle bounds = shell.getBounds();
		Image image = new Image(display, bounds.width, bounds.height);
		GC gc = new GC(display);
		gc.copyArea(image, bounds.x, bounds.y);
		gc.dispose();
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[] { image.getImageData() };
		loader.save(file.toString(), SWT.IMAGE_PNG);
		image.dispose();
	}
}

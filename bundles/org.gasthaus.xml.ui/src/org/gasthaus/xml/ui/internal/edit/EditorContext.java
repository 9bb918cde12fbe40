package org.gasthaus.xml.ui.internal.edit;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

import org.eclipse.jface.dialogs.IPageChangeProvider;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWindowListener;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.contexts.IContextService;
import org.gasthaus.xml.ui.internal.DefinitionSession;
import org.gasthaus.xml.ui.internal.Documents;

/**
 * Switches the keys and menus of definitions on while an editor of one is active, alone or as a page of another. The generic editor has one
 * context for every kind of text. UI thread only.
 */
public final class EditorContext implements IPartListener2, IWindowListener {
	/** The context's id. */
	public static final String ID = "org.gasthaus.xml.ui.definitionScope";

	private final Set<IWorkbenchPart> known = Collections.newSetFromMap(new WeakHashMap<>());
	private final Set<DefinitionSession> waiting = Collections.newSetFromMap(new WeakHashMap<>());

	/** Begins, for all windows there are and will be. */
	public static void follow(IWorkbench workbench) {
		EditorContext context = new EditorContext();
		workbench.addWindowListener(context);
		for (IWorkbenchWindow window : workbench.getWorkbenchWindows()) {
			context.windowOpened(window);
		}
	}

	@Override
	public void windowOpened(IWorkbenchWindow window) {
		window.getPartService().addPartListener(this);
		for (IWorkbenchPage page : window.getPages()) {
			if (page.getActiveEditor() != null) {
				look(page.getActiveEditor());
			}
		}
	}

	@Override
	public void windowClosed(IWorkbenchWindow window) {
		window.getPartService().removePartListener(this);
	}

	@Override
	public void windowActivated(IWorkbenchWindow window) {
		// parts tell more
	}

	@Override
	public void windowDeactivated(IWorkbenchWindow window) {
		// parts tell more
	}

	@Override
	public void partOpened(IWorkbenchPartReference reference) {
		look(reference.getPart(false));
	}

	@Override
	public void partActivated(IWorkbenchPartReference reference) {
		look(reference.getPart(false));
	}

	private void look(IWorkbenchPart part) {
		if (!(part instanceof IEditorPart) || known.contains(part)) {
			return;
		}
		DefinitionSession session = DefinitionSession.of(Documents.document(Documents.textEditor(part)));
		if (session != null && session.snapshot().kind() != null) {
			known.add(part);
			part.getSite().getService(IContextService.class).activateContext(ID);
		} else if (session != null) {
			waitForRoot(session, part);
		} else if (part instanceof IPageChangeProvider pages) {
			pages.addPageChangedListener(event -> look(part));
		}
	}

	/** The generic editor hands us any XML; it is ours once it has one of our root elements. */
	private void waitForRoot(DefinitionSession session, IWorkbenchPart part) {
		if (!waiting.add(session)) {
			return;
		}
		session.addListener(result -> {
			if (result.text().kind() != null) {
				PlatformUI.getWorkbench().getDisplay().asyncExec(() -> look(part));
			}
		});
	}
}

package org.gasthaus.xml.ui.internal.wizard;

import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.core.runtime.IExecutableExtension;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.INewWizard;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.statushandlers.StatusManager;
import org.eclipse.ui.wizards.newresource.BasicNewResourceWizard;
import org.gasthaus.xml.ui.internal.Documents;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.assist.SnippetText;
import org.gasthaus.xml.ui.internal.assist.TabStops;

/**
 * A new definition from a template, in a file of the workspace. The plug-in's description names the root elements that one entry of
 * File &gt; New is for; without any it is for all.
 */
public final class NewDefinitionWizard extends BasicNewResourceWizard implements INewWizard, IExecutableExtension {
	private List<String> roots = List.of();
	private TemplatePage choice;
	private PlacePage place;

	@Override
	public void setInitializationData(IConfigurationElement config, String property, Object data) {
		if (data instanceof String names) {
			roots = List.of(names.split(","));
		}
	}

	@Override
	public void init(IWorkbench workbench, IStructuredSelection selection) {
		super.init(workbench, selection);
		setWindowTitle(Messages.NewDefinition_title);
	}

	@Override
	public void addPages() {
		choice = new TemplatePage(roots);
		place = new PlacePage(getSelection(), choice);
		addPage(choice);
		addPage(place);
	}

	static SnippetText snippet(TemplatePage choice) {
		String snippet = choice.template().snippetFor(choice.name());
		return SnippetText.of(snippet.endsWith("\n") ? snippet : snippet + "\n");
	}

	@Override
	public boolean canFinish() {
		// only there the place is known
		return super.canFinish() && getContainer().getCurrentPage() == place;
	}

	@Override
	public boolean performCancel() {
		place.forget();
		return super.performCancel();
	}

	@Override
	public boolean performFinish() {
		IFile file = place.createNewFile();
		if (file == null) {
			return false;
		}
		selectAndReveal(file);
		try {
			IEditorPart editor = IDE.openEditor(getWorkbench().getActiveWorkbenchWindow().getActivePage(), file);
			ITextViewer viewer = Documents.viewer(editor);
			if (viewer != null) {
				TabStops.link(viewer, snippet(choice), 0);
			}
		} catch (PartInitException e) {
			StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW | StatusManager.LOG);
		} catch (BadLocationException e) {
			// the file is there; only its tab stops are not
		}
		return true;
	}
}

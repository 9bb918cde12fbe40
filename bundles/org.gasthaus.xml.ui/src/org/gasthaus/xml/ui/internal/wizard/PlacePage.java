package org.gasthaus.xml.ui.internal.wizard;

import java.util.Arrays;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.dialogs.WizardNewFileCreationPage;
import org.gasthaus.xml.ui.internal.Messages;

/** Asks where the file goes. With a workspace that has no project yet, it makes one. */
final class PlacePage extends WizardNewFileCreationPage {
	private static final String FIRST_PROJECT = "definitions";
	private final TemplatePage choice;

	PlacePage(IStructuredSelection selection, TemplatePage choice) {
		super("place", selection);
		this.choice = choice;
		setTitle(Messages.NewDefinition_title);
		setDescription(Messages.PlacePage_description);
		setFileExtension("xml");
	}

	@Override
	public void setVisible(boolean visible) {
		if (visible) {
			makeSureOfProject();
			setFileName(choice.name() + ".xml");
		}
		super.setVisible(visible);
	}

	private void makeSureOfProject() {
		IProject[] projects = ResourcesPlugin.getWorkspace().getRoot().getProjects();
		if (Arrays.stream(projects).anyMatch(IProject::isOpen)) {
			if (getContainerFullPath() == null) {
				Arrays.stream(projects).filter(IProject::isOpen).findFirst().ifPresent(first -> setContainerFullPath(first.getFullPath()));
			}
			return;
		}
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(FIRST_PROJECT);
		try {
			if (!project.exists()) {
				project.create(null);
			}
			project.open(null);
			setContainerFullPath(project.getFullPath());
			setMessage(NLS.bind(Messages.PlacePage_created, FIRST_PROJECT), INFORMATION);
		} catch (CoreException e) {
			setErrorMessage(e.getMessage());
		}
	}

	@Override
	protected java.io.InputStream getInitialContents() {
		String text = NewDefinitionWizard.snippet(choice).text();
		return new java.io.ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
	}

	@Override
	protected void createAdvancedControls(org.eclipse.swt.widgets.Composite parent) {
		// a definition is a plain file
	}

	@Override
	protected org.eclipse.core.runtime.IStatus validateLinkedResource() {
		return org.eclipse.core.runtime.Status.OK_STATUS;
	}
}

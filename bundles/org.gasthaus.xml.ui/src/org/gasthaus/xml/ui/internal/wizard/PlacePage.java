package org.gasthaus.xml.ui.internal.wizard;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.dialogs.WizardNewFileCreationPage;
import org.gasthaus.xml.ui.internal.Messages;

/** Asks where the file goes. With a workspace that has no project yet, it makes one. */
final class PlacePage extends WizardNewFileCreationPage {
	private static final String FIRST_PROJECT = "definitions";
	private final TemplatePage choice;
	private IProject made;

	PlacePage(IStructuredSelection selection, TemplatePage choice) {
		super("place", selection);
		this.choice = choice;
		setTitle(Messages.NewDefinition_title);
		setDescription(Messages.PlacePage_description);
		setFileExtension("xml");
	}

	/** Made before the folders are shown: their tree does not hear of what comes later. */
	@Override
	public void createControl(Composite parent) {
		makeSureOfProject();
		super.createControl(parent);
		if (getContainerFullPath() == null) {
			openProject().ifPresent(first -> setContainerFullPath(first.getFullPath()));
		}
		if (made != null) {
			// a message would go with the first check of the fields
			setDescription(NLS.bind(Messages.PlacePage_created, FIRST_PROJECT));
		}
	}

	/** Takes back the project that was made for a file that is not wanted. */
	void forget() {
		try {
			if (made != null && made.isOpen() && isEmpty(made)) {
				made.delete(true, null);
			}
		} catch (CoreException e) {
			// it stays, empty
		}
	}

	/** Whether there is nothing but what a project says of itself, its encoding for example. */
	private static boolean isEmpty(IProject project) throws CoreException {
		return Arrays.stream(project.members()).allMatch(member -> member.getName().startsWith("."));
	}

	@Override
	public void setVisible(boolean visible) {
		if (visible) {
			setFileName(choice.name() + ".xml");
		}
		super.setVisible(visible);
	}

	private static Optional<IProject> openProject() {
		return Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(IProject::isOpen).findFirst();
	}

	private void makeSureOfProject() {
		if (openProject().isPresent()) {
			return;
		}
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject(FIRST_PROJECT);
		try {
			if (!project.exists()) {
				project.create(null);
				made = project;
			}
			project.open(null);
			setContainerFullPath(project.getFullPath());
		} catch (CoreException e) {
			setErrorMessage(e.getMessage());
		}
	}

	@Override
	protected InputStream getInitialContents() {
		String text = NewDefinitionWizard.snippet(choice).text();
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	protected void createAdvancedControls(Composite parent) {
		// a definition is a plain file
	}

	@Override
	protected void createLinkTarget() {
		// it links to nothing
	}

	@Override
	protected IStatus validateLinkedResource() {
		return Status.OK_STATUS;
	}
}

package org.gasthaus.xml.ui.internal.workspace;

import java.util.List;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.ui.IStartup;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.ide.completion.Completion;
import org.gasthaus.xml.schema.DocumentKind;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.ui.internal.DefinitionProblem;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.SharedLanguage;
import org.gasthaus.xml.ui.internal.edit.EditorContext;
import org.gasthaus.xml.ui.internal.wizard.DefinitionTemplate;

/** When the workbench is up: loads the schemas, so that the first editor need not wait, and then checks the workspace. */
public final class Startup implements IStartup {
	private static final List<DocumentKind> FREQUENT = List.of(DocumentKind.DOMAIN, DocumentKind.NETWORK, DocumentKind.STORAGE_POOL,
			DocumentKind.STORAGE_VOLUME);

	@Override
	public void earlyStartup() {
		IWorkbench workbench = PlatformUI.getWorkbench();
		workbench.getDisplay().asyncExec(() -> EditorContext.follow(workbench));
		Job job = new Job(Messages.Startup_name) {
			@Override
			protected IStatus run(IProgressMonitor monitor) {
				try {
					Schemas schemas = SharedLanguage.get().schemas();
					for (DocumentKind kind : FREQUENT) {
						schemas.prepare(kind);
					}
					SharedLanguage.get().templatesChanged();
					DefinitionTemplate.all();
					Completion.warmUp(LanguageContext.of(schemas));
				} catch (SchemaException e) {
					return new Status(IStatus.WARNING, DefinitionProblem.BUNDLE, e.getMessage(), e.getCause());
				} finally {
					WorkspaceCheck.get().start();
				}
				return Status.OK_STATUS;
			}
		};
		job.setSystem(true);
		job.setPriority(Job.LONG);
		job.schedule();
	}
}

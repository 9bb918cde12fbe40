package org.gasthaus.xml.ui.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentExtension4;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.IAnnotationModelExtension;
import org.gasthaus.xml.schema.DefinitionChecker;
import org.gasthaus.xml.schema.DocumentKind;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/** Checks one editor's text and shows what it found: as markers on a file of the workspace, else as annotations. */
final class CheckJob extends Job {
	/** Shared by all editors: a schema is loaded once. Holds nothing before the first check. */
	private static final Schemas SCHEMAS = new Schemas(SchemaSource.standard());

	private final IDocument document;
	private final IAnnotationModel annotations;
	private final DefinitionChecker checker = new DefinitionChecker(SCHEMAS);
	private List<Finding> shown;
	private List<Annotation> shownAnnotations = List.of();

	/** @param annotations may be {@code null} */
	CheckJob(IDocument document, IAnnotationModel annotations) {
		super(Messages.CheckJob_name);
		this.document = document;
		this.annotations = annotations;
		setSystem(true);
		setPriority(DECORATE);
	}

	@Override
	protected IStatus run(IProgressMonitor monitor) {
		long stamp = stamp();
		String text = document.get();
		List<Finding> findings;
		try {
			findings = check(text);
		} catch (SchemaException e) {
			return new Status(IStatus.WARNING, DefinitionProblem.BUNDLE, e.getMessage(), e.getCause());
		}
		// a change meanwhile has scheduled the next check
		if (monitor.isCanceled() || stamp != stamp() || findings.equals(shown)) {
			return Status.OK_STATUS;
		}
		try {
			show(findings, text, monitor);
			shown = findings;
			return Status.OK_STATUS;
		} catch (CoreException e) {
			return e.getStatus();
		}
	}

	/** A text that is none of libvirt's definitions is none of our business: the editor shows any XML. */
	private List<Finding> check(String text) throws SchemaException {
		XmlTree tree = XmlTree.of(text);
		XmlElement root = tree.root();
		return root == null || DocumentKind.ofRoot(root.name()) == null ? List.of() : checker.check(tree);
	}

	private long stamp() {
		return ((IDocumentExtension4) document).getModificationStamp();
	}

	private void show(List<Finding> findings, String text, IProgressMonitor monitor) throws CoreException {
		IFile file = file();
		if (file != null) {
			DefinitionProblem.mark(file, findings, text, monitor);
		} else if (annotations instanceof IAnnotationModelExtension model) {
			Map<Annotation, Position> added = new HashMap<>();
			for (Finding finding : findings) {
				added.put(new Annotation(annotationType(finding), false, finding.message()), new Position(finding.offset(), finding.length()));
			}
			model.replaceAnnotations(shownAnnotations.toArray(Annotation[]::new), added);
			shownAnnotations = new ArrayList<>(added.keySet());
		}
	}

	private static String annotationType(Finding finding) {
		switch (finding.severity()) {
		case ERROR:
			return "org.eclipse.ui.workbench.texteditor.error";
		case WARNING:
			return "org.eclipse.ui.workbench.texteditor.warning";
		default:
			return "org.eclipse.ui.workbench.texteditor.info";
		}
	}

	private IFile file() {
		ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(document);
		IPath location = buffer == null ? null : buffer.getLocation();
		if (location == null || location.segmentCount() < 2) {
			return null;
		}
		IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(location);
		return file.exists() ? file : null;
	}
}

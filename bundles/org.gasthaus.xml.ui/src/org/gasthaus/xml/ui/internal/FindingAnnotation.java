package org.gasthaus.xml.ui.internal;

import org.eclipse.jface.text.source.Annotation;
import org.gasthaus.xml.text.Finding;

/** A problem of a text that is no file of the workspace. */
public final class FindingAnnotation extends Annotation {
	private final Finding finding;

	FindingAnnotation(Finding finding) {
		super(type(finding), false, finding.message());
		this.finding = finding;
	}

	Finding finding() {
		return finding;
	}

	private static String type(Finding finding) {
		switch (finding.severity()) {
		case ERROR:
			return "org.eclipse.ui.workbench.texteditor.error";
		case WARNING:
			return "org.eclipse.ui.workbench.texteditor.warning";
		default:
			return "org.eclipse.ui.workbench.texteditor.info";
		}
	}
}

package org.gasthaus.xml.language.internal;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.diagnostics.IDiagnosticConsumer;
import org.eclipse.xtext.linking.ILinker;

/** Links nothing, since the grammar has no cross references. */
public final class NoLinks implements ILinker {
	@Override
	public void linkModel(EObject model, IDiagnosticConsumer problems) {
		// nothing to link
	}
}

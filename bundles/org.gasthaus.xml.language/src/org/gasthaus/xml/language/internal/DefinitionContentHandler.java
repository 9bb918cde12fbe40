package org.gasthaus.xml.language.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.impl.ContentHandlerImpl;
import org.gasthaus.xml.language.DefinitionLanguage;

/** Tells EMF which documents are libvirt definitions, by their root element. EMF asks only where the name of a file says nothing to it. */
public final class DefinitionContentHandler extends ContentHandlerImpl {
	@Override
	public boolean canHandle(URI uri) {
		return true;
	}

	@Override
	public Map<String, Object> contentDescription(URI uri, InputStream in, Map<?, ?> options, Map<Object, Object> context) throws IOException {
		Map<String, Object> description = super.contentDescription(uri, in, options, context);
		boolean ours = RootElements.kindOf(in) != null;
		description.put(VALIDITY_PROPERTY, ours ? Validity.VALID : Validity.INVALID);
		if (ours) {
			description.put(CONTENT_TYPE_PROPERTY, DefinitionLanguage.CONTENT_TYPE);
		}
		return description;
	}
}

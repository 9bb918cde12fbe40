package org.gasthaus.xml.language.internal;

import java.io.IOException;
import java.io.InputStream;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.URIConverter;
import org.eclipse.xtext.resource.impl.DefaultResourceServiceProvider;

import com.google.inject.Singleton;

/** Offers the services of the language for what is a definition by its content; for what cannot be read, by the extension {@code xml}. */
@Singleton
public final class DefinitionServiceProvider extends DefaultResourceServiceProvider {
	@Override
	public boolean canHandle(URI uri) {
		try (InputStream in = URIConverter.INSTANCE.createInputStream(uri.trimFragment())) {
			return RootElements.kindOf(in) != null;
		} catch (IOException unreadable) {
			return "xml".equalsIgnoreCase(uri.fileExtension());
		}
	}
}

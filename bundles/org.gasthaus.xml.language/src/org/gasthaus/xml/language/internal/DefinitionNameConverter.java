package org.gasthaus.xml.language.internal;

import org.eclipse.xtext.naming.IQualifiedNameConverter;

/** Names as {@code domain/web01}: libvirt allows a dot in a name but no slash. */
public final class DefinitionNameConverter extends IQualifiedNameConverter.DefaultImpl {
	@Override
	public String getDelimiter() {
		return "/";
	}
}

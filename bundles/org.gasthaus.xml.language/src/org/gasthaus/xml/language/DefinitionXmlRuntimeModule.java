package org.gasthaus.xml.language;

import org.eclipse.xtext.linking.ILinker;
import org.eclipse.xtext.naming.IQualifiedNameConverter;
import org.eclipse.xtext.naming.IQualifiedNameProvider;
import org.eclipse.xtext.parser.IParser;
import org.eclipse.xtext.parser.antlr.IReferableElementsUnloader;
import org.eclipse.xtext.resource.IDefaultResourceDescriptionStrategy;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.resource.XtextResource;
import org.eclipse.xtext.serializer.ISerializer;
import org.eclipse.xtext.util.IResourceScopeCache;
import org.eclipse.xtext.validation.IResourceValidator;
import org.gasthaus.xml.language.internal.DefinitionDescriptionManager;
import org.gasthaus.xml.language.internal.DefinitionDescriptionStrategy;
import org.gasthaus.xml.language.internal.DefinitionNameConverter;
import org.gasthaus.xml.language.internal.DefinitionNames;
import org.gasthaus.xml.language.internal.DefinitionParser;
import org.gasthaus.xml.language.internal.DefinitionServiceProvider;
import org.gasthaus.xml.language.internal.DefinitionValidator;
import org.gasthaus.xml.language.internal.NoLinks;
import org.gasthaus.xml.language.internal.WrittenText;

/** What is ours in the language, and what is left out because it costs time at every key and has nothing to do here. */
public class DefinitionXmlRuntimeModule extends AbstractDefinitionXmlRuntimeModule {
	public Class<? extends IParser> bindIParser() {
		return DefinitionParser.class;
	}

	@Override
	public Class<? extends XtextResource> bindXtextResource() {
		return DefinitionResource.class;
	}

	public Class<? extends IResourceValidator> bindIResourceValidator() {
		return DefinitionValidator.class;
	}

	public Class<? extends IResourceServiceProvider> bindIResourceServiceProvider() {
		return DefinitionServiceProvider.class;
	}

	public Class<? extends IResourceDescription.Manager> bindIResourceDescription$Manager() {
		return DefinitionDescriptionManager.class;
	}

	public Class<? extends IDefaultResourceDescriptionStrategy> bindIDefaultResourceDescriptionStrategy() {
		return DefinitionDescriptionStrategy.class;
	}

	@Override
	public Class<? extends IQualifiedNameProvider> bindIQualifiedNameProvider() {
		return DefinitionNames.class;
	}

	public Class<? extends IQualifiedNameConverter> bindIQualifiedNameConverter() {
		return DefinitionNameConverter.class;
	}

	/** The grammar has no cross references. */
	@Override
	public Class<? extends ILinker> bindILinker() {
		return NoLinks.class;
	}

	/** Without cross references nobody holds an object of a former text, so none has to become a proxy: at 1 MB that takes half a second. */
	public Class<? extends IReferableElementsUnloader> bindIReferableElementsUnloader() {
		return IReferableElementsUnloader.NullUnloader.class;
	}

	/** The cache listens to every change of every object; nothing that is computed here is slow enough for that. */
	public Class<? extends IResourceScopeCache> bindIResourceScopeCache() {
		return IResourceScopeCache.NullImpl.class;
	}

	@Override
	public Class<? extends ISerializer> bindISerializer() {
		return WrittenText.class;
	}
}

package org.gasthaus.xml.language;

import java.util.Map;

import org.eclipse.emf.ecore.resource.ContentHandler;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.resource.IResourceFactory;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.gasthaus.xml.language.internal.DefinitionContentHandler;

import com.google.inject.Injector;

/**
 * Makes the language known where no extension registry does: {@link DefinitionLanguage#instance()} runs it once, in a plain JVM and in Equinox.
 *
 * <p>EMF is told by content: what has the root element of a libvirt definition, whatever its file is called. The file extension {@code xml} is
 * left alone, because other languages and EMF's own XML resources have a claim to it, too.
 */
public class DefinitionXmlStandaloneSetup extends DefinitionXmlStandaloneSetupGenerated {
	private static final ContentHandler CONTENT_HANDLER = new DefinitionContentHandler();

	@Override
	public void register(Injector injector) {
		super.register(injector);
		ContentHandler.Registry handlers = ContentHandler.Registry.INSTANCE;
		if (!handlers.contentHandlers().contains(CONTENT_HANDLER)) {
			handlers.put(ContentHandler.Registry.HIGH_PRIORITY, CONTENT_HANDLER);
		}
		Resource.Factory.Registry.INSTANCE.getContentTypeToFactoryMap().put(DefinitionLanguage.CONTENT_TYPE,
				injector.getInstance(IResourceFactory.class));
		IResourceServiceProvider provider = injector.getInstance(IResourceServiceProvider.class);
		IResourceServiceProvider.Registry providers = IResourceServiceProvider.Registry.INSTANCE;
		providers.getContentTypeToFactoryMap().put(DefinitionLanguage.CONTENT_TYPE, provider);
		// tools of Xtext look by extension first and then ask the provider, which looks at the content
		Map<String, Object> extensions = providers.getExtensionToFactoryMap();
		extensions.putIfAbsent("xml", provider);
	}
}

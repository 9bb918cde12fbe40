package org.gasthaus.xml.language.ide;

import org.eclipse.xtext.util.Modules2;
import org.gasthaus.xml.language.DefinitionXmlRuntimeModule;
import org.gasthaus.xml.language.DefinitionXmlStandaloneSetup;

import com.google.inject.Guice;
import com.google.inject.Injector;

/** Sets the language up together with its services for editors. */
public class DefinitionXmlIdeSetup extends DefinitionXmlStandaloneSetup {
	@Override
	public Injector createInjector() {
		return Guice.createInjector(Modules2.mixin(new DefinitionXmlRuntimeModule(), new DefinitionXmlIdeModule()));
	}
}

package org.gasthaus.xml.language.internal;

import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.IDefaultResourceDescriptionStrategy;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.impl.DefaultResourceDescription;
import org.eclipse.xtext.resource.impl.DefaultResourceDescriptionManager;
import org.gasthaus.xml.language.DefinitionResource;

import com.google.inject.Singleton;

/** Describes resources for Xtext's index: the name that a definition has, and those that it uses. */
@Singleton
public final class DefinitionDescriptionManager extends DefaultResourceDescriptionManager {
	@Override
	protected IResourceDescription internalGetResourceDescription(Resource resource, IDefaultResourceDescriptionStrategy strategy) {
		return new Description(resource, strategy);
	}

	private static final class Description extends DefaultResourceDescription {
		private final Iterable<QualifiedName> used;

		Description(Resource resource, IDefaultResourceDescriptionStrategy strategy) {
			super(resource, strategy);
			used = UsedNames.of(((DefinitionResource) resource).tree());
		}

		@Override
		public Iterable<QualifiedName> getImportedNames() {
			return used;
		}
	}
}

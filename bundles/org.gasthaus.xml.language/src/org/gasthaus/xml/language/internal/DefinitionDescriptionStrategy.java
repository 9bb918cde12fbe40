package org.gasthaus.xml.language.internal;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.nodemodel.INode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.eclipse.xtext.resource.EObjectDescription;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.IReferenceDescription;
import org.eclipse.xtext.resource.impl.DefaultResourceDescriptionStrategy;
import org.eclipse.xtext.util.IAcceptor;
import org.gasthaus.xml.language.IndexData;
import org.gasthaus.xml.language.ast.Document;
import org.gasthaus.xml.language.ast.Element;
import org.gasthaus.xml.schema.DocumentKind;

import com.google.inject.Singleton;

/** Puts the name of a definition into Xtext's index, with what somebody who looks for it wants to know without opening the file. */
@Singleton
public final class DefinitionDescriptionStrategy extends DefaultResourceDescriptionStrategy {
	@Override
	public boolean createEObjectDescriptions(EObject object, IAcceptor<IEObjectDescription> acceptor) {
		if (object instanceof Document) {
			return true;
		}
		QualifiedName name = getQualifiedNameProvider().getFullyQualifiedName(object);
		if (name != null) {
			acceptor.accept(EObjectDescription.create(name, object, data((Element) object)));
		}
		return false;
	}

	@Override
	public boolean createReferenceDescriptions(EObject from, URI exportedContainer, IAcceptor<IReferenceDescription> acceptor) {
		return false;
	}

	private static Map<String, String> data(Element root) {
		DocumentKind kind = DocumentKind.ofRoot(root.getName());
		Map<String, String> data = new LinkedHashMap<>();
		data.put(IndexData.KIND, kind.name());
		INode place = NodeModelUtils.getNode(DefinitionNames.placeOfName(root, kind));
		data.put(IndexData.OFFSET, Integer.toString(place.getOffset()));
		data.put(IndexData.LENGTH, Integer.toString(place.getLength()));
		Element uuid = DefinitionNames.child(root, "uuid");
		if (uuid != null) {
			data.put(IndexData.UUID, DefinitionNames.text(uuid));
		}
		return data;
	}
}

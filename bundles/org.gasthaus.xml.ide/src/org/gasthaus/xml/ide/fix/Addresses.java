package org.gasthaus.xml.ide.fix;

import java.util.LinkedHashMap;
import java.util.Map;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.gasthaus.model.XmlMapping;
import org.gasthaus.model.device.Address;

/** The attributes of an address as they are written. */
final class Addresses {
	private Addresses() {
	}

	static Map<String, String> of(Address address) {
		Map<String, String> values = new LinkedHashMap<>();
		for (EAttribute attribute : address.eClass().getEAllAttributes()) {
			Object value = address.eIsSet(attribute) && !attribute.isMany() ? address.eGet(attribute) : null;
			if (value != null && XmlMapping.kind(attribute) == XmlMapping.Kind.ATTRIBUTE) {
				values.put(XmlMapping.name(attribute), EcoreUtil.convertToString(attribute.getEAttributeType(), value));
			}
		}
		return values;
	}
}

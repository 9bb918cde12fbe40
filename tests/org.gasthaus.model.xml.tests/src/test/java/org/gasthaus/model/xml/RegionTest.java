package org.gasthaus.model.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.gasthaus.model.AnyAttribute;
import org.gasthaus.model.XmlMapping;
import org.gasthaus.model.XmlMapping.Kind;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.DomainPackage;
import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.text.XmlTree;
import org.junit.jupiter.api.Test;

/** Every object and every feature that has a value knows where it stands. */
class RegionTest {
	@Test
	void whatStandsAtARegionIsWhatTheModelSays() {
		int values = 0;
		for (String name : Samples.ALL) {
			for (int seed = -1; seed < 20; seed++) {
				String text = seed < 0 ? Samples.text(name) : Layouts.of(Samples.text(name), seed);
				for (EObject object : Models.all(Definition.read(text).root())) {
					checkObject(text, object);
					for (EStructuralFeature feature : Models.settable(object)) {
						values += object.eIsSet(feature) ? checkFeature(text, object, feature) : 0;
					}
				}
			}
		}
		assertTrue(values > 5_000, "only " + values);
	}

	private static void checkObject(String text, EObject object) {
		Region name = Definition.region(object).orElseThrow();
		Region all = Definition.extent(object).orElseThrow();
		assertTrue(all.offset() <= name.offset() && name.offset() + name.length() <= all.offset() + all.length(), object.toString());
		String expected = object instanceof AnyAttribute any ? any.getName() : Definition.elementOf(object).orElseThrow().name();
		assertEquals(expected, text.substring(name.offset(), name.offset() + name.length()));
	}

	private static int checkFeature(String text, EObject object, EStructuralFeature feature) {
		Kind kind = XmlMapping.kind(feature);
		if (!(feature instanceof EAttribute attribute) || kind == Kind.TAG_NAME || kind == Kind.TAG_NAMESPACE) {
			return 0;
		}
		List<?> values = feature.isMany() ? (List<?>) object.eGet(feature) : List.of(object.eGet(feature));
		for (int i = 0; i < values.size(); i++) {
			Region region = Definition.region(object, feature, i).orElseThrow(() -> new AssertionError(feature + " has no region in " + text));
			String raw = text.substring(region.offset(), region.offset() + region.length());
			String literal = EcoreUtil.convertToString(attribute.getEAttributeType(), values.get(i));
			if (kind == Kind.PRESENCE) {
				assertEquals(XmlMapping.name(feature), raw);
			} else if (kind == Kind.ATTRIBUTE || kind == Kind.TAG_VALUE) {
				String doctype = text.contains("<!DOCTYPE") ? text.substring(text.indexOf("<!DOCTYPE"), text.indexOf("]>") + 2) : "";
				String quote = raw.indexOf('"') < 0 ? "\"" : "'";
				assertEquals(literal, XmlTree.of(doctype + "<a b=" + quote + raw + quote + "/>").root().attribute(0).value());
			} else if (!raw.contains("&") && !raw.contains("<![") && literal.startsWith(raw)) {
				// the first piece where a comment parts the text
				assertTrue(!raw.isEmpty(), text);
			} else {
				assertTrue(raw.contains("&") || raw.startsWith("<![CDATA["), () -> raw + " is not " + literal + " in " + text);
			}
		}
		return values.size();
	}

	@Test
	void aValueIsMarkedWithoutQuotesAndWithoutWhiteSpace() {
		String text = "<domain type=\"kvm\"><memory>\n  4096\n</memory><name>a</name><name>b</name></domain>";
		Domain domain = (Domain) Definition.read(text).root();
		assertEquals(new Region(text.indexOf("kvm"), 3), Definition.region(domain, DomainPackage.Literals.DOMAIN__TYPE).orElseThrow());
		assertEquals(new Region(text.indexOf("4096"), 4), Definition.region(domain.getMemory(), DomainPackage.Literals.DOMAIN_MEMORY__VALUE).orElseThrow());
		assertEquals(new Region(text.indexOf(">a<") + 1, 1), Definition.region(domain, DomainPackage.Literals.DOMAIN__NAME).orElseThrow());
		assertTrue(Definition.region(domain, DomainPackage.Literals.DOMAIN__UUID).isEmpty());
	}
}

package org.gasthaus.model.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.gasthaus.model.AnyAttribute;
import org.gasthaus.model.AnyElement;
import org.gasthaus.model.ModelFactory;
import org.gasthaus.model.domain.CommandlineArg;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.DomainFactory;
import org.junit.jupiter.api.Test;

/** Elements of foreign namespaces, whatever their prefix. */
class NamespacesTest {
	private static final String QEMU = "http://libvirt.org/schemas/domain/qemu/1.0";

	private static Domain domain(Definition definition) {
		return (Domain) definition.root();
	}

	private static CommandlineArg arg(String value) {
		CommandlineArg arg = DomainFactory.eINSTANCE.createCommandlineArg();
		arg.setValue(value);
		return arg;
	}

	@Test
	void thePrefixIsFreeToChoose() {
		Definition definition = Definition.read("<domain><q:commandline xmlns:q='" + QEMU + "'><q:arg value='-s'/></q:commandline></domain>");
		assertEquals("-s", domain(definition).getQemuCommandline().getArgs().get(0).getValue());
		domain(definition).getQemuCommandline().getArgs().add(arg("-S"));
		assertEquals("<domain><q:commandline xmlns:q='" + QEMU + "'><q:arg value='-s'/><q:arg value='-S'/></q:commandline></domain>", definition.write());
	}

	@Test
	void aPrefixThatNobodyDeclaredMeansNothing() {
		Definition definition = Definition.read("<domain><qemu:commandline><qemu:arg value='-s'/></qemu:commandline><x:name>n</x:name></domain>");
		assertNull(domain(definition).getQemuCommandline());
		assertNull(domain(definition).getName());
		assertEquals(2, domain(definition).getAnyElements().size());
		domain(definition).setName("real");
		assertEquals("<domain><name>real</name><qemu:commandline><qemu:arg value='-s'/></qemu:commandline><x:name>n</x:name></domain>", definition.write());
	}

	@Test
	void whatNobodyDeclaredYetIsDeclaredOnce() {
		Definition definition = Definition.read("<domain>\n  <name>a</name>\n</domain>");
		domain(definition).setQemuCommandline(DomainFactory.eINSTANCE.createQemuCommandline());
		domain(definition).getQemuCommandline().getArgs().add(arg("-s"));
		assertEquals("<domain>\n  <name>a</name>\n  <qemu:commandline xmlns:qemu='" + QEMU + "'>\n    <qemu:arg value='-s'/>\n  </qemu:commandline>\n</domain>",
				definition.write());
	}

	@Test
	void aPrefixThatStandsForSomethingElseIsNotTaken() {
		Definition definition = Definition.read("<domain xmlns:qemu='urn:other'><name>a</name></domain>");
		domain(definition).setQemuCommandline(DomainFactory.eINSTANCE.createQemuCommandline());
		domain(definition).getQemuCommandline().getArgs().add(arg("-s"));
		Definition again = Definition.read(definition.write());
		assertEquals("-s", domain(again).getQemuCommandline().getArgs().get(0).getValue(), definition.write());
	}

	@Test
	void untypedNodesBringTheirNamespaceAlong() {
		Definition definition = Definition.read("<domain xmlns:b='urn:b'><name>a</name></domain>");
		for (String prefix : new String[] { "a", "b" }) {
			AnyElement any = ModelFactory.eINSTANCE.createAnyElement();
			any.setName(prefix + ":item");
			any.setNamespace("urn:" + prefix);
			AnyAttribute attribute = ModelFactory.eINSTANCE.createAnyAttribute();
			attribute.setName("c:x");
			attribute.setNamespace("urn:c");
			attribute.setValue("1");
			any.getAnyAttributes().add(attribute);
			domain(definition).getAnyElements().add(any);
		}
		String written = definition.write();
		assertEquals("<domain xmlns:b='urn:b'><name>a</name><a:item xmlns:a='urn:a' xmlns:c='urn:c' c:x='1'/><b:item xmlns:c='urn:c' c:x='1'/></domain>", written);
		assertEquals(Models.describe(definition.root()), Models.describe(Definition.read(written).root()));
	}

	@Test
	void anUntypedAttributeDeclaresItsNamespaceOnce() {
		Definition definition = Definition.read("<domain type='a'><name>a</name></domain>");
		for (String name : new String[] { "c:x", "c:y" }) {
			AnyAttribute attribute = ModelFactory.eINSTANCE.createAnyAttribute();
			attribute.setName(name);
			attribute.setNamespace("urn:c");
			attribute.setValue("1");
			domain(definition).getAnyAttributes().add(attribute);
		}
		assertEquals("<domain type='a' xmlns:c='urn:c' c:x='1' c:y='1'><name>a</name></domain>", definition.write());
	}

	@Test
	void aDefaultNamespaceMakesItAnotherDocument() {
		assertEquals("AnyElement", Definition.read("<domain xmlns='urn:x'><name>a</name></domain>").root().eClass().getName());
		assertEquals("a", domain(Definition.read("<domain><metadata><x xmlns='urn:x'/></metadata><name>a</name></domain>")).getName());
	}
}

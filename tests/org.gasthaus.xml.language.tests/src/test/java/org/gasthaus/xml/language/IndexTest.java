package org.gasthaus.xml.language;

import static org.gasthaus.xml.language.Language.resource;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.xtext.naming.IQualifiedNameConverter;
import org.eclipse.xtext.naming.QualifiedName;
import org.eclipse.xtext.resource.IEObjectDescription;
import org.eclipse.xtext.resource.IResourceDescription;
import org.eclipse.xtext.resource.IResourceDescriptions;
import org.eclipse.xtext.resource.IResourceServiceProvider;
import org.eclipse.xtext.resource.XtextResourceSet;
import org.eclipse.xtext.resource.impl.ResourceSetBasedResourceDescriptions;
import org.gasthaus.xml.language.ast.AstPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Xtext's index and EMF's registries know of definitions. */
class IndexTest {
	private static final String NETWORK = "<network>\n  <name>back.end</name>\n  <uuid>5</uuid>\n</network>";

	@Test
	void aDefinitionExportsItsNameWithWhatALookUpNeeds() {
		List<IEObjectDescription> exported = exported(NETWORK);
		assertEquals(1, exported.size());
		IEObjectDescription network = exported.get(0);
		assertEquals(QualifiedName.create("network", "back.end"), network.getName());
		assertEquals("NETWORK", network.getUserData(IndexData.KIND));
		assertEquals("5", network.getUserData(IndexData.UUID));
		assertEquals(NETWORK.indexOf("<name>"), Integer.parseInt(network.getUserData(IndexData.OFFSET)));
		assertEquals("<name>back.end</name>".length(), Integer.parseInt(network.getUserData(IndexData.LENGTH)));
		assertEquals("network/back.end", DefinitionLanguage.instance().service(IQualifiedNameConverter.class).toString(network.getName()));
	}

	@Test
	void eachKindIsNamedByWhatLibvirtNamesItBy() {
		assertEquals(List.of("domain.a"), names("<domain><name> a </name></domain>"));
		assertEquals(List.of("pool.p"), names("<pool type='dir'><name>p</name></pool>"));
		assertEquals(List.of("volume.v"), names("<volume><name><![CDATA[v]]></name></volume>"));
		assertEquals(List.of("domainsnapshot.s"), names("<domainsnapshot><name>s</name></domainsnapshot>"));
		assertEquals(List.of("filter.f"), names("<filter name='f'/>"));
		assertEquals(List.of("interface.eth0"), names("<interface name='eth0'/>"));
		assertEquals(List.of("secret.1-2"), names("<secret><uuid>1-2</uuid></secret>"));
	}

	@Test
	void whatHasNoNameExportsNothing() {
		for (String text : List.of("", "<domain/>", "<domain><name/></domain>", "<html><name>x</name></html>", "<disk><name>x</name></disk>", "<", "<domain><name>")) {
			assertEquals(List.of(), names(text), text);
		}
	}

	@Test
	void theNamesThatADefinitionUsesAreImported() {
		List<QualifiedName> used = new ArrayList<>();
		resourceDescription("""
				<domain><name>a</name><devices>
				  <disk type='volume'><source pool='Images' volume='a.img'/></disk>
				  <interface type='network'><source network='back'/><filterref filter='clean'/></interface>
				  <disk type='network'><auth><secret type='ceph' uuid='77'/></auth></disk>
				</devices></domain>
				""").getImportedNames().forEach(used::add);
		assertEquals(List.of(QualifiedName.create("pool", "images"), QualifiedName.create("volume", "a.img"), QualifiedName.create("network", "back"),
				QualifiedName.create("filter", "clean"), QualifiedName.create("secret", "77")), used);
	}

	@Test
	void aChangedNetworkConcernsTheDomainThatUsesItAndNoOther() {
		IResourceDescription.Manager manager = DefinitionLanguage.instance().service(IResourceDescription.Manager.class);
		IResourceDescription.Delta renamed = manager.createDelta(resourceDescription(NETWORK), resourceDescription(NETWORK.replace("back.end", "front")));
		assertTrue(manager.isAffected(renamed, resourceDescription("<domain><devices><interface><source network='back.end'/></interface></devices></domain>")));
		assertFalse(manager.isAffected(renamed, resourceDescription("<domain><devices><interface><source network='other'/></interface></devices></domain>")));
	}

	@Test
	void toolsOfXtextFindNamesInAResourceSet(@TempDir Path folder) throws Exception {
		Path file = Files.writeString(folder.resolve("net.xml"), NETWORK);
		DefinitionLanguage language = DefinitionLanguage.instance();
		XtextResourceSet set = language.service(XtextResourceSet.class);
		set.getResource(URI.createFileURI(file.toString()), true);
		ResourceSetBasedResourceDescriptions index = (ResourceSetBasedResourceDescriptions) language.service(IResourceDescriptions.class);
		index.setContext(set);
		List<String> found = new ArrayList<>();
		index.getExportedObjects(AstPackage.eINSTANCE.getElement(), QualifiedName.create("network", "back.end"), false)
				.forEach(description -> found.add(description.getEObjectURI().lastSegment() + " " + description.getName()));
		assertEquals(List.of("net.xml network.back.end"), found);
	}

	@Test
	void emfReadsADefinitionByItsRootElementWhateverTheFileIsCalled(@TempDir Path folder) throws Exception {
		DefinitionLanguage.instance();
		for (String name : List.of("a.xml", "b.conf", "c")) {
			Path file = Files.writeString(folder.resolve(name), "<!-- long -->\n" + NETWORK);
			ResourceSet set = new ResourceSetImpl();
			Resource resource = set.getResource(URI.createFileURI(file.toString()), true);
			assertInstanceOf(DefinitionResource.class, resource, name);
			assertEquals("<!-- long -->\n" + NETWORK, ((DefinitionResource) resource).text());
		}
	}

	@Test
	void otherXmlIsLeftAlone(@TempDir Path folder) throws Exception {
		DefinitionLanguage.instance();
		for (String text : List.of("<project/>", "<filter xmlns='urn:other'/>", "", "no xml")) {
			URI file = URI.createFileURI(Files.writeString(folder.resolve("pom.xml"), text).toString());
			assertNull(new ResourceSetImpl().getResourceFactoryRegistry().getFactory(file), text);
			assertFalse(IResourceServiceProvider.Registry.INSTANCE.getResourceServiceProvider(file).canHandle(file), text);
		}
		URI ours = URI.createFileURI(Files.writeString(folder.resolve("x.xml"), NETWORK).toString());
		assertTrue(IResourceServiceProvider.Registry.INSTANCE.getResourceServiceProvider(ours).canHandle(ours));
	}

	private static List<String> names(String text) {
		return exported(text).stream().map(description -> description.getName().toString()).toList();
	}

	private static List<IEObjectDescription> exported(String text) {
		List<IEObjectDescription> exported = new ArrayList<>();
		resourceDescription(text).getExportedObjects().forEach(exported::add);
		return exported;
	}

	private static IResourceDescription resourceDescription(String text) {
		return DefinitionLanguage.instance().describe(resource(text));
	}
}

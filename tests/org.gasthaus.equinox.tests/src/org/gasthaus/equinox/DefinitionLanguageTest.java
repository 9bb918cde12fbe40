package org.gasthaus.equinox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.xtext.util.CancelIndicator;
import org.eclipse.xtext.validation.Issue;
import org.gasthaus.xml.language.DefinitionLanguage;
import org.gasthaus.xml.language.DefinitionResource;
import org.gasthaus.xml.language.IssueFixes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** The Xtext language works in Equinox as in a plain JVM, without any user interface of Xtext. */
class DefinitionLanguageTest {
	private static final String TEXT = "<network>\n  <name>back</name>\n  <bridg name='virbr9'/>\n</network>";

	@Test
	void aDefinitionIsReadAndCheckedAndFixed() {
		DefinitionLanguage language = DefinitionLanguage.instance();
		DefinitionResource resource = language.resource(URI.createURI("test:/net.xml"), TEXT);
		List<Issue> issues = language.validate(resource, CancelIndicator.NullImpl);
		assertEquals(List.of("schema.unknown-element"), issues.stream().map(Issue::getCode).toList());
		IssueFixes.of(issues.get(0)).get(0).edits().forEach(edit -> language.update(resource, edit.offset(), edit.length(), edit.text()));
		assertEquals(List.of(), language.validate(resource, CancelIndicator.NullImpl));
		assertEquals("back", language.describe(resource).getExportedObjects().iterator().next().getName().getLastSegment());
	}

	@Test
	void emfFindsTheLanguageByTheRootElement(@TempDir Path folder) throws Exception {
		DefinitionLanguage.instance();
		Path file = Files.writeString(folder.resolve("net.conf"), TEXT);
		ResourceSet set = new ResourceSetImpl();
		Resource resource = set.getResource(URI.createFileURI(file.toString()), true);
		assertInstanceOf(DefinitionResource.class, resource);
	}

	@Test
	void xtextIsThereWithoutItsUserInterface() {
		Bundle[] bundles = FrameworkUtil.getBundle(DefinitionLanguageTest.class).getBundleContext().getBundles();
		List<String> names = List.of(bundles).stream().map(Bundle::getSymbolicName).toList();
		assertTrue(names.contains("org.eclipse.xtext"), names::toString);
		assertFalse(names.contains("org.eclipse.xtext.ui"), names::toString);
	}
}

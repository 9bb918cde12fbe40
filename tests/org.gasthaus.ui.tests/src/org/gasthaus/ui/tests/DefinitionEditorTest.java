package org.gasthaus.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.content.IContentType;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.xml.ui.BoundHosts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Definitions in the editor area: of a guest as it is, and in files. */
class DefinitionEditorTest extends WindowTest {
	private static final String GENERIC_EDITOR = "org.eclipse.ui.genericeditor.GenericEditor";
	private static final String EDITOR = "org.gasthaus.xml.ui.editor";
	private static final String PROBLEM = "org.gasthaus.xml.ui.problem";
	private static final String WRONG = """
			<domain type='kvm'>
			  <name>web</name>
			  <memory unit='KiB'>1048576</memory>
			  <vcpu placement='statik'>2</vcpu>
			  <os>
			    <type arch='x86_64'>hvm</type>
			  </os>
			</domain>
			""";

	@Test
	void enterOpensTheDefinitionOfAGuestColoured() {
		ITextEditor editor = openGuest();
		assertEquals(EDITOR, Window.ui(() -> Window.part(editor).getSite().getId()));
		assertEquals("test (test:///default)", Window.ui(editor::getTitle));
		assertTrue(Window.ui(() -> document(editor).get()).startsWith("<domain type='test'"));
		assertTrue(Window.ui(editor::isEditable));
		awaitColours(editor);
	}

	@Test
	void theLiveDefinitionFollowsTheHost() throws Exception {
		ITextEditor editor = openGuest();
		DomainHandle guest = Hosts.guest();
		HypervisorSession session = guest.connection().session(null);
		String before = session.domainXml(guest.id(), XmlView.INACTIVE);
		session.suspendDomain(guest.id(), null);
		session.destroyDomain(guest.id(), null);
		try {
			session.defineDomain(before.replace("</name>", "</name>\n  <title>Under new management</title>"), null);
			Window.await("the new title in the editor", () -> document(editor).get().contains("<title>Under new management</title>"));
		} finally {
			session.defineDomain(before, null);
		}
	}

	@Test
	void aWrongFileIsMarkedAtTheExactPlaceAndTheQuickFixMendsIt() throws Exception {
		IFile file = file("web.xml", WRONG);
		IEditorPart editor = Window.ui(() -> IDE.openEditor(Window.page(), file));
		assertEquals(EDITOR, Window.ui(() -> editor.getSite().getId()));
		IMarker marker = Window.await("the marker", () -> {
			IMarker[] found = file.findMarkers(PROBLEM, true, IResource.DEPTH_ZERO);
			return found.length == 1 ? found[0] : null;
		});
		int start = WRONG.indexOf("statik");
		assertEquals(start, marker.getAttribute(IMarker.CHAR_START, -1));
		assertEquals(start + "statik".length(), marker.getAttribute(IMarker.CHAR_END, -1));
		assertEquals(4, marker.getAttribute(IMarker.LINE_NUMBER, -1));
		assertEquals(IMarker.SEVERITY_ERROR, marker.getAttribute(IMarker.SEVERITY, -1));
		assertEquals("schema.value", marker.getAttribute("code", ""));

		IMarkerResolution[] fixes = Window.ui(() -> IDE.getMarkerHelpRegistry().getResolutions(marker));
		assertTrue(fixes.length > 0, "No fix is offered");
		Window.ui(() -> fixes[0].run(marker));
		assertEquals(WRONG.replace("statik", "static"), Window.ui(() -> document(Window.text(editor)).get()));
		Window.await("no marker", () -> file.findMarkers(PROBLEM, true, IResource.DEPTH_ZERO).length == 0);
	}

	/** Two values can be mended unasked, the third only by a person. */
	@Test
	void theFixOfAllPromisesNoNumber() throws Exception {
		String text = WRONG.replace("</domain>", "  <on_reboot>restrat</on_reboot>\n  <on_crash>xyzzy</on_crash>\n</domain>");
		IFile file = file("several.xml", text);
		Window.ui(() -> IDE.openEditor(Window.page(), file));
		IMarker marker = Window.await("the markers", () -> {
			IMarker[] found = file.findMarkers(PROBLEM, true, IResource.DEPTH_ZERO);
			return found.length == 3 ? Arrays.stream(found).filter(one -> one.getAttribute(IMarker.CHAR_START, 0) == text.indexOf("statik")).findFirst().orElse(null) : null;
		});
		List<String> labels = Arrays.stream(Window.ui(() -> IDE.getMarkerHelpRegistry().getResolutions(marker))).map(IMarkerResolution::getLabel).toList();
		assertTrue(labels.contains("Mend what can be mended of this kind in this file"), labels.toString());
	}

	@Test
	void typingIsCheckedWithoutSaving() throws Exception {
		IFile file = file("typed.xml", WRONG.replace("statik", "static"));
		ITextEditor editor = Window.text(Window.ui(() -> IDE.openEditor(Window.page(), file)));
		int place = WRONG.indexOf("</name>");
		replace(editor, place + 2, 4, "nam");
		IMarker marker = Window.await("a marker for the end tag", () -> {
			IMarker[] found = file.findMarkers(PROBLEM, true, IResource.DEPTH_ZERO);
			return found.length == 0 ? null : found[0];
		});
		assertTrue(marker.getAttribute("code", "").startsWith("syntax."), marker.getAttribute("code", ""));
		replace(editor, place + 2, 3, "name");
		Window.await("no marker", () -> file.findMarkers(PROBLEM, true, IResource.DEPTH_ZERO).length == 0);
	}

	@Test
	void aMisspeltRootOfWhatLooksLikeADefinitionIsMarked() throws Exception {
		IFile file = file("misspelt.xml", "<domian type='kvm'>\n  <name>a</name>\n  <memory>1048576</memory>\n</domian>\n");
		IFile foreign = file("domains.xml", "<domains>\n  <domain type='kvm'/>\n</domains>\n");
		IContentType definition = Platform.getContentTypeManager().getContentType("org.gasthaus.xml.definition");
		assertTrue(file.getContentDescription().getContentType().isKindOf(definition));
		assertFalse(foreign.getContentDescription().getContentType().isKindOf(definition));
		Window.ui(() -> IDE.openEditor(Window.page(), file));
		IMarker marker = Window.await("a marker for the root", () -> {
			IMarker[] found = file.findMarkers(PROBLEM, true, IResource.DEPTH_ZERO);
			return found.length == 0 ? null : found[0];
		});
		assertEquals("schema.unknown-root", marker.getAttribute("code", ""));
	}

	@Test
	void xmlOfOthersIsNotJudged() throws Exception {
		IFile file = file("pom.xml", "<project><domain type='statik'/></project>");
		IFile own = file("own.xml", WRONG);
		IEditorPart other = Window.ui(() -> IDE.openEditor(Window.page(), file, GENERIC_EDITOR));
		Window.ui(() -> IDE.openEditor(Window.page(), own));
		// both are checked in the order in which they were opened
		Window.await("the marker of our file", () -> own.findMarkers(PROBLEM, true, IResource.DEPTH_ZERO).length == 1);
		assertEquals(0, file.findMarkers(PROBLEM, true, IResource.DEPTH_ZERO).length, Window.ui(other::getTitle));
	}

	/** The folder has schemas of a libvirt that is older and of one that is newer than the host's. */
	@Test
	void aBoundFileIsCheckedByTheSchemasOfItsHostsVersion(@TempDir Path schemas) throws Exception {
		for (String version : List.of("8.0.0", "99.0.0")) {
			Files.writeString(Files.createDirectory(schemas.resolve(version)).resolve("domain.rng"), "<grammar xmlns='http://relaxng.org/ns/structure/1.0'><start>"
					+ "<element name='domain'><element name='of" + version + "'><empty/></element></element></start></grammar>");
		}
		IEclipsePreferences preferences = InstanceScope.INSTANCE.getNode("org.gasthaus.xml.ui");
		IFile file = file("bound.xml", "<domain/>");
		try {
			preferences.put("schemaFolder", schemas.toString());
			preferences.put("schema", "folder");
			awaitProblem(file, "of99.0.0");
			BoundHosts.bind(file, Hosts.guest().connection().uri().toString());
			awaitProblem(file, "of8.0.0");
			BoundHosts.bind(file, null);
			awaitProblem(file, "of99.0.0");
		} finally {
			preferences.remove("schema");
			preferences.remove("schemaFolder");
			file.delete(true, null);
		}
	}

	private static void awaitProblem(IFile file, String word) {
		Window.await("a problem with " + word, () -> Arrays.stream(file.findMarkers(PROBLEM, true, IResource.DEPTH_ZERO))
				.anyMatch(marker -> marker.getAttribute(IMarker.MESSAGE, "").contains(word)));
	}

	@Test
	void twoFilesAreComparedFromTheirMenu() throws Exception {
		IFile one = file("one.xml", WRONG);
		IFile two = file("two.xml", WRONG.replace("statik", "static").replace("<name>", "<name>other-"));
		IViewPart explorer = Window.ui(() -> Window.page().showView("org.eclipse.ui.navigator.ProjectExplorer"));
		Tree tree = Window.await("the projects", () -> Window.find(Window.shell(), Tree.class,
				candidate -> candidate.isVisible() && Arrays.stream(candidate.getItems()).anyMatch(item -> item.getText().equals("guests"))));
		Window.await("both files to be selected", () -> {
			explorer.getSite().getSelectionProvider().setSelection(new StructuredSelection(List.of(one, two)));
			return tree.getSelectionCount() == 2;
		});
		MenuItem compare = Window.ui(() -> item(shown(item(shown(tree.getMenu()), "Compare With").getMenu()), "Each Other"));
		Window.ui(() -> compare.notifyListeners(SWT.Selection, new Event()));
		IEditorPart editor = Window.await("the comparison", () -> Window.page().getActiveEditor());
		assertEquals("org.eclipse.compare.CompareEditor", Window.ui(() -> editor.getSite().getId()));
		// one definition that changed, although its name did
		String changes = Window.await("its structure", () -> {
			Tree structure = Window.find(Window.shell(), Tree.class, candidate -> candidate.isVisible()
					&& Arrays.stream(candidate.getItems()).anyMatch(item -> item.getText().startsWith("domain ")));
			return structure == null ? null : String.join(", ", Arrays.stream(structure.getItems()).map(TreeItem::getText).toList());
		});
		assertTrue(changes.startsWith("domain ") && !changes.contains(","), changes);
		IViewPart hosts = Hosts.view();
		Window.ui(() -> {
			Window.page().closeEditor(editor, false);
			Window.page().activate(hosts);
		});
	}

	private static Menu shown(Menu menu) {
		menu.notifyListeners(SWT.Show, new Event());
		return menu;
	}

	private static MenuItem item(Menu menu, String label) {
		List<String> labels = Arrays.stream(menu.getItems()).map(item -> item.getText().replace("&", "")).toList();
		assertTrue(labels.contains(label), labels.toString());
		return menu.getItem(labels.indexOf(label));
	}

	static ITextEditor openGuest() {
		Hosts.select(Hosts.guest());
		Window.type(SWT.NONE, SWT.CR);
		return Window.text(Window.await("the editor of test", () -> Window.page().getActiveEditor()));
	}

	static IFile file(String name, String text) throws Exception {
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("guests");
		if (!project.exists()) {
			project.create(null);
		}
		project.open(null);
		IFile file = project.getFile(name);
		if (file.exists()) {
			file.delete(true, null);
		}
		file.create(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, null);
		return file;
	}

	static IDocument document(ITextEditor editor) {
		return editor.getDocumentProvider().getDocument(editor.getEditorInput());
	}

	private static void replace(ITextEditor editor, int offset, int length, String text) {
		Window.ui(() -> {
			document(editor).replace(offset, length, text);
			return null;
		});
	}

	/** Waits until names and values have the colours that the theme gives them. */
	static void awaitColours(ITextEditor editor) {
		Window.await("colours in the text", () -> {
			StyledText text = editor.getAdapter(ITextViewer.class).getTextWidget();
			Set<Color> used = Arrays.stream(text.getStyleRanges()).map((StyleRange range) -> range.foreground).collect(Collectors.toSet());
			return used.contains(colour("element")) && used.contains(colour("attribute")) && used.contains(colour("value"));
		});
	}

	static Color colour(String part) {
		return JFaceResources.getColorRegistry().get("org.gasthaus.xml.ui." + part);
	}
}

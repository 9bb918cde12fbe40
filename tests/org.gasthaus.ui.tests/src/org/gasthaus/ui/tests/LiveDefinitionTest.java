package org.gasthaus.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.List;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.texteditor.ITextEditor;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.xml.ui.HostBinding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** A guest's definition, edited in the workbench and saved to its host. */
class LiveDefinitionTest extends WindowTest {
	private static final String CHANGES = "org.gasthaus.definitions.ui.view.changes";

	private DomainHandle guest;
	private HypervisorSession session;
	private String before;
	private ITextEditor editor;
	private IEditorPart part;

	@BeforeEach
	void openTheGuest() throws Exception {
		guest = Hosts.guest();
		session = guest.connection().session(null);
		before = session.domainXml(guest.id(), XmlView.INACTIVE);
		editor = DefinitionEditorTest.openGuest();
		part = Window.part(editor);
	}

	@AfterEach
	void putBack() throws Exception {
		Window.ui(() -> Window.page().closeAllEditors(false));
		session.defineDomain(before, null);
	}

	@Test
	void savingDefinesAndTellsWhatWaitsForAPowerCycle() throws Exception {
		DefinitionStructureTest.replace(editor, "</name>", "</name>\n  <title>Inn</title>");
		DefinitionStructureTest.replace(editor, "</devices>",
				"  <disk type='file' device='disk'>\n      <source file='/srv/b.img'/>\n      <target dev='vdb' bus='virtio'/>\n    </disk>\n  </devices>");
		assertTrue(Window.ui(part::isDirty));
		save();
		Window.await("the text to be saved", () -> !part.isDirty());
		assertTrue(session.domainXml(guest.id(), XmlView.INACTIVE).contains("<title>Inn</title>"));
		Window.await("what waits for a power cycle", () -> Window.page().findView(CHANGES) != null
				&& Window.all(Window.shell()).anyMatch(one -> one instanceof org.eclipse.swt.widgets.Tree tree && tree.getItemCount() > 0
						&& tree.getItem(0).getText().startsWith("After test was shut off and started again")));
		Screenshots.settle();
		Screenshots.take("live-saved");
		Screenshots.publish("live-saved");
		Window.ui(() -> {
			IWorkbenchPage page = Window.page();
			page.hideView(page.findView(CHANGES));
		});
	}

	@Test
	void completionKnowsWhatTheHostHas() throws Exception {
		BundleContext context = FrameworkUtil.getBundle(HostBinding.class).getBundleContext();
		HostBinding hosts = context.getService(context.getServiceReference(HostBinding.class));
		String uri = guest.connection().uri().toString();
		Window.await("what the host has to be read", () -> hosts.knowledge(uri).bridges().contains("virbr0") && !hosts.knowledge(uri).interfaces().isEmpty());
		DefinitionStructureTest.replace(editor, "</devices>", "  <interface type='bridge'>\n      <source bridge=''/>\n    </interface>\n  </devices>");
		DefinitionStructureTest.select(editor, DefinitionStructureTest.text(editor).indexOf("bridge=''") + "bridge='".length(), 0);
		DefinitionStructureTest.press(SWT.MOD1, ' ', editor);
		Window.await("the bridge of the host's network", () -> DefinitionAssistTest.popup("virbr0"));
		Window.ui(() -> DefinitionAssistTest.popup("virbr0").getShell().close());
	}

	@Test
	void whatLibvirtWouldRefuseIsAskedFirstAndKept() throws Exception {
		DefinitionStructureTest.replace(editor, "placement='static'", "placement='statik'");
		save();
		Shell question = Window.await("the question", () -> Window.dialog("Define"));
		assertTrue(message(question).startsWith("libvirt will probably refuse this definition of test on test:///default: line "), message(question));
		Window.press(question, "Cancel");
		Window.await("the question to be gone", () -> Window.dialog("Define") == null);
		assertTrue(Window.ui(part::isDirty), "nothing was saved, nothing is lost");
		assertTrue(DefinitionStructureTest.text(editor).contains("statik"));
		assertEquals(before, session.domainXml(guest.id(), XmlView.INACTIVE));
	}

	@Test
	void closingWithASaveThatIsRefusedKeepsTheEditor() throws Exception {
		DefinitionStructureTest.replace(editor, "placement='static'", "placement='statik'");
		Window.later(() -> Window.page().closeEditor(part, true));
		Shell asks = Window.await("the question whether to save", () -> Window.dialog("Save Resource"));
		Window.press(asks, "Save");
		Shell question = Window.await("the question", () -> Window.dialog("Define"));
		Window.press(question, "Cancel");
		Window.await("the question to be gone", () -> Window.dialog("Define") == null);
		assertTrue(Window.ui(() -> List.of(Window.page().getEditors()).contains(part)), "the editor is open");
		assertTrue(Window.ui(part::isDirty));
		assertTrue(DefinitionStructureTest.text(editor).contains("statik"), "with its text");
	}

	@Test
	void problemsAreMarkedFoldedAndMendedAsInFiles() throws Exception {
		ISourceViewer viewer = (ISourceViewer) Window.ui(() -> editor.getAdapter(ITextViewer.class));
		Window.await("folding", () -> ((ProjectionViewer) viewer).getProjectionAnnotationModel() != null
				&& ((ProjectionViewer) viewer).getProjectionAnnotationModel().getAnnotationIterator().hasNext());
		DefinitionStructureTest.replace(editor, "placement='static'", "placement='statik'");
		Window.await("a mark at the problem", () -> {
			for (Iterator<Annotation> all = viewer.getAnnotationModel().getAnnotationIterator(); all.hasNext();) {
				Annotation one = all.next();
				if (one.getText() != null && one.getText().contains("statik")) {
					return true;
				}
			}
			return false;
		});
		DefinitionStructureTest.select(editor, DefinitionStructureTest.text(editor).indexOf("statik") + 2, 0);
		DefinitionStructureTest.press(SWT.MOD1, '1', editor);
		Table list = Window.await("the fixes", () -> DefinitionAssistTest.popup("static"));
		Window.ui(() -> list.getShell().close());
	}

	@Test
	void whoeverUndoesAllHasNothingToSave() throws Exception {
		DefinitionStructureTest.replace(editor, "<name>test", "<name>inn");
		DefinitionStructureTest.replace(editor, "</devices>", "<!-- x --></devices>");
		assertTrue(Window.ui(part::isDirty));
		DefinitionStructureTest.press(SWT.MOD1, 'z', editor);
		assertTrue(Window.ui(part::isDirty), "the name is still another");
		DefinitionStructureTest.press(SWT.MOD1, 'z', editor);
		assertFalse(Window.ui(part::isDirty));
		DefinitionStructureTest.replace(editor, "<name>test", "<name>inn");
		assertTrue(Window.ui(part::isDirty), "and the next change counts again");
	}

	@Test
	void commentsThatAreNotKeptAreTold() throws Exception {
		DefinitionStructureTest.replace(editor, "</name>", "</name>\n  <!-- precious -->");
		save();
		Window.await("the text to be saved", () -> !part.isDirty());
		Window.await("the word of it", () -> Window.page().findView(CHANGES) != null && Window.all(Window.shell()).anyMatch(
				one -> one instanceof org.eclipse.swt.widgets.Tree tree && tree.getItemCount() > 0 && tree.getItem(0).getText().startsWith("libvirt keeps no comments: one comment in the text of test is in this editor only.")));
		assertFalse(session.domainXml(guest.id(), XmlView.INACTIVE).contains("precious"));
		Window.ui(() -> {
			IWorkbenchPage page = Window.page();
			page.hideView(page.findView(CHANGES));
		});
	}

	@Test
	void undoBehindAChangeOfTheHostIsAskedAndCommentsStay() throws Exception {
		DefinitionStructureTest.replace(editor, "</name>", "</name>\n  <!-- precious -->");
		save();
		Window.await("the text to be saved", () -> !part.isDirty());
		session.defineDomain(before.replace("</name>", "</name>\n  <title>Theirs</title>"), null);
		Window.await("the editor to follow", () -> DefinitionStructureTest.text(editor).contains("Theirs"));
		assertFalse(Window.ui(part::isDirty));
		assertTrue(DefinitionStructureTest.text(editor).contains("precious"), DefinitionStructureTest.text(editor));
		DefinitionStructureTest.press(SWT.MOD1, 'z', editor);
		Window.await("the text before", () -> !DefinitionStructureTest.text(editor).contains("Theirs"));
		save();
		Shell question = Window.await("the question", () -> Window.dialog("Define"));
		assertTrue(message(question).startsWith("Somebody else changed test on test:///default"), message(question));
		Window.press(question, "Cancel");
		Window.await("the question to be gone", () -> Window.dialog("Define") == null);
		assertTrue(session.domainXml(guest.id(), XmlView.INACTIVE).contains("Theirs"), "nothing is lost");
		Window.ui(() -> {
			IWorkbenchPage page = Window.page();
			page.hideView(page.findView(CHANGES));
		});
	}

	@Test
	void theDefinitionOfAnotherGuestIsRefused() throws Exception {
		DefinitionStructureTest.replace(editor, "<name>test</name>", "<name>inn</name>");
		save();
		Shell refusal = Window.await("the refusal", () -> Window.dialog("Define"));
		assertTrue(message(refusal).contains("Cannot define test on test:///default: the text calls it inn."), message(refusal));
		Window.press(refusal, "OK");
		Window.await("the refusal to be gone", () -> Window.dialog("Define") == null);
		assertTrue(Window.ui(part::isDirty));
		assertEquals(before, session.domainXml(guest.id(), XmlView.INACTIVE));
	}

	@Test
	void aChangeOfSomebodyElseIsComparedAndWorkedIn() throws Exception {
		DefinitionStructureTest.replace(editor, "</name>", "</name>\n  <description>Mine</description>");
		session.defineDomain(before.replace("</name>", "</name>\n  <title>Theirs</title>"), null);
		save();
		Shell question = Window.await("the question", () -> Window.dialog("Define"));
		assertTrue(message(question).startsWith("Somebody else changed test on test:///default"), message(question));
		Window.press(question, "Compare");
		IEditorPart comparison = Window.await("the comparison", () -> Window.page().getActiveEditor() != part ? Window.page().getActiveEditor() : null);
		assertEquals("test on test:///default: two changes", Window.ui(comparison::getTitle));
		Screenshots.settle();
		Screenshots.take("live-conflict");
		Screenshots.publish("live-conflict");
		assertTrue(Window.ui(part::isDirty));
		assertTrue(DefinitionStructureTest.text(editor).contains("Mine"));
		assertFalse(session.domainXml(guest.id(), XmlView.INACTIVE).contains("Mine"), "comparing defines nothing");
	}

	@Test
	void whatRunsIsShownReadOnly() {
		Hosts.select(Hosts.guest());
		Window.type(SWT.SHIFT, SWT.F3);
		IEditorPart running = Window.await("the other editor", () -> Window.page().getActiveEditor() != part ? Window.page().getActiveEditor() : null);
		assertEquals("test, running (test:///default)", Window.ui(running::getTitle));
		assertFalse(Window.ui(() -> Window.text(running).isEditable()));
	}

	@Test
	void exportWritesAFileThatIsBoundToTheHost() throws Exception {
		IFile other = DefinitionEditorTest.file("other.xml", "<network><name>other</name></network>");
		Hosts.select(Hosts.guest());
		Window.later(() -> execute("org.gasthaus.definitions.ui.command.export"));
		Shell dialog = Window.await("the dialog", () -> Window.dialog("Save As"));
		Window.press(dialog, "OK");
		IFile file = ResourcesPlugin.getWorkspace().getRoot().getFile(other.getProject().getFullPath().append("test.xml"));
		Window.await("the editor of the file", () -> Window.page().getActiveEditor() != null && Window.page().getActiveEditor().getTitle().equals("test.xml"));
		assertEquals(before, file.readString());
		assertEquals("test:///default", file.getPersistentProperty(new QualifiedName("org.gasthaus.xml.ui", "host")));
		file.delete(true, null);
		other.delete(true, null);
	}

	private static void execute(String command) {
		try {
			PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
		} catch (CommandException e) {
			throw new IllegalStateException(e);
		}
	}

	/** Later: saving waits for the answer of the host and perhaps of the user. */
	private void save() {
		Window.later(() -> Window.page().saveEditor(part, false));
	}

	private static String message(Shell dialog) {
		return Window.ui(() -> {
			Label label = Window.find(dialog, Label.class, one -> one.getText().contains(" "));
			return label == null ? "" : label.getText();
		});
	}
}

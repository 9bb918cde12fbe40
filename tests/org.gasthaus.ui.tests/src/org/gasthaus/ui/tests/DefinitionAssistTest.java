package org.gasthaus.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IMarkerResolution;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.ide.undo.WorkspaceUndoUtil;
import org.eclipse.ui.texteditor.ITextEditor;
import org.eclipse.ui.texteditor.MarkerAnnotation;
import org.eclipse.ui.views.markers.WorkbenchMarkerResolution;
import org.junit.jupiter.api.Test;

/** What helps while a definition is written: completion, explanations, fixes, templates. */
class DefinitionAssistTest extends WindowTest {
	private static final String PROBLEM = "org.gasthaus.xml.ui.problem";
	private static final String GUEST = """
			<domain type='kvm'>
			  <name>web</name>
			  <memory unit='GiB'>2</memory>
			  <vcpu placement='static'>2</vcpu>
			  <os>
			    <type arch='x86_64' machine='q35'>hvm</type>
			  </os>
			  <devices>
			    <disk type='file' device='disk'>
			      <driver name='qemu' type='qcow2'/>
			      <source file='/var/lib/libvirt/images/web.qcow2'/>
			      <target dev='vda' bus='virtio'/>
			    </disk>
			  </devices>
			</domain>
			""";

	@Test
	void completionOffersValuesAndInsertsTheChosenOne() throws Exception {
		ITextEditor editor = DefinitionStructureTest.open("complete.xml", GUEST);
		int place = GUEST.indexOf("bus='virtio'") + "bus='".length();
		DefinitionStructureTest.select(editor, place, 0);
		DefinitionStructureTest.press(SWT.MOD1, ' ', editor);
		Table list = Window.await("the list of buses", () -> popup("scsi"));
		assertTrue(Window.ui(() -> labels(list)).stream().anyMatch(label -> label.startsWith("sata")));
		choose(list, "scsi");
		Window.await("the chosen bus", () -> DefinitionStructureTest.text(editor).contains("bus='scsi'"));
	}

	@Test
	void aTemplateIsInsertedWithTheNextFreeNameAndUndoneInOneStep() throws Exception {
		ITextEditor editor = DefinitionStructureTest.open("complete.xml", GUEST);
		int place = GUEST.indexOf("  </devices>");
		Window.ui(() -> {
			DefinitionEditorTest.document(editor).replace(place, 0, "    <\n");
			return null;
		});
		DefinitionStructureTest.select(editor, place + 5, 0);
		DefinitionStructureTest.press(SWT.MOD1, ' ', editor);
		Table list = Window.await("the list with templates", () -> popup("qcow2"));
		Window.await("its documentation", () -> {
			list.setSelection(index(list, "qcow2"));
			return true;
		});
		Screenshots.take("completion");
		Screenshots.publish("completion");
		choose(list, "qcow2");
		String after = Window.await("a second disk", () -> DefinitionStructureTest.text(editor).contains("dev='vdb'") ? DefinitionStructureTest.text(editor) : null);
		assertTrue(after.contains("dev='vda'"), after);
		DefinitionStructureTest.press(SWT.MOD1, 'z', editor);
		Window.await("one disk", () -> !DefinitionStructureTest.text(editor).contains("dev='vdb'"));
	}

	/** Templates are changed and switched off where all of the platform's are; completion follows. */
	@Test
	void whatIsChosenAmongTheTemplatesIsWhatCompletionOffers() throws Exception {
		Shell preferences = templates();
		try {
			Table table = Window.await("the templates that completion brings", () -> Window.find(preferences, Table.class, one -> row(one, "disk-qcow2") != null));
			Screenshots.take("templates");
			Window.ui(() -> {
				TableItem disk = row(table, "disk-qcow2");
				assertEquals("In <devices>", disk.getText(1));
				assertTrue(disk.getChecked());
				disk.setChecked(false);
				Event check = new Event();
				check.item = disk;
				check.detail = SWT.CHECK;
				table.notifyListeners(SWT.Selection, check);
				table.setSelection(row(table, "rng-urandom"));
				Event selected = new Event();
				selected.item = row(table, "rng-urandom");
				table.notifyListeners(SWT.Selection, selected);
			});
			Window.press(preferences, "Edit...");
			Shell edit = Window.await("the dialog of one template", () -> Window.dialog("Edit Template"));
			StyledText pattern = Window.await("its pattern", () -> Window.find(edit, StyledText.class, text -> text.getText().contains("/dev/urandom")));
			Button ok = Window.ui(() -> Window.find(edit, Button.class, button -> button.getText().equals("OK")));
			Window.ui(() -> pattern.setText("nothing"));
			Window.await("no OK for what is no element", () -> !ok.isEnabled());
			Window.ui(() -> pattern.setText("<rng model='virtio'>"));
			Window.await("no OK for half an element", () -> !ok.isEnabled());
			Window.ui(() -> pattern.setText("<rng model='virtio'>\n  <backend model='random'>${source:choice('/dev/hwrng', '/dev/random')}</backend>\n</rng>"));
			Window.await("OK", ok::isEnabled);
			Window.press(edit, "OK");
			Window.await("the dialog gone", () -> edit.isDisposed());
			Window.press(preferences, "Apply and Close");
			Window.await("the preferences gone", () -> preferences.isDisposed());
			String text = GUEST.replace("  <devices>\n", "  <devices>\n    <\n");
			ITextEditor editor = DefinitionStructureTest.open("templates.xml", text);
			DefinitionStructureTest.select(editor, text.indexOf("    <\n") + 5, 0);
			DefinitionStructureTest.press(SWT.MOD1, ' ', editor);
			Table list = Window.await("the list with the changed template", () -> popup("Random number generator"));
			assertEquals(List.of(), Window.ui(() -> labels(list)).stream().filter(label -> label.startsWith("Disk: qcow2 file")).toList());
			assertTrue(Window.ui(() -> labels(list)).stream().anyMatch(label -> label.startsWith("Disk: ")));
			choose(list, "Random number generator");
			Window.await("what the changed template writes", () -> DefinitionStructureTest.text(editor).contains(">/dev/hwrng</backend>"));
		} finally {
			Window.ui(() -> {
				if (!preferences.isDisposed()) {
					preferences.close();
				}
			});
			Shell again = templates();
			Window.await("the templates", () -> Window.find(again, Table.class, one -> row(one, "rng-urandom") != null));
			Window.press(again, "Restore Defaults");
			Window.await("all of them", () -> Window.find(again, Table.class, one -> row(one, "disk-qcow2") != null && row(one, "disk-qcow2").getChecked()));
			Window.press(again, "Apply and Close");
			Window.await("the preferences gone", () -> again.isDisposed());
		}
	}

	private static Shell templates() {
		Window.later(() -> PreferencesUtil.createPreferenceDialogOn(Window.shell(), "org.gasthaus.xml.ui.templates", null, null).open());
		return Window.await("the Preferences dialog", () -> Window.dialog("Preferences"));
	}

	private static TableItem row(Table table, String name) {
		return Arrays.stream(table.getItems()).filter(item -> item.getText(0).equals(name)).findFirst().orElse(null);
	}

	/** The list is open already; asked again it knows what was typed since, and takes that only. */
	@Test
	void askedAgainInAWordItProposesForTheWordAndEatsNothingBehindIt() throws Exception {
		ITextEditor editor = DefinitionStructureTest.open("again.xml", GUEST);
		int place = GUEST.indexOf("    </disk>");
		Window.ui(() -> {
			DefinitionEditorTest.document(editor).replace(place, 0, "      \n");
			return null;
		});
		DefinitionStructureTest.select(editor, place + 6, 0);
		DefinitionStructureTest.type(editor, '<');
		Window.await("the list that opens by itself", () -> popup("readonly"));
		DefinitionStructureTest.type(editor, 'r');
		DefinitionStructureTest.type(editor, 'e');
		DefinitionStructureTest.press(SWT.MOD1, ' ', editor);
		Table list = Window.await("the list for the word", () -> {
			Table now = popup("readonly");
			return now != null && labels(now).stream().allMatch(label -> label.contains("re")) ? now : null;
		});
		choose(list, "readonly");
		String after = Window.await("the element", () -> DefinitionStructureTest.text(editor).contains("<readonly") ? DefinitionStructureTest.text(editor) : null);
		assertTrue(after.contains("      <readonly/>\n    </disk>"), after);
	}

	/** Enter behind a tag is a new line, also for who types on while the list of the tag is being made. */
	@Test
	void noListOpensByItselfBehindATag() throws Exception {
		ITextEditor editor = DefinitionStructureTest.open("behind.xml", "<domain type='kvm'>\n  \n</domain>\n");
		DefinitionStructureTest.select(editor, "<domain type='kvm'>\n  ".length(), 0);
		DefinitionStructureTest.type(editor, '<');
		Window.await("the list that opens by itself", () -> popup("title"));
		for (char c : "title>x</title>".toCharArray()) {
			DefinitionStructureTest.type(editor, c);
			Screenshots.settle();
		}
		assertNull(Window.ui(() -> popup("features")));
		assertEquals("<domain type='kvm'>\n  <title>x</title>\n</domain>\n", DefinitionStructureTest.text(editor));
	}

	/** A remark makes room for itself; what is typed before it must not be taken for that room. */
	@Test
	void whatIsTypedBeforeARemarkStaysVisible() throws Exception {
		String text = GUEST.replace("<memory unit='GiB'>2<", "<memory unit='KiB'>2097152<");
		ITextEditor editor = DefinitionStructureTest.open("remark.xml", text);
		StyledText widget = Window.ui(() -> editor.getAdapter(ITextViewer.class).getTextWidget());
		int place = text.indexOf("2097152");
		Window.await("the remark", () -> roomOnLine(widget, place) == 1);
		DefinitionStructureTest.select(editor, place, 7);
		for (char digit : "4194304".toCharArray()) {
			DefinitionStructureTest.type(editor, digit);
			assertTrue(Window.ui(() -> roomOnLine(widget, place)) <= 1, "after " + digit);
		}
		Window.await("room for one remark", () -> roomOnLine(widget, place) == 1);
	}

	/** How many characters of a line are wider than they are. */
	private static long roomOnLine(StyledText widget, int place) {
		int line = widget.getLineAtOffset(place);
		return IntStream.range(widget.getOffsetAtLine(line), widget.getOffsetAtLine(line + 1))
				.mapToObj(widget::getStyleRangeAtOffset).filter(style -> style != null && style.metrics != null).count();
	}

	@Test
	void explanationsAreShownAtTheCursor() throws Exception {
		ITextEditor editor = DefinitionStructureTest.open("hover.xml", GUEST);
		DefinitionStructureTest.select(editor, GUEST.indexOf("memory unit") + 2, 0);
		DefinitionStructureTest.press(SWT.NONE, SWT.F2, editor);
		String text = Window.await("what memory is", () -> information("memory"));
		assertTrue(text.length() > 40, text);
		Screenshots.take("hover");
		Screenshots.publish("hover");
	}

	@Test
	void control1MendsAProblemAndSavingKeepsIt() throws Exception {
		String wrong = GUEST.replace("placement='static'", "placement='statik'");
		IFile file = DefinitionEditorTest.file("wrong.xml", wrong);
		ITextEditor editor = Window.text(Window.ui(() -> IDE.openEditor(Window.page(), file)));
		awaitMarkers(file, 1);
		DefinitionStructureTest.select(editor, wrong.indexOf("statik") + 2, 0);
		DefinitionStructureTest.press(SWT.MOD1, '1', editor);
		Table list = Window.await("the fixes", () -> popup("static"));
		String preview = Window.await("what the first one changes", () -> information("+   <vcpu placement='static'>"));
		assertTrue(preview.contains("-   <vcpu placement='statik'>"), preview);
		Screenshots.take("quick-fix");
		Screenshots.publish("quick-fix");
		choose(list, "static");
		Window.await("the right value", () -> DefinitionStructureTest.text(editor).equals(GUEST));
		awaitMarkers(file, 0);
		DefinitionStructureTest.press(SWT.MOD1, 's', editor);
		Window.await("the file to be saved", () -> !editor.isDirty());
		assertEquals(GUEST, new String(file.getContents().readAllBytes()));
		DefinitionStructureTest.press(SWT.MOD1, 'z', editor);
		Window.await("the text before the fix", () -> DefinitionStructureTest.text(editor).equals(wrong));
		awaitMarkers(file, 1);
	}

	@Test
	void control1AnywhereOnTheLineMendsItsProblem() throws Exception {
		String wrong = GUEST.replace("placement='static'", "placement='statik'");
		IFile file = DefinitionEditorTest.file("beside.xml", wrong);
		ITextEditor editor = Window.text(Window.ui(() -> IDE.openEditor(Window.page(), file)));
		awaitMarkers(file, 1);
		DefinitionStructureTest.select(editor, wrong.indexOf("<vcpu"), 0);
		DefinitionStructureTest.press(SWT.MOD1, '1', editor);
		choose(Window.await("the fixes", () -> popup("static")), "static");
		Window.await("the right value", () -> DefinitionStructureTest.text(editor).equals(GUEST));
	}

	@Test
	void whatIsMadeACommentIsNoProblemAnyMore() throws Exception {
		String wrong = GUEST.replace("placement='static'", "placement='statik'");
		IFile file = DefinitionEditorTest.file("commented.xml", wrong);
		ITextEditor editor = Window.text(Window.ui(() -> IDE.openEditor(Window.page(), file)));
		awaitMarkers(file, 1);
		DefinitionStructureTest.select(editor, wrong.indexOf("<vcpu"), 0);
		DefinitionStructureTest.press(SWT.MOD1, '/', editor);
		awaitMarkers(file, 0);
		IAnnotationModel model = Window.ui(() -> editor.getDocumentProvider().getAnnotationModel(editor.getEditorInput()));
		Window.await("no squiggle", () -> {
			for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();) {
				if (all.next() instanceof MarkerAnnotation) {
					return false;
				}
			}
			return true;
		});
	}

	@Test
	void problemsOfOneKindAreMendedInSeveralFilesTogether() throws Exception {
		IFile one = DefinitionEditorTest.file("one.xml", GUEST.replace("bus='virtio'", "bus='virtioo'"));
		IFile two = DefinitionEditorTest.file("two.xml", GUEST.replace("bus='virtio'", "bus='virtioo'").replace("name>web", "name>two"));
		// nobody opens them
		IMarker first = awaitMarkers(one, 1);
		IMarker second = awaitMarkers(two, 1);
		IMarkerResolution[] fixes = Window.ui(() -> IDE.getMarkerHelpRegistry().getResolutions(first));
		assertTrue(fixes.length > 0, "no fix");
		WorkbenchMarkerResolution fix = (WorkbenchMarkerResolution) fixes[0];
		assertEquals(List.of(second), Arrays.asList(fix.findOtherMarkers(new IMarker[] { first, second })));
		assertTrue(fix.getDescription().contains("+ "), fix.getDescription());
		Window.ui(() -> fix.run(new IMarker[] { first, second }, null));
		assertEquals(GUEST, new String(one.getContents().readAllBytes()));
		assertEquals(GUEST.replace("name>web", "name>two"), new String(two.getContents().readAllBytes()));
		awaitMarkers(one, 0);
		awaitMarkers(two, 0);
		Window.ui(() -> PlatformUI.getWorkbench().getOperationSupport().getOperationHistory().undo(WorkspaceUndoUtil.getWorkspaceUndoContext(), null, null));
		assertEquals(GUEST.replace("bus='virtio'", "bus='virtioo'"), new String(one.getContents().readAllBytes()));
		assertEquals(GUEST.replace("bus='virtio'", "bus='virtioo'").replace("name>web", "name>two"), new String(two.getContents().readAllBytes()));
	}

	/** Each kind of wrong value has other fixes: what was chosen for one is nothing for the others. */
	@Test
	void theFixThatWasChosenIsOfferedWhereItFitsOnly() throws Exception {
		IFile bus = DefinitionEditorTest.file("bus.xml", GUEST.replace("bus='virtio'", "bus='vitrio'"));
		IFile same = DefinitionEditorTest.file("same.xml", GUEST.replace("bus='virtio'", "bus='virtoi'").replace("name>web", "name>same"));
		String architecture = GUEST.replace("x86_64", "x86_46").replace("name>web", "name>arch");
		IFile arch = DefinitionEditorTest.file("arch.xml", architecture);
		String path = GUEST.replace("dev='vda'", "dev='/dev/vda'").replace("name>web", "name>path");
		IFile target = DefinitionEditorTest.file("path.xml", path);
		ITextEditor open = Window.text(Window.ui(() -> IDE.openEditor(Window.page(), same)));
		IMarker first = awaitMarkers(bus, 1);
		IMarker second = awaitMarkers(same, 1);
		IMarker[] all = { first, second, awaitMarkers(arch, 1), awaitMarkers(target, 1) };
		WorkbenchMarkerResolution fix = Window.await("the fix", () -> (WorkbenchMarkerResolution) Arrays.stream(IDE.getMarkerHelpRegistry().getResolutions(first))
				.filter(one -> one.getLabel().contains("'virtio'")).findFirst().orElse(null));
		assertEquals(List.of(second), Arrays.asList(Window.ui(() -> fix.findOtherMarkers(all))));
		Window.ui(() -> fix.run(all, null));
		assertEquals(GUEST, bus.readString());
		assertEquals(GUEST.replace("name>web", "name>same"), DefinitionStructureTest.text(open));
		assertEquals(architecture, arch.readString());
		assertEquals(path, target.readString());
		DefinitionStructureTest.press(SWT.MOD1, 'z', open);
		Window.await("one undo in the open editor", () -> DefinitionStructureTest.text(open).contains("virtoi"));
		Window.ui(() -> Window.page().closeAllEditors(false));
	}

	@Test
	void rulesAreCheckedWhileTyping() throws Exception {
		String twice = GUEST.replace("    </disk>\n", "    </disk>\n    <disk type='file' device='disk'>\n      <source file='/b.img'/>\n      <target dev='vda' bus='virtio'/>\n    </disk>\n");
		IFile file = DefinitionEditorTest.file("twice.xml", twice);
		Window.ui(() -> IDE.openEditor(Window.page(), file));
		IMarker marker = awaitMarkers(file, 1);
		assertTrue(marker.getAttribute("code", "").startsWith("rule."), marker.getAttribute("code", ""));
		IMarkerResolution[] fixes = Window.await("its fixes to be tried", () -> {
			IMarkerResolution[] now = IDE.getMarkerHelpRegistry().getResolutions(marker);
			return now.length == 0 ? null : now;
		});
		assertTrue(Arrays.stream(fixes).anyMatch(fix -> fix.getLabel().contains("vdb")), Arrays.stream(fixes).map(IMarkerResolution::getLabel).toList().toString());
	}

	@Test
	void everyKindOfDefinitionIsInTheMenuOfNewFiles() {
		List<String> offered = Arrays.asList(Window.ui(() -> Window.page().getNewWizardShortcuts()));
		for (String kind : List.of("domain", "network", "pool", "volume", "snapshot", "filter", "secret")) {
			assertTrue(offered.contains("org.gasthaus.xml.ui.new." + kind), kind + " is not in " + offered);
		}
	}

	@Test
	void theWizardMakesANetworkFromATemplate() throws Exception {
		IFile other = DefinitionEditorTest.file("keep.xml", GUEST);
		Window.later(() -> openWizard("org.gasthaus.xml.ui.new.network"));
		Shell dialog = Window.await("the wizard", () -> Window.dialog("New Definition"));
		Text name = Window.await("its name field", () -> Window.find(dialog, Text.class, text -> text.isVisible() && !text.getText().isEmpty()));
		Window.ui(() -> name.setText("garden"));
		Window.await("the page to be complete", () -> Window.find(dialog, org.eclipse.swt.widgets.Button.class, one -> one.getText().equals("Next >") || one.getText().equals("&Next >")).isEnabled());
		Screenshots.settle();
		Screenshots.take("new-definition");
		Screenshots.publish("new-definition");
		Window.press(dialog, "Next >");
		Window.await("the place", () -> Window.find(dialog, Text.class, text -> text.isVisible() && text.getText().equals("garden.xml")));
		Window.press(dialog, "Finish");
		IFile made = other.getParent().getFile(org.eclipse.core.runtime.IPath.fromOSString("garden.xml"));
		Window.await("the editor of the new file", () -> Window.page().getActiveEditor() != null && Window.page().getActiveEditor().getTitle().equals("garden.xml"));
		String text = new String(made.getContents().readAllBytes());
		assertTrue(text.contains("<name>garden</name>"), text);
		assertFalse(text.contains("${"), text);
		awaitMarkers(made, 0);
		made.delete(true, null);
	}

	@Test
	void theImageOfANewGuestIsNamedAfterIt() throws Exception {
		IFile other = DefinitionEditorTest.file("keep.xml", GUEST);
		for (String root : List.of("server", "windows")) {
			Window.later(() -> openWizard("org.gasthaus.xml.ui.new.domain"));
			Shell dialog = Window.await("the wizard", () -> Window.dialog("New Definition"));
			Text name = Window.await("its name field", () -> Window.find(dialog, Text.class, text -> text.isVisible() && !text.getText().isEmpty()));
			Table list = Window.ui(() -> Window.find(dialog, Table.class, table -> true));
			for (int row = 0; !Window.ui(() -> name.getText()).equals(root); row++) {
				int at = row;
				Window.ui(() -> {
					list.setSelection(at);
					Event event = new Event();
					event.item = list.getItem(at);
					list.notifyListeners(SWT.Selection, event);
				});
			}
			Window.ui(() -> name.setText("a&b 'c' " + root));
			Window.press(dialog, "Next >");
			Window.await("the place", () -> Window.find(dialog, Text.class, text -> text.isVisible() && text.getText().startsWith("a&b") && text.getText().endsWith(".xml")));
			Window.press(dialog, "Finish");
			IFile made = other.getParent().getFile(org.eclipse.core.runtime.IPath.fromOSString("a&b 'c' " + root + ".xml"));
			Window.await("the editor of the new file", () -> Window.page().getActiveEditor() != null && Window.page().getActiveEditor().getTitle().equals(made.getName()));
			String text = made.readString();
			assertTrue(text.contains("<name>a&amp;b 'c' " + root + "</name>"), text);
			assertTrue(text.contains("<source file='/var/lib/libvirt/images/a&amp;b &apos;c&apos; " + root + ".qcow2'/>"), text);
			awaitMarkers(made, 0);
			Window.ui(() -> Window.page().closeAllEditors(false));
			made.delete(true, null);
		}
	}

	@Test
	void theWizardMakesTheFirstProjectAndTakesItBack() throws Exception {
		List<IProject> open = Arrays.stream(ResourcesPlugin.getWorkspace().getRoot().getProjects()).filter(IProject::isOpen).toList();
		IProject first = ResourcesPlugin.getWorkspace().getRoot().getProject("definitions");
		assertFalse(first.exists());
		Window.ui(() -> Window.page().closeAllEditors(false));
		for (IProject project : open) {
			project.close(null);
		}
		try {
			Window.press(toThePlace(first), "Cancel");
			Window.await("the project to go with the wizard", () -> !first.exists());

			Window.press(toThePlace(first), "Finish");
			Window.await("the editor of the new file", () -> Window.page().getActiveEditor() != null && Window.page().getActiveEditor().getTitle().equals("garden.xml"));
			assertTrue(new String(first.getFile("garden.xml").getContents().readAllBytes()).contains("<name>garden</name>"));
		} finally {
			Window.ui(() -> Window.page().closeAllEditors(false));
			first.delete(true, true, null);
			for (IProject project : open) {
				project.open(null);
			}
		}
	}

	/** Opens the wizard for a network where no project is, up to its last page, which tells of the project that it made. */
	private static Shell toThePlace(IProject first) {
		Window.later(() -> openWizard("org.gasthaus.xml.ui.new.network"));
		Shell dialog = Window.await("the wizard", () -> Window.dialog("New Definition"));
		Text name = Window.await("its name field", () -> Window.find(dialog, Text.class, text -> text.isVisible() && !text.getText().isEmpty()));
		Window.ui(() -> name.setText("garden"));
		Window.press(dialog, "Next >");
		Window.await("the place", () -> Window.find(dialog, Text.class, text -> text.isVisible() && text.getText().equals("garden.xml")));
		Window.await("the project", first::isOpen);
		Window.await("the word of it", () -> Window.find(dialog, Text.class, text -> text.isVisible() && text.getText().matches(".*project.*definitions.*")));
		return dialog;
	}

	private static void openWizard(String id) {
		try {
			org.eclipse.ui.IWorkbenchWizard wizard = org.eclipse.ui.PlatformUI.getWorkbench().getNewWizardRegistry().findWizard(id).createWizard();
			wizard.init(org.eclipse.ui.PlatformUI.getWorkbench(), new org.eclipse.jface.viewers.StructuredSelection(
					ResourcesPlugin.getWorkspace().getRoot().getProject("guests")));
			new org.eclipse.jface.wizard.WizardDialog(Window.shell(), wizard).open();
		} catch (org.eclipse.core.runtime.CoreException e) {
			throw new IllegalStateException(e);
		}
	}

	private static IMarker awaitMarkers(IFile file, int count) {
		IMarker[] found = Window.await(count + " markers on " + file.getName(), () -> {
			IMarker[] now = file.findMarkers(PROBLEM, true, IResource.DEPTH_ZERO);
			return now.length == count ? now : null;
		});
		return count == 0 ? null : found[0];
	}

	/** The open list of proposals that has one with a word in it. To be called in the UI thread. */
	static Table popup(String word) {
		return Arrays.stream(Window.display().getShells()).filter(shell -> shell.isVisible() && shell != Window.shell())
				.map(shell -> Window.find(shell, Table.class, table -> table.isVisible() && index(table, word) >= 0)).filter(java.util.Objects::nonNull).findFirst().orElse(null);
	}

	private static List<String> labels(Table table) {
		List<String> labels = new ArrayList<>();
		for (int i = 0; i < table.getItemCount(); i++) {
			labels.add(table.getItem(i).getText());
		}
		return labels;
	}

	private static int index(Table table, String word) {
		List<String> labels = labels(table);
		for (int i = 0; i < labels.size(); i++) {
			if (labels.get(i).contains(word)) {
				return i;
			}
		}
		return -1;
	}

	private static void choose(Table list, String word) {
		Window.later(() -> {
			int index = index(list, word);
			list.setSelection(index);
			Event event = new Event();
			event.item = list.getItem(index);
			list.notifyListeners(SWT.Selection, event);
			list.notifyListeners(SWT.DefaultSelection, event);
		});
	}

	/** What a small window beside the text says, if it holds a word. To be called in the UI thread. */
	private static String information(String word) {
		return Arrays.stream(Window.display().getShells()).filter(shell -> shell.isVisible() && shell != Window.shell())
				.map(shell -> Window.find(shell, StyledText.class, text -> text.isVisible() && text.getText().contains(word))).filter(java.util.Objects::nonNull)
				.map(StyledText::getText).findFirst().orElse(null);
	}

	static ITextViewer viewer(ITextEditor editor) {
		return editor.getAdapter(ITextViewer.class);
	}
}

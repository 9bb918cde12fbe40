package org.gasthaus.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.SubContributionItem;
import org.eclipse.jface.text.ITextViewer;
import org.eclipse.jface.text.Position;
import org.eclipse.jface.text.source.Annotation;
import org.eclipse.jface.text.source.IAnnotationModel;
import org.eclipse.jface.text.source.ISourceViewer;
import org.eclipse.jface.text.source.projection.ProjectionAnnotation;
import org.eclipse.jface.text.source.projection.ProjectionViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;

/** The structure of a definition in the editor, and what works on it: outline, folding, names, layout. */
class DefinitionStructureTest extends WindowTest {
	private static final String OUTLINE = "org.eclipse.ui.views.ContentOutline";
	private static final String WEB = """
			<domain type='kvm'>
			  <name>web</name>
			  <memory unit='KiB'>2097152</memory>
			  <vcpu placement='static'>2</vcpu>
			  <os>
			    <type arch='x86_64' machine='q35'>hvm</type>
			  </os>
			  <devices>
			    <!-- the system
			         and nothing else -->
			    <disk type='file' device='disk'>
			      <driver name='qemu' type='qcow2'/>
			      <source file='/var/lib/libvirt/images/web.qcow2'/>
			      <target dev='vda' bus='virtio'/>
			    </disk>
			    <interface type='network'>
			      <source network='lab'/>
			      <model type='virtio'/>
			    </interface>
			    <graphics type='vnc' port='-1'/>
			  </devices>
			</domain>
			""";
	private static final String LAB = """
			<network>
			  <name>lab</name>
			  <bridge name='virbr7'/>
			</network>
			""";

	@Test
	void theOutlineShowsDevicesAndIsLinkedBothWays() throws Exception {
		ITextEditor editor = open("web.xml", WEB);
		Tree tree = outline();
		List<String> labels = Window.await("the devices in the outline", () -> {
			List<String> all = labels(tree.getItems());
			return all.stream().anyMatch(label -> label.contains("vda")) ? all : null;
		});
		assertTrue(labels.stream().anyMatch(label -> label.contains("vda") && label.contains("web.qcow2")), labels.toString());
		assertTrue(labels.stream().anyMatch(label -> label.contains("interface") && label.contains("lab")), labels.toString());

		select(editor, WEB.indexOf("'virtio'/>\n    </interface>"), 0);
		Window.await("the interface to be selected", () -> Arrays.stream(tree.getSelection()).anyMatch(item -> within(item, "interface")));

		Window.ui(() -> {
			TreeItem disk = item(tree.getItems(), "vda");
			tree.setFocus();
			tree.setSelection(disk);
			org.eclipse.swt.widgets.Event event = new org.eclipse.swt.widgets.Event();
			event.item = disk;
			tree.notifyListeners(SWT.Selection, event);
		});
		Window.await("the disk to be selected in the text", () -> "disk".equals(selected(editor)));
	}

	@Test
	void theOutlineCanBeFilteredAndFollowsTheText() throws Exception {
		ITextEditor editor = open("web.xml", WEB);
		Tree tree = outline();
		Window.await("the outline", () -> labels(tree.getItems()).size() > 8);
		Text filter = Window.ui(() -> Window.find(tree.getParent(), Text.class, text -> true));
		Window.ui(() -> filter.setText("vnc"));
		Window.await("nothing but graphics", () -> labels(tree.getItems()).stream().noneMatch(label -> label.contains("vda")));
		Window.ui(() -> filter.setText(""));
		replace(editor, "dev='vda'", "dev='sda'");
		Window.await("the new name of the disk", () -> labels(tree.getItems()).stream().anyMatch(label -> label.contains("sda")));
	}

	@Test
	void whatIsOpenInTheOutlineStaysOpenWhileDevicesComeAndGo() throws Exception {
		ITextEditor editor = open("web.xml", WEB);
		Tree tree = outline();
		Window.await("the outline", () -> labels(tree.getItems()).size() > 8);
		Window.ui(() -> {
			item(tree.getItems(), "vda").setExpanded(true);
			item(tree.getItems(), "interface").setExpanded(false);
		});
		String cdrom = "    <disk type='file' device='cdrom'>\n      <target dev='sda' bus='sata'/>\n    </disk>\n";
		replace(editor, "    <!-- the system", cdrom + "    <!-- the system");
		Window.await("one before it", () -> devices(tree).equals(List.of("sda", "vda", "lab", "vnc")));
		replace(editor, "    <interface", cdrom.replace("sda", "sdb") + "    <interface");
		Window.await("one behind it", () -> devices(tree).equals(List.of("sda", "vda", "sdb", "lab", "vnc")));
		replace(editor, "    <graphics type='vnc' port='-1'/>\n", "");
		Window.await("the last to go", () -> devices(tree).equals(List.of("sda", "vda", "sdb", "lab")));
		replace(editor, cdrom, "");
		Window.await("the first to go", () -> devices(tree).equals(List.of("vda", "sdb", "lab")));
		assertTrue(Window.ui(() -> item(tree.getItems(), "vda").getExpanded()), "the disk is still open");
		assertFalse(Window.ui(() -> item(tree.getItems(), "interface").getExpanded()), "the interface is still closed");
		replace(editor, "<devices>", "<devicex>");
		replace(editor, "</devices>", "</devicex>");
		Window.await("devices that are none", () -> labels(tree.getItems()).contains("devicex"));
		replace(editor, "<devicex>", "<devices>");
		replace(editor, "</devicex>", "</devices>");
		Window.await("the devices again", () -> devices(tree).equals(List.of("vda", "sdb", "lab")));
	}

	@Test
	void theOutlineIsSortedByWhatItSays() throws Exception {
		ITextEditor editor = open("web.xml", WEB);
		Tree tree = outline();
		Window.await("the outline", () -> labels(tree.getItems()).size() > 8);
		ActionContributionItem sort = Window.ui(() -> {
			for (IContributionItem item : Window.page().findView(OUTLINE).getViewSite().getActionBars().getToolBarManager().getItems()) {
				IContributionItem inner = item instanceof SubContributionItem sub ? sub.getInnerItem() : item;
				if (inner instanceof ActionContributionItem action && action.getAction().getStyle() == IAction.AS_CHECK_BOX && action.getAction().getText().startsWith("Sort")) {
					return action;
				}
			}
			return null;
		});
		try {
			Window.ui(() -> {
				sort.getAction().setChecked(true);
				sort.getAction().run();
			});
			Window.await("graphics before interface before disk", () -> devices(tree).equals(List.of("vda", "vnc", "lab")));
			replace(editor, "<graphics type='vnc' port='-1'/>", "<disk type='file'>\n      <target dev='sda' bus='sata'/>\n    </disk>");
			Window.await("a disk that comes sorted", () -> devices(tree).equals(List.of("sda", "vda", "lab")));
		} finally {
			Window.ui(() -> {
				sort.getAction().setChecked(false);
				sort.getAction().run();
			});
		}
	}

	/** Of the devices in the outline, in its order, what tells one from another. */
	private static List<String> devices(Tree tree) {
		return labels(tree.getItems()).stream().flatMap(label -> Stream.of("sda", "sdb", "vda", "lab", "vnc").filter(word -> label.matches("(disk|interface|graphics)\\b.*\\b" + word + "\\b.*"))).toList();
	}

	@Test
	void elementsAndCommentsCanBeFolded() throws Exception {
		ITextEditor editor = open("web.xml", WEB);
		ProjectionViewer viewer = (ProjectionViewer) Window.ui(() -> editor.getAdapter(ITextViewer.class));
		int devices = WEB.lines().toList().indexOf("  <devices>");
		ProjectionAnnotation fold = Window.await("a sign to fold the devices", () -> {
			for (Iterator<Annotation> all = viewer.getProjectionAnnotationModel().getAnnotationIterator(); all.hasNext();) {
				Annotation one = all.next();
				Position position = viewer.getProjectionAnnotationModel().getPosition(one);
				if (viewer.getDocument().getLineOfOffset(position.offset) == devices) {
					return (ProjectionAnnotation) one;
				}
			}
			return null;
		});
		Window.ui(() -> viewer.getProjectionAnnotationModel().collapse(fold));
		Window.await("fewer lines", () -> {
			String shown = viewer.getTextWidget().getText();
			return shown.contains("<devices>") && shown.contains("</devices>") && !shown.contains("vda");
		});
		// a change elsewhere leaves it folded
		replace(editor, "<name>web", "<name>web2");
		Window.await("the change to be checked", () -> marks(editor) != null && !viewer.getTextWidget().getText().contains("vda"));
		Window.ui(() -> viewer.getProjectionAnnotationModel().expandAll(0, viewer.getDocument().getLength()));
		Window.await("all lines", () -> viewer.getTextWidget().getText().contains("vda"));
	}

	@Test
	void theOtherTagAndTheSameNameAreMarked() throws Exception {
		ITextEditor editor = open("web.xml", WEB);
		int start = WEB.indexOf("<devices>") + 1;
		int end = WEB.indexOf("</devices>") + 2;
		select(editor, start + 2, 0);
		Window.await("both tags to be marked", () -> marks(editor).equals(List.of(start, end)));
		select(editor, WEB.indexOf("unit"), 0);
		Window.await("no mark", () -> marks(editor).isEmpty());
	}

	@Test
	void formattingLaysOutTheTextAndOneUndoTakesItBack() throws Exception {
		String untidy = "<domain type='kvm'><name>web</name>\n<memory   unit='KiB'>1</memory>\n      <!-- kept -->\n<os><type>hvm</type></os></domain>\n";
		ITextEditor editor = open("untidy.xml", untidy);
		press(SWT.MOD1 | SWT.MOD2, 'f', editor);
		String tidy = Window.await("a tidy text", () -> text(editor).contains("\n  <name>web</name>\n") ? text(editor) : null);
		assertTrue(tidy.contains("\n  <memory unit='KiB'>1</memory>\n  <!-- kept -->\n"), tidy);
		press(SWT.MOD1, 'z', editor);
		Window.await("the text as it was", () -> text(editor).equals(untidy));
	}

	@Test
	void selectedLinesBecomeACommentAndBack() throws Exception {
		ITextEditor editor = open("web.xml", WEB);
		int graphics = WEB.indexOf("<graphics");
		select(editor, graphics, 5);
		press(SWT.MOD1, '/', editor);
		Window.await("a comment", () -> text(editor).contains("    <!-- <graphics type='vnc' port='-1'/> -->\n"));
		press(SWT.MOD1, '/', editor);
		Window.await("no comment", () -> text(editor).equals(WEB));
	}

	@Test
	void typingClosesTagsAndIndentsLines() throws Exception {
		ITextEditor editor = open("net.xml", LAB);
		select(editor, LAB.indexOf("</name>") + "</name>".length(), 0);
		type(editor, '\r');
		for (char c : "<dns>".toCharArray()) {
			type(editor, c);
		}
		Window.await("the end tag", () -> text(editor).contains("<dns></dns>"));
		type(editor, '\r');
		Window.await("a line between the tags", () -> text(editor).contains("\n  <dns>\n    \n  </dns>\n  <bridge"));
	}

	@Test
	void aNetworkIsRenamedInAllFilesAfterAPreview() throws Exception {
		IFile lab = DefinitionEditorTest.file("lab.xml", LAB);
		ITextEditor editor = open("web.xml", WEB);
		awaitIndexed(editor);
		select(editor, WEB.indexOf("network='lab'") + 10, 0);
		later(SWT.MOD3 | SWT.MOD2, 'r', editor);
		Shell dialog = Window.await("the Rename dialog", () -> Window.dialog("Rename"));
		Text name = Window.await("its field", () -> Window.find(dialog, Text.class, text -> text.getText().equals("lab")));
		Window.ui(() -> name.setText("a/b"));
		Window.await("a name that does not do to be refused", () -> !button(dialog, "OK").isEnabled());
		Window.ui(() -> name.setText("office"));
		Window.await("a good name to be accepted", () -> button(dialog, "OK").isEnabled());
		Screenshots.take("rename");
		Window.press(dialog, "OK");
		Window.await("the new name in the guest", () -> text(editor).equals(WEB.replace("network='lab'", "network='office'")));
		assertEquals(LAB.replace("<name>lab", "<name>office"), new String(lab.getContents().readAllBytes()));
	}

	@Test
	void referencesAreListedAndF3LeadsToTheDefinition() throws Exception {
		DefinitionEditorTest.file("lab.xml", LAB);
		ITextEditor editor = open("web.xml", WEB);
		awaitIndexed(editor);
		select(editor, WEB.indexOf("network='lab'") + 10, 0);
		press(SWT.MOD1 | SWT.MOD2, 'g', editor);
		IViewPart search = Window.await("the Search view", () -> Window.page().findView("org.eclipse.search.ui.views.SearchView"));
		Window.await("both files in it", () -> Window.all(Window.shell()).filter(org.eclipse.swt.widgets.Table.class::isInstance)
				.map(org.eclipse.swt.widgets.Table.class::cast).anyMatch(table -> Arrays.stream(table.getItems()).map(item -> item.getText()).toList().toString().matches(".*lab.xml.*web.xml.*")));
		Window.ui(() -> {
			Window.page().hideView(search);
			Window.page().activate(Window.part(editor));
		});
		select(editor, WEB.indexOf("network='lab'") + 10, 0);
		press(SWT.NONE, SWT.F3, editor);
		ITextEditor opened = Window.text(Window.await("the editor of the network", () -> Window.page().getActiveEditor() != Window.part(editor) ? Window.page().getActiveEditor() : null));
		assertEquals("lab.xml", Window.ui(opened::getTitle));
		Window.await("the name to be selected", () -> "lab".equals(selected(opened)));

		press(SWT.MOD3, SWT.ARROW_LEFT, opened);
		Window.await("the guest again", () -> Window.page().getActiveEditor() == Window.part(editor));
		assertEquals(WEB.indexOf("network='lab'") + 10, Window.ui(() -> editor.getAdapter(ITextViewer.class).getSelectedRange().x), "where it was left");
		press(SWT.MOD3, SWT.ARROW_RIGHT, editor);
		Window.await("the network again", () -> Window.page().getActiveEditor() == Window.part(opened) && "lab".equals(selected(opened)));
	}

	@Test
	void goingToAPlaceOfTheSameTextCanBeTakenBack() throws Exception {
		ITextEditor editor = open("web.xml", WEB.replace("<disk type='file' device='disk'>", "<disk type='file' device='disk'>\n      <driver iothread='1'/>").replace("  <os>", "  <iothreads>1</iothreads>\n  <iothreadids>\n    <iothread id='1'/>\n  </iothreadids>\n  <os>"));
		String text = text(editor);
		int use = text.indexOf("iothread='1'") + "iothread='".length();
		select(editor, use, 0);
		press(SWT.NONE, SWT.F3, editor);
		int definition = text.indexOf("<iothread id='1'/>") + "<iothread id='".length();
		Window.await("the definition", () -> editor.getAdapter(ITextViewer.class).getSelectedRange().x == definition);
		press(SWT.MOD3, SWT.ARROW_LEFT, editor);
		Window.await("the use", () -> editor.getAdapter(ITextViewer.class).getSelectedRange().x == use);
	}

	/** "Used by one file" stands above the name, in a gap that the editor leaves for it. */
	@Test
	void remarksFollowWhatOtherFilesSay() throws Exception {
		IFile web = DefinitionEditorTest.file("web.xml", WEB);
		ITextEditor editor = open("lab.xml", LAB);
		StyledText widget = Window.ui(() -> editor.getAdapter(ITextViewer.class).getTextWidget());
		int name = LAB.lines().toList().indexOf("  <name>lab</name>");
		Window.await("the remark", () -> widget.getLineVerticalIndent(name) > 0);
		web.setContents(new ByteArrayInputStream(WEB.replace("'lab'", "'office'").getBytes(StandardCharsets.UTF_8)), true, false, null);
		Window.await("no remark", () -> widget.getLineVerticalIndent(name) == 0);
		web.setContents(new ByteArrayInputStream(WEB.getBytes(StandardCharsets.UTF_8)), true, false, null);
		Window.await("the remark again", () -> widget.getLineVerticalIndent(name) > 0);
		web.delete(true, null);
		Window.await("no remark when the file is gone", () -> widget.getLineVerticalIndent(name) == 0);
	}

	@Test
	void keysOfDefinitionsDoNothingInOtherXml() throws Exception {
		IFile file = DefinitionEditorTest.file("pom.xml", "<project><a/></project>\n");
		ITextEditor editor = Window.text(Window.ui(() -> IDE.openEditor(Window.page(), file, "org.eclipse.ui.genericeditor.GenericEditor")));
		assertEquals(List.of(), Window.ui(() -> Arrays.stream(Window.shell().getMenuBar().getItems()).map(item -> item.getText().replace("&", "")).filter("Source"::equals).toList()));
		ITextEditor ours = open("web.xml", WEB);
		Window.await("the Source menu", () -> Arrays.stream(Window.shell().getMenuBar().getItems()).anyMatch(item -> item.getText().replace("&", "").equals("Source")));
		assertEquals("<project><a/></project>\n", text(editor));
		assertEquals(WEB, text(ours));
	}

	static ITextEditor open(String name, String text) throws Exception {
		IFile file = DefinitionEditorTest.file(name, text);
		ITextEditor editor = Window.text(Window.ui(() -> IDE.openEditor(Window.page(), file)));
		DefinitionEditorTest.awaitColours(editor);
		return editor;
	}

	/** The index knows a name as soon as the pass over the workspace saw its file: its marker bears witness. */
	private static void awaitIndexed(ITextEditor editor) throws Exception {
		IFile witness = DefinitionEditorTest.file("witness.xml", "<network><name>witness</name><bogus/></network>");
		Window.await("the pass over the workspace", () -> witness.findMarkers("org.gasthaus.xml.ui.problem", true, IResource.DEPTH_ZERO).length == 1);
		witness.delete(true, null);
		Window.ui(() -> Window.page().activate(Window.part(editor)));
	}

	private static Tree outline() {
		IViewPart view = Window.ui(() -> Window.page().showView(OUTLINE));
		return Window.await("the tree of the outline", () -> {
			Stream<Tree> trees = Window.all(Window.shell()).filter(Tree.class::isInstance).map(Tree.class::cast);
			return trees.filter(tree -> tree.getParent().getChildren().length == 2 && tree.getParent().getChildren()[0] instanceof Text && view != null).findFirst().orElse(null);
		});
	}

	private static List<String> labels(TreeItem[] items) {
		List<String> all = new ArrayList<>();
		for (TreeItem item : items) {
			all.add(item.getText());
			all.addAll(labels(item.getItems()));
		}
		return all;
	}

	private static TreeItem item(TreeItem[] items, String part) {
		for (TreeItem item : items) {
			TreeItem inner = item.getText().contains(part) ? item : item(item.getItems(), part);
			if (inner != null) {
				return inner;
			}
		}
		return null;
	}

	private static boolean within(TreeItem item, String part) {
		return item != null && (item.getText().contains(part) || within(item.getParentItem(), part));
	}

	private static Button button(Shell dialog, String label) {
		return Window.find(dialog, Button.class, one -> one.getText().replace("&", "").equals(label));
	}

	private static List<Integer> marks(ITextEditor editor) {
		IAnnotationModel model = ((ISourceViewer) editor.getAdapter(ITextViewer.class)).getAnnotationModel();
		List<Integer> offsets = new ArrayList<>();
		for (Iterator<Annotation> all = model.getAnnotationIterator(); all.hasNext();) {
			Annotation one = all.next();
			if (one.getType().startsWith("org.gasthaus.xml.ui.occurrence")) {
				offsets.add(model.getPosition(one).offset);
			}
		}
		offsets.sort(null);
		return offsets;
	}

	@Test
	void theEndTagThatWasInsertedIsTypedOver() throws Exception {
		ITextEditor editor = open("typed.xml", "<domain type='kvm'>\n  \n</domain>\n");
		select(editor, "<domain type='kvm'>\n  ".length(), 0);
		typeAll(editor, "<name>x</name>");
		assertEquals("<domain type='kvm'>\n  <name>x</name>\n</domain>\n", text(editor));
		typeAll(editor, "<os><type>hvm</type></os>");
		assertEquals("<domain type='kvm'>\n  <name>x</name><os><type>hvm</type></os>\n</domain>\n", text(editor));
		typeAll(editor, "<title>");
		int inside = text(editor).indexOf("</title>");
		select(editor, inside + 2, 0);
		typeAll(editor, "t");
		assertTrue(text(editor).contains("<title></ttitle>"), "who comes from elsewhere types into it: " + text(editor));
	}

	private static void typeAll(ITextEditor editor, String typed) {
		for (char c : typed.toCharArray()) {
			type(editor, c);
		}
	}

	/** What is defined is the file that is edited, whatever is selected elsewhere. */
	@Test
	void theContextMenuIsThatOfTheEditorAlone() throws Exception {
		ITextEditor live = DefinitionEditorTest.openGuest();
		ITextEditor file = open("menu.xml", WEB);
		List<String> labels = contextMenu(file);
		assertEquals(1, labels.stream().filter("Source"::equals).count(), labels.toString());
		assertEquals(1, labels.stream().filter(label -> label.startsWith("Define on Host")).count(), labels.toString());
		Window.ui(() -> Window.page().activate(Window.part(live)));
		labels = contextMenu(live);
		assertEquals(1, labels.stream().filter("Source"::equals).count(), labels.toString());
		assertEquals(0, labels.stream().filter(label -> label.startsWith("Define on Host")).count(), labels.toString());
		assertTrue(sourceMenu(file).containsAll(List.of("Format", "Toggle Comment", "Rename\u2026")), sourceMenu(file).toString());
	}

	private static List<String> contextMenu(ITextEditor editor) {
		return inContextMenu(editor, DefinitionStructureTest::labels);
	}

	private static List<String> sourceMenu(ITextEditor editor) {
		return inContextMenu(editor, menu -> {
			Menu source = Arrays.stream(menu.getItems()).filter(item -> item.getText().replace("&", "").equals("Source")).findFirst().orElseThrow().getMenu();
			source.notifyListeners(SWT.Show, new org.eclipse.swt.widgets.Event());
			return labels(source);
		});
	}

	private static List<String> inContextMenu(ITextEditor editor, Function<Menu, List<String>> look) {
		return Window.ui(() -> {
			Window.page().activate(Window.part(editor));
			Menu menu = editor.getAdapter(ITextViewer.class).getTextWidget().getMenu();
			menu.notifyListeners(SWT.Show, new org.eclipse.swt.widgets.Event());
			List<String> seen = look.apply(menu);
			menu.notifyListeners(SWT.Hide, new org.eclipse.swt.widgets.Event());
			return seen;
		});
	}

	private static List<String> labels(Menu menu) {
		return Arrays.stream(menu.getItems()).map(item -> item.getText().replace("&", "").replaceAll("\t.*", "")).toList();
	}

	static String text(ITextEditor editor) {
		return DefinitionEditorTest.document(editor).get();
	}

	private static String selected(ITextEditor editor) {
		return ((org.eclipse.jface.text.ITextSelection) editor.getSelectionProvider().getSelection()).getText();
	}

	static void select(ITextEditor editor, int offset, int length) {
		Window.ui(() -> editor.selectAndReveal(offset, length));
	}

	static void replace(ITextEditor editor, String before, String after) {
		Window.ui(() -> {
			int offset = text(editor).indexOf(before);
			DefinitionEditorTest.document(editor).replace(offset, before.length(), after);
			return null;
		});
	}

	/** Types one character as the keyboard would. */
	static void type(ITextEditor editor, char c) {
		Window.ui(() -> {
			StyledText widget = editor.getAdapter(ITextViewer.class).getTextWidget();
			org.eclipse.swt.widgets.Event event = new org.eclipse.swt.widgets.Event();
			event.character = c;
			event.keyCode = c;
			event.doit = true;
			widget.notifyListeners(SWT.KeyDown, event);
		});
	}

	/** Presses a key through the workbench's bindings, as if it came from the keyboard. */
	static void press(int modifiers, int key, ITextEditor editor) {
		Window.ui(() -> pressNow(modifiers, key, editor));
	}

	/** For what opens a modal dialog. */
	static void later(int modifiers, int key, ITextEditor editor) {
		Window.later(() -> pressNow(modifiers, key, editor));
	}

	private static void pressNow(int modifiers, int key, ITextEditor editor) {
		Window.page().activate(Window.part(editor));
		StyledText widget = editor.getAdapter(ITextViewer.class).getTextWidget();
		widget.setFocus();
		org.eclipse.swt.widgets.Event event = new org.eclipse.swt.widgets.Event();
		event.type = SWT.KeyDown;
		event.widget = widget;
		event.display = widget.getDisplay();
		event.stateMask = modifiers;
		event.keyCode = key;
		event.character = (char) (key < SWT.KEYCODE_BIT ? key : 0);
		event.doit = true;
		execute(modifiers, key, event);
	}

	/** Runs the command that a key is bound to now. */
	static void execute(int modifiers, int key, org.eclipse.swt.widgets.Event event) {
		org.eclipse.ui.keys.IBindingService bindings = org.eclipse.ui.PlatformUI.getWorkbench().getService(org.eclipse.ui.keys.IBindingService.class);
		org.eclipse.jface.bindings.keys.KeyStroke stroke = org.eclipse.jface.bindings.keys.KeyStroke.getInstance(modifiers,
				key < SWT.KEYCODE_BIT ? Character.toUpperCase(key) : key);
		org.eclipse.jface.bindings.Binding found = bindings.getPerfectMatch(org.eclipse.jface.bindings.keys.KeySequence.getInstance(stroke));
		if (found == null) {
			throw new org.opentest4j.AssertionFailedError("No command is bound to " + stroke.format());
		}
		try {
			org.eclipse.ui.PlatformUI.getWorkbench().getService(org.eclipse.ui.handlers.IHandlerService.class).executeCommand(found.getParameterizedCommand(), event);
		} catch (org.eclipse.core.commands.common.CommandException e) {
			throw new org.opentest4j.AssertionFailedError(stroke.format() + ": " + e, e);
		}
	}
}

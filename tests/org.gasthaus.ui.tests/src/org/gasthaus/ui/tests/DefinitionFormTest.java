package org.gasthaus.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IMarker;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.IPath;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;

/** The form beside the text: each shows what is changed in the other, and one undo takes it back. */
class DefinitionFormTest extends WindowTest {
	private static final String WEB = """
			<domain type='kvm'>
			  <name>web</name>
			  <!-- enough for a week -->
			  <memory unit='GiB'>2</memory>
			  <vcpu placement='static'>2</vcpu>
			  <os>
			    <type arch='x86_64' machine='q35'>hvm</type>
			    <boot dev='hd'/>
			    <boot dev='network'/>
			  </os>
			  <features>
			    <acpi/>
			  </features>
			  <devices>
			    <!-- the system -->
			    <disk type='file' device='disk'>
			      <driver name='qemu' type='qcow2'/>
			      <source file='/var/lib/libvirt/images/web.qcow2'/>
			      <target dev='vda' bus='virtio'/>
			    </disk>
			    <disk type='file' device='cdrom'>
			      <source file='/var/lib/libvirt/images/debian.iso'/>
			      <target dev='sda' bus='sata'/>
			      <readonly/>
			    </disk>
			    <interface type='network'>
			      <source network='default'/>
			      <model type='virtio'/>
			    </interface>
			    <graphics type='vnc' port='-1'/>
			    <video>
			      <model type='virtio'/>
			    </video>
			  </devices>
			</domain>
			""";

	@Test
	void aFieldChangesItsPlaceInTheTextAndUndoTakesItBackInBoth() throws Exception {
		ITextEditor editor = DefinitionStructureTest.open("web.xml", WEB);
		showPage("Overview");
		Text name = await("domain:name");
		Window.await("the name in its field", () -> name.getText().equals("web"));
		type(name, "web02");
		assertTrue(Window.ui(() -> Window.part(editor).isDirty()), "What is typed counts as a change");
		assertEquals(WEB, DefinitionStructureTest.text(editor), "while it is typed the text stays");
		leave(name);
		assertEquals(WEB.replace("<name>web<", "<name>web02<"), Window.ui(() -> DefinitionStructureTest.text(editor)));
		pressInForm(SWT.MOD1, 'z');
		Window.await("the text as it was", () -> DefinitionStructureTest.text(editor).equals(WEB));
		Window.await("the field as it was", () -> name.getText().equals("web"));
		Screenshots.settle();
		Screenshots.take("form-overview");
	}

	@Test
	void theFieldsFollowTheText() throws Exception {
		ITextEditor editor = DefinitionStructureTest.open("web.xml", WEB);
		showPage("CPU, memory");
		Text vcpu = await("domain:vcpu");
		DefinitionStructureTest.replace(editor, "'static'>2<", "'static'>8<");
		Window.await("the new number", () -> vcpu.getText().equals("8"));
		Combo unit = await("domain:memory/@unit");
		Window.await("units to choose from", () -> Arrays.asList(unit.getItems()).contains("MiB"));
		choose(unit, "MiB");
		assertTrue(Window.ui(() -> DefinitionStructureTest.text(editor)).contains("<memory unit='MiB'>2048</memory>"));
		Combo currentUnit = await("domain:currentMemory/@unit");
		Window.await("units for the memory at start", () -> Arrays.asList(currentUnit.getItems()).contains("GiB"));
		choose(currentUnit, "GiB");
		Text current = await("domain:currentMemory");
		type(current, "1");
		leave(current);
		assertTrue(Window.ui(() -> DefinitionStructureTest.text(editor)).contains("<currentMemory unit='GiB'>1</currentMemory>"));
		Screenshots.settle();
		Screenshots.take("form-cpu");
	}

	@Test
	void savingWritesWhatIsStillTyped() throws Exception {
		DefinitionStructureTest.open("saved.xml", WEB);
		IEditorPart editor = Window.ui(() -> Window.page().getActiveEditor());
		showPage("Overview");
		Text title = await("domain:title");
		type(title, "Shop");
		Window.ui(() -> editor.doSave(null));
		IFile file = editor.getEditorInput().getAdapter(IFile.class);
		assertEquals(WEB.replace("  <!-- enough", "  <title>Shop</title>\n  <!-- enough"), new String(file.getContents().readAllBytes()));
		assertFalse(Window.ui(() -> editor.isDirty()));
	}

	@Test
	void aHalfTypedTextCannotBeChangedByTheForm() throws Exception {
		ITextEditor editor = DefinitionStructureTest.open("web.xml", WEB);
		showPage("Overview");
		Text name = await("domain:name");
		DefinitionStructureTest.replace(editor, "<memory unit='GiB'>", "<memory unit='GiB'");
		Window.await("the fields to be read only", () -> !name.getEditable());
		assertEquals("web", Window.ui(() -> name.getText()));
		Screenshots.settle();
		Screenshots.take("form-half-typed");
		DefinitionStructureTest.replace(editor, "<memory unit='GiB'", "<memory unit='GiB'>");
		Window.await("the fields to be writable", name::getEditable);
		assertEquals(WEB, DefinitionStructureTest.text(editor));
	}

	@Test
	void disksAreChangedAndRemovedInTheirTable() throws Exception {
		ITextEditor editor = DefinitionStructureTest.open("web.xml", WEB);
		showPage("Disks");
		Table table = Window.await("the table of disks", () -> find(Table.class, one -> "disks".equals(one.getData("org.gasthaus.list")) && one.getItemCount() == 2));
		select(table, 1);
		Text file = await("disk:source/@file", (Text field) -> field.getText().endsWith("debian.iso"));
		type(file, "/iso/debian-13.iso");
		leave(file);
		Window.await("the new file in the table", () -> table.getItem(1).getText(1).contains("debian-13.iso"));
		String changed = WEB.replace("/var/lib/libvirt/images/debian.iso", "/iso/debian-13.iso");
		assertEquals(changed, Window.ui(() -> DefinitionStructureTest.text(editor)));
		Combo bus = await("disk:target/@bus");
		Window.await("buses to choose from", () -> Arrays.asList(bus.getItems()).contains("scsi"));
		Window.await("a place for each of the details", () -> details(bus).allMatch(DefinitionFormTest::hasPlace));
		Screenshots.settle();
		Screenshots.take("form-disks");
		Screenshots.publish("form-disks");
		select(table, 0);
		press("Remove");
		Window.await("one disk", () -> table.getItemCount() == 1);
		String without = Window.ui(() -> DefinitionStructureTest.text(editor));
		assertFalse(without.contains("the system") || without.contains("vda"), without);
		pressInForm(SWT.MOD1, 'z');
		Window.await("two disks", () -> table.getItemCount() == 2);
		assertEquals(changed, DefinitionStructureTest.text(editor));
	}

	@Test
	void problemsAreCountedOnThePageAndLeadToTheSource() throws Exception {
		ITextEditor editor = DefinitionStructureTest.open("wrong.xml", WEB.replace("'static'", "'statik'"));
		Window.await("the number of problems on the tab", () -> tab("CPU, memory (1)") != null);
		showPage("CPU, memory (1)");
		Combo placement = await("domain:vcpu/@placement");
		Window.await("values to choose from", () -> Arrays.asList(placement.getItems()).contains("static"));
		Screenshots.settle();
		Screenshots.take("form-problem");
		Screenshots.publish("form-problem");
		IFile file = Window.part(editor).getEditorInput().getAdapter(IFile.class);
		IMarker marker = Window.await("the marker", () -> Arrays.stream(file.findMarkers("org.gasthaus.xml.ui.problem", true, IResource.DEPTH_ZERO)).findFirst().orElse(null));
		Window.ui(() -> {
			IDE.gotoMarker(Window.part(editor), marker);
			return null;
		});
		assertEquals("Source", Window.ui(() -> folder().getSelection().getText()));
		showPage("CPU, memory (1)");
		chooseFromMenu("static", () -> {
			Event key = new Event();
			key.stateMask = SWT.MOD1;
			key.keyCode = '1';
			placement.notifyListeners(SWT.KeyDown, key);
		});
		Window.await("no problem", () -> tab("CPU, memory") != null);
		assertEquals(WEB, DefinitionStructureTest.text(editor));
	}

	@Test
	void anElementIsAddedFromATemplate() throws Exception {
		ITextEditor editor = DefinitionStructureTest.open("web.xml", WEB);
		showPage("Disks");
		Table table = Window.await("the table of disks", () -> find(Table.class, one -> "disks".equals(one.getData("org.gasthaus.list")) && one.getItemCount() == 2));
		chooseFromMenu("Disk: volume of a pool, virtio", () -> press("Add…"));
		Window.await("the third disk to be selected", () -> table.getItemCount() == 3 && table.getSelectionIndex() == 2);
		Combo pool = await("disk:source/@pool");
		assertFalse(Window.ui(() -> pool.getText()).isEmpty());
		String text = DefinitionStructureTest.text(editor);
		assertTrue(text.indexOf("type='volume'") > text.indexOf("<readonly/>") && text.indexOf("type='volume'") < text.indexOf("<interface"), text);
		pressInForm(SWT.MOD1, 'z');
		Window.await("two disks", () -> table.getItemCount() == 2);
		assertEquals(WEB, DefinitionStructureTest.text(editor));
	}

	@Test
	void undoTakesBackFirstWhatIsStillTypedAndKeysOfTheTextDoNothingBehindAForm() throws Exception {
		ITextEditor editor = DefinitionStructureTest.open("web.xml", WEB);
		DefinitionStructureTest.select(editor, WEB.indexOf("<name>"), 3);
		showPage("Overview");
		Text title = await("domain:title");
		type(title, "Shop");
		leave(title);
		String titled = Window.ui(() -> DefinitionStructureTest.text(editor));
		assertTrue(titled.contains("<title>Shop</title>"), titled);
		type(title, "Shop 2");
		pressInForm(SWT.MOD1, 'z');
		assertEquals("Shop", Window.ui(() -> title.getText()));
		pressInForm(SWT.MOD1, '/');
		assertEquals(titled, Window.ui(() -> DefinitionStructureTest.text(editor)));
		pressInForm(SWT.MOD1, 'z');
		Window.await("the text as it was", () -> DefinitionStructureTest.text(editor).equals(WEB));
	}

	@Test
	void theEditorFollowsAFileThatIsMoved() throws Exception {
		ITextEditor text = DefinitionStructureTest.open("old.xml", WEB);
		IEditorPart editor = Window.part(text);
		IFile moved = editor.getEditorInput().getAdapter(IFile.class).getParent().getFile(IPath.fromOSString("moved.xml"));
		moved.delete(true, null);
		editor.getEditorInput().getAdapter(IFile.class).move(moved.getFullPath(), true, null);
		Window.await("the new name of the editor", () -> moved.equals(editor.getEditorInput().getAdapter(IFile.class)) && editor.getTitle().equals("moved.xml"));
		showPage("Overview");
		Text name = await("domain:name");
		type(name, "moved");
		Window.ui(() -> editor.doSave(null));
		assertEquals(WEB.replace("<name>web<", "<name>moved<"), new String(moved.getContents().readAllBytes()));
	}

	@Test
	void anotherKindOfDefinitionHasOtherPages() throws Exception {
		ITextEditor editor = DefinitionStructureTest.open("kind.xml", "<pool type='dir'>\n  <name>a</name>\n  <target>\n    <path>/srv</path>\n  </target>\n</pool>\n");
		Window.await("the pages of a pool", () -> folder() != null && tab("Overview") != null && tab("Disks") == null);
		Window.ui(() -> {
			DefinitionEditorTest.document(editor).set(WEB);
		});
		Window.await("the pages of a domain", () -> tab("Disks") != null);
		assertEquals("Source", Window.ui(() -> folder().getSelection().getText()));
		Window.ui(() -> {
			DefinitionEditorTest.document(editor).set("<secret ephemeral='no' private='yes'/>\n");
		});
		Window.await("nothing but the source", () -> folder().getItemCount() == 1);
	}

	@Test
	void aLiveDefinitionIsShownAndCannotBeChanged() {
		Hosts.select(Hosts.guest());
		Window.type(SWT.SHIFT, SWT.F3);
		Window.await("the editor of test", () -> Window.page().getActiveEditor());
		showPage("Overview");
		Text name = await("domain:name");
		Window.await("the name of the guest", () -> name.getText().equals("test"));
		assertFalse(Window.ui(() -> name.getEditable()));
	}

	@Test
	void everyPageCanBeShownForEveryKindOfDefinition() throws Exception {
		DefinitionStructureTest.open("web.xml", WEB);
		for (String page : new String[] { "Overview", "Boot", "Network", "Consoles", "Devices", "Tuning" }) {
			showPage(page);
			Screenshots.settle();
			Screenshots.take("form-page-" + page.toLowerCase().replace(' ', '-'));
		}
		DefinitionStructureTest.open("net.xml", "<network>\n  <name>lab</name>\n  <ip address='10.0.0.1' prefix='24'/>\n</network>\n");
		showPage("Addresses");
		Screenshots.settle();
		Screenshots.take("form-page-network");
		DefinitionStructureTest.open("pool.xml", "<pool type='dir'>\n  <name>images</name>\n  <target>\n    <path>/srv</path>\n  </target>\n</pool>\n");
		showPage("Overview");
		Text path = await("pool:target/path");
		Window.await("the path", () -> path.getText().equals("/srv"));
	}

	// ---- helpers

	/** The fields beside one. */
	private static Stream<Control> details(Control field) {
		return Window.all(field.getParent().getParent()).filter(control -> control.getData("org.gasthaus.field") != null);
	}

	/** Whether a control is as large as it says something, no part of it outside of what it is in, and not to the right of the editor. */
	private static boolean hasPlace(Control control) {
		Rectangle bounds = Window.display().map(control.getParent(), null, control.getBounds());
		Rectangle around = Window.display().map(control.getParent().getParent(), null, control.getParent().getBounds());
		Rectangle editor = Window.display().map(folder().getParent(), null, folder().getBounds());
		return bounds.width > 30 && bounds.height > 10 && around.contains(bounds.x, bounds.y) && around.contains(bounds.x + bounds.width - 1, bounds.y + bounds.height - 1)
				&& bounds.x + bounds.width <= editor.x + editor.width;
	}

	private static CTabFolder folder() {
		return find(CTabFolder.class, folder -> Arrays.stream(folder.getItems()).anyMatch(item -> item.getText().equals("Source")));
	}

	private static <T extends Control> T find(Class<T> type, Predicate<T> which) {
		return Window.find(Window.shell(), type, control -> control.isVisible() && which.test(control));
	}

	private static CTabItem tab(String title) {
		return Arrays.stream(folder().getItems()).filter(item -> item.getText().equals(title)).findFirst().orElse(null);
	}

	private static void showPage(String title) {
		CTabItem tab = Window.await("the page " + title, () -> folder() == null ? null : tab(title));
		Window.ui(() -> {
			tab.getParent().setSelection(tab);
			Event event = new Event();
			event.item = tab;
			tab.getParent().notifyListeners(SWT.Selection, event);
		});
	}

	private static <T extends Control> T await(String field) {
		return await(field, control -> true);
	}

	@SuppressWarnings("unchecked")
	private static <T extends Control> T await(String field, Predicate<T> which) {
		return (T) Window.await("the field " + field, () -> find(Control.class, control -> field.equals(control.getData("org.gasthaus.field")) && which.test((T) control)));
	}

	/** Types into a field, as if it had the focus. */
	private static void type(Text field, String value) {
		Window.ui(() -> {
			field.setFocus();
			field.setText(value);
		});
	}

	private static void leave(Text field) {
		Window.ui(() -> field.notifyListeners(SWT.DefaultSelection, new Event()));
	}

	private static void choose(Combo combo, String value) {
		Window.ui(() -> {
			combo.select(combo.indexOf(value));
			combo.notifyListeners(SWT.Selection, new Event());
		});
	}

	private static void select(Table table, int row) {
		Window.ui(() -> {
			table.setSelection(row);
			table.notifyListeners(SWT.Selection, new Event());
		});
	}

	private static void press(String label) {
		Window.ui(() -> find(Button.class, button -> button.getText().equals(label)).notifyListeners(SWT.Selection, new Event()));
	}

	/** Opens a menu and chooses the first item whose label has some words. */
	private static void chooseFromMenu(String words, Runnable open) {
		Menu[] shown = new Menu[1];
		Listener listener = event -> shown[0] = event.widget instanceof Menu menu ? menu : shown[0];
		Window.ui(() -> Window.display().addFilter(SWT.Show, listener));
		Window.ui(open);
		MenuItem item = Window.await("a menu with " + words, () -> shown[0] == null ? null
				: Arrays.stream(shown[0].getItems()).filter(one -> one.getText().contains(words)).findFirst().orElse(null));
		Window.ui(() -> {
			Window.display().removeFilter(SWT.Show, listener);
			item.notifyListeners(SWT.Selection, new Event());
			item.getParent().setVisible(false);
		});
	}

	/** Presses a key through the workbench's bindings while a page of the form is shown. */
	private static void pressInForm(int modifiers, int key) {
		Window.ui(() -> DefinitionStructureTest.execute(modifiers, key, new Event()));
	}
}

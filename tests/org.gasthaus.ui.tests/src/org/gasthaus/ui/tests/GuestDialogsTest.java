package org.gasthaus.ui.tests;

import static org.gasthaus.ui.tests.GuestOperationsTest.awaitLine;
import static org.gasthaus.ui.tests.GuestOperationsTest.canPress;
import static org.gasthaus.ui.tests.GuestOperationsTest.check;
import static org.gasthaus.ui.tests.GuestOperationsTest.chooseWhenEnabled;
import static org.gasthaus.ui.tests.GuestOperationsTest.dialog;
import static org.gasthaus.ui.tests.GuestOperationsTest.fill;
import static org.gasthaus.ui.tests.GuestOperationsTest.picture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Spinner;
import org.eclipse.swt.widgets.TabFolder;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.UndefineOption;
import org.gasthaus.hypervisor.XmlView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a guest has, changed by menus and dialogs, on libvirt's test driver. */
class GuestDialogsTest extends WindowTest {
	private static final String GUEST = """
			<domain type='test'><name>cellar</name><memory unit='MiB'>512</memory><vcpu current='1'>2</vcpu><os><type>hvm</type></os><devices>
			<disk type='file' device='cdrom'><source file='/srv/one.iso'/><target dev='sda' bus='sata'/></disk>
			</devices></domain>""";
	private Connection host;
	private HypervisorSession session;
	private DomainHandle cellar;

	@BeforeEach
	void define() throws Exception {
		Hosts.letGuestRun();
		host = Hosts.defaultHost();
		session = host.session(null);
		cellar = new DomainHandle(host, session.defineDomain(GUEST, null));
		session.startDomain(cellar.id(), Set.of(), null);
		awaitLine("    cellar  running");
		Hosts.select(cellar);
	}

	@AfterEach
	void remove() throws Exception {
		for (DomainInfo domain : session.domains(null)) {
			if (domain.name().equals("cellar")) {
				if (domain.state().isActive()) {
					session.destroyDomain(domain.id(), null);
				}
				session.undefineDomain(domain.id(), Set.of(UndefineOption.SNAPSHOTS_METADATA), null);
			}
		}
		Hosts.awaitOnlyTheFirstGuest();
	}

	private boolean says(XmlView view, String part) throws HypervisorException {
		return session.domainXml(cellar.id(), view).contains(part);
	}

	private static void type(Shell dialog, String id, int value) {
		Window.ui(() -> {
			Spinner spinner = Window.find(dialog, Spinner.class, one -> id.equals(one.getData("org.gasthaus.id")));
			spinner.setSelection(value);
			spinner.notifyListeners(SWT.Modify, new Event());
		});
	}

	@Test
	void memoryAndProcessorsChangeNowAndForTheNextStartAndBack() throws Exception {
		chooseWhenEnabled("Domain", "Memory and Processors…");
		Shell dialog = dialog("Memory and Processors");
		assertFalse(canPress(dialog, "Change"), "nothing is different yet");
		fill(dialog, "memory", "1 GiB");
		assertFalse(canPress(dialog, "Change"), "more than the most");
		fill(dialog, "memory", "256 MiB");
		type(dialog, "vcpus", 2);
		assertTrue(canPress(dialog, "Change"));
		picture("resources");
		Window.press(dialog, "Change");
		Window.await("the change", () -> says(XmlView.LIVE, "<currentMemory unit='KiB'>262144<") && says(XmlView.LIVE, ">2</vcpu>")
				&& says(XmlView.INACTIVE, "<currentMemory unit='KiB'>262144<"));
		Window.await("undo", () -> UndoTest.offers("Undo Changing resources of cellar"));
		Window.choose("Edit", "Undo Changing resources of cellar");
		Window.await("the old values", () -> says(XmlView.LIVE, "<vcpu placement='static' current='1'>2</vcpu>") && !says(XmlView.INACTIVE, "262144"));
	}

	private static void choose(Shell dialog, String id, String text) {
		Window.ui(() -> Window.find(dialog, Combo.class, one -> id.equals(one.getData("org.gasthaus.id"))).setText(text));
	}

	private static void tab(Shell dialog, int index) {
		Window.ui(() -> Window.find(dialog, TabFolder.class, one -> true).setSelection(index));
	}

	@Test
	void limitsChangeNowAndForTheNextStartAndBack() throws Exception {
		chooseWhenEnabled("Domain", "Limits…");
		Shell dialog = dialog("Limits");
		assertFalse(canPress(dialog, "Change"), "nothing is different yet");
		choose(dialog, "hard_limit", "much");
		assertFalse(canPress(dialog, "Change"), "no size");
		choose(dialog, "hard_limit", "1 GiB");
		assertTrue(canPress(dialog, "Change"));
		picture("limits");
		tab(dialog, 1);
		Screenshots.settle();
		Screenshots.take("limits-disks");
		tab(dialog, 3);
		Combo quota = Window.ui(() -> Window.find(dialog, Combo.class, one -> "vcpu_quota".equals(one.getData("org.gasthaus.id"))));
		assertFalse(Window.ui(quota::isEnabled), "the test driver has no quota");
		assertEquals("The hypervisor has no such limit.", Window.ui(quota::getToolTipText));
		Screenshots.settle();
		Screenshots.take("limits-processors");
		tab(dialog, 4);
		Screenshots.settle();
		Screenshots.take("limits-numa");
		Window.press(dialog, "Change");
		Window.await("the change", () -> says(XmlView.LIVE, "<hard_limit unit='KiB'>1048576<") && says(XmlView.INACTIVE, "<hard_limit unit='KiB'>1048576<"));
		Window.await("undo", () -> UndoTest.offers("Undo Changing the limits of cellar"));
		Window.choose("Edit", "Undo Changing the limits of cellar");
		Window.await("no limit", () -> !says(XmlView.LIVE, "1048576") && !says(XmlView.INACTIVE, "1048576"));
	}

	/** The test driver wants a limit for bursts beside it, which tells what a host that refuses looks like. */
	@Test
	void aRefusedLimitIsToldWithTheGuestAndTheReason() throws Exception {
		chooseWhenEnabled("Domain", "Limits…");
		Shell dialog = dialog("Limits");
		fill(dialog, "sda/read_bytes_sec", "10 MiB");
		check(dialog, "running");
		assertTrue(canPress(dialog, "Change"));
		Window.press(dialog, "Change");
		awaitLogged("Cannot change cellar on test:///default: invalid argument: read_bytes_sec cannot be set higher than read_bytes_sec_max");
	}

	@Test
	void aMediumIsChosenAndCancelLeavesTheOldOne() throws Exception {
		chooseWhenEnabled("Domain", "Change Medium…");
		Shell dialog = dialog("Change Medium");
		assertFalse(canPress(dialog, "Change"), "no file yet");
		Window.ui(() -> Window.find(dialog, Combo.class, one -> "file".equals(one.getData("org.gasthaus.id"))).setText("/srv/two.iso"));
		assertTrue(canPress(dialog, "Change"));
		check(dialog, "running");
		check(dialog, "stored");
		assertFalse(canPress(dialog, "Change"), "for neither now nor later");
		check(dialog, "stored");
		Screenshots.settle();
		Screenshots.take("change-medium");
		Window.press(dialog, "Cancel");
		Window.await("the dialog gone", dialog::isDisposed);
		assertTrue(says(XmlView.INACTIVE, "/srv/one.iso"), "cancelled");
	}

	@Test
	void aDeviceOfAFileIsAttachedOrRefusedWithTheReason(@TempDir Path folder) throws Exception {
		Path file = Files.writeString(folder.resolve("disk.xml"), "<disk type='file'>");
		chooseWhenEnabled("Domain", "Attach Device…");
		Shell dialog = dialog("Attach Device");
		assertFalse(canPress(dialog, "Attach"), "no file yet");
		fill(dialog, "file", file.toString());
		Screenshots.settle();
		Screenshots.take("attach-device");
		Window.press(dialog, "Attach");
		awaitLogged("Cannot attach disk.xml to cellar: it is not well-formed XML.");
	}

	private static String text(Shell dialog, String id) {
		return Window.ui(() -> Window.find(dialog, Text.class, one -> id.equals(one.getData("org.gasthaus.id"))).getText());
	}

	private static void choose(Shell dialog, String id, int index) {
		Window.ui(() -> {
			Combo combo = Window.find(dialog, Combo.class, one -> id.equals(one.getData("org.gasthaus.id")));
			combo.select(index);
			combo.notifyListeners(SWT.Selection, new Event());
		});
	}

	/** The test driver attaches nothing: the form is shown, checked and refused. Real devices: GuestDevicesLiveTest. */
	@Test
	void aDiskIsDescribedInFieldsCheckedAndShown() throws Exception {
		chooseWhenEnabled("Domain", "Attach Disk…");
		Shell dialog = dialog("Attach Disk");
		assertFalse(canPress(dialog, "Attach"), "no file yet");
		fill(dialog, "path", "/srv/data.qcow2");
		assertEquals("vda", text(dialog, "target"), "a free name");
		choose(dialog, "cache", 1);
		Window.await("the check by rules and schema", () -> canPress(dialog, "Attach"));
		String element = text(dialog, "preview").replaceAll("\\s+", " ");
		assertEquals("<disk type='file' device='disk'> <driver type='qcow2' cache='none'/> <source file='/srv/data.qcow2'/> <target dev='vda' bus='virtio'/> </disk> ", element);
		picture("attach-disk");
		fill(dialog, "target", "sda");
		assertFalse(canPress(dialog, "Attach"), "the CD drive is called so");
		fill(dialog, "target", "vdb");
		Window.await("the check of the other name", () -> canPress(dialog, "Attach"));
		Window.press(dialog, "Attach");
		awaitLogged("Cannot change cellar on test:///default");
	}

	/** What rules and schema say of the element in this guest comes before the host is asked. */
	@Test
	void whatTheSchemaRefusesIsNotSent() {
		chooseWhenEnabled("Domain", "Attach Interface…");
		Shell dialog = dialog("Attach Interface");
		choose(dialog, "type", 2);
		Window.await("the check by rules and schema", () -> canPress(dialog, "Attach"));
		choose(dialog, "source", "eth 0");
		Window.await("the finding", () -> Window.find(dialog, Text.class, one -> one.getText().contains("'eth 0'") && one.getData("org.gasthaus.id") == null) != null);
		assertFalse(canPress(dialog, "Attach"));
		Screenshots.settle();
		Screenshots.take("attach-interface-refused");
		Window.press(dialog, "Cancel");
		Window.await("the dialog gone", dialog::isDisposed);
	}

	@Test
	void anInterfaceIsDescribedInFieldsWithWhatTheHostHas() {
		chooseWhenEnabled("Domain", "Attach Interface…");
		Shell dialog = dialog("Attach Interface");
		Window.await("the check by rules and schema", () -> canPress(dialog, "Attach"));
		assertEquals("<interface type='network'> <source network='default'/> </interface> ", text(dialog, "preview").replaceAll("\\s+", " "));
		choose(dialog, "type", 1);
		fill(dialog, "mac", "53:54:00:00:00:01");
		assertFalse(canPress(dialog, "Attach"), "an address for groups");
		fill(dialog, "mac", "52:54:00:00:00:01");
		choose(dialog, "model", 1);
		Window.ui(() -> Window.find(dialog, Combo.class, one -> "model".equals(one.getData("org.gasthaus.id"))).setText("virtio"));
		Window.await("the check by rules and schema", () -> canPress(dialog, "Attach"));
		assertTrue(text(dialog, "preview").contains("<source bridge='virbr0'/>"), text(dialog, "preview"));
		picture("attach-interface");
		Window.press(dialog, "Cancel");
		Window.await("the dialog gone", dialog::isDisposed);
	}

	@Test
	void aDeviceIsChosenFromAListAndNamedBeforeItGoes() throws Exception {
		chooseWhenEnabled("Domain", "Detach Device…");
		Shell dialog = dialog("Detach Device");
		assertFalse(canPress(dialog, "Detach…"), "none is chosen");
		Window.ui(() -> {
			Table table = Window.find(dialog, Table.class, one -> true);
			table.select(0);
			table.notifyListeners(SWT.Selection, new Event());
		});
		assertTrue(canPress(dialog, "Detach…"));
		picture("detach-device");
		Window.press(dialog, "Detach…");
		Shell question = Window.await("the question", () -> {
			Shell open = Window.dialog("Detach Device");
			return open != null && Window.find(open, Table.class, one -> true) == null ? open : null;
		});
		assertTrue(Window.ui(() -> Window.all(question).anyMatch(one -> one instanceof Label label && label.getText().startsWith("cellar loses disk sda at once"))));
		Button cancel = Window.ui(() -> Window.find(question, Button.class, one -> one.getText().replace("&", "").equals("Cancel")));
		assertTrue(Window.ui(() -> cancel.getShell().getDefaultButton() == cancel), "Enter detaches nothing");
		Screenshots.settle();
		Screenshots.take("detach-question");
		Window.press(question, "Detach");
		awaitLogged("Cannot change cellar on test:///default");
		assertTrue(says(XmlView.INACTIVE, "sda"));
	}

	@Test
	void keysAreSentAndACrashIsAskedFor() {
		Window.await("what runs to be paused", () -> Window.isEnabled("Domain", "Suspend"));
		assertFalse(Window.ui(() -> Window.isEnabled("Domain", "Migrate…")), "the test driver cannot migrate");
		Window.choose("Domain", "Send Keys", "Ctrl+Alt+Delete");
		Window.choose("Domain", "Send Keys", "Alt+SysRq+C (crash)…");
		Shell question = dialog("Crash Guest");
		Button cancel = Window.ui(() -> Window.find(question, Button.class, one -> one.getText().replace("&", "").equals("Cancel")));
		assertTrue(Window.ui(() -> cancel.getShell().getDefaultButton() == cancel), "Enter crashes nothing");
		Window.press(question, "Cancel");
		Window.await("the question gone", question::isDisposed);
	}
}

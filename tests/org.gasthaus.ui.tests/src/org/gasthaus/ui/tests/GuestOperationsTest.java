package org.gasthaus.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.IWorkbenchPage;
import org.gasthaus.core.Connection;
import org.gasthaus.core.CpuList;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.core.SnapshotHandle;
import org.gasthaus.core.log.GuestLog;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainNotes;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.hypervisor.UndefineOption;
import org.gasthaus.ui.GasthausUi;
import org.gasthaus.ui.OperationJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be done to guests, networks, pools, volumes and snapshots, by menu and key, on libvirt's test driver. */
class GuestOperationsTest extends WindowTest {
	private static final String GUEST = """
			<domain type='test'><name>inn</name><memory unit='KiB'>65536</memory><os><type>hvm</type></os><devices>
			<disk type='file' device='disk'><source file='/default-pool/inn.qcow2'/><target dev='vda' bus='virtio'/></disk>
			<disk type='file' device='disk'><source file='/srv/data.raw'/><target dev='vdb' bus='virtio'/></disk>
			</devices></domain>""";
	private static final int SOME_ANSWERS = 5;
	private Connection host;
	private HypervisorSession session;
	private PoolInfo pool;
	private DomainHandle inn;

	@BeforeEach
	void define() throws Exception {
		Hosts.letGuestRun();
		host = Hosts.defaultHost();
		session = host.session(null);
		pool = session.pool("default-pool");
		session.volumes().create(pool.uuid(), "<volume><name>inn.qcow2</name><capacity unit='GiB'>10</capacity><allocation unit='GiB'>1</allocation></volume>",
				Set.of());
		DomainId id = session.defineDomain(GUEST, null);
		inn = new DomainHandle(host, id);
		awaitLine("    inn  shut off");
	}

	@AfterEach
	void remove() throws Exception {
		for (DomainInfo domain : session.domains(null)) {
			if (!domain.name().equals("test")) {
				if (domain.state().isActive()) {
					session.destroyDomain(domain.id(), null);
				}
				if (domain.persistent()) {
					session.undefineDomain(domain.id(), Set.of(UndefineOption.SNAPSHOTS_METADATA, UndefineOption.MANAGED_SAVE), null);
				}
			}
		}
		if (!session.pool(pool.uuid()).active()) {
			session.poolOperations().start(pool.uuid(), Set.of());
		}
		for (var volume : session.volumes().list(pool.uuid())) {
			session.volumes().delete(volume, false);
		}
		NetworkHandle network = network();
		if (!session.network(network.uuid()).active()) {
			session.networkOperations().start(network.uuid());
		}
		Window.ui(() -> {
			if (!Window.page().isEditorAreaVisible()) {
				Window.page().setEditorAreaVisible(true);
				Window.page().showView(IPageLayout.ID_OUTLINE);
				Window.page().showView(IPageLayout.ID_PROBLEM_VIEW);
			}
			return null;
		});
		Tree tree = Hosts.tree();
		Hosts.awaitOnlyTheFirstGuest();
		Window.ui(() -> {
			TreeItem item = item(tree.getItems(), "default-pool");
			if (item != null && item.getExpanded()) {
				item.setExpanded(false);
				collapse(tree, item);
			}
		});
	}

	private NetworkHandle network() {
		return host.inventory().networks().stream().map(one -> new NetworkHandle(host, one.uuid(), one.name())).findFirst().orElseThrow();
	}

	static void awaitLine(String line) {
		Tree tree = Hosts.tree();
		Window.await("the line '" + line + "'", () -> Hosts.lines(tree).contains(line));
	}

	private static TreeItem item(TreeItem[] items, String text) {
		for (TreeItem one : items) {
			TreeItem found = one.getText().startsWith(text) ? one : item(one.getItems(), text);
			if (found != null) {
				return found;
			}
		}
		return null;
	}

	private static void collapse(Tree tree, TreeItem item) {
		Event event = new Event();
		event.item = item;
		tree.notifyListeners(SWT.Collapse, event);
	}

	static void chooseWhenEnabled(String... path) {
		Window.await(path[1] + " to be enabled", () -> Window.isEnabled(path[0], path[1]));
		Window.choose(path);
	}

	static Shell dialog(String title) {
		return Window.await("the dialog " + title, () -> Window.dialog(title));
	}

	static void fill(Shell dialog, String id, String value) {
		Text text = Window.await("the field " + id, () -> Window.find(dialog, Text.class, one -> id.equals(one.getData("org.gasthaus.id"))));
		Window.ui(() -> text.setText(value));
	}

	static void check(Shell dialog, String id) {
		Window.ui(() -> {
			Button button = Window.find(dialog, Button.class, one -> id.equals(one.getData("org.gasthaus.id")));
			button.setSelection(!button.getSelection());
			button.notifyListeners(SWT.Selection, new Event());
		});
	}

	static boolean canPress(Shell dialog, String label) {
		return Window.ui(() -> Window.find(dialog, Button.class, one -> one.getText().replace("&", "").equals(label)).isEnabled());
	}

	/** Everything on the screen, dialogs too. */
	static void picture(String name) {
		Screenshots.settle();
		Screenshots.take(name);
		Screenshots.publish(name);
	}

	@Test
	void aGuestIsSavedAndStartsFromThere() throws Exception {
		Hosts.select(inn);
		Window.type(SWT.NONE, SWT.F9);
		awaitLine("    inn  running");
		assertFalse(Window.ui(() -> Window.isEnabled("Domain", "Rename…")), "a running domain keeps its name");
		chooseWhenEnabled("Domain", "Save");
		awaitLine("    inn  shut off");
		assertTrue(session.lifeCycle().hasManagedSave(inn.id()));
		Window.type(SWT.NONE, SWT.F9);
		awaitLine("    inn  running");
		assertFalse(session.lifeCycle().hasManagedSave(inn.id()));
	}

	@Test
	void aGuestIsSavedToAFileAndRestoredFromIt(@TempDir Path folder) throws Exception {
		String file = folder.resolve("inn.saved").toString();
		Hosts.select(inn);
		chooseWhenEnabled("Domain", "Start");
		awaitLine("    inn  running");
		chooseWhenEnabled("Domain", "Save to File…");
		Shell save = dialog("Save to File");
		fill(save, "text", "inn.saved");
		Window.await("a file without its path to be refused", () -> !canPress(save, "Save"));
		fill(save, "text", file);
		Window.press(save, "Save");
		awaitLine("    inn  shut off");
		assertFalse(Window.ui(() -> Window.isEnabled("Host", "Create Domain…")), "a domain is no host");
		Hosts.select(host);
		Window.await("Create Domain", () -> Window.isEnabled("Host", "Create Domain…") && Window.isEnabled("Host", "Import Definitions…"));
		chooseWhenEnabled("Host", "Restore Domain…");
		Shell restore = dialog("Restore");
		fill(restore, "text", file);
		Window.press(restore, "Restore");
		awaitLine("    inn  running");
	}

	@Test
	void resettingAsksFirst() throws Exception {
		Hosts.select(inn);
		assertFalse(Window.ui(() -> Window.isEnabled("Domain", "Reset…")), "a domain that is off cannot be reset");
		chooseWhenEnabled("Domain", "Start");
		awaitLine("    inn  running");
		chooseWhenEnabled("Domain", "Reset…");
		Shell question = dialog("Reset");
		Window.press(question, "Cancel");
		Window.await("the question to be gone", question::isDisposed);
		chooseWhenEnabled("Domain", "Reset…");
		Window.press(dialog("Reset"), "Reset");
		Window.await("the jobs to be done", () -> Job.getJobManager().find(OperationJob.class).length == 0);
		assertEquals(DomainState.RUNNING, session.domain(inn.id()).state());
	}

	@Test
	void aGuestGetsAnotherName() {
		Hosts.select(inn);
		Window.await("Rename to be enabled", () -> Window.isEnabled("Domain", "Rename…"));
		Window.type(SWT.NONE, SWT.F2);
		Shell dialog = dialog("Rename");
		fill(dialog, "text", "test");
		Window.await("the taken name to be refused", () -> !canPress(dialog, "Rename"));
		fill(dialog, "text", "tavern");
		Window.await("the free name to be accepted", () -> canPress(dialog, "Rename"));
		Window.press(dialog, "Rename");
		awaitLine("    tavern  shut off");
	}

	@Test
	void whatStartsWithItsHostIsChecked() throws Exception {
		Hosts.select(inn);
		chooseWhenEnabled("Domain", "Start with Host");
		Window.await("inn starts with its host", () -> session.domainDetails(inn.id()).autostart());
		Window.await("the check mark", () -> Window.isChecked("Domain", "Start with Host"));
		chooseWhenEnabled("Domain", "Start with Host");
		Window.await("inn does not start with its host", () -> !session.domainDetails(inn.id()).autostart());
		Window.await("no check mark", () -> !Window.isChecked("Domain", "Start with Host"));
	}

	@Test
	void deletingShowsWhatBelongsToAGuestAndRemovesOnlyWhatIsChosen() throws Exception {
		session.snapshots().create(inn.id(), "<domainsnapshot><name>fresh</name></domainsnapshot>", Set.of());
		Hosts.select(inn);
		Window.type(SWT.NONE, SWT.DEL);
		Shell dialog = dialog("Delete");
		Table table = Window.await("the choices", () -> Window.find(dialog, Table.class, one -> "choices".equals(one.getData("org.gasthaus.id"))));
		List<String> lines = Window.ui(() -> Arrays.stream(table.getItems()).map(TableItem::getText).toList());
		assertEquals(List.of("What libvirt knows of the snapshots fresh  – has to go with the definition", "vda  /default-pool/inn.qcow2",
				"vdb  /srv/data.raw  – in no pool, so it stays"), lines);
		assertTrue(Window.ui(() -> Arrays.stream(table.getItems()).noneMatch(TableItem::getChecked)), "nothing is chosen at first");
		assertFalse(canPress(dialog, "Delete"), "the snapshots hinder it");
		choose(table, 2);
		assertFalse(Window.ui(() -> table.getItem(2).getChecked()), "what no pool has cannot be removed");
		choose(table, 0);
		choose(table, 1);
		picture("delete-domain");
		Window.press(dialog, "Delete");
		Tree tree = Hosts.tree();
		Window.await("inn to be gone", () -> Hosts.lines(tree).stream().noneMatch(line -> line.contains("inn")));
		Window.await("its volume to be gone", () -> session.volumes().list(pool.uuid()).isEmpty());
	}

	private static void choose(Table table, int index) {
		Window.ui(() -> {
			table.getItem(index).setChecked(true);
			Event event = new Event();
			event.item = table.getItem(index);
			event.detail = SWT.CHECK;
			table.notifyListeners(SWT.Selection, event);
		});
	}

	@Test
	void volumesAreShownBelowTheirPoolAndMadeClonedAndDeleted() throws Exception {
		Tree tree = Hosts.tree();
		Window.ui(() -> {
			TreeItem item = item(tree.getItems(), "default-pool");
			Event event = new Event();
			event.item = item;
			tree.notifyListeners(SWT.Expand, event);
			item.setExpanded(true);
		});
		awaitLine("      inn.qcow2  10 GiB, 1 GiB used – inn");
		select(tree, "default-pool");
		chooseWhenEnabled("Host", "New Volume…");
		Shell dialog = dialog("New Volume");
		fill(dialog, "name", "data.raw");
		fill(dialog, "capacity", "2 GiB");
		Screenshots.settle();
		Screenshots.take("new-volume");
		Window.press(dialog, "Create");
		awaitLine("      data.raw  2 GiB, 0 B used");
		select(tree, "data.raw");
		chooseWhenEnabled("Host", "Clone Volume…");
		Shell clone = dialog("Clone Volume");
		Window.press(clone, "Clone");
		Window.await("the copy", () -> Hosts.lines(tree).stream().anyMatch(line -> line.startsWith("      data-clone.raw  2 GiB")));
		picture("volumes");
		select(tree, "data-clone.raw");
		chooseWhenEnabled("Host", "Delete…");
		Shell question = dialog("Delete Volume");
		Window.press(question, "Delete");
		Window.await("the copy to be gone", () -> Hosts.lines(tree).stream().noneMatch(line -> line.contains("data-clone")));
	}

	private static void select(Tree tree, String text) {
		Object element = Window.ui(() -> item(tree.getItems(), text).getData());
		Hosts.select(element);
	}

	@Test
	void aNetworkStopsAndStarts() {
		Tree tree = Hosts.tree();
		select(tree, "default  ");
		chooseWhenEnabled("Domain", "Destroy…");
		Window.press(dialog("Destroy"), "Destroy");
		awaitLine("    default  inactive");
		chooseWhenEnabled("Domain", "Start");
		awaitLine("    default  active");
	}

	@Test
	void whatRunningDomainsDoIsATable() throws Exception {
		IViewPart view = Window.ui(() -> Window.page().showView(GasthausUi.GUESTS_VIEW));
		Table table = Window.await("its table", () -> Window.find(Window.shell(), Table.class, one -> GasthausUi.GUESTS_VIEW.equals(one.getData("org.gasthaus.id"))));
		Window.await("the domain that runs", () -> row(table, "test") != null && row(table, "test").getText(4).endsWith("iB"));
		assertEquals(List.of("test", "test:///default", "running"), Window.ui(() -> List.of(row(table, "test").getText(0), row(table, "test").getText(1), row(table, "test").getText(2))));
		DomainHandle guest = Hosts.guest();
		Window.ui(() -> {
			Window.page().activate(view);
			view.getSite().getSelectionProvider().setSelection(new StructuredSelection(guest));
		});
		assertEquals("Autostart", Window.ui(() -> table.getColumn(9).getText()));
		chooseWhenEnabled("Domain", "Start with Host");
		Window.await("that it starts with its host", () -> row(table, "test") != null && row(table, "test").getText(9).equals("yes"));
		picture("running-domains");
		chooseWhenEnabled("Domain", "Start with Host");
		Window.await("that it does not", () -> row(table, "test") != null && row(table, "test").getText(9).isEmpty());
		chooseWhenEnabled("Domain", "Suspend");
		Window.await("its new state", () -> row(table, "test") != null && row(table, "test").getText(2).equals("paused"));
		assertEquals(List.of(guest), Window.ui(() -> ((IStructuredSelection) view.getSite().getSelectionProvider().getSelection()).toList()), "it is still selected");
		chooseWhenEnabled("Domain", "Resume");
		Window.await("its old state", () -> row(table, "test") != null && row(table, "test").getText(2).equals("running"));
		execute("org.eclipse.ui.file.properties");
		Window.await("its properties", () -> sheet() != null && property(sheet(), "UUID") != null && property(sheet(), "UUID").getText(1).equals(guest.id().uuid())
				&& property(sheet(), "Used memory") != null);
		Window.ui(() -> Window.page().showView(IPageLayout.ID_PROBLEM_VIEW));
	}

	private static StyledText log() {
		return Window.find(Window.shell(), StyledText.class, one -> GasthausUi.LOG_VIEW.equals(one.getData("org.gasthaus.id")) && one.isVisible());
	}

	private static String aboveLog() {
		return log() == null ? "" : ((Label) log().getParent().getChildren()[0]).getText();
	}

	/** libvirt's test driver has none; what one looks like is shown of a file. */
	@Test
	void aLogIsShownAndFollowed(@TempDir Path folder) throws Exception {
		Hosts.select(Hosts.guest());
		chooseWhenEnabled("Domain", "Show Log");
		Window.await("why it has none", () -> aboveLog().startsWith("Cannot show the log of test: libvirt's test driver plays its guests and logs nothing."));
		Screenshots.settle();
		Screenshots.take("guest-log-none");
		assertEquals("Log of test", Window.ui(() -> Window.page().getActivePart().getTitle()));

		Path file = folder.resolve("libvirt/qemu/log/web.log");
		Files.createDirectories(file.getParent());
		StringBuilder old = new StringBuilder();
		for (int i = 0; i < 200; i++) {
			old.append("2026-11-27 08:15:00.000+0000: line ").append(i).append(" of what QEMU said, some of them longer than others\n");
		}
		Files.writeString(file, old + "2026-11-27 08:15:01.377+0000: Domain id=1 is tainted: custom-monitor\n");
		GuestLog log = GuestLog.of(ConnectionUri.parse("qemu:///session"), "web", Map.of("XDG_CACHE_HOME", folder.toString()), folder);
		Window.ui(() -> {
			IViewPart view = Window.page().showView(GasthausUi.LOG_VIEW, "web", IWorkbenchPage.VIEW_ACTIVATE);
			return view.getClass().getMethod("show", GuestLog.class).invoke(view, log);
		});
		Window.await("its lines", () -> log() != null && log().getText().endsWith("is tainted: custom-monitor"));
		assertEquals(file.toString(), Window.ui(GuestOperationsTest::aboveLog));
		Files.writeString(file, "2026-11-27 08:16:44.101+0000: shutting down, reason=destroyed\n", StandardOpenOption.APPEND);
		Window.await("what is written later", () -> log().getText().endsWith("shutting down, reason=destroyed"));
		assertTrue(Window.ui(() -> log().getLocationAtOffset(log().getCharCount()).y < log().getClientArea().height), "its end is seen");
		Screenshots.settle();
		Screenshots.take("guest-log");
		Window.ui(() -> log().setTopPixel(0));
		Files.writeString(file, "one more\n", StandardOpenOption.APPEND);
		Window.await("one more", () -> log().getText().endsWith("one more"));
		assertEquals(0, Window.ui(() -> log().getTopPixel()), "who reads is left there");
		Window.ui(() -> {
			for (IViewReference view : Window.page().getViewReferences()) {
				if (view.getId().equals(GasthausUi.LOG_VIEW)) {
					Window.page().hideView(view);
				}
			}
		});
		assertEquals(null, Window.ui(GuestOperationsTest::log));
	}

	@Test
	void whatTheSelectedDomainDoesIsSeenAsGraphs() throws Exception {
		Hosts.select(inn);
		Window.ui(() -> Window.page().showView(GasthausUi.STATISTICS_VIEW));
		Canvas charts = Window.await("the graphs", () -> Window.find(Window.shell(), Canvas.class, one -> GasthausUi.STATISTICS_VIEW.equals(one.getData("org.gasthaus.id"))));
		Window.await("what is off to be told", () -> Window.find(Window.shell(), Label.class, one -> one.getText().equals("inn does not run on test:///default.")) != null);
		assertEquals("", Window.ui(charts::getToolTipText));
		Window.ui(() -> Window.page().activate(Window.page().findView(GasthausUi.HOSTS_VIEW)));
		Hosts.select(Hosts.guest());
		Window.await("processor and memory", () -> charts.getToolTipText().matches("Processor; [0-9.,]+ %\\nMemory; 2 GiB"));
		CountDownLatch answers = new CountDownLatch(SOME_ANSWERS); // so that there is a line to be seen
		try (Subscription told = host.statistics().watch(use -> answers.countDown())) {
			assertTrue(answers.await(60, TimeUnit.SECONDS));
		}
		picture("statistics");
		Window.ui(() -> Window.page().showView(IPageLayout.ID_PROBLEM_VIEW));
	}

	@Test
	void propertiesAreOfWhatIsSelected() throws Exception {
		session.notes().set(inn.id(), DomainNotes.Kind.TITLE, "The inn at the bridge", Set.of());
		Hosts.select(inn);
		Window.ui(() -> {
			Window.page().setEditorAreaVisible(false); // so that there is room for them
			Window.page().hideView(Window.page().findView(IPageLayout.ID_OUTLINE));
			return Window.page().showView(IPageLayout.ID_PROP_SHEET);
		});
		Tree sheet = Window.await("the properties", GuestOperationsTest::sheet);
		Window.await("what the host tells of the guest", () -> property(sheet, "OS type") != null);
		assertEquals(List.of("General", "Resources"), Window.ui(() -> Arrays.stream(sheet.getItems()).map(TreeItem::getText).limit(2).toList()));
		assertEquals(List.of("inn", inn.id().uuid(), "shut off", "The inn at the bridge"), Window.ui(() -> Stream.of("Name", "UUID", "State", "Title")
				.map(name -> property(sheet, name).getText(1)).toList()));
		assertTrue(Window.ui(() -> property(sheet, "Max memory").getText(1)).matches("\\S+ .iB \\([0-9,]+ KiB\\)"));
		session.startDomain(inn.id(), null);
		Window.await("its new state", () -> property(sheet, "State").getText(1).equals("running") && property(sheet, "ID") != null);
		Window.ui(() -> copy(sheet, "UUID"));
		assertEquals("UUID\t" + inn.id().uuid(), Window.ui(() -> {
			Clipboard clipboard = new Clipboard(Window.display());
			try {
				return clipboard.getContents(TextTransfer.getInstance());
			} finally {
				clipboard.dispose();
			}
		}));
		picture("properties");

		select(Hosts.tree(), "test:///default");
		Window.await("what the host tells of itself", () -> property(sheet, "CPU model") != null);
		Screenshots.settle();
		Screenshots.take("properties-host");
		assertEquals(List.of("test:///default", "i686", "16", "2", "3 GiB (3,145,728 KiB)"), Window.ui(() -> Stream.of("URI", "CPU model", "CPUs", "NUMA cells",
				"Memory").map(name -> property(sheet, name).getText(1)).toList()));
		select(Hosts.tree(), "default-pool");
		Window.await("where the pool is", () -> property(sheet, "Path") != null && property(sheet, "Path").getText(1).equals("/default-pool"));
		select(Hosts.tree(), "default  ");
		Window.await("the bridge of the network", () -> property(sheet, "Bridge") != null);
	}

	@Test
	void processorsArePinnedByCheckBoxesAndByAListAndThatIsUndone() throws Exception {
		DomainHandle guest = Hosts.guest();
		List<BitSet> before = session.processors().vcpuPins(guest.id(), Set.of());
		BitSet emulator = session.processors().emulatorPins(guest.id(), Set.of());
		Hosts.select(guest);
		chooseWhenEnabled("Domain", "Pin Processors…");
		Shell dialog = dialog("Processors");
		Table table = Window.await("its table", () -> Window.find(dialog, Table.class, one -> "processors".equals(one.getData("org.gasthaus.id"))));
		assertEquals(List.of("vCPU 0", "vCPU 1", "Emulator"), Window.ui(() -> Arrays.stream(table.getItems()).map(TableItem::getText).toList()));
		assertEquals(List.of("running", "0-7"), Window.ui(() -> List.of(table.getItem(0).getText(1), table.getItem(0).getText(4))));
		assertTrue(Window.ui(() -> table.getItem(0).getText(3)).endsWith(" s"));
		assertFalse(canPress(dialog, "OK"), "nothing was changed");
		check(dialog, "0/3");
		Window.await("the table to follow", () -> table.getItem(0).getText(4).equals("0-2,4-7"));
		assertTrue(canPress(dialog, "OK"));
		Window.ui(() -> table.setSelection(1));
		Window.ui(() -> table.notifyListeners(SWT.Selection, new Event()));
		fill(dialog, "list", "0-9");
		assertFalse(canPress(dialog, "OK"), "the host has no processor 9");
		fill(dialog, "list", "1-3,^2");
		assertEquals(List.of(false, true, false, true), Window.ui(() -> Stream.of("1/0", "1/1", "1/2", "1/3").map(id -> Window.find(dialog, Button.class,
				one -> id.equals(one.getData("org.gasthaus.id"))).getSelection()).toList()));
		picture("processors");
		Window.press(dialog, "OK");
		Window.await("both to be pinned", () -> CpuList.format(session.processors().vcpuPins(guest.id(), Set.of()).get(1)).equals("1,3"));
		assertEquals("0-2,4-7", CpuList.format(session.processors().vcpuPins(guest.id(), Set.of()).get(0)));
		assertEquals(emulator, session.processors().emulatorPins(guest.id(), Set.of()), "it was not changed");
		execute("org.eclipse.ui.edit.undo");
		Window.await("the second to be as before", () -> session.processors().vcpuPins(guest.id(), Set.of()).get(1).equals(before.get(1)));
		execute("org.eclipse.ui.edit.undo");
		Window.await("the first to be as before", () -> session.processors().vcpuPins(guest.id(), Set.of()).get(0).equals(before.get(0)));
	}

	@Test
	void aDriverThatPinsOnlyWhatRunsSaysSo() throws Exception {
		Hosts.select(inn);
		chooseWhenEnabled("Domain", "Pin Processors…");
		Shell dialog = dialog("Processors");
		Window.await("its table", () -> Window.find(dialog, Table.class, one -> "processors".equals(one.getData("org.gasthaus.id"))));
		assertEquals(List.of(false, true), Window.ui(() -> Stream.of("running", "nextStart").map(id -> Window.find(dialog, Button.class,
				one -> id.equals(one.getData("org.gasthaus.id")))).map(Button::getSelection).toList()), "it is off");
		check(dialog, "0/0");
		Window.press(dialog, "OK");
		awaitLogged("Cannot pin a processor of inn on test:///default for its next start: the driver pins processors of running domains only.");
	}

	/** The properties of a view of hosts; {@code null} if they cannot be seen. */
	private static Tree sheet() {
		return Window.find(Window.shell(), Tree.class, one -> "org.gasthaus.ui.details".equals(one.getData("org.gasthaus.id")) && one.isVisible());
	}

	private static TreeItem property(Tree sheet, String name) {
		return Arrays.stream(sheet.getItems()).flatMap(group -> Arrays.stream(group.getItems())).filter(line -> line.getText().equals(name)).findFirst()
				.orElse(null);
	}

	/** Chooses Copy from the context menu of a line. */
	private static void copy(Tree sheet, String name) {
		TreeItem line = property(sheet, name);
		sheet.setSelection(line);
		Event event = new Event();
		event.item = line;
		sheet.notifyListeners(SWT.Selection, event);
		sheet.getMenu().notifyListeners(SWT.Show, new Event());
		Arrays.stream(sheet.getMenu().getItems()).filter(item -> item.getText().replace("&", "").startsWith("Copy")).findFirst().orElseThrow()
				.notifyListeners(SWT.Selection, new Event());
	}

	private static TableItem row(Table table, String name) {
		for (TableItem item : table.getItems()) {
			if (item.getText(0).equals(name)) {
				return item;
			}
		}
		return null;
	}

	@Test
	void snapshotsAreATreeOfTheSelectedGuest() throws Exception {
		Hosts.select(inn);
		chooseWhenEnabled("Domain", "Show Snapshots");
		IViewPart view = Window.await("the view", () -> Window.page().findView(GasthausUi.SNAPSHOTS_VIEW));
		Tree tree = Window.await("its tree", () -> Window.find(Window.shell(), Tree.class,
				one -> GasthausUi.SNAPSHOTS_VIEW.equals(one.getData("org.gasthaus.id"))));
		Window.await("the guest", () -> Hosts.lines(tree).equals(List.of("inn")));
		takeSnapshot("fresh", "Just installed");
		Window.await("the first", () -> Hosts.lines(tree).equals(List.of("inn", "  fresh  current")));
		takeSnapshot("updated", "After the update of November");
		Window.await("the second", () -> Hosts.lines(tree).equals(List.of("inn", "  fresh", "    updated  current")));
		picture("snapshots");

		Window.ui(() -> {
			Window.page().activate(view);
			view.getSite().getSelectionProvider().setSelection(new StructuredSelection(new SnapshotHandle(inn, "fresh")));
		});
		execute("org.gasthaus.ui.command.revertToSnapshot");
		Window.press(dialog("Revert"), "Revert");
		Window.await("fresh to be current", () -> Hosts.lines(tree).equals(List.of("inn", "  fresh  current", "    updated")));
		execute("org.gasthaus.ui.command.deleteSnapshot");
		Shell dialog = dialog("Delete Snapshot");
		org.eclipse.swt.widgets.List goes = Window.await("the list", () -> Window.find(dialog, org.eclipse.swt.widgets.List.class, one -> true));
		assertEquals(List.of("snapshot fresh"), Window.ui(() -> List.of(goes.getItems())));
		check(dialog, "withAll");
		assertEquals(List.of("snapshot fresh", "snapshot updated"), Window.ui(() -> List.of(goes.getItems())));
		Window.press(dialog, "Delete");
		Window.await("none left", () -> Hosts.lines(tree).equals(List.of("inn")));
	}

	private static void takeSnapshot(String name, String description) {
		chooseWhenEnabled("Domain", "Take Snapshot…");
		Shell dialog = dialog("Take Snapshot");
		fill(dialog, "name", name);
		fill(dialog, "description", description);
		Window.press(dialog, "Take");
	}

	/** When it is enabled; does not wait for the end. */
	private static void execute(String command) {
		var handlers = Window.window().getService(org.eclipse.ui.handlers.IHandlerService.class);
		var commands = Window.window().getService(org.eclipse.ui.commands.ICommandService.class);
		Window.await(command + " to be enabled", () -> commands.getCommand(command).isEnabled());
		Window.later(() -> {
			try {
				handlers.executeCommand(command, null);
			} catch (org.eclipse.core.commands.common.CommandException e) {
				throw new IllegalStateException(e);
			}
		});
	}
}

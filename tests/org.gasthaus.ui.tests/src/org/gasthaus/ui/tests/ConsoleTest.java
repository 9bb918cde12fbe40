package org.gasthaus.ui.tests;

import static org.gasthaus.ui.tests.GuestOperationsTest.chooseWhenEnabled;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IViewReference;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.testkit.EchoGuest;
import org.gasthaus.testkit.LxcContainer;
import org.gasthaus.testkit.PrivateHost;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The serial console of a guest that sends back what it is sent, so that what is typed is also what the terminal is told; and of a container's shell. */
class ConsoleTest extends WindowTest {
	private static final String VIEW = "org.gasthaus.console.ui.view.console";

	@TempDir
	Path folder;
	private AutoCloseable daemon;
	private Connection host;
	private HypervisorSession session;
	private DomainHandle guest;

	private void startEcho() throws Exception {
		Optional<String> why = SessionDaemon.whyNot();
		assumeTrue(why.isEmpty(), () -> why.orElse(""));
		SessionDaemon own = SessionDaemon.start();
		daemon = own;
		connect(own.uri(), EchoGuest.write(folder, "echo"));
	}

	private void connect(String uri, String definition) throws Exception {
		Connections connections = PlatformUI.getWorkbench().getService(Connections.class);
		host = connections.add(ConnectionUri.parse(uri), Access.READ_WRITE);
		session = host.open(null);
		guest = new DomainHandle(host, session.defineDomain(definition, null));
		start();
		Window.await("the guest in the inventory", () -> guest.info().filter(info -> info.state().isActive()).isPresent());
	}

	/** libvirtd 9.0.0 now and then loses a container's controller at the start: such a start does not count. */
	private void start() throws Exception {
		session.startDomain(guest.id(), null);
		for (int tries = 0; tries < 20; tries++) {
			try {
				session.domainDetails(guest.id());
				return;
			} catch (HypervisorException e) {
				assertEquals(HypervisorException.Code.WRONG_STATE, e.code(), e.getMessage());
				session.destroyDomain(guest.id(), null);
				session.startDomain(guest.id(), null);
			}
		}
	}

	@AfterEach
	void end() throws Exception {
		Window.ui(() -> Arrays.stream(Window.page().getViewReferences()).filter(view -> view.getId().equals(VIEW)).forEach(Window.page()::hideView));
		assertTrue(Window.ui(() -> PlatformUI.getWorkbench().getService(IBindingService.class).isKeyFilterEnabled()), "the workbench has its keys back");
		if (host != null) {
			for (DomainInfo domain : session.domains(null)) {
				if (domain.state().isActive()) {
					session.destroyDomain(domain.id(), null);
				}
			}
			PlatformUI.getWorkbench().getService(Connections.class).remove(host);
		}
		if (daemon != null) {
			daemon.close();
		}
		Hosts.awaitOnlyTheFirstGuest();
	}

	private IViewPart openConsole() {
		Hosts.select(guest);
		chooseWhenEnabled("Domain", "Open Console");
		return Window.await("the view", ConsoleTest::view);
	}

	private static IViewPart view() {
		for (IViewReference reference : Window.page().getViewReferences()) {
			if (reference.getId().equals(VIEW)) {
				return reference.getView(false);
			}
		}
		return null;
	}

	private static Canvas canvas() {
		return Window.await("the canvas", () -> Window.find(Window.shell(), Canvas.class, canvas -> VIEW.equals(canvas.getData("org.gasthaus.id"))));
	}

	private static void awaitText(String part) {
		Window.await(part + " in the console", () -> Adapters.adapt(view(), CharSequence.class).toString().contains(part));
	}

	private static void awaitMessage(String part) {
		Composite view = Window.ui(canvas()::getParent);
		Window.await(part, () -> Window.find(view, Label.class, label -> label.getVisible() && label.getText().contains(part)));
	}

	private static void awaitNoMessage() {
		Composite view = Window.ui(canvas()::getParent);
		Window.await("no message", () -> Window.find(view, Label.class, Label::getVisible) == null);
	}

	/** What comes to a guest before it has booted is lost. */
	private static void typeUntilAnswered(String text) {
		Window.await(text + " sent back", () -> {
			if (Adapters.adapt(view(), CharSequence.class).toString().contains(text)) {
				return true;
			}
			type(text);
			return false;
		});
	}

	private static void focus() {
		Canvas canvas = canvas();
		Window.await("the focus", () -> {
			if (!Window.hasFocus(canvas)) {
				Window.shell().forceActive();
				canvas.setFocus();
			}
			return Window.hasFocus(canvas);
		});
	}

	private static void type(String text) {
		for (char each : text.toCharArray()) {
			Window.type(SWT.NONE, each);
		}
	}

	private static void controlShift(char key) {
		for (int[] each : new int[][] { { SWT.KeyDown, SWT.CTRL }, { SWT.KeyDown, SWT.SHIFT }, { SWT.KeyDown, key }, { SWT.KeyUp, key }, { SWT.KeyUp, SWT.SHIFT },
				{ SWT.KeyUp, SWT.CTRL } }) {
			Event event = new Event();
			event.type = each[0];
			event.keyCode = each[1];
			event.character = each[1] < SWT.KEYCODE_BIT ? (char) each[1] : 0;
			assertTrue(Window.display().post(event));
		}
	}

	/** The button of the tool bar of which the tool tip is this, perhaps with a key behind it; null if it is not there, or off. */
	private static ToolItem enabled(String toolTip) {
		return Window.all(Window.shell()).filter(ToolBar.class::isInstance).flatMap(bar -> Arrays.stream(((ToolBar) bar).getItems()))
				.filter(one -> one.getToolTipText() != null && one.getToolTipText().replace("&", "").replaceFirst(" \\(.*", "").equals(toolTip)).filter(ToolItem::isEnabled).findFirst().orElse(null);
	}

	private static void press(String toolTip) {
		Window.await(toolTip + " enabled", () -> {
			ToolItem item = enabled(toolTip);
			if (item == null) {
				return false;
			}
			Window.later(() -> item.notifyListeners(SWT.Selection, new Event())); // what asks first does not come back before the answer
			return true;
		});
	}

	private static void awaitBoots(int count) {
		Window.await("boot " + count, () -> Adapters.adapt(view(), CharSequence.class).toString().split("ready", -1).length > count);
	}

	@Test
	void everyKeyIsTheGuests() throws Exception {
		startEcho();
		openConsole();
		focus();
		typeUntilAnswered("x");
		type("\r\n");
		// sent back, a tab and a backspace move the cursor, and an escape begins a sequence
		type("a");
		Window.type(SWT.NONE, SWT.TAB);
		type("b");
		Window.type(SWT.CTRL, 'h');
		type("c");
		awaitText("a       c");
		Window.type(SWT.NONE, SWT.ESC);
		type("[2;3HX");
		awaitText("a X     c");
		int views = Window.ui(() -> Window.page().getViewReferences().length);
		Window.type(SWT.CTRL, 'w');
		Window.type(SWT.CTRL, 'n');
		Window.type(SWT.NONE, SWT.F9);
		type("Y");
		awaitText("Y");
		assertEquals(views, Window.ui(() -> Window.page().getViewReferences().length), "Ctrl+W is a guest's");
		assertEquals(1, Window.ui(() -> Arrays.stream(Window.display().getShells()).filter(shell -> shell.isVisible()).count()), "no dialog opened");
	}

	@Test
	void itStaysWhenTheGuestEndsAndGoesOnWhenItStarts() throws Exception {
		startEcho();
		openConsole();
		focus();
		typeUntilAnswered("before");
		session.destroyDomain(guest.id(), null);
		awaitMessage("echo is not running. The console connects when it starts.");
		awaitText("before");
		session.startDomain(guest.id(), null);
		awaitNoMessage();
		focus();
		typeUntilAnswered("after");
		// the guest may have ended in the middle of a word
		Window.await("the old text above the new", () -> Adapters.adapt(view(), CharSequence.class).toString().matches("(?s)(before)+\\w*\n.*after.*"));
		press("Disconnect");
		awaitMessage("Disconnected. Choose Connect to go on.");
		press("Connect");
		awaitNoMessage();
		focus();
		type("again");
		awaitText("again");
	}

	@Test
	void aGuestThatNeverStopsWritingFreezesNothing() throws Exception {
		startEcho();
		openConsole();
		focus();
		typeUntilAnswered("x");
		type("#");
		awaitText(".".repeat(70));
		press("Disconnect");
		awaitMessage("Disconnected.");
	}

	@Test
	void textIsSelectedCopiedAndPasted() throws Exception {
		startEcho();
		openConsole();
		focus();
		typeUntilAnswered("x");
		Window.ui(() -> {
			Clipboard clipboard = new Clipboard(Window.display());
			clipboard.setContents(new Object[] { "one\ttwo\n" }, new Transfer[] { TextTransfer.getInstance() });
			clipboard.dispose();
		});
		controlShift('v');
		awaitText("one");
		awaitText("two");
		controlShift('a');
		controlShift('c');
		Window.await("the text in the clipboard", () -> {
			Clipboard clipboard = new Clipboard(Window.display());
			try {
				return clipboard.getContents(TextTransfer.getInstance()) instanceof String text && text.contains("one") && text.contains("two");
			} finally {
				clipboard.dispose();
			}
		});
	}

	@Test
	void theToolBarBootsTheGuestAgain() throws Exception {
		startEcho();
		openConsole();
		focus();
		typeUntilAnswered("x");
		int boots = Adapters.adapt(view(), CharSequence.class).toString().split("ready", -1).length - 1;
		press("Reset…");
		Window.press(Window.await("the question", () -> Window.dialog("Reset")), "Reset");
		awaitBoots(boots + 1);
		press("Send Ctrl+Alt+Delete");
		awaitBoots(boots + 2);
		Window.await("Reboot", () -> enabled("Reboot"));
		session.destroyDomain(guest.id(), null);
		awaitMessage("echo is not running.");
		Window.await("nothing to boot", () -> enabled("Reset…") == null && enabled("Reboot") == null && enabled("Send Ctrl+Alt+Delete") == null);
	}

	@Test
	void theTestDriverHasNone() {
		Hosts.select(Hosts.guest());
		Window.await("the menu to follow the selection", () -> Window.isEnabled("Domain", "Suspend"));
		assertFalse(Window.ui(() -> Window.isEnabled("Domain", "Open Console")));
	}

	@Test
	void aContainersShell() throws Exception {
		Optional<String> why = LxcContainer.whyNot();
		assumeTrue(why.isEmpty(), () -> why.orElse(""));
		PrivateHost own = PrivateHost.start();
		daemon = own;
		connect(own.uri("lxc:///system"), LxcContainer.write(folder, "shop"));
		openConsole();
		awaitText("ready");
		focus();
		type("ls --color=always -l /\r");
		awaitText("tmp");
		type("ps\r");
		awaitText("COMMAND");
		type("echo -e '\\033[1mbold \\033[32mgreen \\033[44;37mon blue\\033[m \\033(0lqqk\\033(B'\r");
		awaitText("┌──┐");
		Screenshots.settle();
		ImageData picture = Screenshots.take("console");
		assertTrue(Screenshots.colours(picture) > 20);
		Screenshots.publish("console");
	}
}

package org.gasthaus.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.Access;
import org.junit.jupiter.api.Test;

/** Hosts and guests, by menu and by keyboard, on libvirt's test driver. */
class LifeCycleTest extends WindowTest {
	@Test
	void theFirstStartShowsTheTestHostWithAllItHas() {
		Tree tree = Hosts.tree();
		List<String> expected = List.of("test:///default", "  Domains  1", "    test  running", "  Networks  1", "    default  active", "  Storage pools  1",
				"    default-pool  active");
		Window.await("the host with its branches open", () -> Hosts.lines(tree).equals(expected));
	}

	@Test
	void suspendByMenuAndResumeByKeyChangeTheLabelThroughEvents() {
		Hosts.select(Hosts.guest());
		Window.await("Suspend to be enabled", () -> Window.isEnabled("Domain", "Suspend"));
		Window.choose("Domain", "Suspend");
		Hosts.awaitState("paused");
		Window.await("Resume to be enabled", () -> Window.isEnabled("Domain", "Resume"));
		assertFalse(Window.ui(() -> Window.isEnabled("Domain", "Suspend")), "A paused domain cannot be suspended");
		Window.type(SWT.NONE, SWT.F8);
		Hosts.awaitState("running");
	}

	@Test
	void destroyAsksFirstAndCancelLeavesTheGuestAlone() {
		Hosts.select(Hosts.guest());
		Window.await("Destroy to be enabled", () -> Window.isEnabled("Domain", "Destroy…"));
		Window.choose("Domain", "Destroy…");
		Shell question = Window.await("the question", () -> Window.dialog("Destroy"));
		Window.press(question, "Cancel");
		Window.await("the question to be gone", question::isDisposed);
		Hosts.awaitState("running");

		Window.choose("Domain", "Destroy…");
		Shell again = Window.await("the question", () -> Window.dialog("Destroy"));
		Window.press(again, "Destroy");
		Hosts.awaitState("shut off");

		Window.await("Start to be enabled", () -> Window.isEnabled("Domain", "Start"));
		Hosts.select(Hosts.guest());
		Window.await("no running definition of a guest that does not run", () -> !canOpenRunning());
		Window.type(SWT.NONE, SWT.F9);
		Hosts.awaitState("running");
		Window.await("a running definition of a guest that runs", LifeCycleTest::canOpenRunning);
	}

	private static boolean canOpenRunning() {
		return PlatformUI.getWorkbench().getService(ICommandService.class).getCommand("org.gasthaus.ui.command.openRunning").isEnabled();
	}

	@Test
	void changesOfOthersArriveAndKeepTheSelection() throws Exception {
		DomainHandle guest = Hosts.guest();
		Hosts.select(guest);
		guest.connection().session(null).suspendDomain(guest.id(), null);
		Hosts.awaitState("paused");
		IViewPart view = Hosts.view();
		Object selected = Window.ui(() -> view.getSite().getSelectionProvider().getSelection());
		assertEquals("[" + guest + "]", selected.toString());
	}

	@Test
	void theNewConnectionIsCheckedWhileItIsTypedAndReadOnlyForbidsChanges() {
		Window.choose("Host", "Add Connection…");
		Shell dialog = Window.await("the dialog", () -> Window.dialog("Add Connection"));
		Combo uri = Window.await("the field", () -> Window.find(dialog, Combo.class, combo -> "uri".equals(combo.getData("org.gasthaus.id"))));
		Window.ui(() -> uri.setText("test:/ //default"));
		assertFalse(Window.ui(() -> button(dialog, "Connect").isEnabled()), "Not a URI");
		Window.ui(() -> {
			uri.setText("test:///default");
			Button readOnly = Window.find(dialog, Button.class, one -> "readOnly".equals(one.getData("org.gasthaus.id")));
			readOnly.setSelection(true);
			readOnly.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
		});
		assertTrue(Window.ui(() -> button(dialog, "Connect").isEnabled()));
		Window.press(dialog, "Connect");
		Tree tree = Hosts.tree();
		Window.await("the second host", () -> Hosts.lines(tree).contains("test:///default  read-only"));

		Connections connections = PlatformUI.getWorkbench().getService(Connections.class);
		Connection added = connections.all().stream().filter(one -> one.access() == Access.READ_ONLY).findFirst().orElseThrow();
		IViewPart view = Hosts.view();
		Window.await("its selection", () -> ((IStructuredSelection) view.getSite().getSelectionProvider().getSelection()).getFirstElement() == added);
		Window.await("its inventory", () -> !added.inventory().domains().isEmpty());
		Hosts.select(new DomainHandle(added, added.inventory().domains().get(0).id()));
		assertFalse(Window.ui(() -> Window.isEnabled("Domain", "Suspend")), "The connection is read-only");
		assertFalse(Window.ui(() -> Window.isEnabled("Domain", "Pin Processors…")), "The connection is read-only");

		Hosts.select(added);
		Window.await("Remove Connection to be enabled", () -> Window.isEnabled("Host", "Remove Connection"));
		Window.choose("Host", "Remove Connection");
		Window.await("one host again", () -> tree.getItemCount() == 1);
	}

	private static Button button(Shell dialog, String label) {
		return Window.find(dialog, Button.class, one -> one.getText().replace("&", "").equals(label));
	}
}

package org.gasthaus.ui.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.core.commands.operations.IOperationHistory;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.ui.GasthausUi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** What was done to a host is taken back by the Edit menu and its keys. */
class UndoTest extends WindowTest {
	private static final String DEFINE = "org.gasthaus.definitions.ui.command.defineFiles";

	@AfterEach
	void forget() {
		Window.ui(() -> {
			PlatformUI.getWorkbench().getOperationSupport().getOperationHistory().dispose(IOperationHistory.GLOBAL_UNDO_CONTEXT,
					true, true, false);
			return null;
		});
	}

	/** Whether the Edit menu has it now; its items change their names. UI thread. */
	static boolean offers(String item) {
		try {
			return Window.isEnabled("Edit", item);
		} catch (AssertionFailedError otherName) {
			return false;
		}
	}

	private static void await(String item) {
		Window.await(item + " in the menu", () -> offers(item));
	}

	private static void select() {
		Hosts.select(Hosts.guest());
	}

	@Test
	void undoAndRedoNameWhatTheyDoAndNeedNoQuestionWhereNothingIsLost() throws Exception {
		select();
		Window.await("Suspend to be enabled", () -> Window.isEnabled("Domain", "Suspend"));
		Window.choose("Domain", "Suspend");
		Hosts.awaitState("paused");
		await("Undo Suspending test");
		Window.choose("Edit", "Undo Suspending test");
		Hosts.awaitState("running");
		await("Redo Suspending test");
		Window.choose("Edit", "Redo Suspending test");
		Hosts.awaitState("paused");
		select();
		await("Undo Suspending test");
		Window.type(SWT.CTRL, 'z');
		Hosts.awaitState("running");
	}

	@Test
	void whatCostsSomethingIsAskedAndANoLeavesBothAsTheyAre() {
		select();
		Window.await("Destroy to be enabled", () -> Window.isEnabled("Domain", "Destroy…"));
		Window.choose("Domain", "Destroy…");
		Window.press(Window.await("the question", () -> Window.dialog("Destroy")), "Destroy");
		Hosts.awaitState("shut off");
		await("Undo Destroying test");
		Window.choose("Edit", "Undo Destroying test");
		Shell question = Window.await("the question", () -> Window.dialog("Undo"));
		Screenshots.settle();
		Screenshots.take("undo");
		Screenshots.publish("undo");
		Window.press(question, "Cancel");
		Window.await("the question to be gone", question::isDisposed);
		Hosts.awaitState("shut off");
		assertTrue(Window.ui(() -> offers("Undo Destroying test")));
		Window.choose("Edit", "Undo Destroying test");
		Window.press(Window.await("the question", () -> Window.dialog("Undo")), "Undo");
		Hosts.awaitState("running");
	}

	@Test
	void anUndoThatIsRefusedIsToldAndLeavesTheHistory() throws Exception {
		DomainHandle guest = Hosts.guest();
		select();
		Window.await("Suspend to be enabled", () -> Window.isEnabled("Domain", "Suspend"));
		Window.choose("Domain", "Suspend");
		Hosts.awaitState("paused");
		await("Undo Suspending test");
		guest.connection().session(null).destroyDomain(guest.id(), null);
		Hosts.awaitState("shut off");
		Window.choose("Edit", "Undo Suspending test");
		awaitLogged("Cannot resume test on test:///default: ");
		Window.await("the history to be empty", () -> !offers("Redo Suspending test") && !offers("Undo Suspending test"));
		guest.connection().session(null).startDomain(guest.id(), null);
		Hosts.awaitState("running");
	}

	@Test
	void aFileOfTheWorkspaceIsDefinedOnTheChosenHostAndTakenBack() throws Exception {
		IFile file = DefinitionEditorTest.file("garden.xml", "<domain type='test'><name>garden</name><memory unit='MiB'>64</memory><os><type>hvm</type></os></domain>");
		Window.ui(() -> {
			IViewPart explorer = Window.page().showView("org.eclipse.ui.navigator.ProjectExplorer");
			explorer.getSite().getSelectionProvider().setSelection(new StructuredSelection(file));
			return null;
		});
		IHandlerService handlers = PlatformUI.getWorkbench().getService(IHandlerService.class);
		ICommandService commands = PlatformUI.getWorkbench().getService(ICommandService.class);
		Window.await("the command", () -> commands.getCommand(DEFINE).isEnabled());
		Window.later(() -> {
			try {
				handlers.executeCommand(DEFINE, null);
			} catch (CommandException e) {
				throw new IllegalStateException(e);
			}
		});
		Shell dialog = Window.await("the choice of the host", () -> Window.dialog("Define on Host"));
		Screenshots.settle();
		Screenshots.take("define-on-host");
		Window.press(dialog, "OK");
		Tree tree = Hosts.tree();
		Window.await("the new guest", () -> Hosts.lines(tree).contains("    garden  shut off"));
		Window.await("the new guest to be selected", () -> Window.page().getActivePart() == Window.page().findView(GasthausUi.HOSTS_VIEW)
				&& tree.getSelectionCount() == 1 && tree.getSelection()[0].getText().startsWith("garden"));
		String undo = Window.await("undo", () -> editItems().stream().filter(item -> item.startsWith("Undo Importing")).findFirst().orElse(null));
		Window.choose("Edit", undo);
		Window.await("the guest to be gone", () -> !Hosts.lines(tree).contains("    garden  shut off"));
	}

	private static List<String> editItems() {
		Menu menu = Arrays.stream(Window.shell().getMenuBar().getItems()).filter(item -> item.getText().replace("&", "").equals("Edit")).findFirst().orElseThrow().getMenu();
		menu.notifyListeners(SWT.Show, new Event());
		List<String> items = Arrays.stream(menu.getItems()).map(item -> item.getText().replace("&", "").replaceFirst("\t.*", "")).toList();
		menu.notifyListeners(SWT.Hide, new Event());
		return items;
	}
}

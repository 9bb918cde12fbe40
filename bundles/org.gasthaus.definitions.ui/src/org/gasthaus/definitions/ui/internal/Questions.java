package org.gasthaus.definitions.ui.internal;

import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.compare.CompareUI;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.text.IDocument;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;
import org.gasthaus.definitions.ui.internal.live.LiveDefinition;
import org.gasthaus.definitions.ui.internal.live.LiveDefinition.Plan;
import org.gasthaus.definitions.ui.internal.live.LiveDefinition.Standing;

/** Asks whether a text is to be defined although something speaks against it, and tells when it cannot be. */
final class Questions {
	private Questions() {
	}

	/** In any thread; waits for the answer. A conflict may be taken to a comparison, which is no yes. */
	static boolean mayDefine(LiveDefinition live, Plan plan, IDocument document) {
		AtomicBoolean yes = new AtomicBoolean();
		Display.getDefault().syncExec(() -> yes.set(plan.standing() == Standing.CONFLICT ? conflict(live, plan, document) : nevertheless(plan)));
		return yes.get();
	}

	private static boolean nevertheless(Plan plan) {
		String define = plan.standing() == Standing.GONE ? Messages.Questions_defineAnew : Messages.Questions_defineNevertheless;
		return ask(plan, 1, define, Messages.Questions_cancel) == 0;
	}

	private static boolean conflict(LiveDefinition live, Plan plan, IDocument document) {
		int answer = ask(plan, 0, Messages.Questions_compare, Messages.Questions_overwrite, Messages.Questions_cancel);
		if (answer == 0) {
			CompareUI.openCompareEditor(new ConflictInput(live, plan.hostText(), document));
		}
		return answer == 1;
	}

	/** Whether a definition may be replaced; in any thread, waits for the answer. */
	static boolean mayReplace(String sentence) {
		AtomicBoolean yes = new AtomicBoolean();
		Display.getDefault().syncExec(() -> {
			Shell shell = PlatformUI.getWorkbench().getModalDialogShellProvider().getShell();
			yes.set(new MessageDialog(shell, Messages.Questions_import, null, sentence, MessageDialog.WARNING, 1, Messages.Questions_replace, Messages.Questions_cancel).open() == 0);
		});
		return yes.get();
	}

	/** In any thread; waits until it was read. */
	static void tell(String sentence) {
		Display.getDefault().syncExec(
				() -> MessageDialog.openError(PlatformUI.getWorkbench().getModalDialogShellProvider().getShell(), Messages.Questions_title, sentence));
	}

	/** @param usual the button that Enter presses */
	private static int ask(Plan plan, int usual, String... buttons) {
		Shell shell = PlatformUI.getWorkbench().getModalDialogShellProvider().getShell();
		return new MessageDialog(shell, Messages.Questions_title, null, plan.sentence(), MessageDialog.QUESTION, usual, buttons).open();
	}
}

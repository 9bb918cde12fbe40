package org.gasthaus.xml.ui.internal.form;

import java.util.List;

import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Menu;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.ui.internal.Messages;
import org.gasthaus.xml.ui.internal.edit.Edits;
import org.gasthaus.xml.ui.internal.fix.TriedFixes;
import org.gasthaus.xml.ui.internal.structure.OutlineIcons;

/** What can be done about findings: their fixes, and the way to their place in the source. UI thread only. */
final class FindingMenu {
	private final DefinitionFormEditor editor;
	private final FormLink link;

	FindingMenu(DefinitionFormEditor editor, FormLink link) {
		this.editor = editor;
		this.link = link;
	}

	/** Opens the menu at the pointer. */
	void open(Control at, List<Finding> findings) {
		MenuManager manager = new MenuManager();
		fill(manager, findings);
		Menu menu = manager.createContextMenu(at);
		menu.addListener(SWT.Hide, event -> at.getDisplay().asyncExec(manager::dispose));
		menu.setVisible(true);
	}

	void fill(MenuManager menu, List<Finding> findings) {
		for (Finding finding : findings) {
			if (menu.getSize() > 0) {
				menu.add(new Separator());
			}
			DefinitionText text = link.checkedText();
			List<Fix> fixes = text == null || !link.isWritable() ? List.of() : TriedFixes.of(text, finding);
			fixes.forEach(fix -> menu.add(action(fix.title(), OutlineIcons.descriptor("fix"), () -> apply(finding, fix))));
			menu.add(action(Messages.FindingMenu_source, null, () -> editor.reveal(finding.offset(), finding.length())));
		}
	}

	private void apply(Finding finding, Fix fix) {
		if (link.isCurrent(finding)) {
			link.apply(fix.edits());
		} else {
			Edits.warn(Messages.FindingMenu_changed);
		}
	}

	private static Action action(String title, ImageDescriptor image, Runnable run) {
		return new Action(title, image) {
			@Override
			public void run() {
				run.run();
			}
		};
	}
}

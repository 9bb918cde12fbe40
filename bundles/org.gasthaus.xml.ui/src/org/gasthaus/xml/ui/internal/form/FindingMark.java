package org.gasthaus.xml.ui.internal.form;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.jface.fieldassist.ControlDecoration;
import org.eclipse.jface.fieldassist.FieldDecorationRegistry;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Severity;

/** The sign beside a control that something is wrong with it: the sentence on it, the fixes in its menu, by click or Ctrl+1. */
final class FindingMark {
	private final ControlDecoration decoration;
	private List<Finding> findings = List.of();

	FindingMark(Control control, FindingMenu menu) {
		decoration = new ControlDecoration(control, SWT.LEFT | SWT.TOP);
		decoration.setMarginWidth(2);
		decoration.hide();
		decoration.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> menu.open(control, findings)));
		control.addListener(SWT.KeyDown, event -> {
			if (event.stateMask == SWT.MOD1 && event.keyCode == '1' && !findings.isEmpty()) {
				event.doit = false;
				menu.open(control, findings);
			}
		});
	}

	void show(List<Finding> now) {
		if (now.equals(findings)) {
			return;
		}
		findings = now;
		if (now.isEmpty()) {
			decoration.hide();
			return;
		}
		decoration.setImage(image(now));
		decoration.setDescriptionText(now.stream().map(Finding::message).collect(Collectors.joining("\n")));
		decoration.show();
	}

	/** The picture for the worst of some findings. */
	static Image image(List<Finding> findings) {
		String id = switch (worst(findings)) {
		case ERROR -> FieldDecorationRegistry.DEC_ERROR;
		case WARNING -> FieldDecorationRegistry.DEC_WARNING;
		case INFO -> FieldDecorationRegistry.DEC_INFORMATION;
		};
		return FieldDecorationRegistry.getDefault().getFieldDecoration(id).getImage();
	}

	static Severity worst(List<Finding> findings) {
		return findings.stream().map(Finding::severity).min(Enum::compareTo).orElse(Severity.INFO);
	}
}

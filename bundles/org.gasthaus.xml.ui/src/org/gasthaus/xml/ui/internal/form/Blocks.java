package org.gasthaus.xml.ui.internal.form;

import java.util.List;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.forms.IManagedForm;
import org.eclipse.ui.forms.events.HyperlinkAdapter;
import org.eclipse.ui.forms.events.HyperlinkEvent;
import org.eclipse.ui.forms.widgets.ColumnLayout;
import org.eclipse.ui.forms.widgets.FormToolkit;
import org.eclipse.ui.forms.widgets.ImageHyperlink;
import org.eclipse.ui.forms.widgets.TableWrapData;
import org.eclipse.ui.forms.widgets.TableWrapLayout;
import org.gasthaus.xml.text.Finding;

/** What the parts of a page are made of. UI thread only. */
final class Blocks {
	private Blocks() {
	}

	/**
	 * Lays out what stands below one another over the whole width. Unlike a grid this asks how narrow each may become, so that nothing is cut
	 * off in a narrow window.
	 */
	static void stack(Composite parent, int margin) {
		TableWrapLayout layout = new TableWrapLayout();
		layout.leftMargin = margin;
		layout.rightMargin = margin;
		layout.topMargin = margin;
		layout.bottomMargin = margin;
		parent.setLayout(layout);
	}

	/** Lets a part of a stack have all of its width. */
	static <T extends Control> T fill(T part) {
		part.setLayoutData(new TableWrapData(TableWrapData.FILL_GRAB));
		return part;
	}

	/** A part of a stack that has one column in a narrow window and two in a wide one. */
	static Composite columns(Composite parent, FormToolkit toolkit) {
		Composite columns = toolkit.createComposite(parent);
		ColumnLayout layout = new ColumnLayout();
		layout.maxNumColumns = 2;
		layout.leftMargin = 0;
		layout.rightMargin = 0;
		layout.topMargin = 0;
		columns.setLayout(layout);
		return fill(columns);
	}

	/** Lays a composite out for fields: their names, and what they say. */
	static void forFields(Composite parent) {
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(12, 5).margins(2, 4).applyTo(parent);
	}

	/** A sentence about findings, with their picture, that opens their menu: a part of a stack. */
	static void sentence(Composite parent, FormToolkit toolkit, FindingMenu menu, String sentence, List<Finding> about) {
		ImageHyperlink line = toolkit.createImageHyperlink(parent, SWT.WRAP);
		line.setText(sentence);
		line.setImage(FindingMark.image(about));
		fill(line);
		line.addHyperlinkListener(new HyperlinkAdapter() {
			@Override
			public void linkActivated(HyperlinkEvent event) {
				menu.open(line, about);
			}
		});
	}

	static void clear(Composite parent) {
		for (Control child : parent.getChildren()) {
			child.dispose();
		}
	}

	/** Lays out a page anew after a part of it has other children. */
	static void changed(Composite part, IManagedForm managed) {
		part.requestLayout();
		managed.getForm().reflow(true);
	}
}

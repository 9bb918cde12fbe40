package org.gasthaus.xml.ui.internal.assist;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.text.AbstractInformationControl;
import org.eclipse.jface.text.IInformationControlCreator;
import org.eclipse.jface.text.IInformationControlExtension2;
import org.eclipse.jface.util.Geometry;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.editors.text.EditorsUI;
import org.gasthaus.xml.ide.hover.Prose;

/** A small window that shows {@link Prose}, or lines of a definition. F2 gives it the focus; then its links can be followed. */
public final class ProseControl extends AbstractInformationControl implements IInformationControlExtension2 {
	private static final int WIDTH_IN_CHARACTERS = 64;
	private static final int MAX_LINES = 18;

	private final boolean resizable;
	private StyledText text;
	private boolean empty = true;

	private ProseControl(Shell parent, boolean resizable) {
		super(parent, resizable ? "" : null);
		this.resizable = resizable;
		create();
	}

	private ProseControl(Shell parent, String status) {
		super(parent, status);
		this.resizable = false;
		create();
	}

	/** Makes a window for hovering, which says how to get the focus into it. */
	static IInformationControlCreator hovering() {
		return parent -> new ProseControl(parent, EditorsUI.getTooltipAffordanceString());
	}

	/** Makes a window that can be resized, beside a list or with the focus. */
	public static IInformationControlCreator resizable() {
		return parent -> new ProseControl(parent, true);
	}

	@Override
	protected void createContent(Composite parent) {
		text = new StyledText(parent, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP | (resizable ? SWT.V_SCROLL : SWT.NONE));
		text.setForeground(parent.getForeground());
		text.setBackground(parent.getBackground());
		text.setFont(JFaceResources.getDialogFont());
		text.setMargins(6, 4, 6, 4);
		text.setLineSpacing(2);
		text.setAlwaysShowScrollBars(false);
		text.setEditable(false);
		text.setCaret(null);
		text.addListener(SWT.MouseUp, event -> {
			int offset = text.getOffsetAtPoint(new Point(event.x, event.y));
			StyleRange style = offset < 0 ? null : text.getStyleRangeAtOffset(offset);
			if (style != null && style.data instanceof String target && target.startsWith("https://")) {
				Program.launch(target);
			}
		});
	}

	@Override
	public void setInput(Object input) {
		StringBuilder all = new StringBuilder();
		List<StyleRange> styles = new ArrayList<>();
		if (input instanceof Prose prose) {
			prose.blocks().forEach(block -> append(block, all, styles));
		} else if (input != null) {
			all.append(input);
			StyleRange style = new StyleRange(0, all.length(), null, null);
			style.font = JFaceResources.getTextFont();
			styles.add(style);
		}
		text.setText(all.toString().stripTrailing());
		int length = text.getCharCount();
		for (StyleRange style : styles) {
			style.length = Math.min(style.length, length - style.start);
			if (style.length > 0) {
				text.setStyleRange(style);
			}
		}
		empty = length == 0;
	}

	private void append(Prose.Block block, StringBuilder all, List<StyleRange> styles) {
		if (all.length() > 0 && block.shape() == Prose.Shape.HEADING) {
			all.append('\n');
		}
		if (block.shape() == Prose.Shape.ITEM) {
			all.append("  \u2022 ");
		}
		for (Prose.Span span : block.spans()) {
			StyleRange style = new StyleRange(all.length(), span.text().length(), null, null);
			all.append(span.text());
			boolean strong = block.shape() == Prose.Shape.HEADING || span.style() == Prose.Style.STRONG;
			style.fontStyle = strong ? SWT.BOLD : SWT.NORMAL;
			if (span.style() == Prose.Style.CODE || block.shape() == Prose.Shape.CODE) {
				style.font = JFaceResources.getTextFont();
			} else if (span.style() == Prose.Style.LINK) {
				style.underline = true;
				style.underlineStyle = SWT.UNDERLINE_LINK;
				style.data = span.target();
			}
			styles.add(style);
		}
		all.append('\n');
	}

	@Override
	public void setInformation(String information) {
		setInput(information);
	}

	@Override
	public boolean hasContents() {
		return !empty;
	}

	@Override
	public Point computeSizeHint() {
		GC gc = new GC(text);
		gc.setFont(text.getFont());
		int width = (int) (gc.getFontMetrics().getAverageCharacterWidth() * WIDTH_IN_CHARACTERS);
		int height = gc.getFontMetrics().getHeight() * MAX_LINES;
		gc.dispose();
		Point natural = text.computeSize(SWT.DEFAULT, SWT.DEFAULT);
		Point size = natural.x > width ? text.computeSize(width, SWT.DEFAULT) : natural;
		Rectangle trim = computeTrim();
		Point constraint = getSizeConstraints();
		Point wanted = new Point(Math.min(size.x, width) + trim.width, Math.min(size.y, height) + trim.height);
		return constraint == null ? wanted : Geometry.min(wanted, Geometry.max(constraint, new Point(width / 2, height / 4)));
	}

	@Override
	public IInformationControlCreator getInformationPresenterControlCreator() {
		return resizable();
	}

	@Override
	public void setVisible(boolean visible) {
		if (visible) {
			text.setTopIndex(0);
		}
		super.setVisible(visible);
	}
}

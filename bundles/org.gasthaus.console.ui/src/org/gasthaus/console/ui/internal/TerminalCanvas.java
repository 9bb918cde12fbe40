package org.gasthaus.console.ui.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.gasthaus.console.ui.internal.model.ConsoleModel;
import org.gasthaus.console.ui.internal.model.TextSelection;
import org.gasthaus.console.vt.Key;
import org.gasthaus.console.vt.Keys;
import org.gasthaus.console.vt.Line;
import org.gasthaus.console.vt.Style;
import org.gasthaus.console.vt.Terminal;

/**
 * Paints a terminal, and gives it keys. What it paints is a copy that is taken once a frame at most, so that nobody waits for the painting; only lines that
 * changed are copied and painted again.
 */
final class TerminalCanvas extends Canvas {
	/** What a guest takes a serial line to be, as nobody can tell it: a smaller window shows a part of it. */
	private static final int LEAST_COLUMNS = 80;
	private static final int LEAST_ROWS = 24;
	private static final String FONT = "org.gasthaus.console.ui.font";
	private static final int WHEEL_LINES = 3;
	private static final int BELL_MILLIS = 1000;
	private static final int SAMPLE = 64;

	/** What is seen: a copy. */
	private static final class Shown {
		final Map<Long, Line> lines = new HashMap<>();
		long first;
		long top;
		long end;
		int columns = LEAST_COLUMNS;
		long cursorLine = -1;
		int cursorColumn;
		Terminal.CursorShape cursorShape = Terminal.CursorShape.BLOCK;
		boolean cursorVisible;
		boolean inverse;
		boolean alternate;
		long screenTop;
		int cursorRow;
		int bells;
	}

	private final ConsoleModel model;
	private final Palette palette = new Palette();
	private final ConsoleKeys keys = new ConsoleKeys();
	private final Clipboard clipboard;
	private final IPropertyChangeListener appearance = event -> lookAgain();
	private final Predicate<Event> workbenchKey;
	private final Consumer<String> refused;
	private Font[] fonts = new Font[4];
	private Font regular;
	private int cellWidth = 1;
	private int cellHeight = 1;
	private boolean exact;
	private Shown shown = new Shown();
	/** The line at the top of the window; -1 while it follows what is written. */
	private long heldTop = -1;
	private int left;
	private TextSelection selection;
	private boolean dragging;
	private long lastBell;

	/**
	 * @param workbenchKey takes a key if it is the workbench's
	 * @param refused is told why something could not be sent, or that it was again by an empty text
	 */
	TerminalCanvas(Composite parent, ConsoleModel model, Predicate<Event> workbenchKey, Consumer<String> refused) {
		super(parent, SWT.V_SCROLL | SWT.H_SCROLL | SWT.NO_BACKGROUND | SWT.DOUBLE_BUFFERED);
		this.model = model;
		this.workbenchKey = workbenchKey;
		this.refused = refused;
		clipboard = new Clipboard(getDisplay());
		measure();
		addListener(SWT.Paint, event -> paint(event.gc, event.getBounds()));
		addListener(SWT.Resize, event -> resized());
		addListener(SWT.KeyDown, this::typed);
		addListener(SWT.Traverse, event -> event.doit = false);
		addListener(SWT.FocusIn, event -> redrawCursor());
		addListener(SWT.FocusOut, event -> redrawCursor());
		addListener(SWT.MouseDown, this::pressed);
		addListener(SWT.MouseDoubleClick, this::doubleClicked);
		addListener(SWT.MouseMove, this::dragged);
		addListener(SWT.MouseUp, this::released);
		addListener(SWT.MouseVerticalWheel, this::turned);
		addListener(SWT.Dispose, event -> free());
		getVerticalBar().addListener(SWT.Selection, event -> scrollTo(shown.first + getVerticalBar().getSelection()));
		getHorizontalBar().addListener(SWT.Selection, event -> {
			left = getHorizontalBar().getSelection();
			redraw();
		});
		JFaceResources.getFontRegistry().addListener(appearance);
		JFaceResources.getColorRegistry().addListener(appearance);
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = model.name();
			}
		});
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(AccessibleControlEvent event) {
				event.detail = ACC.ROLE_TEXT;
			}

			@Override
			public void getValue(AccessibleControlEvent event) {
				event.result = text();
			}
		});
		setBackground(palette.background());
	}

	private void free() {
		JFaceResources.getFontRegistry().removeListener(appearance);
		JFaceResources.getColorRegistry().removeListener(appearance);
		clipboard.dispose();
		freeFonts();
	}

	private void freeFonts() {
		for (Font font : fonts) {
			if (font != null && font != regular) {
				font.dispose();
			}
		}
	}

	private void lookAgain() {
		if (!isDisposed()) {
			palette.read();
			setBackground(palette.background());
			measure();
			resized();
			redraw();
		}
	}

	private void measure() {
		freeFonts();
		regular = JFaceResources.getFontRegistry().hasValueFor(FONT) ? JFaceResources.getFont(FONT) : JFaceResources.getTextFont();
		fonts = new Font[] { regular, styled(SWT.BOLD), styled(SWT.ITALIC), styled(SWT.BOLD | SWT.ITALIC) };
		GC gc = new GC(this);
		try {
			gc.setFont(regular);
			String sample = "0".repeat(SAMPLE);
			int width = gc.textExtent(sample).x;
			cellWidth = Math.max(1, gc.textExtent("0").x);
			cellHeight = Math.max(1, gc.getFontMetrics().getHeight());
			// text in one piece is faster, and right only if each character is as wide as a cell
			exact = width == cellWidth * SAMPLE;
			gc.setFont(fonts[1]);
			exact &= gc.textExtent(sample).x == width;
		} finally {
			gc.dispose();
		}
	}

	private Font styled(int style) {
		FontData[] data = regular.getFontData();
		for (FontData each : data) {
			each.setStyle(each.getStyle() | style);
		}
		return new Font(getDisplay(), data);
	}

	private int visibleRows() {
		return Math.max(1, getClientArea().height / cellHeight);
	}

	private int visibleColumns() {
		return Math.max(1, getClientArea().width / cellWidth);
	}

	private void resized() {
		if (getClientArea().width < cellWidth || getClientArea().height < cellHeight) {
			return; // not laid out yet
		}
		int columns = Math.max(LEAST_COLUMNS, visibleColumns());
		int rows = Math.max(LEAST_ROWS, visibleRows());
		model.withTerminal(terminal -> {
			terminal.resize(columns, rows);
			return null;
		});
		refresh();
		redraw();
	}

	/** Shows what came; at most once a frame. */
	void refresh() {
		Shown before = shown;
		Shown now = new Shown();
		int rows = visibleRows();
		model.withTerminal(terminal -> {
			now.first = terminal.firstLine();
			now.end = terminal.endLine();
			now.screenTop = terminal.screenTop();
			now.columns = terminal.columns();
			now.cursorRow = terminal.cursorRow();
			now.cursorLine = terminal.screenTop() + terminal.cursorRow();
			now.cursorColumn = terminal.cursorColumn();
			now.cursorVisible = terminal.isCursorVisible();
			now.cursorShape = terminal.cursorShape();
			now.inverse = terminal.isInverse();
			now.alternate = terminal.isAlternate();
			now.bells = terminal.takeBells();
			now.top = topFor(now, rows);
			for (long number = now.top; number < Math.min(now.end, now.top + rows + 1); number++) {
				Line line = terminal.line(number);
				Line old = before.lines.get(number);
				now.lines.put(number, old != null && old.version() == line.version() ? old : line.copy());
			}
			return null;
		});
		shown = now;
		if (now.bells > 0 && System.currentTimeMillis() - lastBell > BELL_MILLIS) {
			lastBell = System.currentTimeMillis();
			getDisplay().beep();
		}
		int seenFrom = left;
		if (heldTop < 0 && before.cursorColumn != now.cursorColumn) {
			// the cursor is to be seen in a window that is narrower than the guest's line
			int visible = visibleColumns();
			left = now.cursorColumn < visible ? 0 : Math.max(left, now.cursorColumn - visible + 1);
		}
		updateBars(rows);
		if (seenFrom != left || before.top != now.top || before.inverse != now.inverse || before.columns != now.columns || before.alternate != now.alternate) {
			redraw();
			return;
		}
		for (long number = now.top; number <= now.top + rows; number++) {
			if (before.lines.get(number) != now.lines.get(number)) {
				redrawLine(number);
			}
		}
		if (before.cursorLine != now.cursorLine || before.cursorColumn != now.cursorColumn || before.cursorVisible != now.cursorVisible
				|| before.cursorShape != now.cursorShape) {
			redrawLine(before.cursorLine);
			redrawLine(now.cursorLine);
		}
	}

	/** Where the window begins: where the user put it, else so that the cursor can be seen. */
	private long topFor(Shown now, int rows) {
		long last = now.screenTop + Math.max(0, now.cursorRow - rows + 1);
		if (heldTop >= 0) {
			heldTop = Math.max(now.first, heldTop);
			if (heldTop < last) {
				return heldTop;
			}
			heldTop = -1;
		}
		return last;
	}

	private void updateBars(int rows) {
		ScrollBar vertical = getVerticalBar();
		int held = (int) Math.min(Integer.MAX_VALUE, Math.max(rows, shown.end - shown.first));
		vertical.setValues((int) (shown.top - shown.first), 0, held, Math.min(rows, held), 1, Math.max(1, rows - 1));
		ScrollBar horizontal = getHorizontalBar();
		int visible = visibleColumns();
		boolean needed = shown.columns > visible;
		if (horizontal.getVisible() != needed) {
			horizontal.setVisible(needed);
		}
		left = needed ? Math.min(left, shown.columns - visible) : 0;
		horizontal.setValues(left, 0, shown.columns, Math.min(visible, shown.columns), 1, Math.max(1, visible - 1));
	}

	private void scrollTo(long top) {
		heldTop = Math.max(shown.first, top);
		refresh();
	}

	private void follow() {
		if (heldTop >= 0) {
			heldTop = -1;
			refresh();
		}
	}

	private void redrawLine(long number) {
		if (number >= shown.top) {
			redraw(0, (int) Math.min(Integer.MAX_VALUE / 2, (number - shown.top) * cellHeight), getClientArea().width, cellHeight, false);
		}
	}

	private void redrawCursor() {
		redrawLine(shown.cursorLine);
	}

	private void paint(GC gc, Rectangle area) {
		Rectangle client = getClientArea();
		gc.setBackground(palette.behind(Style.PLAIN, shown.inverse));
		gc.fillRectangle(area);
		long from = shown.top + area.y / cellHeight;
		long to = shown.top + (area.y + area.height - 1) / cellHeight;
		for (long number = from; number <= Math.min(to, shown.end - 1); number++) {
			Line line = shown.lines.get(number);
			if (line != null) {
				paintLine(gc, line, number, (int) (number - shown.top) * cellHeight, client.width);
			}
		}
	}

	private void paintLine(GC gc, Line line, long number, int y, int width) {
		int last = Math.min(shown.columns, left + width / cellWidth + 2);
		int selectedFrom = selection == null ? Integer.MAX_VALUE : selection.from(number);
		int selectedTo = selection == null ? 0 : selection.to(number, shown.columns);
		int column = left;
		while (column < last) {
			long style = line.style(column);
			boolean selected = column >= selectedFrom && column < selectedTo;
			boolean alone = isAlone(line, column);
			int end = column + 1;
			while (end < last && line.character(end) == Line.TAIL) {
				end++;
			}
			while (!alone && end < last && line.style(end) == style && (end >= selectedFrom && end < selectedTo) == selected && !isAlone(line, end)) {
				end++;
			}
			paintRun(gc, line, column, end, y, style, selected);
			column = end;
		}
		if (number == shown.cursorLine && shown.cursorVisible) {
			paintCursor(gc, line, y);
		}
	}

	/** Whether a character is drawn by itself: it may not be as wide as its cells. */
	private boolean isAlone(Line line, int column) {
		int character = line.character(column);
		return character > 0x7e || character > 0 && !exact || line.isMarked(column) || line.character(column + 1) == Line.TAIL;
	}

	private void paintRun(GC gc, Line line, int from, int to, int y, long style, boolean selected) {
		int x = (from - left) * cellWidth;
		int width = (to - from) * cellWidth;
		gc.setBackground(selected ? palette.selection() : palette.behind(style, shown.inverse));
		gc.fillRectangle(x, y, width, cellHeight);
		String text = line.text(from, to);
		gc.setForeground(selected && Style.has(style, Style.INVERSE) ? palette.foreground() : palette.text(style, shown.inverse));
		if (!text.isBlank()) {
			int box = line.character(from);
			if (to - from > 1 || !BoxDrawing.paint(gc, box, x, y, cellWidth, cellHeight)) {
				gc.setFont(fonts[(Style.has(style, Style.BOLD) ? 1 : 0) + (Style.has(style, Style.ITALIC) ? 2 : 0)]);
				gc.drawText(text, x, y, SWT.DRAW_TRANSPARENT);
			}
		}
		if (Style.has(style, Style.UNDERLINE)) {
			gc.drawLine(x, y + cellHeight - 2, x + width - 1, y + cellHeight - 2);
		}
		if (Style.has(style, Style.STRIKE)) {
			gc.drawLine(x, y + cellHeight / 2, x + width - 1, y + cellHeight / 2);
		}
	}

	private void paintCursor(GC gc, Line line, int y) {
		int column = shown.cursorColumn;
		if (line.character(column) == Line.TAIL) {
			column--;
		}
		int width = line.character(column + 1) == Line.TAIL ? 2 * cellWidth : cellWidth;
		int x = (column - left) * cellWidth;
		gc.setForeground(palette.foreground());
		gc.setBackground(palette.foreground());
		if (!isFocusControl()) {
			gc.drawRectangle(x, y, width - 1, cellHeight - 1);
			return;
		}
		switch (shown.cursorShape) {
		case UNDERLINE -> gc.fillRectangle(x, y + cellHeight - 2, width, 2);
		case BAR -> gc.fillRectangle(x, y, 2, cellHeight);
		default -> {
			gc.fillRectangle(x, y, width, cellHeight);
			String text = line.text(column, column + 1);
			if (!text.isBlank()) {
				gc.setFont(regular);
				gc.setForeground(palette.background());
				gc.drawText(text, x, y, SWT.DRAW_TRANSPARENT);
			}
		}
		}
	}

	private void typed(Event event) {
		if (workbenchKey.test(event)) {
			event.doit = false;
			return;
		}
		boolean control = (event.stateMask & SWT.CTRL) != 0;
		boolean shift = (event.stateMask & SWT.SHIFT) != 0;
		if (control && shift && event.keyCode == 'c') {
			copy();
		} else if (control && shift && event.keyCode == 'v' || shift && !control && event.keyCode == SWT.INSERT) {
			paste(DND.CLIPBOARD);
		} else if (control && shift && event.keyCode == 'a') {
			selectAll();
		} else if (shift && !control && event.keyCode == SWT.PAGE_UP) {
			scrollTo(shown.top - visibleRows() + 1);
		} else if (shift && !control && event.keyCode == SWT.PAGE_DOWN) {
			scrollTo(shown.top + visibleRows() - 1);
		} else if (shift && control && event.keyCode == SWT.HOME) {
			scrollTo(shown.first);
		} else if (shift && control && event.keyCode == SWT.END) {
			follow();
		} else {
			send(model.withTerminal(terminal -> keys.bytes(event, terminal)));
		}
		event.doit = false;
	}

	private void send(byte[] bytes) {
		if (bytes.length > 0) {
			follow();
			if (model.state() == ConsoleModel.State.CONNECTED) {
				refused.accept(model.type(bytes) ? "" : Messages.Console_full);
			}
		}
	}

	/** Whether there is something to copy. */
	boolean hasSelection() {
		return selection != null && !selection.isEmpty();
	}

	void copy() {
		copyTo(DND.CLIPBOARD);
	}

	private void copyTo(int where) {
		String text = hasSelection() ? model.withTerminal(selection::text) : "";
		if (!text.isEmpty()) {
			clipboard.setContents(new Object[] { text }, new Transfer[] { TextTransfer.getInstance() }, where);
		}
	}

	void paste() {
		paste(DND.CLIPBOARD);
	}

	private void paste(int where) {
		if (clipboard.getContents(TextTransfer.getInstance(), where) instanceof String text) {
			send(model.withTerminal(terminal -> Keys.paste(text, terminal)));
		}
	}

	void selectAll() {
		select(model.withTerminal(TextSelection::everything));
	}

	void clearHistory() {
		model.withTerminal(terminal -> {
			terminal.clearHistory();
			return null;
		});
		selection = null;
		heldTop = -1;
		refresh();
		redraw();
	}

	private void select(TextSelection wanted) {
		selection = wanted;
		redraw();
	}

	/** The cell at a place: a line's number and, as {@code x}, a column. */
	private long lineAt(int y) {
		return Math.max(shown.first, Math.min(shown.end - 1, shown.top + Math.floorDiv(y, cellHeight)));
	}

	private int columnAt(int x, boolean nearest) {
		int column = left + Math.floorDiv(nearest ? x + cellWidth / 2 : x, cellWidth);
		return Math.max(0, Math.min(nearest ? shown.columns : shown.columns - 1, column));
	}

	private void pressed(Event event) {
		setFocus();
		if (event.button == 2) {
			paste(DND.SELECTION_CLIPBOARD);
		} else if (event.button == 1) {
			if (event.count == 3) {
				select(model.withTerminal(terminal -> TextSelection.wholeLine(terminal, lineAt(event.y))));
				copyTo(DND.SELECTION_CLIPBOARD);
			} else if (event.count == 1) {
				long line = lineAt(event.y);
				int column = columnAt(event.x, true);
				select((event.stateMask & SWT.SHIFT) != 0 && selection != null ? selection.draggedTo(line, column) : TextSelection.at(line, column));
				dragging = true;
			}
		}
	}

	private void doubleClicked(Event event) {
		if (event.button == 1 && event.count == 2) {
			dragging = false;
			long line = lineAt(event.y);
			int column = columnAt(event.x, false);
			select(model.withTerminal(terminal -> TextSelection.word(terminal, line, column)));
			copyTo(DND.SELECTION_CLIPBOARD);
		}
	}

	private void dragged(Event event) {
		if (dragging) {
			if (event.y < 0) {
				scrollTo(shown.top - 1);
			} else if (event.y > getClientArea().height) {
				scrollTo(shown.top + 1);
			}
			select(selection.draggedTo(lineAt(event.y), columnAt(event.x, true)));
		}
	}

	private void released(Event event) {
		if (dragging && event.button == 1) {
			dragging = false;
			copyTo(DND.SELECTION_CLIPBOARD);
		}
	}

	/** Lines that left; a program that has the screen for itself has none and gets the keys of the cursor instead. */
	private void turned(Event event) {
		event.doit = false;
		int lines = event.count == 0 ? 0 : Math.abs(event.count) < WHEEL_LINES ? WHEEL_LINES * Integer.signum(event.count) : event.count;
		if (shown.alternate) {
			Key key = lines > 0 ? Key.UP : Key.DOWN;
			for (int i = 0; i < Math.abs(lines); i++) {
				send(model.withTerminal(terminal -> Keys.encode(key, 0, terminal)));
			}
		} else {
			scrollTo(shown.top - lines);
		}
	}

	/** What is seen, for who cannot see it. */
	String text() {
		StringBuilder text = new StringBuilder();
		for (long number = shown.top; number < shown.end; number++) {
			Line line = shown.lines.get(number);
			if (line != null) {
				text.append(line.text(0, line.end()).stripTrailing()).append('\n');
			}
		}
		return text.toString().stripTrailing();
	}

	@Override
	public Point computeSize(int widthHint, int heightHint, boolean changed) {
		return new Point(widthHint == SWT.DEFAULT ? LEAST_COLUMNS * cellWidth : widthHint, heightHint == SWT.DEFAULT ? LEAST_ROWS * cellHeight : heightHint);
	}

	@Override
	protected void checkSubclass() {
		// a canvas that paints itself
	}
}

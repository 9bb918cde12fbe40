package org.gasthaus.ui.internal.statistics;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.gasthaus.ui.internal.statistics.StatisticsModel.Chart;
import org.gasthaus.ui.internal.statistics.StatisticsModel.Line;

/** Paints charts side by side, as many as fit, in the colours of lists; the second line of each is dashed too, for those who see no colours. */
final class Charts extends Canvas {
	private static final int LEAST_WIDTH = 250;
	private static final int GRAPH_HEIGHT = 64;
	private static final int SPACE = 10;
	private static final int SAMPLE = 18;
	private static final int GRID = 4;
	private static final int DARK = 128;
	/** First and second line, on a light and on a dark ground. */
	private static final Color[][] COLORS = { { new Color(new RGB(0, 92, 175)), new Color(new RGB(184, 80, 0)) },
			{ new Color(new RGB(110, 180, 255)), new Color(new RGB(255, 170, 85)) } };

	private List<Chart> charts = List.of();
	private long now;

	Charts(Composite parent) {
		super(parent, SWT.DOUBLE_BUFFERED);
		addPaintListener(event -> paint(event.gc));
		getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(AccessibleEvent event) {
				event.result = words();
			}
		});
	}

	/** Shows others. */
	void show(List<Chart> wanted, long at) {
		charts = wanted;
		now = at;
		redraw();
	}

	/** All that is painted, in words. */
	String words() {
		return charts.stream().map(Chart::text).collect(Collectors.joining("\n"));
	}

	private int columns(int width) {
		return Math.max(1, Math.min(Math.max(1, charts.size()), (width - SPACE) / (LEAST_WIDTH + SPACE)));
	}

	private int cellHeight(GC gc) {
		int below = charts.stream().anyMatch(chart -> !chart.note().isEmpty()) ? 2 : 0;
		return (2 + below) * gc.getFontMetrics().getHeight() + GRAPH_HEIGHT + 3 * SPACE;
	}

	/** How high it has to be for a width. */
	int heightFor(int width) {
		GC gc = new GC(this);
		try {
			int columns = columns(width);
			return SPACE + (charts.size() + columns - 1) / columns * cellHeight(gc);
		} finally {
			gc.dispose();
		}
	}

	@Override
	public Point computeSize(int wide, int high, boolean changed) {
		int width = wide == SWT.DEFAULT ? LEAST_WIDTH + 2 * SPACE : wide;
		return new Point(width, heightFor(width));
	}

	private void paint(GC gc) {
		Rectangle area = getClientArea();
		gc.setBackground(getBackground());
		gc.fillRectangle(area);
		gc.setAntialias(SWT.ON);
		int columns = columns(area.width);
		int width = (area.width - SPACE) / columns - SPACE;
		int height = cellHeight(gc);
		for (int i = 0; i < charts.size(); i++) {
			paint(gc, charts.get(i), SPACE + i % columns * (width + SPACE), SPACE + i / columns * height, width);
		}
	}

	private void paint(GC gc, Chart chart, int x, int y, int width) {
		int line = gc.getFontMetrics().getHeight();
		Color[] colors = COLORS[isDark() ? 1 : 0];
		gc.setForeground(getForeground());
		gc.drawText(chart.title(), x, y, true);
		String top = chart.unit().text(chart.top());
		gc.setAlpha(170);
		gc.drawText(top, x + width - gc.textExtent(top).x, y, true);
		gc.setAlpha(255);
		int at = x;
		for (int i = 0; i < chart.lines().size(); i++) {
			Line one = chart.lines().get(i);
			gc.setForeground(colors[i % colors.length]);
			gc.setLineWidth(2);
			gc.setLineStyle(i == 0 ? SWT.LINE_SOLID : SWT.LINE_DASH);
			gc.drawLine(at, y + line + line / 2, at + SAMPLE, y + line + line / 2);
			gc.setForeground(getForeground());
			String words = one.label().isEmpty() ? one.value() : one.label() + ' ' + one.value();
			gc.drawText(words, at + SAMPLE + SPACE / 2, y + line, true);
			at += SAMPLE + SPACE / 2 + gc.textExtent(words).x + SPACE;
		}
		int graph = y + 2 * line + SPACE / 2;
		gc.setLineWidth(1);
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setForeground(getForeground());
		gc.setAlpha(45);
		for (int i = 0; i <= GRID; i++) {
			gc.drawLine(x, graph + i * GRAPH_HEIGHT / GRID, x + width, graph + i * GRAPH_HEIGHT / GRID);
		}
		for (long minute = 0; minute <= StatisticsModel.SPAN_MILLIS; minute += 60_000) {
			int there = x + (int) (minute * width / StatisticsModel.SPAN_MILLIS);
			gc.drawLine(there, graph, there, graph + GRAPH_HEIGHT);
		}
		gc.setAlpha(255);
		gc.setLineWidth(2);
		for (int i = 0; i < chart.lines().size(); i++) {
			gc.setForeground(colors[i % colors.length]);
			gc.setLineStyle(i == 0 ? SWT.LINE_SOLID : SWT.LINE_DASH);
			for (List<Series.Point> points : chart.lines().get(i).series().lines(now, StatisticsModel.SPAN_MILLIS, StatisticsModel.GAP_MILLIS, width, GRAPH_HEIGHT, chart.top())) {
				int[] coordinates = points.stream().flatMapToInt(point -> IntStream.of(x + point.x(), graph + point.y())).toArray();
				if (points.size() == 1) {
					gc.drawPoint(coordinates[0], coordinates[1]);
				} else {
					gc.drawPolyline(coordinates);
				}
			}
		}
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setForeground(getForeground());
		gc.drawText(chart.note(), x, graph + GRAPH_HEIGHT + 2, true);
	}

	private boolean isDark() {
		RGB ground = getBackground().getRGB();
		return (ground.red * 299 + ground.green * 587 + ground.blue * 114) / 1000 < DARK;
	}
}

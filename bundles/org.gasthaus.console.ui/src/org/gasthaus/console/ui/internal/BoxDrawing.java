package org.gasthaus.console.ui.internal;

import org.eclipse.swt.graphics.GC;

/** Lines and blocks that have to meet those of the next cell: painted, because fonts leave gaps between lines of text. */
final class BoxDrawing {
	private static final int LEFT = 1;
	private static final int RIGHT = 2;
	private static final int UP = 4;
	private static final int DOWN = 8;
	/** The light lines that programs use, each by where it goes from the middle of its cell. */
	private static final String LINES = "─│┌┐└┘├┤┬┴┼╴╵╶╷";
	private static final int[] WAYS = { LEFT | RIGHT, UP | DOWN, RIGHT | DOWN, LEFT | DOWN, RIGHT | UP, LEFT | UP, UP | DOWN | RIGHT, UP | DOWN | LEFT,
			LEFT | RIGHT | DOWN, LEFT | RIGHT | UP, LEFT | RIGHT | UP | DOWN, LEFT, UP, RIGHT, DOWN };

	private BoxDrawing() {
	}

	/** @return whether the character is one of them */
	static boolean paint(GC gc, int character, int x, int y, int width, int height) {
		int index = character < 0x2500 || character > 0x259f ? -1 : LINES.indexOf(character);
		if (index >= 0) {
			int ways = WAYS[index];
			int middleX = x + width / 2;
			int middleY = y + height / 2;
			if ((ways & (LEFT | RIGHT)) != 0) {
				gc.drawLine((ways & LEFT) != 0 ? x : middleX, middleY, (ways & RIGHT) != 0 ? x + width - 1 : middleX, middleY);
			}
			if ((ways & (UP | DOWN)) != 0) {
				gc.drawLine(middleX, (ways & UP) != 0 ? y : middleY, middleX, (ways & DOWN) != 0 ? y + height - 1 : middleY);
			}
			return true;
		}
		if (character == '█' || character == '▀' || character == '▄') {
			var before = gc.getBackground();
			gc.setBackground(gc.getForeground());
			int half = height / 2;
			gc.fillRectangle(x, character == '▄' ? y + half : y, width, character == '█' ? height : character == '▀' ? half : height - half);
			gc.setBackground(before);
			return true;
		}
		return false;
	}
}

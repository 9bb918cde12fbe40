package org.gasthaus.console.ui.internal;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;
import org.gasthaus.console.vt.Style;

/** The colours of a console on its background: those of 16 that programs name are chosen so that they can be read there. */
final class Palette {
	private static final int[] ON_LIGHT = { 0x24292f, 0xb3261e, 0x1a7f37, 0x8a6100, 0x0b57a8, 0x8b3fa0, 0x0f7682, 0x6b7580, //
			0x57606a, 0xd1242f, 0x2c8a45, 0x9a6f00, 0x2f74c9, 0xa04fb6, 0x1b8894, 0x8b949e };
	private static final int[] ON_DARK = { 0x5b646e, 0xf2786f, 0x74c988, 0xe0b452, 0x74b0f2, 0xcf95e0, 0x62c4cf, 0xd7dce1, //
			0x8b949e, 0xff938a, 0x8fe0a1, 0xf2cc6b, 0x94c5ff, 0xe0b0ef, 0x85dce6, 0xffffff };
	/** Where a program chose the background too, so that its colours are right beside one another. */
	private static final int[] TOGETHER = { 0x000000, 0xb22222, 0x2e8b57, 0xb58900, 0x1f5fb0, 0x9b3fae, 0x1f97a3, 0xe5e5e5, //
			0x6e7681, 0xff6b60, 0x5fd787, 0xffd75f, 0x6cb6ff, 0xdda0f0, 0x5fd7e0, 0xffffff };
	private static final int NAMED = 16;
	private static final int BRIGHT = 8;
	private static final int DARK_BELOW = 128;
	private static final int BYTE = 0xff;
	private static final int MOST = 1024;

	private final Map<Integer, Color> colours = new HashMap<>();
	private RGB background;
	private RGB foreground;
	private RGB selection;

	Palette() {
		read();
	}

	/** Takes the colours of the theme and of the preferences as they are now. */
	void read() {
		background = colour("background", new RGB(255, 255, 255));
		foreground = colour("foreground", new RGB(0, 0, 0));
		selection = colour("selection", new RGB(180, 210, 240));
	}

	private static RGB colour(String name, RGB otherwise) {
		RGB found = JFaceResources.getColorRegistry().getRGB("org.gasthaus.console.ui." + name);
		return found == null ? otherwise : found;
	}

	private static boolean isDark(int rgb) {
		return ((rgb >> 16 & BYTE) * 3 + (rgb >> 8 & BYTE) * 6 + (rgb & BYTE)) / 10 < DARK_BELOW;
	}

	Color background() {
		return of(number(background));
	}

	Color foreground() {
		return of(number(foreground));
	}

	Color selection() {
		return of(number(selection));
	}

	/** The colour of the character, before it changes places with that behind it. */
	private int foreground(long style) {
		int colour = Style.foreground(style);
		boolean together = Style.background(style) != Style.DEFAULT_COLOUR;
		if (colour == Style.DEFAULT_COLOUR) {
			return !together ? number(foreground) : isDark(background(style)) ? TOGETHER[NAMED - 1] : TOGETHER[0];
		}
		if (Style.isIndexed(colour) && Style.value(colour) < BRIGHT && Style.has(style, Style.BOLD)) {
			return named(Style.value(colour) + BRIGHT, together); // as programs of 16 colours mean it
		}
		return rgb(colour, together);
	}

	private int background(long style) {
		int colour = Style.background(style);
		return colour == Style.DEFAULT_COLOUR ? number(background) : rgb(colour, true);
	}

	/** @param inverse whether the whole screen is inverse */
	Color text(long style, boolean inverse) {
		boolean changed = Style.has(style, Style.INVERSE) != inverse;
		int front = changed ? background(style) : foreground(style);
		int behind = changed ? foreground(style) : background(style);
		if (Style.has(style, Style.HIDDEN)) {
			return of(behind);
		}
		return of(Style.has(style, Style.FAINT) ? between(front, behind) : front);
	}

	Color behind(long style, boolean inverse) {
		return of(Style.has(style, Style.INVERSE) != inverse ? foreground(style) : background(style));
	}

	private int rgb(int colour, boolean together) {
		if (!Style.isIndexed(colour)) {
			return Style.value(colour);
		}
		return Style.value(colour) < NAMED ? named(Style.value(colour), together) : Style.rgbOf(Style.value(colour));
	}

	private int named(int index, boolean together) {
		return (together ? TOGETHER : isDark(number(background)) ? ON_DARK : ON_LIGHT)[index];
	}

	private static int between(int one, int other) {
		return ((one & 0xfefefe) >> 1) + ((other & 0xfefefe) >> 1);
	}

	private static int number(RGB colour) {
		return colour.red << 16 | colour.green << 8 | colour.blue;
	}

	private Color of(int rgb) {
		if (colours.size() > MOST) {
			colours.clear(); // a picture in true colours
		}
		return colours.computeIfAbsent(rgb, number -> new Color(number >> 16 & BYTE, number >> 8 & BYTE, number & BYTE));
	}
}

package org.gasthaus.xml.ide.fix;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers as people write them. */
final class Numbers {
	/** The units of sizes by their first letters, each of 1000 or 1024 of that before. */
	static final String UNITS = "KMGTPE";
	/** Groups of three digits. */
	private static final Pattern GROUPED = Pattern.compile("([0-9]{1,3})((?:,[0-9]{3})+|(?:\\.[0-9]{3})+|(?:_[0-9]{3})+|(?:['’][0-9]{3})+|(?:[ \u00a0\u2009\u202f][0-9]{3})+)");
	private static final Pattern SIZE = Pattern.compile("([0-9]{1,18})(?:[.,]([0-9]{1,9}))?\\s*([kKmMgGtTpPeE])(i?[bB]|i|(?:ilo|ega|iga|era|eta|xa|ibi|ebi|obi)?[- ]?bytes?)?(?:/s|ps)?");
	private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("one", "1"), Map.entry("two", "2"), Map.entry("three", "3"), Map.entry("four", "4"),
			Map.entry("five", "5"), Map.entry("six", "6"), Map.entry("seven", "7"), Map.entry("eight", "8"), Map.entry("first", "1"), Map.entry("second", "2"),
			Map.entry("third", "3"), Map.entry("zero", "0"), Map.entry("eins", "1"), Map.entry("zwei", "2"), Map.entry("drei", "3"), Map.entry("vier", "4"));
	private static final Pattern RIGHTS = Pattern.compile("[-dl]?((?:[r-][w-][x-]){3})");
	/** Sizes in bytes without a unit of their own. */
	private static final List<String> BYTES = List.of("total_bytes_sec", "read_bytes_sec", "write_bytes_sec", "total_bytes_sec_max", "read_bytes_sec_max",
			"write_bytes_sec_max", "size_iops_sec");
	/** Sizes in KiB without a unit of their own. */
	private static final List<String> KIBIBYTES = List.of("vram", "vram64", "ram", "vgamem", "average", "peak", "burst", "floor");

	private Numbers() {
	}

	/**
	 * A number with a unit.
	 *
	 * @param number the number, perhaps with a part
	 * @param place the place of the unit among {@link #UNITS}
	 * @param decimal whether it counts in thousands
	 */
	record Size(BigDecimal number, int place, boolean decimal) {
		/** The unit as libvirt writes it. */
		String unit() {
			return UNITS.charAt(place) + (decimal ? "B" : "iB");
		}

		BigDecimal bytes() {
			return number.multiply(BigDecimal.valueOf(decimal ? 1000 : 1024).pow(place + 1));
		}

		/** So many of the unit of bytes, or of KiB, rounded. */
		String in(int unit) {
			return bytes().divide(BigDecimal.valueOf(1024).pow(unit), 0, RoundingMode.HALF_UP).toPlainString();
		}
	}

	/** A number without the signs between its thousands, or that is a word, or has a plus; empty if it is none of these. */
	static Optional<String> plain(String written) {
		Matcher grouped = GROUPED.matcher(written);
		if (grouped.matches()) {
			return Optional.of(written.replaceAll("[^0-9]", ""));
		}
		String word = WORDS.get(written.toLowerCase(Locale.ROOT));
		if (word != null) {
			return Optional.of(word);
		}
		return written.matches("\\+[0-9]+") ? Optional.of(new BigInteger(written).toString()) : Optional.empty();
	}

	/** {@code 2 GiB}, {@code 2048MB}, {@code 1.5G}, {@code 2,048 MiB}. */
	static Optional<Size> size(String written) {
		Matcher unit = Pattern.compile("(.*?[0-9])(\\s*[a-zA-Z].*)").matcher(written);
		String text = unit.matches() && GROUPED.matcher(unit.group(1)).matches() ? unit.group(1).replaceAll("[^0-9]", "") + unit.group(2) : written;
		Matcher size = SIZE.matcher(text);
		if (!size.matches()) {
			return Optional.empty();
		}
		String number = size.group(2) == null ? size.group(1) : size.group(1) + '.' + size.group(2);
		String rest = size.group(4) == null ? "" : size.group(4).toLowerCase(Locale.ROOT);
		boolean decimal = rest.equals("b") || rest.matches("(ilo|ega|iga|era|eta|xa).*");
		return Optional.of(new Size(new BigDecimal(number), UNITS.indexOf(Character.toUpperCase(size.group(3).charAt(0))), decimal));
	}

	/** In what a field counts that has no unit of its own: 0 for bytes, 1 for KiB, -1 for nothing of that kind. */
	static int unitOf(String field) {
		return BYTES.contains(field) ? 0 : KIBIBYTES.contains(field) ? 1 : -1;
	}

	/** {@code rwxr-xr-x} as the octal number that it stands for. */
	static Optional<String> mode(String written) {
		Matcher rights = RIGHTS.matcher(written);
		if (!rights.matches()) {
			return Optional.empty();
		}
		int mode = 0;
		for (char one : rights.group(1).toCharArray()) {
			mode = mode << 1 | (one == '-' ? 0 : 1);
		}
		return Optional.of(String.format(Locale.ROOT, "0%03o", mode));
	}

	/** The netmask that a length of a prefix stands for. */
	static Optional<String> netmask(String prefix) {
		Matcher length = Pattern.compile("/?([0-9]{1,2})").matcher(prefix);
		if (!length.matches() || Integer.parseInt(length.group(1)) > Integer.SIZE || Integer.parseInt(length.group(1)) == 0) {
			return Optional.empty();
		}
		long mask = -1L << Integer.SIZE - Integer.parseInt(length.group(1));
		return Optional.of((mask >> 24 & 255) + "." + (mask >> 16 & 255) + '.' + (mask >> 8 & 255) + '.' + (mask & 255));
	}
}

package org.gasthaus.model.types;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a device on the channel subsystem of an IBM Z machine.
 *
 * @param cssid the channel subsystem image, 0 to 0xfe; {@value #VIRTUAL} (0xfe) is the one for virtio devices
 * @param ssid the subchannel set, 0 to 3
 * @param devno the device, 0 to 0xffff
 */
public record CcwAddress(int cssid, int ssid, int devno) implements Comparable<CcwAddress> {
	public static final int VIRTUAL = 0xfe;
	public static final int MAX_SSID = 3;
	public static final int MAX_DEVNO = 0xffff;
	private static final Pattern FORM = Pattern.compile("(\\p{XDigit}{1,2})\\.(\\p{XDigit})\\.(\\p{XDigit}{1,4})");
	private static final Comparator<CcwAddress> ORDER = Comparator.comparingInt(CcwAddress::cssid).thenComparingInt(CcwAddress::ssid)
			.thenComparingInt(CcwAddress::devno);

	/** @throws IllegalArgumentException a part is out of range; the message names it */
	public CcwAddress {
		Parts.check("cssid", cssid, VIRTUAL);
		Parts.check("ssid", ssid, MAX_SSID);
		Parts.check("devno", devno, MAX_DEVNO);
	}

	/** @throws IllegalArgumentException {@code text} is not {@code cssid.ssid.devno} in hexadecimal, or a part is out of range */
	public static CcwAddress parse(String text) {
		Matcher form = FORM.matcher(text);
		if (!form.matches()) {
			throw Parts.malformed(text, "fe.0.0001");
		}
		return new CcwAddress(Integer.parseInt(form.group(1), 16), Integer.parseInt(form.group(2), 16), Integer.parseInt(form.group(3), 16));
	}

	@Override
	public int compareTo(CcwAddress other) {
		return ORDER.compare(this, other);
	}

	/** @return as the guest names it: {@code fe.0.0001} */
	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%02x.%x.%04x", cssid, ssid, devno);
	}
}

package org.gasthaus.model.xml;

import org.gasthaus.model.xml.Definition.Region;

/**
 * One difference between two definitions.
 *
 * @param kind what happened on the way from the first definition to the second
 * @param reason why it may be ignored, or {@link Reason#REAL}
 * @param path where it is, in libvirt's words: {@code /domain/devices/disk[target dev='vda']/driver/@cache}
 * @param before the value in the first definition, for an element that has no value its text as written; {@code null} if it has none
 * @param after the value in the second definition, likewise
 * @param beforeRegion where it stands in the first text; where it would stand the element around it
 * @param afterRegion where it stands in the second text, likewise
 */
public record Difference(Kind kind, Reason reason, String path, String before, String after, Region beforeRegion, Region afterRegion) {
	/** What happened. */
	public enum Kind {
		/** Only the second definition has it. */
		ADDED,
		/** Only the first definition has it. */
		REMOVED,
		/** Both have it, with different values. */
		CHANGED,
		/** Both have it, at another place in its list. */
		REORDERED
	}

	/** What libvirt makes of it. */
	public enum Reason {
		/** libvirt would treat the two differently, or nobody knows that it would not. */
		REAL,
		/** libvirt chooses this itself where a definition says nothing: an alias, an address, a UUID, a controller. */
		GENERATED,
		/** One definition says what libvirt assumes where the other says nothing. */
		DEFAULT,
		/** The same value in another unit or notation. */
		SAME_VALUE,
		/** Another order in a list whose order means nothing to libvirt. */
		ORDER
	}

	/** In English, for logs: {@code changed /domain/vcpu: '2' -> '4'}. For people there is {@link DifferencePrinter}. */
	@Override
	public String toString() {
		String values = switch (kind) {
		case ADDED -> ": " + quoted(after);
		case REMOVED -> ": " + quoted(before);
		case CHANGED -> ": " + quoted(before) + " -> " + quoted(after);
		case REORDERED -> "";
		};
		return kind.name().toLowerCase(java.util.Locale.ROOT) + ' ' + path + values + (reason == Reason.REAL ? "" : " (" + reason.name().toLowerCase(java.util.Locale.ROOT) + ')');
	}

	private static String quoted(String value) {
		return '\'' + value + '\'';
	}
}

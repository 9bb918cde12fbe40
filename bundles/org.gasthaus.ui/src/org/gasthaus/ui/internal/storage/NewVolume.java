package org.gasthaus.ui.internal.storage;

import java.text.ParseException;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DefinitionXml;
import org.gasthaus.ui.internal.Sizes;

/**
 * What the user typed for a new volume, and what is wrong with it. Plain Java, for the dialog to show.
 *
 * @param pool where it comes
 * @param availableBytes what is free there; 0 if that is not known
 * @param taken the names that are there
 */
record NewVolume(String pool, long availableBytes, List<String> taken) {
	/** What is wrong, a sentence; empty if nothing is, {@code null} for what is only not complete yet. */
	String problem(String name, String capacity, boolean allocate) {
		if (name.isBlank() || capacity.isBlank()) {
			return null;
		}
		if (name.indexOf('/') >= 0) {
			return Messages.NewVolume_slash;
		}
		if (taken.contains(name.strip())) {
			return NLS.bind(Messages.NewVolume_taken, name.strip(), pool);
		}
		try {
			long bytes = Sizes.bytes(capacity);
			return allocate && availableBytes > 0 && bytes > availableBytes ? NLS.bind(Messages.NewVolume_full, pool, Sizes.text(availableBytes)) : "";
		} catch (ParseException e) {
			return sizeProblem(capacity);
		}
	}

	/** What is wrong with a text that is no size. */
	static String sizeProblem(String size) {
		String unit = Sizes.unitMissing(size);
		return unit.isEmpty() ? Messages.NewVolume_size : unit;
	}

	/** What to know although nothing is wrong; empty for nothing. */
	String warning(String capacity) {
		try {
			return availableBytes > 0 && Sizes.bytes(capacity) > availableBytes ? NLS.bind(Messages.NewVolume_larger, pool, Sizes.text(availableBytes)) : "";
		} catch (ParseException e) {
			return "";
		}
	}

	/**
	 * The definition.
	 *
	 * @param format libvirt's word; empty leaves it to the pool
	 * @param allocate whether its room is taken at once
	 */
	static String xml(String name, String capacity, String format, boolean allocate) throws ParseException {
		String bytes = Long.toString(Sizes.bytes(capacity));
		DefinitionXml volume = DefinitionXml.create("volume");
		volume.add("name", name.strip());
		volume.add("capacity", bytes).with("unit", "bytes");
		volume.add("allocation", allocate ? bytes : "0").with("unit", "bytes");
		if (!format.isEmpty()) {
			volume.add("target", "").add("format", "").with("type", format);
		}
		return volume.toString();
	}
}

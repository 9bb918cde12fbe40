package org.gasthaus.xml.ide.form;

import java.util.List;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Set;

import org.eclipse.emf.ecore.EClass;

/**
 * One thing that a form lets one read and change. Immutable.
 *
 * @param owner the name of the element that the path starts from
 * @param path the names of the elements down to it, an attribute with {@code @}
 * @param style how it looks
 * @param types the types of an element that has this; empty if all have
 */
public record Field(String owner, String path, Style style, Set<String> types) {
	/** How a field looks. */
	public enum Style {
		/** One line of any text. */
		TEXT,
		/** Several lines of any text. */
		LINES,
		/** One line with values to choose from; others may be typed. */
		CHOICE,
		/** Something that is there or not. */
		FLAG,
		/** A number with a unit. */
		AMOUNT
	}

	public Field {
		Objects.requireNonNull(owner);
		Objects.requireNonNull(path);
		Objects.requireNonNull(style);
		types = Set.copyOf(types);
	}

	static Field of(String owner, EClass type, String path, List<String> marks) {
		Set<String> types = Set.of();
		for (String mark : marks) {
			types = mark.startsWith("type=") ? Set.of(mark.substring("type=".length()).split(",")) : types;
		}
		ModelPath model = ModelPath.of(type, path);
		Style style = marks.contains("lines") ? Style.LINES : marks.contains("names") && model.style() == Style.TEXT ? Style.CHOICE : model.style();
		return new Field(owner, path, style, types);
	}

	/** What a person calls it; the words of the XML where nobody gave it a name. */
	public String label() {
		try {
			return Messages.bundle().getString(key());
		} catch (MissingResourceException unnamed) {
			return path.replace("@", "").replace('/', ' ');
		}
	}

	/** The key of its name among the messages. */
	String key() {
		return "field." + owner + '.' + path.replace("@", "").replace('/', '.');
	}

	/** The path of the attribute that says the unit of an amount. */
	String unitPath() {
		return path + "/@unit";
	}
}

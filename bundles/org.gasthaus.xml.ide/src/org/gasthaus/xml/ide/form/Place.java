package org.gasthaus.xml.ide.form;

/**
 * What the fields of a form are about: the whole definition, or one of several elements. It stays valid as long as nobody adds, removes or
 * moves elements of its path.
 *
 * @param path the names of the elements from the root's children down to this; empty for the definition
 * @param index which of them, in the order of the text, from 0
 */
public record Place(String path, int index) {
	/** The definition itself. */
	public static final Place ROOT = new Place("", 0);

	/** The name of the element; empty for the definition. */
	public String element() {
		return path.substring(path.lastIndexOf('/') + 1);
	}
}

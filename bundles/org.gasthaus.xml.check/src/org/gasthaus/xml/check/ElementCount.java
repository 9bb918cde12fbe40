package org.gasthaus.xml.check;

import org.gasthaus.xml.text.XmlElement;

/** Counts the elements of a definition, up to a limit. */
final class ElementCount {
	private int left;

	private ElementCount(int most) {
		left = most;
	}

	/** Whether an element and all in it are not more than so many elements. */
	static boolean isWithin(XmlElement root, int most) {
		// the shortest element that is well-formed has four characters, so most texts need no counting
		return root.length() / 4 <= most || new ElementCount(most).takes(root);
	}

	private boolean takes(XmlElement element) {
		if (--left < 0) {
			return false;
		}
		for (int i = 0; i < element.childCount(); i++) {
			if (element.child(i) instanceof XmlElement child && !takes(child)) {
				return false;
			}
		}
		return true;
	}
}

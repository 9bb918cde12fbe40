package org.gasthaus.model.xml;

import java.util.Set;

import org.gasthaus.model.xml.Difference.Reason;
import org.gasthaus.xml.text.XmlAttribute;
import org.gasthaus.xml.text.XmlElement;

/**
 * The ports of a screen: libvirt chooses them where {@code autoport} is on, and where a VNC or RDP screen names none. A port that is named is
 * fixed, and so is its screen without {@code autoport}.
 */
final class GraphicsPorts {
	private static final Set<String> PORTS = Set.of("port", "tlsPort");
	private static final Set<String> AUTOMATIC = Set.of("-1", "0");

	private GraphicsPorts() {
	}

	/**
	 * What it means that one definition alone has an attribute of a screen.
	 *
	 * @param without the screen that has it not
	 * @param otherwise the answer where this knows none
	 */
	static Reason alone(XmlAttribute attribute, XmlElement without, Reason otherwise) {
		XmlElement screen = attribute.element();
		if (!isScreen(screen)) {
			return otherwise;
		}
		if (PORTS.contains(attribute.name())) {
			return isAutomatic(screen) || AUTOMATIC.contains(attribute.value()) ? otherwise : Reason.REAL;
		}
		boolean says = attribute.name().equals("autoport") && isFixed(without);
		return says && attribute.value().equals("yes") ? Reason.REAL : otherwise;
	}

	/** Whether libvirt chose the ports of both screens, so that they need not be the same. */
	static boolean areChosen(XmlAttribute one, XmlAttribute other) {
		return PORTS.contains(one.name()) && isScreen(one.element()) && isAutomatic(one.element()) && isAutomatic(other.element());
	}

	private static boolean isScreen(XmlElement element) {
		return element.name().equals("graphics") && element.parent() != null && element.parent().name().equals("devices");
	}

	private static boolean isAutomatic(XmlElement screen) {
		XmlAttribute automatic = screen.attribute("autoport");
		return automatic != null && automatic.value().equals("yes") || hasPort(screen, true) && !hasPort(screen, false);
	}

	private static boolean isFixed(XmlElement screen) {
		return !isAutomatic(screen) && hasPort(screen, false);
	}

	private static boolean hasPort(XmlElement screen, boolean automatic) {
		return PORTS.stream().map(screen::attribute).anyMatch(port -> port != null && AUTOMATIC.contains(port.value()) == automatic);
	}
}

package org.gasthaus.cli.internal;

import java.util.List;

import org.w3c.dom.Element;

/**
 * Where a screen of a running guest can be had, without its password.
 *
 * @param type {@code vnc}, {@code spice} or {@code rdp}
 * @param address what it listens on; empty for all addresses of the host
 * @param port -1 if there is none, or it is not known yet
 * @param tlsPort -1 as for the port
 * @param socket the path of its socket on the host; empty if it has none
 * @param closed whether it listens nowhere on purpose
 */
record GuestDisplay(String type, String address, int port, int tlsPort, String socket, boolean closed) {
	static final String VNC = "vnc";
	static final String SPICE = "spice";
	static final String RDP = "rdp";

	/** The first screen of a type that has an address, else the first one; {@code null} if there is none. */
	static GuestDisplay of(DefinitionDom definition, String type) {
		List<GuestDisplay> all = elements(definition, type).stream().map(graphics -> of(graphics, type)).toList();
		return all.stream().filter(one -> one.hasPort() || one.hasSocket()).findFirst().orElse(all.isEmpty() ? null : all.get(0));
	}

	private static GuestDisplay of(Element graphics, String type) {
		String address = DefinitionDom.attribute(graphics, "listen", "address");
		String socket = DefinitionDom.attribute(graphics, "listen", "socket");
		return new GuestDisplay(type, address.isEmpty() ? graphics.getAttribute("listen") : address, number(graphics.getAttribute("port")),
				number(graphics.getAttribute("tlsPort")), socket.isEmpty() ? graphics.getAttribute("socket") : socket,
				DefinitionDom.attribute(graphics, "listen", "type").equals("none"));
	}

	/** Those of this type in a definition. */
	static List<Element> elements(DefinitionDom definition, String type) {
		return definition.devices("graphics").stream().filter(one -> one.getAttribute("type").equals(type)).toList();
	}

	private static int number(String text) {
		return text.matches("[0-9]{1,5}") && !text.equals("0") ? Integer.parseInt(text) : -1;
	}

	/** The same screen where it is reached through something else. */
	GuestDisplay at(String otherAddress, int otherPort, int otherTlsPort) {
		return new GuestDisplay(type, otherAddress, otherPort, otherTlsPort, "", false);
	}

	boolean hasPort() {
		return port > 0 || tlsPort > 0;
	}

	boolean hasSocket() {
		return !hasPort() && !socket.isEmpty();
	}

	boolean listensEverywhere() {
		return isEverywhere(address);
	}

	static boolean isEverywhere(String address) {
		return address.isEmpty() || address.equals("0.0.0.0") || address.equals("::");
	}

	/** Whether only programs of the host itself come to it. */
	boolean listensInside() {
		return !hasPort() || address.startsWith("127.") || address.equals("::1") || address.equals("localhost");
	}

	/** Where programs of the host itself find it. */
	String inside() {
		return !listensEverywhere() ? address : address.equals("::") ? "::1" : "127.0.0.1";
	}

	/** An address as it stands before a port. */
	static String bracketed(String address) {
		return address.indexOf(':') >= 0 && !address.startsWith("[") ? '[' + address + ']' : address;
	}

	/** As viewers want it: with the port itself, not with the number of the display that {@code domdisplay} tells. */
	String uri() {
		if (hasSocket()) {
			return type + "+unix://" + socket;
		}
		return type + "://" + bracketed(address) + (port > 0 ? ":" + port : "") + (tlsPort > 0 ? "?tls-port=" + tlsPort : "");
	}

	/** As {@code vncviewer} wants it: one colon would be followed by the number of the display. */
	String forVncviewer() {
		return hasSocket() ? socket : bracketed(address) + "::" + port;
	}
}

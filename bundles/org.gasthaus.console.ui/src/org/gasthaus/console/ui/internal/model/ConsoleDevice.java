package org.gasthaus.console.ui.internal.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DefinitionXml;
import org.gasthaus.hypervisor.HypervisorException;

/**
 * Something of a running domain that text can be sent to and read from.
 *
 * @param kind the element of its definition: {@code console}, {@code serial} or {@code channel}
 * @param alias what libvirt calls it; empty where a driver gives no names, and then the first one is meant
 * @param name what the guest knows it by: a port, or the name of a channel
 */
public record ConsoleDevice(Kind kind, String alias, String name) {
	/** What it is in a definition. */
	public enum Kind {
		CONSOLE, SERIAL, CHANNEL
	}

	/** The ways in which the host's end waits for somebody to open it. */
	private static final Set<String> OF_CONSOLES = Set.of("pty", "nmdm");
	private static final String OF_CHANNELS = "unix";
	/** Channels that the host talks on by itself. */
	private static final Set<String> TAKEN = Set.of("org.qemu.guest_agent.0", "com.redhat.spice.0");

	/**
	 * Those of a running domain, consoles first. libvirt shows the first serial port twice, as a console too; it is listed once.
	 *
	 * @throws HypervisorException {@code INVALID_DEFINITION} for what is no XML
	 */
	public static List<ConsoleDevice> of(String liveXml) throws HypervisorException {
		DefinitionXml devices = DefinitionXml.of(liveXml).child("devices");
		List<ConsoleDevice> found = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			for (DefinitionXml element : devices.children(element(kind))) {
				ConsoleDevice device = new ConsoleDevice(kind, element.child("alias").attribute("name"), nameOf(kind, element.child("target")));
				if (device.isOpenFor(element.attribute("type")) && found.stream().noneMatch(device::isSameAs)) {
					found.add(device);
				}
			}
		}
		return found;
	}

	/** The types of what is a console by its element but none that can be opened, such as a file or a socket. */
	static List<String> closedTypes(String liveXml) throws HypervisorException {
		DefinitionXml devices = DefinitionXml.of(liveXml).child("devices");
		List<String> types = new ArrayList<>();
		for (Kind kind : new Kind[] { Kind.SERIAL, Kind.CONSOLE }) {
			devices.children(element(kind)).stream().map(each -> each.attribute("type")).filter(type -> !types.contains(type)).forEach(types::add);
		}
		return types;
	}

	private static String element(Kind kind) {
		return switch (kind) {
		case CONSOLE -> "console";
		case SERIAL -> "serial";
		case CHANNEL -> "channel";
		};
	}

	private static String nameOf(Kind kind, DefinitionXml target) {
		return target.attribute(kind == Kind.CHANNEL ? "name" : "port");
	}

	private boolean isOpenFor(String type) {
		return kind == Kind.CHANNEL ? type.equals(OF_CHANNELS) && !alias.isEmpty() && !TAKEN.contains(name) : OF_CONSOLES.contains(type);
	}

	private boolean isSameAs(ConsoleDevice other) {
		return alias.equals(other.alias) && (!alias.isEmpty() || kind == other.kind && name.equals(other.name));
	}

	/** For a reader. */
	public String label() {
		String what = NLS.bind(switch (kind) {
		case CONSOLE -> Messages.Device_console;
		case SERIAL -> Messages.Device_serial;
		case CHANNEL -> Messages.Device_channel;
		}, name);
		return alias.isEmpty() ? what : NLS.bind(Messages.Device_alias, what, alias);
	}
}

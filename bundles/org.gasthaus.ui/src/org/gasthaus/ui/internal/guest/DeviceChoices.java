package org.gasthaus.ui.internal.guest;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.gasthaus.core.DefinitionXml;
import org.gasthaus.core.GuestDevices;
import org.gasthaus.core.GuestDevices.Device;
import org.gasthaus.core.op.AttachDevice;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.Impact;

/** A device that the user wants a guest to get. Plain Java, for the dialog to show. */
abstract class DeviceChoices {
	private final GuestDevices guest;
	private boolean running;
	private boolean stored;

	DeviceChoices(GuestDevices guest) {
		this.guest = guest;
		running = guest.isRunning();
		stored = guest.isStored();
	}

	final GuestDevices guest() {
		return guest;
	}

	/** All that it has in either state; what is in both comes twice. */
	final Stream<Device> devices() {
		return Stream.concat(guest.running().stream(), guest.stored().stream());
	}

	final void apply(boolean toRunning, boolean toStored) {
		running = toRunning;
		stored = toStored;
	}

	final boolean isRunning() {
		return running;
	}

	/** The definitions that the device is going to be a part of. */
	final List<String> definitions() {
		List<String> all = new ArrayList<>();
		if (running) {
			all.add(guest.runningXml());
		}
		if (stored) {
			all.add(guest.storedXml());
		}
		return all;
	}

	/** {@code qemu}, {@code kvm}, {@code xen} … */
	final String domainType() {
		return domain().attribute("type");
	}

	final String machine() {
		return domain().child("os").child("type").attribute("machine");
	}

	private DefinitionXml domain() {
		return parsed(guest.xml());
	}

	static String attribute(Device device, String child, String name) {
		return parsed(device.xml()).child(child).attribute(name);
	}

	private static DefinitionXml parsed(String xml) {
		try {
			return DefinitionXml.of(xml);
		} catch (HypervisorException e) {
			throw new IllegalStateException(e); // it was read before
		}
	}

	/** What is to be told if it is for neither state; empty if it is for one. */
	final String nowhere() {
		return running || stored ? "" : Messages.Resources_nothing;
	}

	/** The element of the device, as far as it is known. */
	abstract String xml();

	/** What is wrong, a sentence; empty if nothing is, {@code null} for what is not complete yet. */
	abstract String problem();

	/** What to know although nothing is wrong; empty for nothing. */
	abstract String warning();

	/** What does it. */
	final AttachDevice operation() {
		Set<Impact> impact = EnumSet.noneOf(Impact.class);
		if (running) {
			impact.add(Impact.LIVE);
		}
		if (stored) {
			impact.add(Impact.CONFIG);
		}
		return new AttachDevice(guest.domain(), xml(), impact);
	}
}

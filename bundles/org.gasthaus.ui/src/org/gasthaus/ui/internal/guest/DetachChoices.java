package org.gasthaus.ui.internal.guest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.GuestDevices;
import org.gasthaus.core.GuestDevices.Device;
import org.gasthaus.core.op.DetachDevice;
import org.gasthaus.hypervisor.Impact;

/** Which device the user wants a guest to lose. Plain Java, for the dialog to show. */
final class DetachChoices {
	/**
	 * A device, as it runs and as it is stored.
	 *
	 * @param running {@code null} if the running guest does not have it
	 * @param stored {@code null} if it is not in the stored definition
	 */
	record Row(Device running, Device stored) {
		Device device() {
			return running != null ? running : stored;
		}

		/** What it is, for a reader: {@code disk vda}. */
		String name() {
			Device device = device();
			String named = device.name().isEmpty() ? device.detail() : device.name();
			return device.kind() + (named.isEmpty() ? device.type().isEmpty() ? "" : ' ' + device.type() : ' ' + named);
		}

		/** Where it is. */
		String when() {
			return running == null ? Messages.Detach_later : stored == null ? Messages.Detach_now : Messages.Detach_always;
		}
	}

	private final GuestDevices guest;
	private final List<Row> rows = new ArrayList<>();
	private Row chosen;
	private boolean running;
	private boolean stored;

	DetachChoices(GuestDevices guest) {
		this.guest = guest;
		Map<String, Device> later = new LinkedHashMap<>();
		guest.stored().forEach(device -> later.put(device.key(), device));
		guest.running().forEach(device -> rows.add(new Row(device, later.remove(device.key()))));
		later.values().forEach(device -> rows.add(new Row(null, device)));
		running = guest.isRunning();
		stored = guest.isStored();
	}

	GuestDevices guest() {
		return guest;
	}

	/** The devices in the order of the definition; at the end those that only the next start brings. */
	List<Row> rows() {
		return rows;
	}

	/** @param row {@code null} for none */
	void choose(Row row) {
		chosen = row;
	}

	void apply(boolean fromRunning, boolean fromStored) {
		running = fromRunning;
		stored = fromStored;
	}

	/** What is wrong, a sentence; empty if nothing is, {@code null} for what is not complete yet. */
	String problem() {
		if (chosen == null) {
			return null;
		}
		if (!running && !stored) {
			return Messages.Resources_nothing;
		}
		if (running && chosen.running() == null) {
			return NLS.bind(Messages.Detach_notNow, chosen.name());
		}
		return stored && chosen.stored() == null ? NLS.bind(Messages.Detach_notStored, chosen.name()) : "";
	}

	/** The question before it is done. */
	String question() {
		return NLS.bind(running ? stored ? Messages.Detach_questionBoth : Messages.Detach_questionNow : Messages.Detach_questionLater, chosen.name(),
				guest.domain().name());
	}

	/** What does it. */
	DetachDevice operation() {
		if (running && stored) {
			return DetachDevice.ofBoth(guest.domain(), chosen.running().xml(), chosen.stored().xml(), chosen.name());
		}
		return running ? DetachDevice.of(guest.domain(), chosen.running().xml(), Impact.LIVE, chosen.name())
				: DetachDevice.of(guest.domain(), chosen.stored().xml(), Impact.CONFIG, chosen.name());
	}
}

package org.gasthaus.ui.internal.guest;

import java.util.List;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.GuestDevices;
import org.gasthaus.core.NewInterface;

/** The network interface that the user wants a guest to get, what is proposed for it, and what is wrong with it. Plain Java, for the dialog to show. */
final class InterfaceChoices extends DeviceChoices {
	/** libvirt's words. */
	static final List<String> TYPES = List.of("network", "bridge", "direct", "user");
	static final List<String> MODES = List.of("bridge", "vepa", "private", "passthrough");
	static final List<String> MODELS = List.of("", "virtio", "e1000", "e1000e", "rtl8139", "igb", "vmxnet3", "netfront");
	private static final String MAC = "([0-9a-f]{2}:){5}[0-9a-f]{2}";
	private static final int HEXADECIMAL = 16;

	private String type;
	private String source;
	private String mode = MODES.get(0);
	private String model;
	private String mac = "";

	InterfaceChoices(GuestDevices guest) {
		super(guest);
		type = guest.host().networks().isEmpty() && !guest.host().bridges().isEmpty() ? "bridge" : TYPES.get(0);
		source = proposedSource();
		boolean qemu = domainType().equals("qemu") || domainType().equals("kvm");
		model = devices().filter(one -> one.kind().equals("interface")).map(one -> attribute(one, "model", "type")).filter(MODELS::contains).findFirst()
				.orElse(qemu ? "virtio" : "");
	}

	String type() {
		return type;
	}

	void be(String wanted) {
		type = wanted;
		source = proposedSource();
	}

	/** What there is to connect it to; a user may know of others. */
	List<String> sources() {
		return switch (type) {
		case "network" -> guest().host().networks();
		case "bridge" -> guest().host().bridges();
		case "direct" -> guest().host().interfaces();
		default -> List.of();
		};
	}

	private String proposedSource() {
		return sources().contains("default") ? "default" : sources().isEmpty() ? "" : sources().get(0);
	}

	boolean hasSource() {
		return !type.equals("user");
	}

	boolean hasMode() {
		return type.equals("direct");
	}

	String source() {
		return source;
	}

	void connect(String to) {
		source = to.strip();
	}

	String mode() {
		return mode;
	}

	void go(String how) {
		mode = how;
	}

	String model() {
		return model;
	}

	void look(String like) {
		model = like.strip();
	}

	void call(String address) {
		mac = address.strip().toLowerCase(Locale.ROOT).replace('-', ':');
	}

	@Override
	String xml() {
		return NewInterface.of(type, source, mode, mac.isEmpty() ? null : mac, model.isEmpty() ? null : model).xml();
	}

	@Override
	String problem() {
		if (hasSource() && source.isEmpty()) {
			return null;
		}
		if (!mac.isEmpty()) {
			if (!mac.matches(MAC)) {
				return Messages.Interface_badMac;
			}
			if ((Integer.parseInt(mac.substring(0, 2), HEXADECIMAL) & 1) != 0) {
				return NLS.bind(Messages.Interface_multicast, mac);
			}
			if (devices().anyMatch(one -> one.kind().equals("interface") && one.name().equalsIgnoreCase(mac))) {
				return NLS.bind(Messages.Interface_macTaken, guest().domain().name(), mac);
			}
		}
		return nowhere();
	}

	@Override
	String warning() {
		return !hasSource() || source.isEmpty() || sources().isEmpty() || sources().contains(source) ? "" : NLS.bind(switch (type) {
		case "network" -> Messages.Interface_noNetwork;
		case "bridge" -> Messages.Interface_noBridge;
		default -> Messages.Interface_noInterface;
		}, guest().domain().connection(), source);
	}
}

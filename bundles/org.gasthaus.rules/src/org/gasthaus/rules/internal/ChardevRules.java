package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.number;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.gasthaus.model.device.Chardev;
import org.gasthaus.model.device.ChardevSource;
import org.gasthaus.model.device.ChardevTarget;
import org.gasthaus.model.device.Devices;
import org.gasthaus.model.device.Redirdev;
import org.gasthaus.model.device.Redirfilter;
import org.gasthaus.model.device.RedirfilterUsbdev;
import org.gasthaus.model.device.Reconnect;
import org.gasthaus.model.device.RngBackend;
import org.gasthaus.model.device.Smartcard;
import org.gasthaus.model.types.Numeral;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.RuleContext;
import org.gasthaus.rules.Violation;

/** Serial and parallel ports, consoles, channels, and everything else that is connected to a character device of the host. */
final class ChardevRules {
	private static final Map<String, String> TYPE_OF_MODEL = Map.of("isa-serial", "isa-serial", "usb-serial", "usb-serial", "pci-serial", "pci-serial",
			"spapr-vty", "spapr-vio-serial", "pl011", "system-serial", "16550a", "system-serial", "sclpconsole", "sclp-serial", "sclplmconsole",
			"sclp-serial", "isa-debugcon", "isa-debug");

	/** As strtoul reads it: white space before it, none behind it. */
	private static final Pattern PORT = Pattern.compile("\\s*([+-]?)0*([0-9]{1,10})");
	private static final long LAST_ISA_PORT = 3;
	private static final long MOST_PORT = 0xffff_ffffL;

	private static final String[] SERIAL_TARGETS = { "isa-serial", "usb-serial", "pci-serial", "spapr-vio-serial", "system-serial", "sclp-serial",
			"isa-debug" };
	private static final String[] CONSOLE_TARGETS = { "serial", "xen", "uml", "virtio", "lxc", "openvz", "sclp", "sclplm" };
	private static final String[] CHANNEL_TARGETS = { "guestfwd", "virtio", "xen" };

	private ChardevRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Chardev.class, (chardev, findings) -> {
			count(chardev.getType(), chardev.getSources(), findings);
			if (!isSerialAgain(chardev, findings)) {
				source(chardev, chardev.getType(), chardev.getSources(), findings);
			}
		});
		rules.add(Redirdev.class, (redirdev, findings) -> source(redirdev, redirdev.getType(), redirdev.getSources(), findings));
		rules.add(RngBackend.class, (backend, findings) -> {
			if (is(backend.getModel(), "egd")) {
				count(backend.getType(), backend.getSources(), findings);
				source(backend, backend.getType(), backend.getSources(), findings);
			}
		});
		rules.add(Smartcard.class, (card, findings) -> {
			if (is(card.getMode(), "passthrough")) {
				source(card, card.getType(), card.getSources(), findings);
			}
		});
		rules.add(Reconnect.class, ChardevRules::reconnect);
		rules.add(Chardev.class, ChardevRules::serialTarget);
		rules.add(Chardev.class, ChardevRules::channelTarget);
		rules.add(Chardev.class, ChardevRules::consoleTarget);
		rules.add(Chardev.class, ChardevRules::targetOfKind);
		rules.add(Chardev.class, ChardevRules::portNumber);
		rules.add(Devices.class, ChardevRules::ports);
		rules.add(Devices.class, ChardevRules::spice);
		rules.add(Devices.class, ChardevRules::filters);
		rules.add(RedirfilterUsbdev.class, ChardevRules::filter);
		rules.add(Smartcard.class, ChardevRules::smartcard);
	}

	/** The first console of a machine is its first serial port, whatever else it says. */
	private static boolean isSerialAgain(Chardev chardev, Findings findings) {
		return findings.context().osType().equals("hvm") && in(chardev, DEVICES__CONSOLES) && chardev.eContainer() instanceof Devices devices
				&& devices.getConsoles().get(0) == chardev && !devices.getSerials().isEmpty()
				&& (chardev.getTarget() == null || chardev.getTarget().getType() == null || is(chardev.getTarget().getType(), "serial"));
	}

	private static void count(String type, List<ChardevSource> sources, Findings findings) {
		if (type != null && (sources.size() > 1 && !is(type, "udp") || sources.size() > 2)) {
			findings.error("chardev.sources", sources.get(sources.size() - 1), null, is(type, "udp") ? 2 : 1).orRemove(sources.get(sources.size() - 1));
		}
	}

	private static void source(EObject device, String type, List<ChardevSource> sources, Findings findings) {
		if (type == null || findings.context().isType("xen", "vmware", "vbox", "bhyve") && sources.isEmpty() && !is(type, "tcp", "udp", "unix")) {
			return;
		}
		ChardevSource first = sources.isEmpty() ? null : sources.get(0);
		EObject place = first == null ? device : first;
		switch (type) {
		case "file", "dev", "pipe" -> {
			if (first == null || !has(first.getPath())) {
				missing(place, "path", type, findings);
			}
		}
		case "unix" -> {
			boolean chosen = device instanceof Chardev chardev && chardev.eContainingFeature() == DEVICES__CHANNELS
					&& chardev.getTarget() != null && !is(chardev.getTarget().getType(), "guestfwd");
			if ((first == null || !has(first.getPath())) && !chosen) {
				missing(place, "path", type, findings);
			}
		}
		case "tcp" -> {
			if (first == null || !has(first.getHost())) {
				missing(place, "host", type, findings);
			} else if (!has(first.getService())) {
				missing(place, "service", type, findings);
			}
		}
		case "udp" -> {
			boolean connected = sources.stream().anyMatch(source -> !is(source.getMode(), "bind") && has(source.getService()));
			if (!connected) {
				missing(place, "service", type, findings);
			}
		}
		case "spiceport", "dbus" -> {
			if (first == null || !has(first.getChannel())) {
				missing(place, "channel", type, findings);
			}
		}
		case "nmdm" -> {
			if (first != null && !findings.context().isQemu() && (!has(first.getMaster()) || !has(first.getSlave()))) {
				missing(place, has(first.getMaster()) ? "slave" : "master", type, findings);
			}
		}
		default -> {
			// needs no source
		}
		}
	}

	private static void missing(EObject place, String part, String type, Findings findings) {
		findings.error("chardev.source-part", place, null, part, type);
	}

	private static void reconnect(Reconnect reconnect, Findings findings) {
		if (!(reconnect.eContainer() instanceof ChardevSource source)) {
			return;
		}
		if (Toggle.isOn(reconnect.getEnabled()) && reconnect.getTimeout() == null) {
			findings.error("chardev.reconnect-timeout-missing", reconnect, RECONNECT__ENABLED).orSet(reconnect, RECONNECT__TIMEOUT, "10");
		} else if (Toggle.isOn(reconnect.getEnabled()) && is(source.getMode(), "bind")) {
			findings.error("chardev.reconnect-mode", reconnect, null).orRemove(reconnect);
		} else if (Toggle.isOn(reconnect.getEnabled()) && number(reconnect.getTimeout()) == 0) {
			findings.error("chardev.reconnect-timeout", reconnect, RECONNECT__TIMEOUT).orSet(reconnect, RECONNECT__TIMEOUT, "10");
		}
	}

	private static boolean in(Chardev chardev, EReference list) {
		return chardev.eContainingFeature() == list;
	}

	private static void serialTarget(Chardev chardev, Findings findings) {
		RuleContext context = findings.context();
		if (in(chardev, DEVICES__PARALLELS) && context.isQemu() && (context.isS390() || context.isPseries() || context.isVirt())) {
			findings.error("chardev.parallel-machine", chardev, null).orRemove(chardev);
		}
		if (!in(chardev, DEVICES__SERIALS) || !context.isQemu()) {
			return;
		}
		if (is(chardev.getType(), "spicevmc")) {
			findings.error("chardev.spicevmc-target", chardev, CHARDEV__TYPE);
		}
		ChardevTarget target = chardev.getTarget();
		if (target == null) {
			return;
		}
		String type = target.getType();
		String model = target.getModel() == null ? null : target.getModel().getName();
		if (type != null && model != null && TYPE_OF_MODEL.containsKey(model) && !TYPE_OF_MODEL.get(model).equals(type)) {
			findings.error("chardev.target-model", target.getModel(), CHARDEV_TARGET_MODEL__NAME, model, TYPE_OF_MODEL.get(model)).orSet(target,
					CHARDEV_TARGET__TYPE, TYPE_OF_MODEL.get(model));
		}
		String machineOf = type == null ? null : switch (type) {
		case "isa-serial" -> context.isX86() || model == null && chardev.getAddress() == null ? null : "x86";
		case "spapr-vio-serial" -> context.isPseries() ? null : "pseries";
		case "sclp-serial" -> context.isS390() ? null : "s390x";
		default -> null;
		};
		if (machineOf != null) {
			findings.error("chardev.target-machine", target, CHARDEV_TARGET__TYPE, type, machineOf).orUnset(chardev, CHARDEV__TARGET);
		}
		String address = chardev.getAddress() == null ? null : chardev.getAddress().getType();
		String expected = type == null ? null : switch (type) {
		case "isa-serial" -> "isa";
		case "usb-serial" -> "usb";
		case "pci-serial" -> "pci";
		case "spapr-vio-serial" -> "spapr-vio";
		default -> null;
		};
		if (address != null && expected != null && !address.equals(expected)) {
			findings.error("chardev.target-address", chardev.getAddress(), ADDRESS__TYPE, type, expected).orUnset(chardev, DEVICE__ADDRESS);
		}
	}

	/** Serial ports, consoles and channels have targets of their own. */
	private static void targetOfKind(Chardev chardev, Findings findings) {
		String type = chardev.getTarget() == null ? null : chardev.getTarget().getType();
		String[] known = in(chardev, DEVICES__SERIALS) ? SERIAL_TARGETS : in(chardev, DEVICES__CONSOLES) ? CONSOLE_TARGETS
				: in(chardev, DEVICES__CHANNELS) ? CHANNEL_TARGETS : null;
		if (type != null && known != null && !is(type, known)) {
			findings.error("chardev.target-kind", chardev.getTarget(), CHARDEV_TARGET__TYPE, XmlNames.of(chardev.eContainingFeature()), type,
					String.join(", ", known)).orUnset(chardev.getTarget(), CHARDEV_TARGET__TYPE);
		} else if (findings.context().isQemu() && findings.context().isX86() && in(chardev, DEVICES__CONSOLES) && is(type, "serial")
				&& chardev.eContainer() instanceof Devices devices && devices.getSerials().isEmpty() && devices.getConsoles().get(0) == chardev
				&& chardev.getAddress() != null && !is(chardev.getAddress().getType(), "isa")) {
			findings.error("chardev.target-address", chardev.getAddress(), ADDRESS__TYPE, "isa-serial", "isa").orUnset(chardev, DEVICE__ADDRESS);
		}
	}

	/** libvirt reads the port of a serial port, a parallel port or a console with its sign, that of a forwarded channel without, both as 32 bits. */
	private static void portNumber(Chardev chardev, Findings findings) {
		ChardevTarget target = chardev.getTarget();
		boolean channel = in(chardev, DEVICES__CHANNELS);
		if (target == null || target.getPort() == null || channel && !is(target.getType(), "guestfwd") || isPort(target.getPort(), !channel)) {
			return;
		}
		Violation violation = findings.error("chardev.port-number", target, CHARDEV_TARGET__PORT, target.getPort());
		if (isPort(target.getPort().strip(), false)) {
			violation.orSet(target, CHARDEV_TARGET__PORT, target.getPort().strip());
		}
		if (!channel) {
			violation.orUnset(target, CHARDEV_TARGET__PORT);
		}
	}

	private static boolean isPort(String text, boolean signed) {
		Matcher digits = PORT.matcher(text);
		return digits.matches() && (signed || !"-".equals(digits.group(1))) && Long.parseLong(digits.group(2)) <= MOST_PORT;
	}

	/** The port that libvirt takes a text for; none for the highest one, which is also -1: that means any. */
	private static long port(String text) {
		if (text == null || !isPort(text, true)) {
			return Values.NONE;
		}
		long port = Long.parseLong(text.strip()) & MOST_PORT;
		return port == MOST_PORT ? Values.NONE : port;
	}

	private static void channelTarget(Chardev chardev, Findings findings) {
		if (!in(chardev, DEVICES__CHANNELS)) {
			return;
		}
		ChardevTarget target = chardev.getTarget();
		if (target == null) {
			findings.error("chardev.channel-target", chardev, null);
			return;
		}
		if (is(target.getType(), "guestfwd")) {
			if (!has(target.getAddress())) {
				findings.error("chardev.guestfwd-address", target, CHARDEV_TARGET__TYPE);
			} else if (target.getPort() == null) {
				findings.error("chardev.guestfwd-port", target, CHARDEV_TARGET__TYPE);
			} else if (IpAddress.parse(target.getAddress()).filter(ip -> ip.bits() == 128).isPresent()) {
				findings.error("chardev.guestfwd-ipv4", target, CHARDEV_TARGET__ADDRESS);
			}
		}
		if (is(chardev.getType(), "spicevmc") && target.getType() != null && !is(target.getType(), "virtio") && findings.context().isQemu()) {
			findings.error("chardev.spicevmc-target", chardev, CHARDEV__TYPE);
		}
	}

	private static void consoleTarget(Chardev chardev, Findings findings) {
		RuleContext context = findings.context();
		if (!in(chardev, DEVICES__CONSOLES) || chardev.getTarget() == null || !context.isQemu()) {
			return;
		}
		String type = chardev.getTarget().getType();
		if (is(type, "xen", "uml", "lxc", "openvz")) {
			findings.error("chardev.console-target", chardev.getTarget(), CHARDEV_TARGET__TYPE, type).orSet(chardev.getTarget(), CHARDEV_TARGET__TYPE,
					"virtio");
		} else if (is(type, "sclp", "sclplm") && !context.isS390()) {
			findings.error("chardev.target-machine", chardev.getTarget(), CHARDEV_TARGET__TYPE, type, "s390x");
		}
	}

	private static void ports(Devices devices, Findings findings) {
		RuleContext context = findings.context();
		Set<Long> taken = new HashSet<>();
		for (Chardev serial : devices.getSerials()) {
			ChardevTarget target = serial.getTarget();
			long port = target == null ? Values.NONE : port(target.getPort());
			// two parallel ports may have one, and a serial port whose kind is not said gets another one
			if (port != Values.NONE && has(target.getType()) && !taken.add(port) && context.isQemu()) {
				findings.error("chardev.port-duplicate", target, CHARDEV_TARGET__PORT, port).orUnset(target, CHARDEV_TARGET__PORT);
			}
		}
		for (Chardev serial : devices.getSerials()) {
			ChardevTarget target = serial.getTarget();
			if (context.isQemu() && context.isX86() && target != null && is(target.getType(), "isa-serial") && port(target.getPort()) > LAST_ISA_PORT) {
				findings.error("chardev.isa-port", target, CHARDEV_TARGET__PORT, port(target.getPort())).orUnset(target, CHARDEV_TARGET__PORT);
			}
		}
		Set<String> names = new HashSet<>();
		for (Chardev channel : devices.getChannels()) {
			ChardevTarget target = channel.getTarget();
			if (context.isQemu() && target != null && is(target.getType(), "virtio") && has(target.getName()) && !names.add(target.getName())) {
				findings.warning("chardev.channel-twice", target, CHARDEV_TARGET__NAME, target.getName()).orRemove(channel);
			}
		}
		for (int i = 1; i < devices.getConsoles().size() && context.isQemu(); i++) {
			Chardev console = devices.getConsoles().get(i);
			if (console.getTarget() != null && is(console.getTarget().getType(), "serial")) {
				findings.error("chardev.second-serial-console", console.getTarget(), CHARDEV_TARGET__TYPE).orSet(console.getTarget(),
						CHARDEV_TARGET__TYPE, "virtio");
			} else if (context.isX86() && (console.getTarget() == null || console.getTarget().getType() == null)) {
				findings.error("chardev.second-serial-console", console, null).orRemove(console);
			}
		}
	}

	/** What SPICE carries needs SPICE. */
	private static void spice(Devices devices, Findings findings) {
		if (!findings.context().isQemu() || devices.getGraphics().stream().anyMatch(graphics -> is(graphics.getType(), "spice"))) {
			return;
		}
		devices.getChannels().stream().filter(channel -> is(channel.getType(), "spicevmc") && channel.getTarget() != null
				&& is(channel.getTarget().getType(), "virtio"))
				.forEach(channel -> findings.error("chardev.spice-missing", channel, CHARDEV__TYPE).orRemove(channel));
		for (List<Chardev> chardevs : List.of(devices.getSerials(), devices.getParallels(), devices.getChannels(), devices.getConsoles())) {
			chardevs.stream().filter(chardev -> is(chardev.getType(), "spiceport") && !isSerialAgain(chardev, findings))
					.forEach(chardev -> findings.error("chardev.spice-missing", chardev, CHARDEV__TYPE).orRemove(chardev));
		}
		devices.getRedirdevs().stream().filter(redirdev -> is(redirdev.getType(), "spicevmc"))
				.forEach(redirdev -> findings.error("chardev.spice-missing", redirdev, REDIRDEV__TYPE).orRemove(redirdev));
		devices.getAudios().stream().filter(audio -> is(audio.getType(), "spice"))
				.forEach(audio -> findings.error("chardev.spice-missing", audio, AUDIO__TYPE).orSet(audio, AUDIO__TYPE, "none"));
	}

	private static void filters(Devices devices, Findings findings) {
		for (int i = 1; i < devices.getRedirfilters().size(); i++) {
			Redirfilter filter = devices.getRedirfilters().get(i);
			findings.error("redirfilter.single", filter, null).orRemove(filter);
		}
	}

	private static void filter(RedirfilterUsbdev device, Findings findings) {
		if (device.getClass_() != null && number(Numeral.of(device.getClass_()), 0) > 0xff) {
			findings.error("redirfilter.class", device, REDIRFILTER_USBDEV__CLASS, device.getClass_());
		}
	}

	private static void smartcard(Smartcard card, Findings findings) {
		if (is(card.getMode(), "host-certificates")) {
			if (card.getCertificates().size() != 3) {
				findings.error("smartcard.certificates", card, card.getCertificates().isEmpty() ? SMARTCARD__MODE : SMARTCARD__CERTIFICATES);
			} else if (card.getDatabase() != null && !card.getDatabase().strip().startsWith("/")) {
				findings.error("smartcard.database", card, SMARTCARD__DATABASE, card.getDatabase());
			}
		}
		if (card.getAddress() != null && card.getAddress().getType() != null && !is(card.getAddress().getType(), "ccid")) {
			findings.error("smartcard.address", card.getAddress(), ADDRESS__TYPE).orUnset(card, DEVICE__ADDRESS);
		}
	}
}

package org.gasthaus.rules.internal;

import static org.gasthaus.model.device.DevicePackage.Literals.*;
import static org.gasthaus.rules.internal.Values.NONE;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;
import static org.gasthaus.rules.internal.Values.number;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.gasthaus.model.device.Audio;
import org.gasthaus.model.device.AudioReference;
import org.gasthaus.model.device.AudioStream;
import org.gasthaus.model.device.Devices;
import org.gasthaus.model.device.Graphics;
import org.gasthaus.model.device.GraphicsListen;
import org.gasthaus.model.device.Video;
import org.gasthaus.model.device.VideoModel;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.Findings;
import org.gasthaus.rules.RuleContext;

/** What a guest shows and plays: graphics, video cards, audio. */
final class GraphicsRules {
	private static final long LEAST_VNC_PORT = 5900;

	private GraphicsRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Graphics.class, GraphicsRules::graphics);
		rules.add(Graphics.class, GraphicsRules::listens);
		rules.add(Devices.class, GraphicsRules::ports);
		rules.add(Devices.class, GraphicsRules::kinds);
		rules.add(Devices.class, GraphicsRules::openGl);
		rules.add(Devices.class, GraphicsRules::videos);
		rules.add(Video.class, GraphicsRules::video);
		rules.add(VideoModel.class, GraphicsRules::memory);
		rules.add(Devices.class, GraphicsRules::audios);
		rules.add(Audio.class, GraphicsRules::audio);
	}

	private static void graphics(Graphics graphics, Findings findings) {
		RuleContext context = findings.context();
		if (context.isQemu() && is(graphics.getType(), "rdp", "desktop")) {
			findings.error("graphics.type", graphics, GRAPHICS__TYPE, graphics.getType()).orSet(graphics, GRAPHICS__TYPE, "vnc");
		}
		if (is(graphics.getType(), "vnc") && graphics.getPasswd() != null && graphics.getPasswd().length() > 8 && context.isQemu()) {
			findings.error("graphics.vnc-password", graphics, GRAPHICS__PASSWD, graphics.getPasswd().length());
		}
		if (graphics.getPasswdValidTo() != null && graphics.getPasswd() != null
				&& !graphics.getPasswdValidTo().matches("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}T[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}")) {
			findings.error("graphics.password-validity", graphics, GRAPHICS__PASSWD_VALID_TO, graphics.getPasswdValidTo()).orUnset(graphics,
					GRAPHICS__PASSWD_VALID_TO);
		}
		if (is(graphics.getType(), "dbus") && Toggle.isOn(graphics.getP2p()) && has(graphics.getDbusAddress())) {
			findings.error("graphics.dbus-p2p", graphics, GRAPHICS__DBUS_ADDRESS).orUnset(graphics, GRAPHICS__DBUS_ADDRESS);
		}
		if (is(graphics.getType(), "spice") && context.isQemu() && number(graphics.getPort(), 0) > 0 && number(graphics.getTlsPort(), 0) > 0
				&& number(graphics.getPort()) == number(graphics.getTlsPort())) {
			findings.error("graphics.spice-ports", graphics, GRAPHICS__TLS_PORT);
		}
	}

	private static void listens(Graphics graphics, Findings findings) {
		for (GraphicsListen listen : graphics.getListens()) {
			if (is(listen.getType(), "network") && !has(listen.getNetwork())) {
				findings.error("graphics.listen-network", listen, GRAPHICS_LISTEN__TYPE);
			}
		}
		GraphicsListen first = graphics.getListens().isEmpty() ? null : graphics.getListens().get(0);
		if (first == null) {
			return;
		}
		if (is(first.getType(), "address") && has(first.getAddress()) && has(graphics.getListen()) && !first.getAddress().equals(graphics.getListen())) {
			findings.error("graphics.listen-differs", graphics, GRAPHICS__LISTEN, graphics.getListen(), first.getAddress()).orUnset(graphics,
					GRAPHICS__LISTEN);
		}
		if (is(first.getType(), "socket") && has(first.getSocket()) && has(graphics.getSocket()) && !first.getSocket().equals(graphics.getSocket())) {
			findings.error("graphics.socket-differs", graphics, GRAPHICS__SOCKET, graphics.getSocket(), first.getSocket()).orUnset(graphics,
					GRAPHICS__SOCKET);
		}
	}

	/** QEMU is started with each kind once, and counts the display from the port where VNC begins. */
	private static void kinds(Devices devices, Findings findings) {
		Set<String> seen = new HashSet<>();
		for (Graphics graphics : devices.getGraphics()) {
			if (!findings.context().isQemu() || graphics.getType() == null) {
				continue;
			}
			if (!seen.add(graphics.getType())) {
				findings.warning("graphics.kind-twice", graphics, GRAPHICS__TYPE, graphics.getType()).orRemove(graphics);
			}
			long port = number(graphics.getPort(), 0);
			if (is(graphics.getType(), "vnc") && port > 0 && port < LEAST_VNC_PORT && !Toggle.isOn(graphics.getAutoport())) {
				findings.warning("graphics.vnc-port", graphics, GRAPHICS__PORT, port).orSet(graphics, GRAPHICS__PORT, Long.toString(LEAST_VNC_PORT + (port < 100 ? port : 0)));
			}
		}
	}

	private static void openGl(Devices devices, Findings findings) {
		if (!findings.context().isQemu()) {
			return;
		}
		boolean remote = devices.getGraphics().stream().anyMatch(graphics -> is(graphics.getType(), "vnc", "spice"));
		boolean spiceGl = devices.getGraphics().stream()
				.anyMatch(graphics -> is(graphics.getType(), "spice") && graphics.getGl() != null && Toggle.isOn(graphics.getGl().getEnable()));
		for (Graphics graphics : devices.getGraphics()) {
			if (!is(graphics.getType(), "egl-headless")) {
				continue;
			}
			if (spiceGl) {
				findings.error("graphics.two-opengl", graphics, GRAPHICS__TYPE).orRemove(graphics);
			} else if (!remote && devices.getGraphics().stream().anyMatch(other -> is(other.getType(), "sdl"))) {
				findings.error("graphics.headless-alone", graphics, GRAPHICS__TYPE).orRemove(graphics);
			}
		}
	}

	private static void ports(Devices devices, Findings findings) {
		Set<Long> taken = new HashSet<>();
		for (Graphics graphics : devices.getGraphics()) {
			for (EAttribute port : List.of(GRAPHICS__PORT, GRAPHICS__TLS_PORT, GRAPHICS__WEBSOCKET)) {
				long number = graphics.eIsSet(port) ? number((org.gasthaus.model.types.Numeral) graphics.eGet(port)) : NONE;
				if (number > 0 && !Toggle.isOn(graphics.getAutoport()) && !taken.add(number)) {
					findings.warning("graphics.port-duplicate", graphics, port, number).orUnset(graphics, port);
				}
			}
		}
	}

	private static boolean isPrimary(Video video) {
		return video.getModel() != null && Toggle.isOn(video.getModel().getPrimary());
	}

	private static void videos(Devices devices, Findings findings) {
		List<Video> videos = devices.getVideos();
		Video primary = null;
		for (Video video : videos) {
			if (isPrimary(video)) {
				if (primary != null) {
					findings.error("video.two-primaries", video.getModel(), VIDEO_MODEL__PRIMARY).orUnset(video.getModel(), VIDEO_MODEL__PRIMARY);
				}
				primary = primary == null ? video : primary;
			}
			if (videos.size() > 1 && video.getModel() != null && is(video.getModel().getType(), "none")) {
				findings.error("video.none-and-others", video.getModel(), VIDEO_MODEL__TYPE).orRemove(video);
			}
		}
		Video first = primary != null ? primary : videos.isEmpty() ? null : videos.get(0);
		for (Video video : videos) {
			String type = video.getModel() == null ? null : video.getModel().getType();
			if (video != first && findings.context().isQemu() && type == null && findings.context().isI440fx()) {
				findings.error("video.primary-only", video, null, "cirrus").orRemove(video);
			} else if (video != first && findings.context().isQemu() && type != null && !is(type, "qxl", "virtio", "none") && !(isPrimary(video))) {
				findings.error("video.primary-only", video.getModel(), VIDEO_MODEL__TYPE, type).orRemove(video);
			}
		}
	}

	private static void video(Video video, Findings findings) {
		VideoModel model = video.getModel();
		RuleContext context = findings.context();
		if (model == null || model.getType() == null) {
			if (context.isQemu() && video.getDriver() != null && is(video.getDriver().getName(), "vhostuser")) {
				findings.error("video.vhostuser", video.getDriver(), VIDEO_DRIVER__NAME, "cirrus");
			}
			return;
		}
		if (context.isQemu() && is(model.getType(), "ramfb") && video.getAddress() != null) {
			findings.error("video.ramfb-address", video, DEVICE__ADDRESS).orUnset(video, DEVICE__ADDRESS);
		}
		String type = model.getType();
		if (context.isQemu() && is(type, "xen", "vbox", "parallels", "gop")) {
			findings.error("video.type", model, VIDEO_MODEL__TYPE, type).orSet(model, VIDEO_MODEL__TYPE, "virtio");
			return;
		}
		if (model.getAcceleration() != null && context.isQemu()) {
			if (Toggle.isOn(model.getAcceleration().getAccel2d())) {
				findings.error("video.accel2d", model.getAcceleration(), VIDEO_MODEL_ACCELERATION__ACCEL2D).orUnset(model.getAcceleration(),
						VIDEO_MODEL_ACCELERATION__ACCEL2D);
			}
			if (Toggle.isOn(model.getAcceleration().getAccel3d()) && !is(type, "virtio", "none")) {
				findings.error("video.accel3d", model.getAcceleration(), VIDEO_MODEL_ACCELERATION__ACCEL3D, type).orUnset(model.getAcceleration(),
						VIDEO_MODEL_ACCELERATION__ACCEL3D);
			}
			if (has(model.getAcceleration().getRendernode()) && !(video.getDriver() != null && is(video.getDriver().getName(), "vhostuser"))) {
				findings.error("video.rendernode", model.getAcceleration(), VIDEO_MODEL_ACCELERATION__RENDERNODE).orUnset(model.getAcceleration(),
						VIDEO_MODEL_ACCELERATION__RENDERNODE);
			}
		}
		if (video.getDriver() != null && !type.equals("virtio")) {
			if (is(video.getDriver().getName(), "vhostuser") && context.isQemu()) {
				findings.error("video.vhostuser", video.getDriver(), VIDEO_DRIVER__NAME, type);
			}
			for (EAttribute option : List.of(VIDEO_DRIVER__IOMMU, VIDEO_DRIVER__ATS, VIDEO_DRIVER__PACKED, VIDEO_DRIVER__PAGE_PER_VQ)) {
				if (video.getDriver().eIsSet(option)) {
					findings.error("video.virtio-option", video.getDriver(), option, XmlNames.of(option), type).orUnset(video.getDriver(), option);
				}
			}
		}
		if (model.getResolution() != null) {
			long x = number(model.getResolution().getX());
			long y = number(model.getResolution().getY());
			if (model.getResolution().getX() == null || model.getResolution().getY() == null) {
				findings.error("video.resolution-part", model.getResolution(), null);
			} else if (x == 0 || y == 0) {
				findings.error("video.resolution-zero", model.getResolution(), x == 0 ? VIDEO_MODEL_RESOLUTION__X : VIDEO_MODEL_RESOLUTION__Y);
			} else if (!is(type, "vga", "qxl", "virtio", "bochs")) {
				findings.error("video.resolution-type", model, VIDEO_MODEL__RESOLUTION, type).orUnset(model, VIDEO_MODEL__RESOLUTION);
			}
		}
	}

	private static void memory(VideoModel model, Findings findings) {
		String type = model.getType();
		if (type == null) {
			return;
		}
		boolean qxl = type.equals("qxl");
		for (EAttribute option : List.of(VIDEO_MODEL__RAM, VIDEO_MODEL__VRAM64, VIDEO_MODEL__VGAMEM)) {
			if (!qxl && model.eIsSet(option)) {
				findings.error("video.qxl-option", model, option, XmlNames.of(option), type).orUnset(model, option);
			}
		}
		if (qxl && model.getVgamem() != null && findings.context().isQemu()) {
			long vgamem = number(model.getVgamem(), 1024);
			if (vgamem <= 512) {
				findings.error("video.memory-small", model, VIDEO_MODEL__VGAMEM, "vgamem").orSet(model, VIDEO_MODEL__VGAMEM, "16384");
			} else if (!Values.isPowerOfTwo(vgamem)) {
				findings.error("video.memory-power", model, VIDEO_MODEL__VGAMEM, "vgamem").orSet(model, VIDEO_MODEL__VGAMEM,
						Long.toString(Long.highestOneBit(vgamem)));
			}
		}
		if (is(type, "vga", "vmvga") && model.getVram() != null && findings.context().isQemu() && number(model.getVram(), 1024) <= 512) {
			findings.error("video.memory-small", model, VIDEO_MODEL__VRAM, "vram").orSet(model, VIDEO_MODEL__VRAM, "16384");
		}
		if (model.getHeads() != null && findings.context().isQemu() && !qxl && !type.equals("virtio") && number(model.getHeads(), 1) != 1) {
			findings.error("video.heads", model, VIDEO_MODEL__HEADS, type).orUnset(model, VIDEO_MODEL__HEADS);
		}
	}

	private static int freeId(Devices devices) {
		int id = 1;
		while (devices.getAudios().stream().map(Audio::getId).anyMatch(org.gasthaus.model.types.Numeral.of(id)::equals)) {
			id++;
		}
		return id;
	}

	private static void audios(Devices devices, Findings findings) {
		Map<Long, Audio> audios = new HashMap<>();
		for (Audio audio : devices.getAudios()) {
			long id = number(audio.getId());
			if (id == 0) {
				findings.error("audio.id-zero", audio, AUDIO__ID).orSet(audio, AUDIO__ID, Integer.toString(freeId(devices)));
			} else if (id != NONE && audios.putIfAbsent(id, audio) != null) {
				findings.error("audio.id-duplicate", audio, AUDIO__ID, id).orSet(audio, AUDIO__ID, Integer.toString(freeId(devices)));
			}
		}
		for (AudioReference reference : findings.all(AudioReference.class)) {
			if (number(reference.getId()) != NONE && !audios.containsKey(number(reference.getId()))) {
				findings.error("audio.missing", reference, AUDIO_REFERENCE__ID, reference.getId()).orRemove(reference);
			}
		}
	}

	private static void audio(Audio audio, Findings findings) {
		for (EReference part : List.of(AUDIO__INPUT, AUDIO__OUTPUT)) {
			AudioStream stream = (AudioStream) audio.eGet(part);
			if (stream == null) {
				continue;
			}
			if (Toggle.isOn(stream.getFixedSettings()) && !Toggle.isOn(stream.getMixingEngine())) {
				findings.error("audio.fixed-without-mixing", stream, AUDIO_STREAM__FIXED_SETTINGS).orUnset(stream, AUDIO_STREAM__FIXED_SETTINGS);
			} else if (stream.getSettings() != null && !Toggle.isOn(stream.getFixedSettings())) {
				findings.error("audio.settings-not-fixed", stream, AUDIO_STREAM__SETTINGS).orSet(stream, AUDIO_STREAM__FIXED_SETTINGS, "yes");
			}
		}
	}
}

package org.gasthaus.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A container for libvirt's LXC driver whose only program is busybox. It says {@code ready} at its console, then has a shell there. */
public final class LxcContainer {
	private static final List<Path> DRIVERS = List.of(Path.of("/usr/lib/x86_64-linux-gnu/libvirt/connection-driver/libvirt_driver_lxc.so"),
			Path.of("/usr/lib64/libvirt/connection-driver/libvirt_driver_lxc.so"), Path.of("/usr/lib/libvirt/connection-driver/libvirt_driver_lxc.so"));
	private static final List<String> APPLETS = List.of("sh", "cat", "echo", "false", "grep", "hostname", "id", "ip", "kill", "ls", "poweroff", "ps", "sleep", "stty", "true", "wc");

	private LxcContainer() {
	}

	/** Why this machine cannot have containers on a {@link PrivateHost}; empty if it can. */
	public static Optional<String> whyNot() {
		if (DRIVERS.stream().noneMatch(Files::exists)) {
			return Optional.of("libvirt's LXC driver is not installed (package libvirt-daemon-driver-lxc)");
		}
		String busybox = SessionDaemon.find("busybox");
		if (busybox == null || needsLibraries(Path.of(busybox))) {
			return Optional.of("a busybox without libraries is not installed (package busybox-static)");
		}
		return PrivateHost.whyNot();
	}

	/** A program that needs a loader names it. */
	private static boolean needsLibraries(Path program) {
		try {
			byte[] begin = new byte[4096];
			try (var in = Files.newInputStream(program)) {
				int count = in.readNBytes(begin, 0, begin.length);
				return new String(begin, 0, count, java.nio.charset.StandardCharsets.ISO_8859_1).contains("/ld-linux");
			}
		} catch (IOException e) {
			return true;
		}
	}

	/** Writes its files into a folder. @return its definition */
	public static String write(Path folder, String name) throws IOException {
		Path root = Files.createDirectories(folder.resolve(name));
		for (String each : List.of("bin", "sbin", "dev", "proc", "sys", "tmp", "etc", "run")) {
			Files.createDirectories(root.resolve(each));
		}
		Path busybox = root.resolve("bin/busybox");
		if (!Files.exists(busybox)) {
			Files.copy(Path.of(SessionDaemon.find("busybox")), busybox);
			for (String applet : APPLETS) {
				Files.createSymbolicLink(root.resolve("bin").resolve(applet), Path.of("busybox"));
			}
			Path init = Files.writeString(root.resolve("sbin/init"), "#!/bin/sh\nexport PATH=/bin\nhostname inside\necho ready\nexec sh -i\n");
			init.toFile().setExecutable(true);
		}
		return """
				<domain type='lxc'>
				  <name>%s</name>
				  <uuid>11111111-0000-4000-8000-0000000000c1</uuid>
				  <memory unit='MiB'>64</memory>
				  <vcpu>1</vcpu>
				  <os><type>exe</type><init>/sbin/init</init></os>
				  <devices>
				    <filesystem type='mount'><source dir='%s'/><target dir='/'/></filesystem>
				    <console type='pty'/>
				  </devices>
				</domain>
				""".formatted(name, root);
	}
}

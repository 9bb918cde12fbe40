package org.gasthaus.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The agent of a guest, played by the test. The guest is one boot sector that opens the port of the agent, so that libvirt believes in one; libvirt
 * then talks to a socket of ours. The answers are always the same, but for what was frozen, and all that was asked is kept.
 */
public final class PlayedAgent implements AutoCloseable {
	/**
	 * 16 bit code for 0x7C00: finds the virtio console by the PCI BIOS, takes its multiple ports (feature 1), gives it a queue at 0x10000 for control
	 * messages (queue 3) and tells it there that port 1 is open. The message is behind the code.
	 */
	private static final String CODE = "fa31c08ed88ed0bc007cb800108ec0b802b1b90310baf41a31f6cd1ab80ab1bf1000cd1a83e1fc89cdb80cb1bf0400b90700"
			+ "cd1afc31ffbe7c7cb90800f3a5bf000231c0ab40ab48ab8d5612b003ee8d560466b80200000066ef8d560eb80300ef8d5608"
			+ "66b81000000066ef8d5612b007ee8d5610b80300eff4ebfd8c7c00000000000008000000000000000100000006000100";
	private static final int SECTOR = 512;
	private static final Pattern COMMAND = Pattern.compile("\"execute\":\\s*\"([^\"]+)\"");
	private static final Pattern ID = Pattern.compile("\"id\":\\s*(\\d+)");
	private static final Map<String, String> ANSWERS = Map.ofEntries(Map.entry("guest-ping", "{}"), Map.entry("guest-set-time", "{}"), Map.entry("guest-fstrim", "{\"paths\":[]}"),
			Map.entry("guest-get-time", "1700000000123456789"), Map.entry("guest-get-host-name", "{\"host-name\":\"inside\"}"),
			Map.entry("guest-set-user-password", "{}"), Map.entry("guest-ssh-add-authorized-keys", "{}"),
			Map.entry("guest-ssh-remove-authorized-keys", "{}"),
			Map.entry("guest-ssh-get-authorized-keys", "{\"keys\":[\"ssh-ed25519 AAAA first\",\"ssh-rsa BBBB second\"]}"),
			Map.entry("guest-get-timezone", "{\"zone\":\"CET\",\"offset\":3600}"),
			Map.entry("guest-get-users", "[{\"user\":\"root\",\"login-time\":1600000000.5}]"),
			Map.entry("guest-get-osinfo",
					"{\"id\":\"debian\",\"name\":\"Debian GNU/Linux\",\"pretty-name\":\"Debian GNU/Linux 12\",\"version\":\"12 (bookworm)\","
							+ "\"version-id\":\"12\",\"kernel-release\":\"6.1.0\",\"kernel-version\":\"#1 SMP\",\"machine\":\"x86_64\"}"),
			Map.entry("guest-get-fsinfo",
					"[{\"name\":\"sda1\",\"mountpoint\":\"/\",\"type\":\"ext4\","
							+ "\"used-bytes\":1000,\"total-bytes\":4000,\"disk\":[{\"bus-type\":\"ide\",\"bus\":0,"
							+ "\"unit\":0,\"target\":0,\"pci-controller\":{\"domain\":0,\"bus\":0,\"slot\":1,\"function\":1}}]},"
							+ "{\"name\":\"tmpfs\",\"mountpoint\":\"/run/a b\",\"type\":\"tmpfs\",\"disk\":[]}]"),
			Map.entry("guest-network-get-interfaces",
					"[{\"name\":\"lo\",\"ip-addresses\":[{\"ip-address\":\"127.0.0.1\",\"ip-address-type\":\"ipv4\",\"prefix\":8},"
							+ "{\"ip-address\":\"::1\",\"ip-address-type\":\"ipv6\",\"prefix\":128}],\"hardware-address\":\"00:00:00:00:00:00\"},"
							+ "{\"name\":\"eth0\",\"ip-addresses\":[{\"ip-address\":\"10.0.2.15\",\"ip-address-type\":\"ipv4\",\"prefix\":24}],"
							+ "\"hardware-address\":\"52:54:00:00:00:01\"},{\"name\":\"sit0\"}]"),
			Map.entry("guest-get-vcpus",
					"[{\"logical-id\":0,\"online\":true,\"can-offline\":false},{\"logical-id\":1,\"online\":true,\"can-offline\":true},"
							+ "{\"logical-id\":2,\"online\":false,\"can-offline\":true}]"),
			Map.entry("guest-set-vcpus", "1"));

	private final Path folder;
	private final Path socket;
	private final ServerSocketChannel server;
	private final List<SocketChannel> connections = new ArrayList<>();
	private final List<String> asked = new ArrayList<>();
	private boolean frozen;

	/** Waits for libvirt in a folder that the daemon's user can then come to. */
	public PlayedAgent(Path folder) throws IOException {
		this.folder = folder;
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		socket = folder.resolve("agent");
		server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
		Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-rw-rw-"));
		daemon(this::accept);
	}

	/** The guest that has it. */
	public String guest(String name) throws IOException {
		byte[] disk = Arrays.copyOf(HexFormat.of().parseHex(CODE), 64 * SECTOR);
		disk[SECTOR - 2] = 0x55;
		disk[SECTOR - 1] = (byte) 0xaa;
		Path file = Files.write(folder.resolve(name + ".img"), disk);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
		return SessionDaemon.guest(name).replace("</devices>", "<disk type='file'><driver name='qemu' type='raw'/><source file='" + file
				+ "'/><target dev='hda' bus='ide'/></disk><channel type='unix'><source mode='connect' path='" + socket
				+ "'/><target type='virtio' name='org.qemu.guest_agent.0'/></channel></devices>");
	}

	/** What was asked since the last call, without greetings. */
	public synchronized List<String> takeAsked() {
		List<String> result = List.copyOf(asked);
		asked.clear();
		return result;
	}

	private static void daemon(Runnable work) {
		Thread thread = new Thread(work, "played agent");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		try {
			while (true) {
				SocketChannel connection = server.accept();
				synchronized (this) {
					connections.add(connection);
				}
				daemon(() -> serve(connection));
			}
		} catch (IOException closed) {
			// the end
		}
	}

	private void serve(SocketChannel connection) {
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(Channels.newInputStream(connection), StandardCharsets.UTF_8))) {
			String line;
			while ((line = reader.readLine()) != null) {
				Matcher command = COMMAND.matcher(line);
				byte[] answer = command.find() ? answer(command.group(1), line) : new byte[0];
				ByteBuffer bytes = ByteBuffer.wrap(answer);
				while (bytes.hasRemaining()) {
					connection.write(bytes);
				}
			}
		} catch (IOException gone) {
			// libvirt went away
		}
	}

	private synchronized byte[] answer(String command, String line) {
		if (command.startsWith("guest-sync")) {
			Matcher id = ID.matcher(line);
			byte[] text = result(id.find() ? id.group(1) : "0").getBytes(StandardCharsets.UTF_8);
			if (command.equals("guest-sync")) {
				return text;
			}
			byte[] delimited = new byte[text.length + 1];
			delimited[0] = (byte) 0xff;
			System.arraycopy(text, 0, delimited, 1, text.length);
			return delimited;
		}
		asked.add(line);
		return (answer(command) + "\n").getBytes(StandardCharsets.UTF_8);
	}

	private static String result(String value) {
		return "{\"return\":" + value + "}\n";
	}

	private String answer(String command) {
		if (command.equals("guest-fsfreeze-status")) {
			return "{\"return\":\"" + (frozen ? "frozen" : "thawed") + "\"}";
		}
		if (command.equals("guest-fsfreeze-thaw")) {
			int count = frozen ? 2 : 0;
			frozen = false;
			return "{\"return\":" + count + "}";
		}
		if (command.startsWith("guest-fsfreeze-freeze")) {
			if (frozen) {
				return error("GenericError", "Command " + command + " has been disabled: the filesystems are frozen");
			}
			frozen = true;
			return "{\"return\":2}";
		}
		String answer = ANSWERS.get(command);
		return answer == null ? error("CommandNotFound", "The command " + command + " has not been found") : "{\"return\":" + answer + "}";
	}

	private static String error(String type, String text) {
		return "{\"error\":{\"class\":\"" + type + "\",\"desc\":\"" + text + "\"}}";
	}

	@Override
	public void close() throws IOException {
		server.close();
		synchronized (this) {
			for (SocketChannel connection : connections) {
				connection.close();
			}
		}
		Files.deleteIfExists(socket);
	}
}

package org.gasthaus.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Two private hosts that reach each other, for what moves from one to the other. Closing them ends both. Files of this machine are seen by both under
 * the same path, as on shared storage; {@code /var} is each one's own.
 */
public final class TwoHosts implements AutoCloseable {
	/**
	 * The first sector of a disk: fills 24 MiB of memory with what is not zero, writes an {@code R} to the serial port, and halts. Such a guest has
	 * something to send, and is slow to move when the bandwidth is small.
	 */
	private static final String PROGRAM = "fa" // cli
			+ "31c0" + "8ed8" // ax = ds = 0
			+ "0f01164e7c" // lgdt [7c4e]
			+ "0f20c0" + "0c01" + "0f22c0" // into protected mode
			+ "bb0800" + "8ec3" // es: all of the memory
			+ "24fe" + "0f22c0" // back into real mode
			+ "66bf00001000" + "66b900006000" // edi = 1 MiB, ecx = 6 Mi
			+ "266766893f" + "6683c704" + "6649" + "75f3" // each word is its own address
			+ "baf803" + "b052" + "ee" // R to the serial port
			+ "f4" + "ebfd" // halt, for ever
			+ "0000000000000000" + "ffff00000092cf00" // the descriptors
			+ "0f003e7c0000";
	private static final int SECTOR = 512;
	private static final int IMAGE = 1 << 20;

	private final PrivateHost source;
	private final PrivateHost destination;
	private final String address;
	private final Path folder;

	private TwoHosts(PrivateHost source, PrivateHost destination, String address, Path folder) {
		this.source = source;
		this.destination = destination;
		this.address = address;
		this.folder = folder;
	}

	/** Why this machine cannot have them; empty if it can. */
	public static Optional<String> whyNot() {
		return PrivateHost.whyNot(PrivateHost.Service.TCP);
	}

	/** Starts them. @param folder for the guests' files; of the caller, who removes it */
	public static TwoHosts start(Path folder) throws IOException {
		return start(folder, PrivateHost.Service.TCP);
	}

	/** The same. @param service how the destination may be reached */
	public static TwoHosts start(Path folder, PrivateHost.Service service) throws IOException {
		PrivateHost source = PrivateHost.start(PrivateHost.Service.TCP);
		try {
			PrivateHost destination = PrivateHost.start(service);
			byte[] image = Arrays.copyOf(HexFormat.of().parseHex(PROGRAM), IMAGE);
			image[SECTOR - 2] = 0x55;
			image[SECTOR - 1] = (byte) 0xaa;
			Files.write(folder.resolve("boot.img"), image);
			return new TwoHosts(source, destination, source.join(destination), folder);
		} catch (IOException | RuntimeException | Error e) {
			source.close();
			throw e;
		}
	}

	public PrivateHost source() {
		return source;
	}

	public PrivateHost destination() {
		return destination;
	}

	/** The destination's address as the source reaches it. */
	public String address() {
		return address;
	}

	/**
	 * A guest with 24 MiB to send, on a disk that nobody writes to.
	 *
	 * @param more further devices
	 */
	public String guest(String name, String more) {
		return """
				<domain type='qemu'>
				  <name>%1$s</name>
				  <uuid>11111111-0000-4000-8000-%2$012x</uuid>
				  <memory unit='MiB'>32</memory>
				  <os><type arch='x86_64' machine='pc'>hvm</type></os>
				  <devices>
				    <emulator>%3$s</emulator>
				    <disk type='file' device='disk'><driver name='qemu' type='raw'/><source file='%4$s/boot.img'/><target dev='vda' bus='virtio'/><readonly/></disk>
				    <serial type='file'><source path='%4$s/serial-%1$s'/></serial>
				    %5$s
				  </devices>
				</domain>
				""".formatted(name, Integer.toUnsignedLong(name.hashCode()), SessionDaemon.find("qemu-system-x86_64"), folder, more);
	}

	/** Waits until a guest that was started has filled its memory. */
	public void awaitReady(String name) {
		Path serial = folder.resolve("serial-" + name);
		Await.until(name + " has filled its memory", () -> {
			try {
				return Files.exists(serial) && Files.readString(serial).contains("R");
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
	}

	@Override
	public void close() throws IOException {
		try {
			destination.close();
		} finally {
			source.close();
		}
	}
}

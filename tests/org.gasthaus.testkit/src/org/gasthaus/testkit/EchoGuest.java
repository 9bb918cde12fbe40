package org.gasthaus.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A guest that is one boot sector: it writes {@code ready} to its serial port and then sends back each byte that it reads from it. After a {@code #} it
 * writes dots for ever. It boots in about a second without KVM.
 */
public final class EchoGuest {
	/** 16 bit code for 0x7C00 that asks the line status register (0x3FD) before each byte of the data register (0x3F8); the text stands behind it. */
	private static final String CODE = "31c08ed8be3d7cfcac84c07405e81e00ebf6bafd03eca80174fbbaf803ec3c237405e80900ebebb02ee80200ebfb50bafd03eca82074fb58baf803eec3"
			+ "72656164790d0a00";
	private static final int SECTOR = 512;

	private EchoGuest() {
	}

	/** Writes its disk into a folder that the daemon's user can then come to. @return its definition */
	public static String write(Path folder, String name) throws IOException {
		byte[] disk = Arrays.copyOf(HexFormat.of().parseHex(CODE), 64 * SECTOR);
		disk[SECTOR - 2] = 0x55;
		disk[SECTOR - 1] = (byte) 0xaa;
		Path file = Files.write(folder.resolve(name + ".img"), disk);
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		return SessionDaemon.guest(name).replace("</devices>", "<disk type='file'><driver name='qemu' type='raw'/><source file='" + file
				+ "'/><target dev='hda' bus='ide'/></disk><serial type='pty'><alias name='ua-first'/></serial></devices>");
	}
}

package org.gasthaus.core.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/**
 * Lets all connections to a host share one ssh: a block in the user's configuration of ssh. libvirt calls ssh by itself, so that the configuration is
 * the only place where every program that uses libvirt, and not this one alone, is told of it.
 */
public final class SshSharing {
	private final Path file;
	private final String host;
	private final String sockets;

	/**
	 * @param home of the user; what {@code ~} is for ssh, or a folder that somebody has ssh look in instead
	 * @param host as it stands in URIs: what ssh compares with its patterns
	 * @throws IllegalArgumentException for a name that would be a pattern
	 */
	public SshSharing(Path home, String host) {
		file = home.resolve(".ssh/config");
		sockets = home.equals(Path.of(System.getProperty("user.home"))) ? "~/.ssh" : home.resolve(".ssh").toString();
		this.host = Objects.requireNonNull(host).replaceAll("[\\[\\]]", "");
		if (!this.host.matches("[\\w.:%-]+")) {
			throw new IllegalArgumentException(host);
		}
	}

	/** The file that is written. */
	public Path file() {
		return file;
	}

	/** The block. Its last line ends what is for this host alone: a line that somebody writes behind it is again for all. */
	public String block() {
		return """
				# Gasthaus: all connections to %1$s share one ssh, which stays for 10 minutes ('ssh -O exit %1$s' ends it at once)
				Host %1$s
					ControlMaster auto
					ControlPath "%2$s/gasthaus-%%C"
					ControlPersist 10m
				Host *
				""".formatted(host, sockets.replace("%", "%%"));
	}

	/**
	 * Appends the block. The rest of the file, its mode, and where it is linked to stay as they are.
	 *
	 * @param works asked afterwards whether ssh obeys: for ssh the first value counts, and an earlier line may have another one
	 * @return whether it does; if it does not, the file is as before
	 */
	public boolean write(Check works) throws IOException {
		SshAccess.ownFolder(file);
		boolean isNew = Files.notExists(file);
		Path real = isNew ? file : file.toRealPath();
		byte[] before = isNew ? new byte[0] : Files.readAllBytes(real);
		String text = new String(before, StandardCharsets.ISO_8859_1);
		String gap = text.isEmpty() ? "" : text.endsWith("\n") ? "\n" : "\n\n";
		replace(real, (text + gap + block()).getBytes(StandardCharsets.ISO_8859_1), isNew);
		boolean good = false;
		try {
			good = works.isTrue();
		} finally {
			if (!good && isNew) {
				Files.deleteIfExists(real);
			} else if (!good) {
				replace(real, before, false);
			}
		}
		return good;
	}

	/** A question that may fail. */
	@FunctionalInterface
	public interface Check {
		/** The answer. */
		boolean isTrue() throws IOException;
	}

	/** At once, so that an ssh that starts meanwhile reads the one or the other. */
	private static void replace(Path real, byte[] content, boolean isNew) throws IOException {
		Set<PosixFilePermission> mode = isNew ? PosixFilePermissions.fromString("rw-------") : Files.getPosixFilePermissions(real);
		Path next = Files.createTempFile(real.toAbsolutePath().getParent(), "config", ".gasthaus");
		try {
			Files.write(next, content);
			Files.setPosixFilePermissions(next, mode);
			Files.move(next, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(next);
		}
	}
}

package org.gasthaus.cli.internal.fix;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.xml.text.XmlDecoder;

/**
 * The bytes of a definition with what is needed to write them again: byte order mark and encoding. That these are understood is proved by
 * writing what was read: only a text that gives back exactly its bytes may be changed.
 */
final class TextFile {
	private static final Pattern ENCODING = Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
	private static final int LONGEST_DECLARATION = 256;

	private final byte[] bytes;
	private final String text;
	private final byte[] mark;
	private final Charset charset;

	private TextFile(byte[] bytes, String text, byte[] mark, Charset charset) {
		this.bytes = bytes;
		this.text = text;
		this.mark = mark;
		this.charset = charset;
	}

	/** A definition cannot be mended; the message says which and why. */
	static final class Refusal extends Exception {
		private static final long serialVersionUID = 1L;

		Refusal(String message) {
			super(message);
		}
	}

	/** Reads a stream to its end. */
	static TextFile read(String name, InputStream in) throws IOException, Refusal {
		return of(name, in.readNBytes(XmlDecoder.MAX_BYTES + 1));
	}

	/** The text of bytes. @throws Refusal if they are too many, or no text in their encoding */
	static TextFile of(String name, byte[] bytes) throws Refusal {
		if (bytes.length > XmlDecoder.MAX_BYTES) {
			throw new Refusal(Messages.text("tooLarge", name, XmlDecoder.MAX_BYTES / 1024 / 1024));
		}
		String text = XmlDecoder.decode(bytes).text();
		byte[] mark = mark(bytes);
		for (Charset charset : candidates(bytes)) {
			TextFile file = new TextFile(bytes, text, mark, charset);
			if (Arrays.equals(bytes, file.encoded(text))) {
				return file;
			}
		}
		throw new Refusal(Messages.text("encoding", name));
	}

	String text() {
		return text;
	}

	byte[] bytes() {
		return bytes;
	}

	/** The bytes of another text in this encoding. @throws Refusal if they would not be read as that text again */
	byte[] bytes(String name, String changed) throws Refusal {
		byte[] encoded = encoded(changed);
		if (encoded == null || !XmlDecoder.decode(encoded).text().equals(changed)) {
			throw new Refusal(Messages.text("encoding", name));
		}
		return encoded;
	}

	/** {@code null} if the encoding has not all of the characters. */
	private byte[] encoded(String changed) {
		try {
			ByteBuffer body = charset.newEncoder().encode(CharBuffer.wrap(changed));
			byte[] encoded = Arrays.copyOf(mark, mark.length + body.remaining());
			body.get(encoded, mark.length, body.remaining());
			return encoded;
		} catch (CharacterCodingException | UnsupportedOperationException unknown) {
			return null;
		}
	}

	private static byte[] mark(byte[] bytes) {
		if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
			return Arrays.copyOf(bytes, 3);
		}
		return startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE) ? Arrays.copyOf(bytes, 2) : new byte[0];
	}

	private static boolean startsWith(byte[] bytes, int... wanted) {
		for (int i = 0; i < wanted.length; i++) {
			if (i >= bytes.length || (bytes[i] & 0xFF) != wanted[i]) {
				return false;
			}
		}
		return true;
	}

	/** The declared one first: plain ASCII would fit all. */
	private static List<Charset> candidates(byte[] bytes) {
		List<Charset> charsets = new ArrayList<>();
		Matcher declared = ENCODING.matcher(new String(bytes, 0, Math.min(bytes.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1));
		if (declared.find()) {
			try {
				charsets.add(Charset.forName(declared.group(1)));
			} catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
				// one of the others, or none
			}
		}
		charsets.addAll(List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE));
		return charsets;
	}

	/**
	 * Replaces a file: the new bytes are written beside it and then take its place at once, with its permissions, owner and extended
	 * attributes. Of a symbolic link the file that it leads to is replaced.
	 *
	 * @throws Refusal if the file may not be written, or is not any more what was read
	 */
	void replace(String name, Path file, byte[] changed) throws IOException, Refusal {
		Path real = file.toRealPath();
		if (!isWritable(real)) {
			throw new Refusal(Messages.text("readOnly", name));
		}
		Path beside = real.resolveSibling('.' + real.getFileName().toString() + ".gasthaus-" + ProcessHandle.current().pid());
		try {
			Files.copy(real, beside, StandardCopyOption.COPY_ATTRIBUTES);
			try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
				ByteBuffer buffer = ByteBuffer.wrap(changed);
				while (buffer.hasRemaining()) {
					channel.write(buffer);
				}
				channel.force(true);
			}
			if (!Arrays.equals(bytes, Files.readAllBytes(real))) {
				throw new Refusal(Messages.text("changedMeanwhile", name));
			}
			Files.move(beside, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(beside);
		}
	}

	/** Root may write what nobody else may; here a file that nobody may write stays as it is. */
	private static boolean isWritable(Path file) throws IOException {
		if (!Files.isWritable(file)) {
			return false;
		}
		if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
			return true;
		}
		Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
		return permissions.contains(PosixFilePermission.OWNER_WRITE) || permissions.contains(PosixFilePermission.GROUP_WRITE)
				|| permissions.contains(PosixFilePermission.OTHERS_WRITE);
	}

	/** Why a file could not be read or written, for a person. */
	static String sentence(String name, IOException reason) {
		if (reason instanceof NoSuchFileException) {
			return Messages.text("noSuchFile", name);
		}
		if (reason instanceof AccessDeniedException) {
			return Messages.text("notPermitted", name);
		}
		String words = reason instanceof FileSystemException refused && refused.getReason() != null ? refused.getReason() : reason.getMessage();
		return Messages.text("unusable", name, words);
	}
}

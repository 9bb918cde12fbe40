package org.gasthaus.languageserver.internal;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * What a client says, with the names of the headers written as the protocol writes them. Header names have no case, but the protocol
 * library knows them in one only and would wait for ever for the length of a message.
 *
 * <p>Headers are read line by line, never further: whoever reads a message from this does not wait for the next one.
 */
final class HeaderNames extends FilterInputStream {
	private static final String LENGTH = "content-length";
	private static final Map<String, String> NAMES = Map.of(LENGTH, "Content-Length", "content-type", "Content-Type");

	/** The header line that was read, and how much of it somebody has. */
	private byte[] line = new byte[0];
	private int given;
	/** How much of a message is still to come; headers come when it is 0. */
	private long content;
	private long announced = -1;

	HeaderNames(InputStream in) {
		super(in);
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		if (length == 0) {
			return 0;
		}
		if (given < line.length || content == 0) {
			if (given == line.length && !readLine()) {
				return -1;
			}
			int count = Math.min(length, line.length - given);
			System.arraycopy(line, given, buffer, offset, count);
			given += count;
			return count;
		}
		int count = in.read(buffer, offset, (int) Math.min(length, content));
		content -= Math.max(0, count);
		return count;
	}

	/** Reads the next header line; {@code false} at the end of the stream. */
	private boolean readLine() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(64);
		int next = in.read();
		while (next >= 0) {
			bytes.write(next);
			if (next == '\n') {
				break;
			}
			next = in.read();
		}
		String written = bytes.toString(StandardCharsets.ISO_8859_1);
		line = named(written).getBytes(StandardCharsets.ISO_8859_1);
		given = 0;
		return line.length > 0;
	}

	private String named(String written) {
		if (written.isBlank()) {
			// the end of the headers; without a length there is no message, and the library says so
			content = Math.max(0, announced);
			announced = -1;
			return written;
		}
		int colon = written.indexOf(':');
		String key = colon < 0 ? "" : written.substring(0, colon).strip().toLowerCase(Locale.ROOT);
		if (key.equals(LENGTH)) {
			announced = number(written.substring(colon + 1).strip());
		}
		return NAMES.containsKey(key) ? NAMES.get(key) + written.substring(colon) : written;
	}

	private long number(String value) {
		try {
			return Integer.parseInt(value);
		} catch (NumberFormatException none) {
			return announced;
		}
	}

	@Override
	public int available() throws IOException {
		return line.length - given + (content > 0 ? (int) Math.min(content, in.available()) : 0);
	}

	@Override
	public long skip(long count) throws IOException {
		return count > 0 && read() >= 0 ? 1 : 0;
	}

	@Override
	public boolean markSupported() {
		return false;
	}
}

package org.gasthaus.xml.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes text out of the bytes of a definition: UTF-8 unless a byte order mark, the bytes of the first characters or the XML
 * declaration say otherwise. UTF-16 is read with a warning, UTF-32 with an error: libvirt takes a string, which ends at the first NUL. A byte order mark is not part of the text. What cannot be decoded becomes U+FFFD and a finding.
 */
public final class XmlDecoder {
	/** The size in bytes up to which definitions are checked. Anything libvirt takes is smaller by orders of magnitude. */
	public static final int MAX_BYTES = 8 * 1024 * 1024;

	private static final int LONGEST_DECLARATION = 256;
	private static final int LONGEST_START = 64;
	private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
	private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

	private XmlDecoder() {
	}

	/**
	 * A decoded text.
	 *
	 * @param text the characters, without a byte order mark
	 * @param findings what is wrong with the bytes, mostly nothing
	 * @param charset how the characters were written, and are to be written again
	 * @param hasMark whether a byte order mark stood before them
	 */
	public record Decoded(String text, List<Finding> findings, Charset charset, boolean hasMark) {
	}

	/** The text of some bytes. More than {@link #MAX_BYTES} are not looked at: the text is empty then, with a finding. */
	public static Decoded decode(byte[] bytes) {
		if (bytes.length > MAX_BYTES) {
			return tooLarge();
		}
		Charset utf32 = utf32(bytes);
		if (utf32 != null) {
			return ofUtf32(bytes, utf32);
		}
		int mark = lengthOfMark(bytes);
		Charset charset = mark > 0 || isWide(bytes) ? charsetOfFirstBytes(bytes) : StandardCharsets.UTF_8;
		List<Finding> findings = new ArrayList<>(0);
		if (charset == StandardCharsets.UTF_16LE || charset == StandardCharsets.UTF_16BE) {
			findings.add(new Finding(Severity.WARNING, "syntax.encoding", Messages.text("syntax.encoding-utf16"), 0, 0, List.of()));
		}
		if (mark == 0 && charset == StandardCharsets.UTF_8) {
			charset = declared(bytes, findings);
		}
		String text = new String(bytes, mark, bytes.length - mark, charset);
		if (text.indexOf('\uFFFD') >= 0) {
			undecodable(bytes, mark, charset, findings);
		}
		return new Decoded(text, findings, charset, mark > 0);
	}

	/** Which UTF-32 it is by the byte order mark or the first '<'; {@code null} for something else. Must be asked before UTF-16, whose mark starts the same. */
	private static Charset utf32(byte[] bytes) {
		if (startsWith(bytes, 0xFF, 0xFE, 0, 0) || startsWith(bytes, '<', 0, 0, 0)) {
			return UTF_32LE;
		}
		return startsWith(bytes, 0, 0, 0xFE, 0xFF) || startsWith(bytes, 0, 0, 0, '<') ? UTF_32BE : null;
	}

	private static Decoded ofUtf32(byte[] bytes, Charset charset) {
		int mark = startsWith(bytes, 0xFF) || startsWith(bytes, 0, 0, 0xFE) ? 4 : 0;
		String text = new String(bytes, mark, bytes.length - mark, charset);
		return new Decoded(text, List.of(Finding.error("syntax.encoding", Messages.text("syntax.encoding-utf32"), 0, 0)), charset, mark > 0);
	}

	/** Whether a text is one of UTF-16 or UTF-32 that somebody read as another encoding: NUL stands behind its first characters. */
	static boolean isMisread(String text) {
		int start = 0;
		while (start < text.length() && start < LONGEST_START && "\u0000\uFEFF\uFFFD\u00FF\u00FE \t\r\n".indexOf(text.charAt(start)) >= 0) {
			start++;
		}
		int next = start + 1;
		while (next < text.length() && text.charAt(next) == 0) {
			next++;
		}
		return text.startsWith("<\u0000", start) && next + 1 < text.length() && text.charAt(next + 1) == 0;
	}

	/** What to say about a definition of more than {@link #MAX_BYTES}, which nobody should read into memory. */
	public static Decoded tooLarge() {
		return new Decoded("",
				List.of(Finding.error("syntax.too-large", Messages.text("syntax.too-large", MAX_BYTES / 1024 / 1024), 0, 0)),
				StandardCharsets.UTF_8, false);
	}

	private static int lengthOfMark(byte[] bytes) {
		if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
			return 3;
		}
		return startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE) ? 2 : 0;
	}

	/** Whether the text starts with '<' in UTF-16 without a byte order mark. */
	private static boolean isWide(byte[] bytes) {
		return startsWith(bytes, '<', 0) || startsWith(bytes, 0, '<');
	}

	private static Charset charsetOfFirstBytes(byte[] bytes) {
		if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0, '<')) {
			return StandardCharsets.UTF_16BE;
		}
		return startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, '<', 0) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
	}

	private static boolean startsWith(byte[] bytes, int... wanted) {
		if (bytes.length < wanted.length) {
			return false;
		}
		for (int i = 0; i < wanted.length; i++) {
			if ((bytes[i] & 0xFF) != wanted[i]) {
				return false;
			}
		}
		return true;
	}

	/** The encoding that the XML declaration names. */
	private static Charset declared(byte[] bytes, List<Finding> findings) {
		if (!startsWith(bytes, '<', '?', 'x', 'm', 'l')) {
			return StandardCharsets.UTF_8;
		}
		String start = new String(bytes, 0, Math.min(bytes.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
		int end = start.indexOf("?>");
		int word = start.indexOf("encoding");
		if (word < 0 || word > end) {
			return StandardCharsets.UTF_8;
		}
		int open = word;
		while (open < end && start.charAt(open) != '"' && start.charAt(open) != '\'') {
			open++;
		}
		int close = start.indexOf(start.charAt(open), open + 1);
		if (open >= end || close < 0 || close > end) {
			return StandardCharsets.UTF_8;
		}
		String name = start.substring(open + 1, close);
		try {
			Charset charset = name.equalsIgnoreCase("UTF-8") ? StandardCharsets.UTF_8 : Charset.forName(name);
			if (!"<".equals(new String(bytes, 0, 1, charset))) {
				findings.add(Finding.error("syntax.encoding", Messages.text("syntax.encoding-mismatch", name), open + 1, name.length()));
				return StandardCharsets.UTF_8;
			}
			return charset;
		} catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
			findings.add(Finding.error("syntax.encoding", Messages.text("syntax.encoding-unknown", name), open + 1, name.length()));
			return StandardCharsets.ISO_8859_1;
		}
	}

	/** Finds the first place that is not text in an encoding; there is none if the text really contains U+FFFD. */
	private static void undecodable(byte[] bytes, int mark, Charset charset, List<Finding> findings) {
		CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT);
		CharBuffer decoded = CharBuffer.allocate(bytes.length + 16);
		boolean failed = decoder.decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark), decoded, true).isError();
		if (failed) {
			findings.add(Finding.error("syntax.encoding", Messages.text("syntax.encoding", charset.name()), decoded.position(), 1));
		}
	}
}

package org.gasthaus.languageserver.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderNamesTest {
	private static final String TWO = "content-length: 17\r\ncontent-TYPE: x\r\n\r\ncontent-length: 2CONTENT-LENGTH:3\n\n{}\n\r\nX-Other: content-length\r\nContent-Length: 0\r\n\r\n";
	private static final String TWO_AS_WRITTEN = "Content-Length: 17\r\nContent-Type: x\r\n\r\ncontent-length: 2Content-Length:3\n\n{}\n\r\nX-Other: content-length\r\nContent-Length: 0\r\n\r\n";

	/** A stream that gives no more than a few bytes at once. */
	private static InputStream inPieces(String text, int most) {
		return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
			@Override
			public synchronized int read(byte[] buffer, int offset, int length) {
				return super.read(buffer, offset, Math.min(length, most));
			}
		};
	}

	private static String read(InputStream in, int atOnce) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		byte[] buffer = new byte[atOnce];
		for (int count = in.read(buffer, 0, atOnce); count >= 0; count = in.read(buffer, 0, atOnce)) {
			all.write(buffer, 0, count);
		}
		return all.toString(StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@CsvSource({ "1,1", "1,100", "2,3", "3,2", "7,5", "100,1", "1000,1000" })
	void namesOfHeadersAreWrittenAsTheProtocolDoesAndMessagesAreLeftAlone(int given, int asked) throws IOException {
		assertEquals(TWO_AS_WRITTEN, read(new HeaderNames(inPieces(TWO, given)), asked));
	}

	@Test
	void byteByByteItIsTheSame() throws IOException {
		InputStream in = new HeaderNames(inPieces(TWO, 4));
		StringBuilder all = new StringBuilder();
		for (int next = in.read(); next >= 0; next = in.read()) {
			all.append((char) next);
		}
		assertEquals(TWO_AS_WRITTEN, all.toString());
	}

	@Test
	void aMessageIsGivenBeforeTheNextOneComes() throws IOException {
		InputStream in = new HeaderNames(new InputStream() {
			private final InputStream first = inPieces("content-length: 2\r\n\r\n{}", 5);

			@Override
			public int read() throws IOException {
				int next = first.read();
				if (next < 0) {
					throw new IOException("read too far");
				}
				return next;
			}
		});
		assertEquals("Content-Length: 2\r\n\r\n{}", new String(in.readNBytes(23), StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "''|''", "content|content", "'content-length: x\r\n\r\ncontent-length: 1\r\n\r\nx'|'Content-Length: x\r\n\r\nContent-Length: 1\r\n\r\nx'", "'content-length: 9\r\n\r\nends'|'Content-Length: 9\r\n\r\nends'",
			"'\r\n\r\nfoo\r\ncontent-length: 2\r\n\r\n{}'|'\r\n\r\nfoo\r\nContent-Length: 2\r\n\r\n{}'" })
	void whatIsNoMessageGoesThrough(String said, String heard) throws IOException {
		assertEquals(heard, read(new HeaderNames(inPieces(said, 3)), 4));
	}
}

package org.gasthaus.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

/** What becomes of a command whose output is lost. */
class StandardOutputTest {
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	@Test
	void aFullDiskIsToldAndEndsWithTwo() {
		assertEquals(2, after("No space left on device", 0));
		assertEquals("error: Cannot write the output: No space left on device. Make room, or send it elsewhere." + System.lineSeparator(), said());
	}

	@Test
	void aFailedCommandKeepsItsCode() {
		assertEquals(1, after("No space left on device", 1));
	}

	@Test
	void aReaderWhoHadEnoughIsNoError() {
		assertEquals(2, after("Broken pipe", 0));
		assertEquals("", said());
	}

	@Test
	void whatIsWrittenIsWritten() {
		ByteArrayOutputStream written = new ByteArrayOutputStream();
		StandardOutput out = new StandardOutput(written);
		PrintStream printer = out.printer();
		printer.print("gäste");
		printer.flush();
		assertEquals("gäste", written.toString(StandardCharsets.UTF_8));
		assertEquals(0, out.exitCode(0, new PrintStream(err)));
	}

	private int after(String failure, int code) {
		StandardOutput out = new StandardOutput(new OutputStream() {
			@Override
			public void write(int one) throws IOException {
				throw new IOException(failure);
			}
		});
		PrintStream printer = out.printer();
		printer.println("something");
		printer.flush();
		return out.exitCode(code, new PrintStream(err));
	}

	private String said() {
		return err.toString(StandardCharsets.UTF_8);
	}
}

package org.gasthaus.cli.internal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;

/** The standard output, which remembers that something could not be written: a {@link PrintStream} forgets why. */
public final class StandardOutput extends OutputStream {
	private final OutputStream out;
	private IOException failure;

	/** What stands behind {@link System#out}. */
	public StandardOutput() {
		this(new FileOutputStream(FileDescriptor.out));
	}

	StandardOutput(OutputStream out) {
		this.out = out;
	}

	@Override
	public void write(int one) throws IOException {
		write(new byte[] { (byte) one }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		try {
			out.write(bytes, offset, length);
		} catch (IOException e) {
			failure = failure == null ? e : failure;
			throw e;
		}
	}

	/**
	 * What a command's exit code becomes when its output was lost. Says why on {@code err}, except when the reader of a pipe had enough.
	 *
	 * @return {@code code}, or 2 for a command that went well but could not say so
	 */
	public int exitCode(int code, PrintStream err) {
		if (failure == null) {
			return code;
		}
		String reason = String.valueOf(failure.getMessage());
		if (!reason.toLowerCase(Locale.ROOT).contains("broken pipe")) {
			err.println("error: " + NLS.bind(Messages.StandardOutput_lost, reason));
		}
		return code == 0 ? 2 : code;
	}

	/** For printing; the buffer is the caller's. */
	public PrintStream printer() {
		return new PrintStream(this, false, StandardCharsets.UTF_8);
	}
}

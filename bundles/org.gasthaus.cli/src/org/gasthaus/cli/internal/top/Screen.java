package org.gasthaus.cli.internal.top;

import java.io.IOException;
import java.util.List;

import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp.Capability;

/** A terminal that is filled anew each time, and is as before when it is closed. */
final class Screen implements AutoCloseable {
	/** For what is no key. */
	static final int NOTHING = -2;
	private static final int MIN_LINES = 3;

	private final Terminal terminal;
	private final Attributes before;

	Screen() throws IOException {
		terminal = TerminalBuilder.builder().system(true).nativeSignals(true).signalHandler(Terminal.SignalHandler.SIG_IGN).build();
		before = terminal.enterRawMode();
		terminal.puts(Capability.enter_ca_mode);
		terminal.puts(Capability.cursor_invisible);
		terminal.flush();
	}

	/** Its size now; a terminal that does not tell has 80 columns and 24 lines. */
	Size size() {
		Size size = terminal.getSize();
		return size.getColumns() > 0 && size.getRows() >= MIN_LINES ? size : Size.of(80, 24);
	}

	/** Shows the lines, as many as there is room for. */
	void show(List<String> lines, Size size) {
		terminal.puts(Capability.cursor_home);
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < size.getRows(); i++) {
			text.append(i < lines.size() ? TopTable.cut(lines.get(i), size.getColumns() - 1) : "");
			text.append("\u001b[K").append(i < size.getRows() - 1 ? "\r\n" : "");
		}
		terminal.writer().append(text);
		terminal.flush();
	}

	/** The next key; {@link #NOTHING} if none comes in this time, -1 if the terminal is gone. */
	int key(long millis) throws IOException {
		return terminal.reader().read(millis);
	}

	@Override
	public void close() throws IOException {
		terminal.puts(Capability.cursor_visible);
		terminal.puts(Capability.exit_ca_mode);
		terminal.flush();
		terminal.setAttributes(before);
		terminal.close();
	}
}

package org.gasthaus.cli.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.log.GuestLog;
import org.gasthaus.core.log.LogReader;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.jline.utils.Signals;

/** {@code log}: what the hypervisor of a guest has written of it, and with {@code --follow} what it writes. */
final class LogCommand implements HostCommand {
	private static final int LINES = 100;

	@Override
	public Syntax syntax() {
		return new Syntax("log").data("domain").namedNumber("lines").flags("follow").letter("-f", "follow").alone();
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		int lines = arguments.has("lines") ? Numbers.integer(arguments, "lines") : LINES;
		if (lines < 0) {
			throw new CommandFailure(NLS.bind(Messages.Log_lines, arguments.text("lines")));
		}
		boolean follow = arguments.has("follow");
		if (follow && invocation.json() != null) {
			throw new CommandFailure("Options --follow and --json are mutually exclusive", Messages.Hint_followJson);
		}
		HypervisorSession session = invocation.session();
		String guest = Lookups.domain(session, arguments.data("domain")).name();
		String home = invocation.environment().getOrDefault("HOME", System.getProperty("user.home"));
		GuestLog log = GuestLog.of(session.uri(), guest, invocation.environment(), Path.of(home));
		try (LogReader reader = log.open(lines, follow, true)) {
			if (invocation.json() != null) {
				json(reader, invocation);
				return;
			}
			Object before = follow ? Signals.register("INT", reader::close) : null;
			try {
				for (String line = reader.next(); line != null; line = reader.next()) {
					invocation.out().append(line).append('\n');
					if (follow) {
						invocation.out().flush();
					}
				}
			} finally {
				if (follow) {
					Signals.unregister("INT", before);
				}
			}
		}
	}

	private static void json(LogReader reader, Invocation invocation) throws HypervisorException {
		List<String> all = new ArrayList<>();
		for (String line = reader.next(); line != null; line = reader.next()) {
			all.add(line);
		}
		invocation.json().accept(json -> {
			json.beginObject().name("file").value(reader.file()).name("lines").beginArray();
			for (String line : all) {
				json.value(line);
			}
			json.endArray().endObject();
		});
	}
}

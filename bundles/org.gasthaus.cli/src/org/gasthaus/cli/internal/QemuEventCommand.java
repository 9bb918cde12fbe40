package org.gasthaus.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.QemuMonitor;
import org.gasthaus.hypervisor.Subscription;

import com.google.gson.stream.JsonWriter;

/** {@code qemu-monitor-event}: waits for what the QEMU of guests announces, libvirt's own events or not. */
final class QemuEventCommand implements HostCommand {
	/** An event, or why there will be no further one. */
	private record Heard(QemuMonitor.Event event, String closed) {
	}

	@Override
	public Syntax syntax() {
		return new Syntax("qemu-monitor-event").text("domain").text("event").flags("pretty", "loop").number("timeout").flags("regex", "no-case", "timestamp");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		long timeoutMillis = EventCommands.timeoutMillis(arguments);
		String name = arguments.optional("event");
		DomainId domain = arguments.has("domain") ? Lookups.domain(session, arguments.data("domain")).id() : null;
		QemuMonitor.Filter filter = new QemuMonitor.Filter(domain, name, arguments.has("regex"), arguments.has("no-case"));
		List<QemuMonitor.Event> heard = new ArrayList<>();
		CommandFailure lost = null;
		try (EventWait<Heard> wait = new EventWait<>(timeoutMillis);
				Subscription subscription = session.qemuMonitor().listen(filter, event -> wait.heard(new Heard(event, null)));
				Subscription end = session.listen(event -> closed(event, wait))) {
			Heard next = wait.next();
			while (next != null) {
				if (next.event() == null) {
					lost = new CommandFailure("Disconnected from " + session.uri() + " due to " + next.closed());
					break;
				}
				heard.add(next.event());
				if (invocation.json() == null) {
					invocation.out().append(line(next.event(), arguments)).append('\n');
					invocation.out().flush();
				}
				next = arguments.has("loop") ? wait.next() : null;
			}
			if (invocation.json() == null) {
				invocation.out().append(wait.end()).append("events received: " + heard.size()).append('\n');
			}
		}
		if (lost != null) {
			throw lost;
		}
		if (heard.isEmpty()) {
			throw new CommandFailure(CommandFailure.SILENT);
		}
		if (invocation.json() != null) {
			invocation.json().accept(json -> write(json, heard));
		}
	}

	private static void closed(HypervisorEvent event, EventWait<Heard> wait) {
		if (event instanceof HypervisorEvent.ConnectionClosed) {
			wait.heard(new Heard(null, ((HypervisorEvent.ConnectionClosed) event).reason()));
		}
	}

	private static String line(QemuMonitor.Event event, Arguments arguments) {
		JsonText json = arguments.has("pretty") && event.details() != null ? JsonText.of(event.details()) : null;
		String details = json == null ? String.valueOf(event.details() == null ? "<null>" : event.details()) : json.indented() + '\n';
		String when = arguments.has("timestamp") ? "" : String.format(" at %d.%06d", event.seconds(), event.micros());
		return (arguments.has("timestamp") ? EventWait.now() + ": " : "") + "event " + event.name() + when + " for domain '" + event.domain().name() + "': "
				+ details;
	}

	private static void write(JsonWriter json, List<QemuMonitor.Event> events) throws IOException {
		json.beginArray();
		for (QemuMonitor.Event event : events) {
			JsonText details = event.details() == null ? null : JsonText.of(event.details());
			json.beginObject();
			json.name("event").value(event.name()).name("domain").value(event.domain().name());
			json.name("seconds").value(event.seconds()).name("micros").value(event.micros());
			json.name("details").jsonValue(details == null ? "null" : details.toString());
			json.endObject();
		}
		json.endArray();
	}
}

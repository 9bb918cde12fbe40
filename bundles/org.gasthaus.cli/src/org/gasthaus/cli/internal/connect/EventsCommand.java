package org.gasthaus.cli.internal.connect;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.gasthaus.cli.internal.Command;
import org.gasthaus.cli.internal.EventWait;
import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.Sentences;
import org.gasthaus.cli.internal.UsageException;
import org.gasthaus.hypervisor.EventTopic;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Subscription;

import com.google.gson.stream.JsonWriter;

/** {@code gasthaus events}: follows everything that a host announces, one line each, until it is interrupted or the host goes away. */
public final class EventsCommand implements Command {
	private boolean json;
	private long timeoutMillis;
	private long count = Long.MAX_VALUE;

	@Override
	public String help() {
		return Sentences.text(getClass(), "events.help");
	}

	@Override
	public int run(List<String> arguments, Invocation invocation) throws HypervisorException, UsageException {
		for (int i = 0; i < arguments.size(); i++) {
			switch (arguments.get(i)) {
			case "--json" -> json = true;
			case "--timeout" -> timeoutMillis = number(arguments, ++i) * 1000;
			case "--count" -> count = number(arguments, ++i);
			case "--help" -> {
				invocation.out().append(help());
				return 0;
			}
			default -> throw new UsageException(Sentences.text(getClass(), "events.option", arguments.get(i)));
			}
		}
		HypervisorSession session = invocation.session();
		try (EventWait<HypervisorEvent> wait = new EventWait<>(timeoutMillis); Subscription subscription = session.listen(EventTopic.ALL, wait::heard)) {
			while (count-- > 0) {
				HypervisorEvent event = wait.next();
				if (event == null) {
					return 0;
				}
				invocation.out().append(json ? json(event) : EventWait.now() + ' ' + event.line().replaceAll("\\n\\t?", " ")).append('\n');
				invocation.out().flush();
				if (event instanceof HypervisorEvent.ConnectionClosed) {
					return 1;
				}
			}
		}
		return 0;
	}

	private int number(List<String> arguments, int i) throws UsageException {
		String text = i < arguments.size() ? arguments.get(i) : "";
		try {
			int number = Integer.parseInt(text);
			if (number > 0 && number <= Integer.MAX_VALUE / 1000) {
				return number;
			}
		} catch (NumberFormatException e) {
			// told below
		}
		throw new UsageException(Sentences.text(getClass(), "events.number", arguments.get(i - 1), text));
	}

	/** The event's own names and values. */
	static String json(HypervisorEvent event) {
		StringWriter text = new StringWriter();
		try (JsonWriter json = new JsonWriter(text)) {
			json.beginObject();
			json.name("time").value(EventWait.now().replaceFirst(" ", "T"));
			json.name("kind").value(word(event.topic().kind()));
			json.name("event").value(event.topic().word());
			components(event, json);
			json.endObject();
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		return text.toString();
	}

	private static void components(Object record, JsonWriter json) throws IOException {
		for (RecordComponent component : record.getClass().getRecordComponents()) {
			if (component.getType() != EventTopic.class) {
				json.name(component.getName());
				try {
					value(component.getAccessor().invoke(record), json);
				} catch (ReflectiveOperationException impossible) {
					throw new IllegalStateException(impossible);
				}
			}
		}
	}

	private static void value(Object value, JsonWriter json) throws IOException {
		if (value instanceof Record) {
			json.beginObject();
			components(value, json);
			json.endObject();
		} else if (value instanceof List<?> list) {
			json.beginArray();
			for (Object element : list) {
				value(element, json);
			}
			json.endArray();
		} else if (value instanceof Map<?, ?> map) {
			json.beginObject();
			for (Map.Entry<?, ?> entry : map.entrySet()) {
				json.name(entry.getKey().toString());
				value(entry.getValue(), json);
			}
			json.endObject();
		} else if (value instanceof Number number) {
			json.value(number);
		} else if (value instanceof Boolean flag) {
			json.value(flag);
		} else {
			json.value(value == null ? null : value instanceof Enum<?> constant ? word(constant) : value.toString());
		}
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}
}

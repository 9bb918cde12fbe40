package org.gasthaus.cli.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.hypervisor.HypervisorException;

import com.google.gson.stream.JsonWriter;

/**
 * What a command printed as JSON. The commands have virsh's output, which is either a definition, a table, facts (a name, a
 * colon, a value), several blocks of facts, or sentences; each becomes the same shape everywhere, and a text
 * of somebody is left as it is. All values are texts, as
 * they are printed; a single dash in a table is {@code null}. Where a command gives data, that is the answer.
 */
final class JsonOutput {
	private static final Pattern FACT = Pattern.compile("\\s*([^:=]{1,40}?)\\s*:(?:\\s+(.*))?");
	private static final Pattern VALUE = Pattern.compile("\\s+([\\w.:-]+)=(.*)");
	private static final int MOST_WORDS = 3;
	/** What these print is somebody's text, or one value: nothing is read out of it. */
	private static final Set<String> TEXTS = Set.of("checkpoint-parent", "desc", "domdisplay", "domhostname", "domid", "domname", "domuuid", "echo", "hostname", "iface-mac",
			"iface-name", "metadata", "net-name", "net-uuid", "pool-name", "pool-uuid", "qemu-monitor-command", "secret-get-value", "snapshot-parent", "ttyconsole", "uri",
			"vncdisplay", "vol-key", "vol-name", "vol-path", "vol-pool");

	private JsonOutput() {
	}

	/** What these print is a number a line, behind what it is called. */
	private static final Set<String> ROWS = Set.of("domblkstat", "domifstat", "dommemstat", "emulatorpin", "freecell", "vcpucount");

	/** What is read out of what a command prints. */
	enum Form {
		/** What it looks like. */
		SEEN,
		/** Nothing: it is a text. */
		TEXT,
		/** A name a line. */
		NAMES,
		/** A number a line, behind what it is called. */
		ROWS,
		/** The same, and before it the device. */
		DEVICE_ROWS;

		static Form of(Syntax syntax, Arguments arguments) {
			if (TEXTS.contains(syntax.command())) {
				return TEXT;
			}
			if (JsonOutput.ROWS.contains(syntax.command())) {
				return syntax.command().equals("domblkstat") || syntax.command().equals("domifstat") ? DEVICE_ROWS : ROWS;
			}
			boolean names = syntax.command().endsWith("list")
					&& syntax.options().stream().anyMatch(one -> one.kind() == Syntax.Kind.FLAG && (one.name().equals("name") || one.name().equals("uuid")) && arguments.has(one.name()));
			return names ? NAMES : SEEN;
		}
	}

	/** A whole answer. @param data what the command gave as data; {@code null} if it printed a text */
	static void result(StringBuilder out, Form form, String text, JsonContent data, CommandFailure failure) {
		write(out, json -> {
			if (failure != null) {
				json.beginObject();
				failure(json, failure, text);
				json.endObject();
			} else {
				value(json, form, text, data);
			}
		});
		out.append('\n');
	}

	/** The answer for one of several guests. @param data as for a whole answer */
	static void guest(StringBuilder out, String guest, Form form, String text, JsonContent data, CommandFailure failure) {
		write(out, json -> {
			json.beginObject();
			json.name("domain").value(guest);
			if (failure != null) {
				failure(json, failure, text);
			} else {
				json.name("result");
				value(json, form, text, data);
			}
			json.endObject();
		});
	}

	private static void write(StringBuilder out, JsonContent content) {
		StringWriter text = new StringWriter();
		try (JsonWriter json = new JsonWriter(text)) {
			json.setIndent("  ");
			json.setHtmlSafe(false);
			content.to(json);
		} catch (IOException impossible) {
			throw new UncheckedIOException(impossible);
		}
		out.append(text);
	}

	/** @param text what the command printed: some say there what has failed, as virsh does */
	private static void failure(JsonWriter json, CommandFailure failure, String text) throws IOException {
		String message = failure.getMessage().equals(CommandFailure.SILENT) ? text.strip() : failure.getMessage();
		json.name("error").beginObject().name("message").value(message);
		if (failure.getCause() instanceof HypervisorException) {
			HypervisorException cause = (HypervisorException) failure.getCause();
			json.name("reason").value(cause.reason()).name("code").value(cause.code().name());
		}
		if (!failure.hint().isEmpty()) {
			json.name("hint").value(failure.hint());
		}
		json.endObject();
	}

	private static void value(JsonWriter json, Form form, String text, JsonContent data) throws IOException {
		if (data != null) {
			data.to(json);
			return;
		}
		if (form == Form.TEXT) {
			json.beginObject().name("text").value(text.strip()).endObject();
			return;
		}
		if (form == Form.NAMES) {
			json.beginArray();
			for (String name : text.lines().filter(line -> !line.isBlank()).toList()) {
				json.value(name.strip());
			}
			json.endArray();
			return;
		}
		if ((form == Form.ROWS || form == Form.DEVICE_ROWS) && text.strip().contains(" ")) {
			rows(json, text, form == Form.DEVICE_ROWS);
			return;
		}
		List<String> lines = new ArrayList<>(text.lines().toList());
		while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
			lines.remove(lines.size() - 1);
		}
		while (!lines.isEmpty() && lines.get(0).isBlank()) {
			lines.remove(0);
		}
		if (lines.isEmpty()) {
			json.beginObject().endObject();
		} else if (lines.get(0).startsWith("<")) {
			json.beginObject().name("xml").value(String.join("\n", lines) + '\n').endObject();
		} else if (lines.size() > 1 && lines.get(1).matches("-{3,}") && lines.get(0).startsWith(" ")) {
			table(json, lines);
		} else if (!facts(json, lines)) {
			sentences(json, lines);
		}
	}

	private static void rows(JsonWriter json, String text, boolean withDevice) throws IOException {
		json.beginObject();
		for (String line : text.lines().map(String::strip).filter(row -> !row.matches("-*")).toList()) {
			int colon = line.indexOf(": ");
			String label = colon > 0 ? line.substring(0, colon) : line.substring(0, Math.max(0, line.lastIndexOf(' ')));
			String value = line.substring(colon > 0 ? colon + 1 : label.length()).strip();
			if (value.equals("CPU Affinity")) {
				continue; // a heading
			}
			if (colon < 0 && withDevice && label.indexOf(' ') > 0) {
				label = label.substring(label.indexOf(' ') + 1);
			}
			json.name(label.equals("*") ? "emulator" : key(label)).value(value);
		}
		json.endObject();
	}

	private static void table(JsonWriter json, List<String> lines) throws IOException {
		String header = lines.get(0);
		List<Integer> starts = new ArrayList<>();
		for (int i = 1; i < header.length(); i++) {
			if (header.charAt(i) != ' ' && (i == 1 || header.charAt(i - 1) == ' ' && header.charAt(i - 2) == ' ')) {
				starts.add(i);
			}
		}
		json.beginArray();
		for (String line : lines.subList(2, lines.size())) {
			if (line.isBlank()) {
				continue;
			}
			json.beginObject();
			for (int i = 0; i < starts.size(); i++) {
				int end = i + 1 < starts.size() ? starts.get(i + 1) : Integer.MAX_VALUE;
				String cell = Table.columns(line, starts.get(i), end).strip();
				String title = Table.columns(header, starts.get(i), end).strip();
				json.name(key(title));
				if (cell.equals("-") && !title.equals("Name")) {
					json.nullValue();
				} else {
					json.value(cell);
				}
			}
			json.endObject();
		}
		json.endArray();
	}

	/** @return whether all lines are facts */
	private static boolean facts(JsonWriter json, List<String> lines) throws IOException {
		List<Map<String, Object>> blocks = new ArrayList<>();
		Map<String, Object> block = null;
		for (String line : lines) {
			if (line.isBlank()) {
				block = null;
				continue;
			}
			Matcher fact = VALUE.matcher(line);
			boolean isValue = fact.matches();
			if (!isValue) {
				fact = FACT.matcher(line);
				if (!fact.matches() || fact.group(1).isBlank() || fact.group(1).strip().split(" ").length > MOST_WORDS) {
					return false;
				}
			}
			if (block == null) {
				block = new LinkedHashMap<>();
				blocks.add(block);
			}
			add(block, isValue ? fact.group(1) : key(fact.group(1)), fact.group(2) == null ? "" : fact.group(2).strip());
		}
		if (blocks.size() == 1) {
			object(json, blocks.get(0));
		} else {
			json.beginArray();
			for (Map<String, Object> one : blocks) {
				object(json, one);
			}
			json.endArray();
		}
		return true;
	}

	/** A fact that is told more than once is a list of values. */
	@SuppressWarnings("unchecked")
	private static void add(Map<String, Object> block, String key, String value) {
		Object before = block.get(key);
		if (before == null) {
			block.put(key, value);
		} else if (before instanceof List) {
			((List<Object>) before).add(value);
		} else {
			block.put(key, new ArrayList<>(List.of(before, value)));
		}
	}

	private static void object(JsonWriter json, Map<String, Object> facts) throws IOException {
		json.beginObject();
		for (Map.Entry<String, Object> fact : facts.entrySet()) {
			json.name(fact.getKey());
			if (fact.getValue() instanceof List) {
				json.beginArray();
				for (Object value : (List<?>) fact.getValue()) {
					json.value((String) value);
				}
				json.endArray();
			} else {
				json.value((String) fact.getValue());
			}
		}
		json.endObject();
	}

	private static void sentences(JsonWriter json, List<String> lines) throws IOException {
		json.beginObject();
		if (lines.size() == 1) {
			json.name("text").value(lines.get(0).strip());
		} else {
			json.name("lines").beginArray();
			for (String line : lines) {
				json.value(line);
			}
			json.endArray();
		}
		json.endObject();
	}

	/** {@code Max memory} becomes {@code maxMemory}, {@code CPU(s)} {@code cpus}; what is one word already stays. */
	static String key(String label) {
		if (label.matches("[a-z0-9_.]+")) {
			return label;
		}
		StringBuilder key = new StringBuilder();
		for (String word : label.replaceAll("[()]", "").split("[^\\p{L}\\p{N}_.]+")) {
			if (word.isEmpty()) {
				continue;
			}
			String lower = word.toLowerCase(Locale.ROOT);
			key.append(key.length() == 0 ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
		}
		return key.toString();
	}
}

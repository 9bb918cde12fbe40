package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The definition that the arguments of {@code snapshot-create-as} and {@code checkpoint-create-as} mean, in virsh's layout. */
final class SnapshotText {
	private static final Set<String> STORAGE = Set.of("file", "block", "dir", "network", "volume", "nvme", "vhostuser");

	private SnapshotText() {
	}

	/** @param disks the values of {@code --diskspec} */
	static String snapshot(String name, String description, String memory, List<String> disks) throws CommandFailure {
		StringBuilder out = new StringBuilder("<domainsnapshot>\n");
		element(out, "name", name);
		element(out, "description", description);
		if (memory != null) {
			Map<String, String> options = options("memspec", memory, "file", "snapshot", "file");
			out.append("  <memory");
			attribute(out, "snapshot", options.get("snapshot"));
			attribute(out, "file", options.get("file"));
			out.append("/>\n");
		}
		disks(out, disks);
		return out.append("</domainsnapshot>\n").toString();
	}

	/** @param disks the values of {@code --diskspec} */
	static String checkpoint(String name, String description, List<String> disks) throws CommandFailure {
		StringBuilder out = new StringBuilder("<domaincheckpoint>\n");
		element(out, "name", name);
		element(out, "description", description);
		if (!disks.isEmpty()) {
			out.append("  <disks>\n");
			for (String disk : disks) {
				Map<String, String> options = options("diskspec", disk, "", "checkpoint", "bitmap");
				out.append("    <disk");
				attribute(out, "name", options.get(""));
				attribute(out, "checkpoint", options.get("checkpoint"));
				attribute(out, "bitmap", options.get("bitmap"));
				out.append("/>\n");
			}
			out.append("  </disks>\n");
		}
		return out.append("</domaincheckpoint>\n").toString();
	}

	private static void disks(StringBuilder out, List<String> disks) throws CommandFailure {
		if (disks.isEmpty()) {
			return;
		}
		out.append("  <disks>\n");
		for (String disk : disks) {
			Map<String, String> options = options("diskspec", disk, "", "snapshot", "driver", "stype", "file");
			String type = options.get("stype");
			if (type != null && !STORAGE.contains(type)) {
				throw new CommandFailure("Unknown storage type: '" + type + "'\nerror: unable to parse diskspec: " + disk);
			}
			out.append("    <disk");
			attribute(out, "name", options.get(""));
			attribute(out, "snapshot", options.get("snapshot"));
			attribute(out, "type", type);
			String driver = options.get("driver");
			String file = options.get("file");
			if (driver == null && file == null) {
				out.append("/>\n");
				continue;
			}
			out.append(">\n");
			if (driver != null) {
				out.append("      <driver");
				attribute(out, "type", driver);
				out.append("/>\n");
			}
			if (file != null) {
				out.append("      <source");
				attribute(out, "block".equals(type) ? "dev" : "file", file);
				out.append("/>\n");
			}
			out.append("    </disk>\n");
		}
		out.append("  </disks>\n");
	}

	/**
	 * {@code first,key=value,…}; two commas are one in a value.
	 *
	 * @param bare the key of a path that stands without one; empty if only the first value does, whatever it is
	 */
	private static Map<String, String> options(String option, String text, String bare, String... known) throws CommandFailure {
		Map<String, String> result = new LinkedHashMap<>();
		List<String> parts = parts(text);
		for (int i = 0; i < parts.size(); i++) {
			String part = parts.get(i);
			int equals = part.indexOf('=');
			String key = equals < 0 ? "" : part.substring(0, equals);
			if (equals > 0 && List.of(known).contains(key) && !result.containsKey(key) && (i > 0 || !bare.isEmpty())) {
				result.put(key, part.substring(equals + 1));
			} else if (bare.isEmpty() ? i == 0 : part.startsWith("/") && !result.containsKey(bare)) {
				result.put(bare, part);
			} else {
				throw new CommandFailure("unable to parse " + option + ": " + text);
			}
		}
		return result;
	}

	private static List<String> parts(String text) {
		List<String> parts = new ArrayList<>();
		StringBuilder part = new StringBuilder();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c != ',') {
				part.append(c);
			} else if (text.startsWith(",,", i)) {
				part.append(c);
				i++;
			} else {
				parts.add(part.toString());
				part.setLength(0);
			}
		}
		parts.add(part.toString());
		return parts;
	}

	private static void element(StringBuilder out, String name, String text) {
		if (text != null) {
			out.append("  <").append(name).append('>').append(escaped(text)).append("</").append(name).append(">\n");
		}
	}

	private static void attribute(StringBuilder out, String name, String value) {
		if (value != null) {
			out.append(' ').append(name).append("='").append(escaped(value)).append('\'');
		}
	}

	static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("'", "&apos;").replace("\"", "&quot;");
	}
}

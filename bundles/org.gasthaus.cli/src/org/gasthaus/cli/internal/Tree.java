package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Names below their parents, as virsh draws them. */
final class Tree {
	private final Map<String, String> parents = new LinkedHashMap<>();
	private final Map<String, List<String>> children = new LinkedHashMap<>();

	/** @param parent empty for a root */
	void add(String name, String parent) {
		parents.put(name, parent);
		children.computeIfAbsent(parent, none -> new ArrayList<>()).add(name);
	}

	/** Draws each root with what is below it. */
	void print(StringBuilder out) {
		for (Map.Entry<String, String> one : parents.entrySet()) {
			if (one.getValue().isEmpty()) {
				out.append(one.getKey()).append('\n');
				below(out, one.getKey(), "", true);
			}
		}
	}

	/** @param indent what begins the lines of the children; @param last whether the node ends the list that it stands in */
	private void below(StringBuilder out, String node, String indent, boolean last) {
		List<String> next = children.getOrDefault(node, List.of());
		if (next.isEmpty()) {
			out.append(last ? indent + "\n" : "");
			return;
		}
		out.append(indent).append("  |\n");
		for (int i = 0; i < next.size(); i++) {
			boolean isLast = i == next.size() - 1;
			out.append(indent).append("  +- ").append(next.get(i)).append('\n');
			below(out, next.get(i), indent + (isLast ? "    " : "  | "), isLast);
		}
	}
}

package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.List;

/** What somebody meant who wrote something that is not there. */
final class Suggestions {
	private Suggestions() {
	}

	/** The commands that {@code name} may stand for, the likeliest first; may be empty. */
	static List<String> commands(String name) {
		List<String> meant = new ArrayList<>(List.of(synonyms(name)));
		for (String near : near(name, Commands.names())) {
			if (!meant.contains(near)) {
				meant.add(near);
			}
		}
		return meant;
	}

	private static String[] synonyms(String name) {
		return switch (name) {
		case "stop", "halt", "poweroff", "quit-domain" -> new String[] { "shutdown", "destroy" };
		case "kill", "force-stop" -> new String[] { "destroy" };
		case "ls", "ps", "domains", "guests", "vms" -> new String[] { "list" };
		case "rm", "remove", "delete", "del" -> new String[] { "undefine" };
		case "show", "info", "inspect", "describe" -> new String[] { "dominfo", "dumpxml" };
		case "status", "state" -> new String[] { "domstate" };
		case "boot", "run", "up" -> new String[] { "start" };
		case "pause", "freeze" -> new String[] { "suspend" };
		case "unpause", "continue", "thaw" -> new String[] { "resume" };
		case "xml", "cat", "export" -> new String[] { "dumpxml" };
		case "add", "import", "new" -> new String[] { "define" };
		case "networks", "nets" -> new String[] { "net-list" };
		case "pools" -> new String[] { "pool-list" };
		case "host", "node" -> new String[] { "nodeinfo", "hostname" };
		default -> new String[0];
		};
	}

	/** Those of {@code known} that are a slip of the fingers away. */
	static List<String> near(String written, List<String> known) {
		List<String> near = new ArrayList<>();
		int allowed = Math.max(1, written.length() / 3);
		for (int distance = 1; distance <= allowed; distance++) {
			for (String name : known) {
				if (distance(written, name) == distance) {
					near.add(name);
				}
			}
		}
		for (String name : known) {
			if (!near.contains(name) && written.length() >= 3 && name.startsWith(written)) {
				near.add(name);
			}
		}
		return near.size() > 3 ? near.subList(0, 3) : near;
	}

	/** Letters to change, add, drop or swap with their neighbour to make one out of the other. */
	private static int distance(String a, String b) {
		int[][] d = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++) {
			for (int j = 0; j <= b.length(); j++) {
				if (i == 0 || j == 0) {
					d[i][j] = i + j;
					continue;
				}
				int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
				d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
				if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
					d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
				}
			}
		}
		return d[a.length()][b.length()];
	}
}

package org.gasthaus.cli.internal;

import java.util.List;

import org.gasthaus.hypervisor.NearWords;

/** What somebody meant who wrote something that is not there. */
final class Suggestions {
	private Suggestions() {
	}

	/** The commands that {@code name} may stand for, the likeliest first; may be empty. What it means elsewhere is likelier than a slip of the fingers. */
	static List<String> commands(String name) {
		String[] synonyms = synonyms(name);
		return synonyms.length > 0 ? List.of(synonyms) : near(name, Commands.names());
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
		return NearWords.of(written, known);
	}
}

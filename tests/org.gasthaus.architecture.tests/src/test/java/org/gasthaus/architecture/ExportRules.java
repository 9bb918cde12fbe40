package org.gasthaus.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules for what a bundle offers: packages with versions, nothing internal, at most two friends; and ranges where ours are imported. */
final class ExportRules {
	private static final Pattern FRIENDS = Pattern.compile("x-friends:=\"?([^\";]+)");

	private ExportRules() {
	}

	static List<String> violations(BundleFacts bundle) {
		List<String> found = new ArrayList<>();
		for (String clause : bundle.exports()) {
			String name = BundleFacts.nameOf(clause);
			boolean internal = name.matches(".*\\.internal(\\..*)?");
			if (!internal && !clause.matches(".*;\\s*version=.*")) {
				found.add(bundle.name() + " exports " + name + " without a version.");
			}
			Matcher friends = FRIENDS.matcher(clause);
			int count = friends.find() ? friends.group(1).split(",").length : 0;
			if (count > 2) {
				found.add(bundle.name() + " exports " + name + " to " + count + " friends: more than two mean a missing API.");
			}
			if (internal && count == 0 && !clause.contains("x-internal:=true")) {
				found.add(bundle.name() + " exports the internal package " + name + " to everybody.");
			}
		}
		for (String clause : bundle.imports()) {
			if (clause.startsWith(ArchitectureMap.OURS) && !clause.contains("version=\"[")) {
				found.add(bundle.name() + " imports " + BundleFacts.nameOf(clause) + " without a range of versions.");
			}
		}
		return found;
	}
}

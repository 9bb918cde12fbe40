package org.gasthaus.rules;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.gasthaus.model.xml.Definition;
import org.gasthaus.rules.text.RuleRunner;
import org.gasthaus.xml.text.Finding;

/**
 * Asks the rules and a libvirt about the same changed definitions and lists where they disagree.
 *
 * <pre>
 * java … org.gasthaus.rules.Differential COUNT SEED DOMAIN-TYPE virsh -q -c URI
 * </pre>
 *
 * {@code docs/rules.md} has the whole command. Bounded by the count; the same seed makes the same definitions.
 */
final class Differential {
	/** Refusals that are facts of the host or of its build of QEMU, or of the schema: no rule is asked for them. */
	private static final Pattern HOST = Pattern.compile("failed to validate|this QEMU|QEMU binary|QEMU executable|TLS is disabled|session mode"
			+ "|No emulator|TPM version|does not support machine|does not support virt type|does not support os type|could not find capabilities"
			+ "|not supported by hypervisor|virsh ended|Connection refused|End of file|cause is unknown|host CPU|host doesn't|UEFI|firmware"
			+ "|Unable to find|CPU mode|not compatible with|for domaintype|No PCI buses available|Cannot check|requires KVM|for KVM");

	/** What came out. */
	static final class Tally {
		int bothAccept;
		int bothRefuse;
		int host;
		final List<String> falseErrors = new ArrayList<>();
		final List<String> missed = new ArrayList<>();
		final Map<String, Integer> missedReasons = new TreeMap<>();

		int compared() {
			return bothAccept + bothRefuse + falseErrors.size() + missed.size();
		}

		@Override
		public String toString() {
			return compared() + " compared: both accept " + bothAccept + ", both refuse " + bothRefuse + ", only the rules refuse " + falseErrors.size()
					+ ", only libvirt refuses " + missed.size() + "; not compared: " + host;
		}
	}

	private Differential() {
	}

	static Tally run(int count, long seed, String type, List<String> command) throws IOException {
		Tally tally = new Tally();
		Mutations mutations = new Mutations(seed, type);
		RuleRunner runner = new RuleRunner(RuleSet.standard(), new HostFacts("x86_64", 0, Set.of(), true));
		try (Virsh virsh = new Virsh(command)) {
			for (int i = 0; i < count; i++) {
				String text = mutations.next();
				String refused = virsh.define(text);
				if (refused != null && HOST.matcher(refused).find()) {
					tally.host++;
					continue;
				}
				List<String> errors = runner.check(Definition.read(text)).stream().filter(Finding::isError).map(Finding::code).toList();
				if (refused == null && errors.isEmpty()) {
					tally.bothAccept++;
				} else if (refused != null && !errors.isEmpty()) {
					tally.bothRefuse++;
				} else if (refused == null) {
					tally.falseErrors.add(errors + " " + text.replaceAll("\\s+", " "));
				} else {
					tally.missed.add(refused + " " + text.replaceAll("\\s+", " "));
					tally.missedReasons.merge(refused.replaceAll("'[^']*'|[0-9]+", "…"), 1, Integer::sum);
				}
			}
		}
		return tally;
	}

	public static void main(String[] arguments) throws IOException {
		Tally tally = run(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]), arguments[2],
				List.of(arguments).subList(3, arguments.length));
		tally.falseErrors.forEach(one -> System.out.println("only the rules refuse: " + one));
		tally.missed.forEach(one -> System.out.println("only libvirt refuses: " + one));
		tally.missedReasons.forEach((reason, times) -> System.out.println(times + " × " + reason));
		System.out.println(tally);
	}
}

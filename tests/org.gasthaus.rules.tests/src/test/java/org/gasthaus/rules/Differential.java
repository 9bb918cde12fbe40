package org.gasthaus.rules;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gasthaus.model.xml.Definition;
import org.gasthaus.rules.text.RuleRunner;
import org.gasthaus.testkit.SessionDaemon;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Severity;

/**
 * Shows changed definitions to the rules and to a private, unprivileged libvirt, and lists where they disagree.
 *
 * <pre>
 * Differential COUNT SEED SECONDS [FOLDER]...
 * </pre>
 *
 * Bounded by the count and by the time; the same seed makes the same definitions. Folders hold further definitions to start from.
 */
final class Differential {
	/** Refusals that are facts of the host or of its build of QEMU, or of the schema: no rule is asked for them. */
	private static final Pattern HOST = Pattern.compile("failed to validate|this QEMU|QEMU binary|QEMU executable|TLS is disabled|session mode"
			+ "|No emulator|TPM version|does not support machine|does not support virt type|does not support os type|could not find capabilities"
			+ "|not supported by hypervisor|virsh ended|Connection refused|End of file|cause is unknown|host CPU|host doesn't|UEFI|firmware"
			+ "|Unable to find|CPU mode|not compatible with|for domaintype|Cannot check|requires KVM|for KVM|not enough (?:free )?space"
			+ "|Not enough free space|already active|is in use by|already exists|missing backend for pool type|No more available PCI"
			+ "|not supported by the connection driver|missing capacity element|unknown volume format type|no disk named|too many disk snapshot requests"
			+ "|must use snapshot mode|is not a regular file|not an SR-IOV Virtual Function|does not support arch|.passt.|No PCI buses available");
	/** Of a hundred definitions, how many go to each driver. */
	private static final Map<Target, Integer> SHARES = new EnumMap<>(Map.of(Target.TEST, 6, Target.NETWORK, 10, Target.POOL, 4,
			Target.VOLUME, 3, Target.SNAPSHOT, 2, Target.SECRET, 2, Target.INTERFACE, 1, Target.QEMU, 72));

	/** What came out. */
	static final class Tally {
		int bothAccept;
		int bothRefuse;
		int host;
		int warned;
		final List<String> falseErrors = new ArrayList<>();
		final List<String> missed = new ArrayList<>();
		final Map<String, Integer> missedReasons = new TreeMap<>();

		int compared() {
			return bothAccept + bothRefuse + falseErrors.size() + missed.size();
		}

		int agreed() {
			return bothAccept + bothRefuse;
		}

		void add(Tally other) {
			bothAccept += other.bothAccept;
			bothRefuse += other.bothRefuse;
			host += other.host;
			warned += other.warned;
			falseErrors.addAll(other.falseErrors);
			missed.addAll(other.missed);
			other.missedReasons.forEach((reason, times) -> missedReasons.merge(reason, times, Integer::sum));
		}

		@Override
		public String toString() {
			return compared() + " compared: both accept " + bothAccept + ", both refuse " + bothRefuse + ", only the rules refuse " + falseErrors.size()
					+ ", only libvirt refuses " + missed.size() + " (with a warning of the rules " + warned + "); not compared, because the schema or the host refuses: " + host
					+ String.format(java.util.Locale.ROOT, "; agreement %.1f %%", 100.0 * agreed() / Math.max(1, compared()));
		}
	}

	private Differential() {
	}

	/**
	 * Compares.
	 *
	 * @param uri of the daemon; {@code null} to ask only drivers that need none
	 * @param until the time, of {@link System#nanoTime}, after which no other is begun
	 */
	static Tally run(Target target, int count, long seed, String uri, long until, List<String> more) throws IOException {
		Tally tally = new Tally();
		Mutations mutations = new Mutations(seed, target);
		mutations.alsoFrom(more);
		RuleRunner runner = new RuleRunner(RuleSet.standard(), new HostFacts("x86_64", 0, Set.of(), true));
		try (Virsh virsh = new Virsh(List.of("/usr/bin/virsh", "-q", "-c", target.isPretended() ? "test:///default" : uri))) {
			for (int i = 0; i < count && System.nanoTime() < until; i++) {
				String text = mutations.next();
				String refused = virsh.define(target.command, text);
				if (refused == null && target.undo != null) {
					virsh.ask(target.undo);
				}
				if (refused != null && HOST.matcher(refused).find()) {
					tally.host++;
					continue;
				}
				List<Finding> findings = runner.check(Definition.read(text));
				List<String> errors = findings.stream().filter(Finding::isError).map(Finding::code).toList();
				if (refused == null && errors.isEmpty()) {
					tally.bothAccept++;
				} else if (refused != null && !errors.isEmpty()) {
					tally.bothRefuse++;
				} else if (refused == null) {
					tally.falseErrors.add(errors + " " + text.replaceAll("\\s+", " "));
				} else {
					tally.warned += findings.stream().anyMatch(finding -> finding.severity() == Severity.WARNING) ? 1 : 0;
					tally.missed.add(refused + " " + text.replaceAll("\\s+", " "));
					tally.missedReasons.merge(target + ": " + refused.replaceAll("'[^']*'|[0-9]+", "…"), 1, Integer::sum);
				}
			}
		}
		return tally;
	}

	private static List<String> definitions(List<String> folders) throws IOException {
		List<String> texts = new ArrayList<>();
		for (String folder : folders) {
			try (Stream<Path> files = Files.walk(Path.of(folder))) {
				for (Path file : files.filter(one -> one.toString().endsWith(".xml")).sorted().toList()) {
					String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
					if (text.length() < 20_000 && new RuleRunner().check(Definition.read(text)).stream().noneMatch(Finding::isError)) {
						texts.add(text);
					}
				}
			}
		}
		return texts;
	}

	/** Asks all drivers, each its share, and tells on the way. */
	static Tally all(int count, long seed, Duration limit, List<String> folders, PrintStream out) throws IOException {
		long until = System.nanoTime() + limit.toNanos();
		List<String> more = definitions(folders);
		Tally all = new Tally();
		String filters = System.getProperty("gasthaus.differential.filters", "");
		if (filters.isEmpty()) {
			out.println(Target.NWFILTER + ": not compared: a daemon without privileges has no network filters");
		} else {
			Tally tally = run(Target.NWFILTER, Math.max(1, count / 10), seed, filters, until, more);
			out.println(Target.NWFILTER + ": " + tally);
			all.add(tally);
		}
		try (SessionDaemon daemon = SessionDaemon.start()) {
			for (Map.Entry<Target, Integer> share : SHARES.entrySet()) {
				Tally tally = run(share.getKey(), Math.max(1, count * share.getValue() / 100), seed, daemon.uri(), until, more);
				out.println(share.getKey() + ": " + tally);
				all.add(tally);
			}
		}
		all.falseErrors.forEach(one -> out.println("only the rules refuse: " + one));
		all.missed.forEach(one -> out.println("only libvirt refuses: " + one));
		all.missedReasons.forEach((reason, times) -> out.println(times + " × " + reason));
		out.println("All: " + all);
		return all;
	}

	public static void main(String[] arguments) throws IOException {
		SessionDaemon.whyNot().ifPresent(reason -> {
			System.err.println("Cannot compare the rules with libvirt: " + reason + '.');
			System.exit(3);
		});
		all(Integer.parseInt(arguments[0]), Long.parseLong(arguments[1]), Duration.ofSeconds(Long.parseLong(arguments[2])),
				List.of(arguments).subList(3, arguments.length), System.out);
	}
}

package org.gasthaus.rules.internal;

import static org.gasthaus.model.domain.DomainPackage.Literals.DOMAIN__CLOCK;
import static org.gasthaus.model.domain.DomainPackage.Literals.OS__CMDLINE;
import static org.gasthaus.rules.internal.Values.has;
import static org.gasthaus.rules.internal.Values.is;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.model.AnyAttribute;
import org.gasthaus.model.AnyElement;
import org.gasthaus.model.domain.ClockTimer;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.Os;
import org.gasthaus.model.types.Toggle;
import org.gasthaus.rules.Findings;

/**
 * The kernel parameters without which old kernels of Red Hat Enterprise Linux lose time in a guest: by version, architecture, and whether
 * there is a paravirtual clock. The version comes from libosinfo's metadata, as virt-manager and virt-install write them.
 */
final class GuestClock {
	private static final String OSINFO = "http://libosinfo.org/xmlns/libvirt/domain/1.0";
	private static final Pattern SYSTEM = Pattern.compile("http://(?:redhat\\.com/rhel|centos\\.org/centos)/([3-5])\\.(\\d+)");
	/** Stands for the loops per jiffy of the host, which only the host knows. */
	private static final String LOOPS = "lpj=N";

	private GuestClock() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Domain.class, GuestClock::kernelParameters);
	}

	private static void kernelParameters(Domain domain, Findings findings) {
		Os os = domain.getOs();
		if (os == null || os.getType() == null || !findings.context().isQemu()) {
			return;
		}
		Matcher system = SYSTEM.matcher(system(domain));
		if (!system.matches()) {
			return;
		}
		int major = Integer.parseInt(system.group(1));
		int minor = Integer.parseInt(system.group(2));
		List<String> wanted = parameters(major, minor, is(os.getType().getArch(), "x86_64"), hasParavirtualClock(domain, findings));
		List<String> missing = wanted.stream().filter(parameter -> !isGiven(parameter, os.getCmdline())).toList();
		if (missing.isEmpty()) {
			return;
		}
		String version = major + "." + minor;
		String words = String.join(" ", missing);
		if (has(os.getCmdline())) {
			findings.warning("clock.kernel-parameters", os, OS__CMDLINE, version, words);
		} else {
			findings.info("clock.kernel-parameters", domain, domain.getClock() == null ? null : DOMAIN__CLOCK, version, words);
		}
	}

	/** The table: versions before 5.4 have no paravirtual clock, those before 4 need nothing. */
	private static List<String> parameters(int major, int minor, boolean wide, boolean paravirtual) {
		if (major == 5 && minor >= 4) {
			if (paravirtual) {
				return List.of();
			}
			return wide ? List.of("divider=10", "notsc", LOOPS) : List.of("divider=10", "clocksource=acpi_pm", LOOPS);
		}
		return switch (major) {
		case 5 -> wide ? List.of("divider=10", "notsc") : List.of("divider=10", "clocksource=acpi_pm");
		case 4 -> wide ? List.of("notsc", "divider=10") : List.of("clock=pmtmr", "divider=10");
		default -> List.of();
		};
	}

	private static boolean hasParavirtualClock(Domain domain, Findings findings) {
		if (!findings.context().isType("kvm")) {
			return false;
		}
		return domain.getClock() == null || domain.getClock().getTimers().stream().noneMatch(GuestClock::isAbsentKvmClock);
	}

	private static boolean isAbsentKvmClock(ClockTimer timer) {
		return is(timer.getName(), "kvmclock") && Toggle.isOff(timer.getPresent());
	}

	private static boolean isGiven(String parameter, String line) {
		if (line == null) {
			return false;
		}
		String start = parameter.equals(LOOPS) ? "lpj=" : parameter;
		return Arrays.stream(line.trim().split("\\s+")).anyMatch(word -> parameter.equals(LOOPS) ? word.startsWith(start) : word.equals(start));
	}

	/** libosinfo's name of the guest's system; empty if nobody wrote it down. */
	private static String system(Domain domain) {
		if (domain.getMetadata() == null) {
			return "";
		}
		return domain.getMetadata().getAnyElements().stream().flatMap(element -> element.getAnyElements().stream())
				.filter(element -> OSINFO.equals(element.getNamespace()) && (element.getName().equals("os") || element.getName().endsWith(":os"))).map(GuestClock::id).findFirst().orElse("");
	}

	private static String id(AnyElement element) {
		return element.getAnyAttributes().stream().filter(attribute -> is(attribute.getName(), "id")).map(AnyAttribute::getValue).findFirst().orElse("");
	}
}

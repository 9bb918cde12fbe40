package org.gasthaus.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.gasthaus.model.xml.Definition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which kernel parameters a guest with an old Red Hat Enterprise Linux needs for its clock. */
class GuestClockTest {
	private static final String CODE = "rule.clock.kernel-parameters";

	/** The ten rows of the virtualization guide's table, and one later version. */
	@ParameterizedTest
	@CsvSource({ "5.4, x86_64, yes, ''", "5.4, x86_64, no, divider=10 notsc lpj=N", "5.4, i686, yes, ''", "5.4, i686, no, divider=10 clocksource=acpi_pm lpj=N",
			"5.3, x86_64, no, divider=10 notsc", "5.3, i686, no, divider=10 clocksource=acpi_pm", "4.8, x86_64, no, notsc divider=10", "4.8, i686, no, clock=pmtmr divider=10",
			"3.9, x86_64, no, ''", "3.9, i686, no, ''", "6.0, x86_64, no, ''" })
	void theTableOfTheGuide(String version, String arch, String paravirtual, String parameters) {
		List<Violation> found = found(guest("kvm", "http://redhat.com/rhel/" + version, arch, paravirtual, ""));
		assertEquals(parameters.isEmpty() ? 0 : 1, found.size(), found::toString);
		if (!parameters.isEmpty()) {
			assertTrue(found.get(0).message().endsWith("kernel parameters " + parameters + "."), found.get(0).message());
			assertEquals(Violation.Level.INFO, found.get(0).level());
		}
	}

	@Test
	void aGuestWithoutKvmHasNoParavirtualClock() {
		assertEquals(1, found(guest("qemu", "http://centos.org/centos/5.5", "x86_64", "yes", "")).size());
	}

	@Test
	void onlyWhatTheCommandLineLacksIsNamedAndThenItIsAWarning() {
		List<Violation> found = found(guest("kvm", "http://redhat.com/rhel/5.5", "x86_64", "no", "<cmdline>ro notsc lpj=7000</cmdline>"));
		assertEquals("Red Hat Enterprise Linux 5.5 keeps the time in this guest only with the kernel parameters divider=10.", found.get(0).message());
		assertEquals(Violation.Level.WARNING, found.get(0).level());
		assertEquals(List.of(), found(guest("kvm", "http://redhat.com/rhel/5.5", "x86_64", "no", "<cmdline>notsc lpj=7000 divider=10</cmdline>")));
	}

	@Test
	void aGuestOfWhichTheSystemIsNotKnownIsLeftAlone() {
		assertEquals(List.of(), found(guest("kvm", "http://fedoraproject.org/fedora/12", "x86_64", "no", "")));
		assertEquals(List.of(), found(guest("kvm", "http://redhat.com/rhel/5.5", "x86_64", "no", "").replaceAll("<metadata>.*</metadata>", "<metadata/>")));
	}

	private static String guest(String type, String system, String arch, String paravirtual, String line) {
		return "<domain type='" + type + "'><name>g</name><metadata><o:libosinfo xmlns:o='http://libosinfo.org/xmlns/libvirt/domain/1.0'><o:os id='" + system
				+ "'/></o:libosinfo></metadata><memory>1048576</memory><os><type arch='" + arch + "' machine='pc'>hvm</type>" + line
				+ "</os><clock offset='utc'><timer name='kvmclock' present='" + paravirtual + "'/></clock></domain>";
	}

	private static List<Violation> found(String text) {
		return RuleSet.standard().check(Definition.read(text).root(), HostFacts.UNKNOWN).stream().filter(one -> one.code().equals(CODE)).toList();
	}
}

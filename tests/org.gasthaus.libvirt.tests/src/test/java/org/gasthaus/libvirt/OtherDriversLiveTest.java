package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.gasthaus.core.Backends;
import org.gasthaus.core.doctor.Diagnosis;
import org.gasthaus.core.doctor.Doctor;
import org.gasthaus.core.doctor.Surroundings;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.testkit.PrivateHost;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** libvirt's modules for hypervisors that the machine does not have. */
@Tag("live")
class OtherDriversLiveTest {
	private static void refused(String module, String driver, String reason, String nextStep) throws Exception {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(PrivateHost.whyNot().isEmpty(), () -> PrivateHost.whyNot().orElse(""));
		assumeTrue(List.of("/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib").stream()
				.anyMatch(folder -> Files.exists(Path.of(folder, "libvirt/connection-driver/libvirt_driver_" + module + ".so"))),
				"libvirt's module " + module + " is not installed (package libvirt-daemon-driver-" + (module.equals("libxl") ? "xen" : module) + ")");
		try (PrivateHost host = PrivateHost.start()) {
			String uri = host.uri(driver);
			HypervisorException refused = TestHost.assertFails(Code.CONNECTION_FAILED, () -> TestHost.open(uri));
			assertTrue(refused.getMessage().startsWith("Cannot connect to " + uri + ": "), refused.getMessage());
			assertTrue(refused.reason().contains(reason), refused.reason());
			assertEquals(nextStep, refused.nextStep());
			List<Diagnosis> found = new ArrayList<>();
			new Doctor(Backends.onClassPath(), Surroundings.ofThisMachine(), CredentialsPrompt.NONE).examine(ConnectionUri.parse(uri), found::add, null);
			assertTrue(found.stream().anyMatch(one -> one.verdict() == Diagnosis.Verdict.PROBLEM && one.nextStep().equals(nextStep)), found::toString);
		}
	}

	@Test
	void virtualBoxThatIsNotThere() throws Exception {
		refused("vbox", "vbox:///system", "unable to initialize VirtualBox driver API",
				"Install VirtualBox on the host, or set VBOX_APP_HOME of libvirt's daemon to its folder; libvirt's module alone has no hypervisor.");
	}

	@Test
	void xenThatIsNotThere() throws Exception {
		refused("libxl", "xen:///system", "libxenlight state driver is not active",
				"Boot the host with the Xen hypervisor, and see that xenstored runs, before libvirt's daemon starts.");
	}
}

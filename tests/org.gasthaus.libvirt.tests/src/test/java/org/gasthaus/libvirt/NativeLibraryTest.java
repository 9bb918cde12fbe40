package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.gasthaus.hypervisor.DomainQuery;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What depends on the process, in processes of their own. */
class NativeLibraryTest {
	@TempDir
	Path folder;

	private record Outcome(int code, String out, String err) {
	}

	private Outcome run(List<String> before, String... options) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(before);
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of(options));
		command.addAll(List.of("-Duser.language=en", "-cp", System.getProperty("java.class.path"), Probe.class.getName()));
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().put("LC_ALL", "C");
		builder.redirectOutput(folder.resolve("out").toFile()).redirectError(folder.resolve("err").toFile());
		Process process = builder.start();
		assertTrue(process.waitFor(60, TimeUnit.SECONDS), "does not end");
		return new Outcome(process.exitValue(), Files.readString(folder.resolve("out"), StandardCharsets.UTF_8).strip(),
				Files.readString(folder.resolve("err")));
	}

	/** Provokes errors and reads a name outside ASCII. */
	static final class Probe {
		private Probe() {
		}

		public static void main(String[] arguments) throws Exception {
			try {
				TestHost.open("test:///default").close();
			} catch (HypervisorException first) {
				// the second attempt must say as much as the first
			}
			try (HypervisorSession session = TestHost.open("test:///default")) {
				try {
					session.domain(new DomainQuery("nope"));
				} catch (HypervisorException e) {
					System.out.println(e.code());
				}
				String name = "g\u00e4st";
				session.defineDomain(TestHost.domain(name), null);
				System.out.println(session.domain(new DomainQuery(name)).name().equals(name));
			} catch (HypervisorException e) {
				System.out.println(e.code() + " " + e.getMessage());
			}
		}
	}

	@Test
	void libvirtPrintsNothingItself() throws Exception {
		Outcome outcome = run(List.of());
		assertEquals("", outcome.err());
		assertEquals("NO_DOMAIN" + System.lineSeparator() + "true", outcome.out());
	}

	@Test
	void aMissingLibraryIsASentenceWithThePackageToInstall() throws Exception {
		Outcome outcome = run(List.of(), "-Dorg.gasthaus.libvirt.library=libnosuchvirt.so.0");
		assertEquals("", outcome.err());
		assertTrue(outcome.out().startsWith("LIBRARY_MISSING Cannot load libvirt: "), outcome.out());
		assertTrue(outcome.out().contains("libnosuchvirt.so.0"), outcome.out());
		assertTrue(outcome.out().endsWith("the package libvirt0 on Debian and Ubuntu, libvirt-libs on Fedora and openSUSE."), outcome.out());
		assertEquals(1, outcome.out().lines().count(), outcome.out());
	}

	/** libvirt-java needs libvirt-qemu too; a machine without it is made by a mount that only the process sees. */
	@Test
	void aMachineWithoutLibvirtQemuIsToldSo() throws Exception {
		Path library = Path.of("/usr/lib/x86_64-linux-gnu/libvirt-qemu.so.0");
		assumeTrue(Files.exists(library), library + " is not there to be hidden");
		Path empty = Files.createFile(folder.resolve("empty"));
		List<String> hide = List.of("unshare", "--mount", "--map-root-user", "sh", "-c",
				"mount --bind " + empty + " " + library.toRealPath() + " && exec \"$@\"", "sh");
		Process trial = new ProcessBuilder(concat(hide, "true")).redirectErrorStream(true).redirectOutput(folder.resolve("trial").toFile()).start();
		assumeTrue(trial.waitFor() == 0, "no private mounts on this machine");
		Outcome outcome = run(hide);
		assertEquals("", outcome.err());
		assertTrue(outcome.out().startsWith("LIBRARY_MISSING Cannot load libvirt: "), outcome.out());
		assertTrue(outcome.out().contains("libvirt-qemu.so.0"), outcome.out());
		assertEquals(1, outcome.out().lines().count(), outcome.out());
	}

	private static List<String> concat(List<String> command, String more) {
		List<String> all = new ArrayList<>(command);
		all.add(more);
		return all;
	}
}

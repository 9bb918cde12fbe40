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

import org.gasthaus.core.Backends;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.DomainQuery;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
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
		return run(Probe.class, before, options);
	}

	private Outcome run(Class<?> main, List<String> before, String... options) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(before);
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of(options));
		if (Runtime.version().feature() >= 22) {
			command.add("--enable-native-access=ALL-UNNAMED"); // as our starters say; else these print a warning of their own
		}
		command.addAll(List.of("-Duser.language=en", "-cp", System.getProperty("java.class.path"), main.getName()));
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

	/** Connects to a host that asks for a user and a password, with answers and without. */
	static final class Asked {
		private static final int ROUNDS = 40;

		private Asked() {
		}

		public static void main(String[] arguments) throws Exception {
			int refused = 0;
			int unreachable = 0;
			for (int i = 0; i < ROUNDS; i++) {
				boolean answering = i % 2 == 0;
				try {
					Backends.onClassPath().open(ConnectionUri.parse("esx://127.0.0.1:1/?no_verify=1"), Access.READ_WRITE,
							request -> answering ? "somebody".toCharArray() : null, null);
				} catch (HypervisorException e) {
					refused += e.code() == Code.AUTHENTICATION_FAILED ? 1 : 0;
					unreachable += e.code() == Code.CONNECTION_FAILED ? 1 : 0;
				}
				System.gc(); // what JNA frees, it frees after a collection
			}
			System.out.println(refused + " " + unreachable);
		}
	}

	/** libvirt frees the answers; nobody else may. The C library's checks end a process that frees twice. */
	@Test
	void answersAreFreedOnce() throws Exception {
		List<String> checked = List.of("env", "LD_PRELOAD=libc_malloc_debug.so.0", "MALLOC_CHECK_=3");
		Path trial = folder.resolve("trial");
		new ProcessBuilder(concat(checked, "true")).redirectErrorStream(true).redirectOutput(trial.toFile()).start().waitFor();
		assumeTrue(Files.size(trial) == 0, "no C library that checks here: " + Files.readString(trial));
		Outcome outcome = run(Asked.class, checked, "-Xmx64m", "-XX:ErrorFile=" + folder.resolve("crash.log"));
		assertEquals("", outcome.err());
		assertEquals("20 20", outcome.out());
		assertEquals(0, outcome.code());
	}

	private static List<String> concat(List<String> command, String more) {
		List<String> all = new ArrayList<>(command);
		all.add(more);
		return all;
	}
}

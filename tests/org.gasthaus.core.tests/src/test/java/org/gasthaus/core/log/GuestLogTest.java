package org.gasthaus.core.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logs as files of this machine; ssh to another one is a script that runs the line in a shell. */
@Timeout(60)
class GuestLogTest {
	@TempDir
	Path home;

	private final Locale before = Locale.getDefault();
	private Path file;

	@BeforeEach
	void speakEnglish() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		file = home.resolve(".cache/libvirt/qemu/log/web.log");
		Files.createDirectories(file.getParent());
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(before);
	}

	private GuestLog log(String uri, String guest) throws HypervisorException {
		return GuestLog.of(ConnectionUri.parse(uri), guest, Map.of("PATH", home + "/bin:" + System.getenv("PATH"), "HOME", home.toString()), home);
	}

	private LogReader open(int lines, boolean follow) throws HypervisorException {
		return log("qemu:///session", "web").open(lines, follow, false);
	}

	private static List<String> all(LogReader reader) throws HypervisorException {
		try (reader) {
			List<String> lines = new ArrayList<>();
			for (String line = reader.next(); line != null; line = reader.next()) {
				lines.add(line);
			}
			return lines;
		}
	}

	private void append(String text) throws IOException {
		Files.writeString(file, text, StandardOpenOption.APPEND);
	}

	@Test
	void theLastLines() throws Exception {
		Files.writeString(file, "one\ntwo\nthree\n");
		assertEquals(List.of("two", "three"), all(open(2, false)));
		assertEquals(List.of("one", "two", "three"), all(open(3, false)));
		assertEquals(List.of("one", "two", "three"), all(open(1000, false)));
		assertEquals(List.of(), all(open(0, false)));
		Files.writeString(file, "one\ntwo\nunfinished");
		assertEquals(List.of("two", "unfinished"), all(open(2, false)));
		Files.writeString(file, "");
		assertEquals(List.of(), all(open(2, false)));
		String big = "x".repeat(20_000);
		Files.writeString(file, "first\n" + big + "\nlast\n");
		assertEquals(List.of(big, "last"), all(open(2, false)));
	}

	/** A guest's serial port may be written into its log. */
	@Test
	void nothingMovesTheCursor() throws Exception {
		Files.writeString(file, "a\u001b[2Jb\r\n\tM\u00fcller\u009b\n");
		assertEquals(List.of("a\ufffd[2Jb", "\tM\u00fcller\ufffd"), all(open(9, false)));
	}

	@Test
	void whatIsWrittenLaterFollows() throws Exception {
		Files.writeString(file, "old\nlast\n");
		try (LogReader reader = open(1, true)) {
			assertEquals(file.toString(), reader.file());
			assertEquals("last", reader.next());
			append("hal");
			append("f\nnext\n");
			assertEquals("half", reader.next());
			assertEquals("next", reader.next());
			Files.writeString(file, "cut\n");
			assertEquals("cut", reader.next());
			append("rest of it\n");
			Files.move(file, file.resolveSibling("web.log.0"));
			Files.writeString(file, "another file\n");
			assertEquals("rest of it", reader.next(), "before another file is begun");
			assertEquals("another file", reader.next());
			CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> {
				try {
					return String.valueOf(reader.next());
				} catch (HypervisorException e) {
					return e.getMessage();
				}
			});
			reader.close();
			assertEquals("null", waiting.get(30, TimeUnit.SECONDS));
			assertNull(reader.next());
		}
	}

	private void refused(String uri, String reason, String next) {
		HypervisorException refusal = assertThrows(HypervisorException.class, () -> log(uri, "web").open(1, false, false).close());
		assertEquals("Cannot show the log of web: " + reason, refusal.reason());
		assertEquals(next, refusal.nextStep());
	}

	@Test
	void whereThereIsNoneTheReasonIsTold() {
		String made = "It is made when the guest first starts; who may not look into its folder is told the same.";
		refused("qemu:///session", "there is no file " + file, made);
		refused("qemu:///embed?root=/no/such/folder", "there is no file /no/such/folder/log/qemu/web.log", made);
		refused("lxc:///system", "there is no file /var/log/libvirt/lxc/web.log", made);
		refused("xen:///system", "there is no file /var/log/libvirt/libxl/web.log", made);
		refused("vbox:///session", "there is no file " + home + "/VirtualBox VMs/web/Logs/VBox.log", made);
		refused("test:///default", "libvirt's test driver plays its guests and logs nothing", "Guests of QEMU and LXC have a log.");
		refused("esx://root@far/", "libvirt's driver esx keeps no log of a guest that can be read from here",
				"It is vmware.log in the guest's folder of the datastore; VMware's own client shows it.");
		refused("hyperv://far/", "libvirt's driver hyperv keeps no log of a guest that can be read from here", "");
		refused("qemu+tls://far/system", "it is a file of the host, and the connection by tls carries none",
				"Connect by ssh, then it is read there: qemu+ssh://far/system");
		refused("qemu://far/system", "it is a file of the host, and the connection by tls carries none",
				"Connect by ssh, then it is read there: qemu+ssh://far/system");
		HypervisorException name = assertThrows(HypervisorException.class, () -> log("qemu:///system", "../../etc/passwd"));
		assertEquals(Code.UNSUPPORTED, name.code());
		assertEquals("Cannot show the log of ../../etc/passwd: its name cannot be that of a file.", name.getMessage());
	}

	/** ssh that is already there: what stands behind the host is a line for the shell. */
	private void playSsh() throws IOException {
		Path ssh = Files.createDirectories(home.resolve("bin")).resolve("ssh");
		Files.writeString(ssh, "#!/bin/sh\necho \"$*\" >'" + home + "/called'\nwhile [ \"$1\" != -- ]; do shift; done\nexec sh -c \"$3\"\n");
		Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
	}

	@Test
	void onAnotherMachineItIsReadBySsh() throws Exception {
		playSsh();
		String name = "it's $(touch x) \"a\" -f";
		Path odd = file.resolveSibling(name + ".log");
		Files.writeString(odd, "one\ntwo\nthree\n");
		GuestLog log = log("qemu+ssh://fred@far:23/session", name);
		assertEquals(List.of("two", "three"), all(log.open(2, false, false)));
		assertTrue(Files.readString(home.resolve("called")).contains("-o BatchMode=yes -p 23 -l fred -- far exec sh -c "), Files.readString(home.resolve("called")));
		try (LogReader reader = log.open(1, true, true)) {
			assertEquals(odd.toString(), reader.file());
			assertEquals("three", reader.next());
			Files.writeString(odd, "later\n", StandardOpenOption.APPEND);
			assertEquals("later", reader.next());
			reader.close();
			assertNull(reader.next());
		}
		assertFalse(Files.readString(home.resolve("called")).contains("BatchMode"));
		refused("qemu+ssh://fred@far/session", "there is no file far:" + file, "It is made when the guest first starts; who may not look into its folder is told the same.");
	}

	@Test
	void whatSshOrTailRefuseIsTold() throws Exception {
		Path ssh = Files.createDirectories(home.resolve("bin")).resolve("ssh");
		Files.writeString(ssh, "#!/bin/sh\necho 'ssh: Could not resolve hostname far: Name or service not known' >&2\nexit 255\n");
		Files.setPosixFilePermissions(ssh, PosixFilePermissions.fromString("rwx------"));
		refused("qemu+ssh://far/system", "ssh does not get to far: Could not resolve hostname far: Name or service not known", "gasthaus doctor qemu+ssh://far/system");
		Files.writeString(ssh, "#!/bin/sh\necho -/var/log/libvirt/qemu/web.log\necho \"tail: cannot open '/x': Permission denied\" >&2\nexit 44\n");
		refused("qemu+ssh://fred@far/system", "fred@far may not read /var/log/libvirt/qemu/web.log",
				"Only the administrator may: ssh -t fred@far 'sudo tail -n 100 /var/log/libvirt/qemu/web.log'");
		refused("qemu+ssh://far/system?command=/no/ssh", "Cannot run program \"/no/ssh\": error=2, No such file or directory", "");
	}
}

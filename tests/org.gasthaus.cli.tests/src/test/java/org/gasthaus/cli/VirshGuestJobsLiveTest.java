package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What virsh and we say of a guest's jobs, checkpoints, backups, screens and console, where there is no terminal. */
@Tag("live")
class VirshGuestJobsLiveTest {
	private static final List<String> CHECKPOINTS = List.of("checkpoint-list live", "checkpoint-create-as live c1 first --diskspec vda",
			"checkpoint-create-as live c2 --diskspec vda,checkpoint=bitmap,bitmap=b2", "checkpoint-create-as live c1", "checkpoint-create live F/check.xml",
			"checkpoint-create live F/none.xml", "checkpoint-create live --redefine-validate", "checkpoint-create live --quiesce",
			"checkpoint-create-as live x --diskspec vdz", "checkpoint-create-as live x --diskspec vda,bogus=1",
			"checkpoint-create-as live a&b d<e --print-xml --diskspec vda,checkpoint=no --diskspec vdb", "checkpoint-create-as live --print-xml",
			"checkpoint-list live", "-q checkpoint-list live --parent", "checkpoint-list live --roots", "checkpoint-list live --leaves",
			"checkpoint-list live --no-leaves --name", "checkpoint-list live --tree", "checkpoint-list live --tree --from c2", "checkpoint-list live --from c1",
			"checkpoint-list live --from c1 --descendants --name", "checkpoint-list live --topological --name", "checkpoint-list live --tree --name",
			"checkpoint-list live --parent --roots", "checkpoint-list live --parent --tree", "checkpoint-list live --roots --tree",
			"checkpoint-list live --roots --from c1", "checkpoint-list live --tree --leaves", "checkpoint-list live --descendants",
			"checkpoint-list live --from nope", "checkpoint-list live --from _", "checkpoint-list nope", "checkpoint-info live c2", "checkpoint-info live nope",
			"checkpoint-info live", "checkpoint-info live _", "checkpoint-parent live c2", "checkpoint-parent live c1", "checkpoint-parent live nope",
			"checkpoint-dumpxml live c2 --no-domain", "checkpoint-dumpxml live c2 --no-domain --size", "checkpoint-dumpxml live c2",
			"-r checkpoint-dumpxml live c2 --security-info", "checkpoint-dumpxml live c2 --xpath //parent/name", "checkpoint-dumpxml live",
			"-r checkpoint-create-as live y", "-r checkpoint-delete live c1", "checkpoint-delete live c2 --children-only", "checkpoint-list live",
			"checkpoint-delete live c2 --metadata", "checkpoint-delete live nope", "checkpoint-delete live", "checkpoint-delete live c1 --children --children-only",
			"checkpoint-delete live c1 --children", "checkpoint-list live", "undefine live", "destroy live", "checkpoint-create-as live off");
	private static final List<String> BACKUPS = List.of("backup-dumpxml live", "domjobinfo live --completed", "backup-begin live F/none.xml", "backup-begin live F/bad.xml",
			"-r backup-begin live", "backup-begin live --reuse-external F/gone.xml", "backup-dumpxml nope",
			"backup-begin live F/pull.xml --checkpointxml F/check.xml", "backup-dumpxml live", "backup-dumpxml live --xpath //disk/scratch", "domjobinfo live",
			"domjobinfo live --anystats", "domjobinfo live --rawstats", "checkpoint-list live --name", "domjobabort live",
			"destroy live");
	private static final List<String> JOBS = List.of("domjobinfo live", "domjobinfo live --rawstats", "domjobinfo live --completed", "domjobinfo live --keep-completed",
			"domjobinfo live --completed --anystats", "domjobinfo nope", "-r domjobinfo live", "domjobabort live", "domjobabort live --postcopy", "-r domjobabort live",
			"dump live F/core --verbose --memory-only", "domjobinfo live --completed --keep-completed", "domjobinfo live --completed --rawstats --keep-completed",
			"domjobinfo live --completed", "dump live F/core2 --verbose", "dump live /nope/core", "save live F/saved --verbose", "domjobinfo live",
			"domjobabort live", "restore F/saved", "save live /nope/x", "managedsave live --verbose", "managedsave live", "start live",
			"-q dump live F/core3 --verbose", "screenshot live F/a.ppm", "screenshot live F/a.ppm --screen 0", "-q screenshot live F/b.ppm", "screenshot live F/c --screen 1",
			"screenshot live F/c --screen x", "screenshot live /nope/c", "screenshot live", "screenshot nope", "-r screenshot live F/c", "console live", "console nope",
			"console live --devname", "start live --console", "destroy live", "console live", "screenshot live", "start live --console", "destroy live",
			"-e ab list", "-e ^1 list", "-e ^ list", "-e", "-e x --quiet list", "--escape=^k -q list", "-ex -q list");

	@TempDir
	Path folder;

	/** No two runs have sizes, times and numbers of a job in common. */
	private static final Sequence SEQUENCE = new Sequence(Path.of("/"),
			text -> text.replaceAll("\\d{4}-\\d\\d-\\d\\d[- ]\\d\\d:\\d\\d:\\d\\d( [+-]\\d{4})?", "TIME").replaceAll("(?m)^(Time \\S+: +|Time elapsed w/o network: +)\\d+ +ms$", "$1N ms")
					.replaceAll("(?m)^((?:Data|Memory|File) \\w+: +|Normal data: +|Compressed data: +)[0-9.]+ .*", "$1N").replaceAll("(?m)^([A-Z][a-z]+ [a-z]+: +)\\d+ *(ms|pages/s)?$", "$1N")
					.replaceAll("(?m)^(\\w+: )[0-9]+$", "$1N").replaceAll("(\\r\\w+: \\[ *\\d+ %\\])+", "PROGRESS").replaceAll("<creationTime>\\d+", "<creationTime>N")
					.replaceAll("(?s)<domain type.*</domain>", "DOMAIN").replaceAll("size='\\d+'", "size='N'").replaceAll("(?<=domain checkpoint |checkpoint )1\\d{9}", "N")
					.replaceAll("backup-vda\\.\\w+|vda\\.\\d+", "FILE"));

	@BeforeEach
	void prepare() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/qemu-img")), "qemu-img is not installed (package qemu-utils)");
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		Files.writeString(folder.resolve("guest.xml"),
				SessionDaemon.guest("live").replace("</name>", "</name><uuid>11111111-0000-4000-8000-000000000001</uuid>").replace("</devices>",
						"<disk type='file'><driver name='qemu' type='qcow2'/><source file='" + folder
								+ "/a.qcow2'/><target dev='vda' bus='virtio'/></disk><video><model type='vga'/></video><graphics type='vnc'/><serial type='pty'/></devices>"));
		Files.writeString(folder.resolve("check.xml"), "<domaincheckpoint><name>from-file</name><disks><disk name='vda'/></disks></domaincheckpoint>");
		Files.writeString(folder.resolve("bad.xml"), "<nonsense/>");
		Files.writeString(folder.resolve("backup.xml"), "<domainbackup><disks><disk name='vda' type='file'><target file='" + folder
				+ "/backup.qcow2'/><driver type='qcow2'/></disk></disks></domainbackup>");
		Files.writeString(folder.resolve("gone.xml"), "<domainbackup><disks><disk name='vda' type='file'><target file='" + folder
				+ "/gone.qcow2'/><driver type='qcow2'/></disk></disks></domainbackup>");
		Files.writeString(folder.resolve("pull.xml"), "<domainbackup mode='pull'><server transport='unix' socket='" + folder
				+ "/nbd.sock'/><disks><disk name='vda' type='file'><scratch file='" + folder + "/scratch.qcow2'/></disk></disks></domainbackup>");
	}

	private SessionDaemon daemon() throws IOException {
		try {
			for (String old : List.of("a.qcow2", "backup.qcow2", "scratch.qcow2", "nbd.sock", "core", "core2", "core3", "saved", "a.ppm", "b.ppm", "c")) {
				Files.deleteIfExists(folder.resolve(old));
			}
			Path image = folder.resolve("a.qcow2");
			assertEquals(0, new ProcessBuilder("qemu-img", "create", "-q", "-f", "qcow2", image.toString(), "4M").start().waitFor());
			Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rw-rw-rw-"));
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		return SessionDaemon.start();
	}

	private void compare(List<String> commands, String... before) throws Exception {
		List<String> all = new ArrayList<>(List.of(before));
		all.addAll(commands);
		SEQUENCE.compare(this::daemon, SessionDaemon::uri, all.stream().map(command -> command.replace("F/", folder + "/")).toList());
	}

	@Test
	void checkpoints() throws Exception {
		compare(CHECKPOINTS, "define F/guest.xml", "start live");
	}

	@Test
	void backups() throws Exception {
		compare(BACKUPS, "define F/guest.xml", "start live");
	}

	@Test
	void jobsScreensAndConsoles() throws Exception {
		compare(JOBS, "define F/guest.xml", "start live");
	}

	@Test
	void whatTheTestDriverKnows() throws Exception {
		SEQUENCE.compare(() -> () -> {
		}, none -> "test:///default",
				List.of("domjobinfo test", "domjobinfo test --rawstats", "domjobinfo test --completed", "domjobabort test", "screenshot test /nope/x", "console test",
						"checkpoint-create test", "checkpoint-list test", "checkpoint-info test x", "checkpoint-create-as test c1", "backup-begin test", "backup-dumpxml test",
						"-r checkpoint-create test", "dump test /nope/core", "save test /nope/x"));
	}

	/** Not compared: virsh 9.0.0 now and then watches for ever a job that is over before it looks. */
	@Test
	void aJobThatFailsAtOnceFailsTheSameWhileItIsWatched() {
		for (String command : List.of("dump test /nope/core", "save test /nope/x")) {
			Outcome plain = Outcome.ofGasthaus(folder, ("-c test:///default " + command).split(" "));
			assertEquals(1, plain.code());
			assertEquals(plain, Outcome.ofGasthaus(folder, ("-c test:///default " + command + " --verbose").split(" ")));
		}
	}

	@Test
	void theLineOfCheckpointsIsATree() throws Exception {
		SEQUENCE.compare(() -> () -> {
		}, none -> "test:///default",
				List.of("checkpoint-create-as test c1; checkpoint-create-as test c2; checkpoint-list test --tree; checkpoint-info test c2; checkpoint-delete test c1; checkpoint-list test"));
	}

	/** Of one guest, so that not a number may differ. */
	private void sameOnOneHost(SessionDaemon daemon, String... commands) throws Exception {
		for (String command : commands) {
			String[] words = ("-c " + daemon.uri() + ' ' + command).split(" ");
			assertEquals(Outcome.ofVirsh(folder, words), Outcome.ofGasthaus(folder, words), command);
		}
	}

	private void run(SessionDaemon daemon, String... commands) {
		for (String command : commands) {
			Outcome outcome = Outcome.ofGasthaus(folder, ("-c " + daemon.uri() + ' ' + command.replace("F/", folder + "/")).split(" "));
			assertEquals(0, outcome.code(), () -> command + ": " + outcome.err());
		}
	}

	@Test
	void aBackupIsACopyAndItsNumbersAreVirshs() throws Exception {
		try (SessionDaemon daemon = daemon()) {
			run(daemon, "define F/guest.xml", "start live", "backup-begin live F/backup.xml F/check.xml");
			Await.until("the backup ends", () -> Outcome.ofGasthaus(folder, "-c", daemon.uri(), "domjobinfo", "live", "--completed", "--keep-completed").out()
					.contains("Completed"));
			sameOnOneHost(daemon, "domjobinfo live --completed --keep-completed", "domjobinfo live --completed --keep-completed --rawstats", "domjobinfo live",
					"checkpoint-list live", "checkpoint-list live --parent", "checkpoint-dumpxml live from-file");
			run(daemon, "destroy live");
			assertEquals(0, new ProcessBuilder("qemu-img", "compare", "-q", folder + "/a.qcow2", folder + "/backup.qcow2").start().waitFor());
			assertTrue(Outcome.ofGasthaus(folder, "-c", daemon.uri(), "undefine", "live").err().contains("1 checkpoints"));
		}
	}

	@Test
	void theNumbersOfADumpAreVirshs() throws Exception {
		try (SessionDaemon daemon = daemon()) {
			run(daemon, "define F/guest.xml", "start live", "dump live F/core");
			sameOnOneHost(daemon, "domjobinfo live --completed --keep-completed", "domjobinfo live --completed --keep-completed --rawstats",
					"domjobinfo live --completed --keep-completed --anystats");
			run(daemon, "domjobinfo live --completed");
			sameOnOneHost(daemon, "domjobinfo live --completed");
		}
	}

	private String size(String file) {
		try {
			BufferedImage image = ImageIO.read(folder.resolve(file).toFile());
			return image.getWidth() + "x" + image.getHeight();
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	private String sizeOfVirsh(SessionDaemon daemon) {
		try {
			assertEquals(0, Outcome.ofVirsh(folder, "-c", daemon.uri(), "screenshot", "live", folder + "/theirs").code());
			return size("theirs");
		} catch (IOException | InterruptedException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void aPictureIsWholeOrNotThere() throws Exception {
		try (SessionDaemon daemon = daemon()) {
			run(daemon, "define F/guest.xml", "start live", "screenshot live F/ours");
			Await.until("pictures of the same size, once the guest changes its screen no more", () -> {
				run(daemon, "screenshot live F/ours");
				return size("ours").equals(sizeOfVirsh(daemon));
			});
			assertEquals(1, Outcome.ofGasthaus(folder, "-c", daemon.uri(), "screenshot", "live", "--screen", "7", "none").code());
			assertFalse(Files.exists(folder.resolve("none")));
			Outcome full = Outcome.ofGasthaus(folder, "-c", daemon.uri(), "screenshot", "live", "/dev/full");
			assertEquals("error: cannot close file /dev/full\nerror: No space left on device\n", full.err());
			assertTrue(Files.exists(Path.of("/dev/full")));
			assertEquals(0, Outcome.ofGasthaus(folder, "-c", daemon.uri(), "screenshot", "live").code());
			try (Stream<Path> files = Files.list(folder)) {
				assertTrue(files.anyMatch(file -> file.getFileName().toString().matches("live-\\d{4}-\\d\\d-\\d\\d-\\d\\d:\\d\\d:\\d\\d\\.png")));
			}
		}
	}
}

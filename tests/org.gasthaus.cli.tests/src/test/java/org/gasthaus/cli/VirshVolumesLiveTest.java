package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What virsh and we say of volumes, and of pools that are written as options. */
@Tag("live")
class VirshVolumesLiveTest {
	private static final List<String> POOLS = List.of("pool-define-as p dir --target DIR/p --print-xml", "pool-define-as p dir --target DIR/p",
			"pool-define-as p dir --target DIR/p2", "pool-define-as x nope", "pool-define-as x", "pool-start p", "pool-create-as q dir - - - - DIR/q",
			"pool-create-as z dir --target DIR/none/z", "pool-create-as z dir --target DIR/z --build", "pool-create-as z dir --target DIR/z --overwrite --no-overwrite",
			"pool-list --all", "-r pool-define-as r dir --target /t", "-q pool-create-as r dir --target DIR/q",
			"pool-define-as l logical --source-dev /dev/x --source-name vg --print-xml",
			"pool-define-as i iscsi --source-host h --source-dev iqn --target /dev/x --auth-type chap --auth-username u --secret-usage s --print-xml",
			"pool-define-as n netfs --source-host h --source-path /e --target /t --source-format nfs --source-protocol-ver 4 --source-initiator i --print-xml",
			"pool-define-as a scsi --adapter-name h1 --adapter-parent p --print-xml",
			"pool-define-as a scsi --adapter-wwnn 1 --adapter-wwpn 2 --adapter-parent-fabric-wwn 3 --print-xml",
			"pool-define-as a scsi --adapter-wwnn 1 --adapter-wwpn 2 --adapter-parent p --adapter-parent-fabric-wwn 3 --print-xml",
			"pool-define-as r rbd --source-host h --source-name n --secret-uuid u --auth-type ceph --auth-username x --print-xml", "pool-capabilities",
			"find-storage-pool-sources netfs", "find-storage-pool-sources nope", "find-storage-pool-sources netfs DIR/missing.xml",
			"-r find-storage-pool-sources netfs", "find-storage-pool-sources-as iscsi nohost.invalid 99 iqn");
	private static final List<String> VOLUMES = List.of("pool-define-as p dir --target DIR/p", "pool-start p", "pool-create-as q dir --target DIR/q", "vol-list p",
			"vol-create p DIR/v.xml", "vol-create p DIR/v.xml --prealloc-metadata", "vol-create p DIR/missing.xml", "vol-create p DIR/bad.xml",
			"vol-create p DIR/bad.xml --validate", "vol-create nope DIR/v.xml", "-r vol-create p DIR/v.xml", "vol-create-as p a.raw 2M --format raw",
			"vol-create-as p a.raw 2M", "vol-create-as p c.raw x", "vol-create-as p c.raw 1M --allocation x",
			"vol-create-as p b.qcow2 1M --allocation 0 --format qcow2 --backing-vol x.qcow2 --backing-vol-format qcow2 --print-xml",
			"vol-create-as p b.qcow2 8M --allocation 0 --format qcow2 --backing-vol x.qcow2 --backing-vol-format qcow2",
			"vol-create-as p d.qcow2 8M --format qcow2 --backing-vol nope", "vol-list p", "-q vol-list p", "vol-list p --details", "-q vol-list p --details",
			"vol-list nope", "vol-info a.raw", "vol-info a.raw --pool p", "vol-info a.raw p --bytes", "vol-info a.raw p --physical", "vol-info DIR/p/a.raw",
			"vol-info nope p", "vol-info a.raw nope", "vol-dumpxml x.qcow2 p --xpath //capacity", "vol-dumpxml nope", "vol-path a.raw p", "vol-path a.raw",
			"vol-key a.raw p", "vol-name DIR/p/a.raw", "vol-name nope", "vol-pool DIR/p/a.raw", "vol-pool DIR/p/a.raw --uuid", "vol-pool nope",
			"vol-create-from q DIR/v.xml a.raw --inputpool p", "vol-create-from q DIR/v.xml a.raw", "vol-create-from q DIR/v.xml a.raw --inputpool nope",
			"vol-clone a.raw a2.raw p", "vol-clone nope n p", "vol-clone a.raw a.raw p", "-r vol-clone a.raw a3.raw p", "vol-delete DIR/p/a2.raw --pool q",
			"vol-info DIR/p/a2.raw --pool q", "-r vol-delete a2.raw p", "vol-delete a2.raw p", "vol-delete a2.raw p", "vol-delete x.qcow2 q --delete-snapshots",
			"vol-resize a.raw 3M p", "vol-resize a.raw 1M p", "vol-resize a.raw 1M p --shrink", "vol-resize a.raw 1M p --delta", "vol-resize a.raw x p",
			"vol-resize a.raw --delta", "-r vol-resize a.raw 9M p", "vol-wipe a.raw p", "vol-wipe a.raw p --algorithm x", "-r vol-wipe a.raw p",
			"vol-upload a.raw DIR/v.xml p", "vol-upload a.raw DIR/missing p", "vol-upload a.raw DIR/v.xml p --offset x", "-r vol-upload a.raw DIR/v.xml p",
			"vol-upload a.raw DIR/v.xml p --offset 1000 --length 7 --sparse", "vol-download a.raw DIR/down p", "vol-download a.raw DIR/none/down p",
			"vol-download nope DIR/down p", "-r vol-download a.raw DIR/down p", "vol-download a.raw DIR/down p --offset 5 --length 7", "pool-define-as off dir --target DIR/off",
			"vol-list off", "vol-info a off", "vol-create off DIR/v.xml", "vol-create-as off v 1M", "vol-create-from off DIR/v.xml DIR/p/a.raw", "vol-delete DIR/p/a.raw");

	/** Before each, the domain and its volumes are there again. */
	private static final List<String> UNDEFINES = List.of("undefine und --storage vda", "undefine und --storage vda,vdb,nope,more", "undefine und --remove-all-storage --wipe-storage",
			"undefine und --remove-all-storage --storage vda", "undefine und --wipe-storage", "undefine und --delete-storage-volume-snapshots --storage vda",
			"undefine und --storage DIR/p/a.img", "undefine und --storage vdc", "undefine und --storage _", "undefine und --storage sda",
			"-q undefine und --remove-all-storage", "-r undefine und --remove-all-storage",
			"undefine und --managed-save --snapshots-metadata --storage vda");

	@TempDir
	static Path folder;

	/** What depends on the moment: times, and what the file system takes for a file. */
	private static final Sequence SEQUENCE = new Sequence(Path.of("/"),
			text -> text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID"));

	@BeforeAll
	static void writeDefinitions() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		Files.writeString(folder.resolve("v.xml"),
				"<volume><name>x.qcow2</name><capacity unit='MiB'>4</capacity><target><format type='qcow2'/></target></volume>");
		Files.writeString(folder.resolve("bad.xml"), "<volume><name>y</name><capacity>1</capacity><bogus/></volume>");
	}

	/** A host whose folders are empty. */
	private static SessionDaemon daemon() throws IOException {
		for (String name : new String[] { "p", "q", "off", "z" }) {
			Path pool = folder.resolve(name);
			if (Files.exists(pool)) {
				try (Stream<Path> all = Files.walk(pool)) {
					for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
						Files.delete(path);
					}
				}
			}
			if (!name.equals("z")) {
				Files.createDirectory(pool);
				Files.setPosixFilePermissions(pool, PosixFilePermissions.fromString("rwxrwxrwx"));
			}
		}
		return SessionDaemon.start();
	}

	@BeforeEach
	void need() {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
	}

	private static void compare(List<String> commands) throws Exception {
		SEQUENCE.compare(VirshVolumesLiveTest::daemon, SessionDaemon::uri, commands.stream().map(command -> command.replace("DIR", folder.toString())).toList());
	}

	@Test
	void poolsFromOptions() throws Exception {
		compare(POOLS);
	}

	@Test
	void volumes() throws Exception {
		compare(VOLUMES);
	}

	@Test
	void undefiningWithStorage() throws Exception {
		Files.writeString(folder.resolve("und.xml"), SessionDaemon.guest("und").replace("</name>", "</name><uuid>11111111-0000-4000-8000-000000000001</uuid>")
				.replace("</devices>", "<disk type='file'><source file='DIR/p/a.img'/><target dev='vda' bus='virtio'/></disk>"
						+ "<disk type='file'><source file='DIR/elsewhere.img'/><target dev='vdb' bus='virtio'/></disk>"
						+ "<disk type='file' device='cdrom'><target dev='sda' bus='sata'/></disk>"
						+ "<disk type='volume'><source pool='p' volume='b.img'/><target dev='vdc' bus='virtio'/></disk></devices>")
				.replace("DIR", folder.toString()));
		List<String> all = new ArrayList<>(List.of("pool-create-as p dir --target DIR/p"));
		for (String undefine : UNDEFINES) {
			all.addAll(List.of("vol-create-as p a.img 64K", "vol-create-as p b.img 64K", "define DIR/und.xml", undefine, "vol-list p"));
		}
		compare(all);
	}

	@Test
	void whatCannotBeRemovedIsToldWithItsReason() throws Exception {
		try (SessionDaemon daemon = daemon()) {
			run(daemon, "pool-create-as", "p", "dir", "--target", folder.resolve("p").toString());
			run(daemon, "vol-create-as", "p", "a.img", "64K");
			Files.writeString(folder.resolve("kept.xml"), SessionDaemon.guest("kept").replace("</devices>",
					"<disk type='file'><source file='" + folder.resolve("p/a.img") + "'/><target dev='vda' bus='virtio'/></disk></devices>"));
			run(daemon, "define", "kept.xml");
			Outcome outcome = run(daemon, "undefine", "kept", "--remove-all-storage", "--delete-storage-volume-snapshots");
			assertEquals(1, outcome.code());
			assertEquals(List.of("error: Failed to remove storage volume 'vda'(" + folder.resolve("p/a.img") + ")",
					"error: unsupported flags (0x2) in function virStorageBackendVolDeleteLocal"), outcome.err().lines().toList());
			assertTrue(Files.exists(folder.resolve("p/a.img")));
		}
	}

	@Test
	void theStorageOfARunningGuestStays() throws Exception {
		try (SessionDaemon daemon = daemon()) {
			Files.writeString(folder.resolve("run.xml"), SessionDaemon.guest("run"));
			run(daemon, "define", "run.xml");
			assertEquals(0, run(daemon, "start", "run").code());
			Outcome outcome = run(daemon, "undefine", "run", "--remove-all-storage");
			assertEquals("error: Storage volume deletion is supported only on stopped domains", outcome.err().lines().findFirst().orElse(""));
			assertEquals(0, run(daemon, "dominfo", "run").code(), "nothing half-done");
		}
	}

	@Test
	void theTestDriver() throws Exception {
		SEQUENCE.compare(() -> () -> {
		}, none -> "test:///default", List.of("vol-list default-pool", "vol-list default-pool --details", "vol-create-as default-pool v 5M", "vol-info v default-pool",
				"vol-delete v default-pool", "vol-name v", "pool-define-as new dir --target /t", "pool-capabilities", "find-storage-pool-sources logical"));
	}

	private Outcome run(SessionDaemon daemon, String... arguments) {
		List<String> all = new ArrayList<>(List.of("-c", daemon.uri()));
		all.addAll(List.of(arguments));
		return Outcome.ofGasthaus(folder, all.toArray(String[]::new));
	}

	@Test
	void whatIsSentComesBackWithItsHoles() throws Exception {
		byte[] content = new byte[3 << 20];
		new Random(7).nextBytes(content);
		java.util.Arrays.fill(content, 100_000, 2_000_000, (byte) 0);
		java.util.Arrays.fill(content, 3_000_000, content.length, (byte) 0);
		Path file = Files.write(folder.resolve("content"), content);
		try (SessionDaemon daemon = daemon()) {
			assertEquals(0, run(daemon, "pool-create-as", "p", "dir", "--target", folder.resolve("p").toString()).code());
			assertEquals(0, run(daemon, "vol-create-as", "p", "v", Integer.toString(content.length), "--allocation", "0").code());
			for (String[] way : new String[][] { {}, { "--sparse" } }) {
				String[] up = Stream.concat(Stream.of("vol-upload", "v", file.toString(), "p"), Stream.of(way)).toArray(String[]::new);
				assertEquals(new Outcome(0, "\n", ""), run(daemon, up));
				Path down = folder.resolve("down" + way.length);
				String[] back = Stream.concat(Stream.of("vol-download", "v", down.toString(), "p"), Stream.of(way)).toArray(String[]::new);
				assertEquals(new Outcome(0, "\n", ""), run(daemon, back));
				assertArrayEquals(content, Files.readAllBytes(down));
			}
		}
	}

	@Test
	void aTransferThatBreaksOffSaysWhatItLeaves() throws Exception {
		try (SessionDaemon daemon = daemon()) {
			run(daemon, "pool-create-as", "p", "dir", "--target", folder.resolve("p").toString());
			run(daemon, "vol-create-as", "p", "v", "1M");
			Outcome outcome = run(daemon, "vol-download", "v", "/dev/full", "p");
			assertEquals(1, outcome.code());
			assertTrue(outcome.err().startsWith("error: cannot receive data from volume v\nerror: /dev/full: "), outcome.err());
			assertEquals(0, run(daemon, "vol-info", "v", "p").code(), "the volume can be used afterwards");
			Path missing = folder.resolve("new");
			Files.delete(folder.resolve("p/v"));
			assertEquals(1, run(daemon, "vol-download", "v", missing.toString(), "p").code());
			assertTrue(Files.notExists(missing), "half an image is worse than none");
		}
	}

	@Test
	void aMinusIsTheDirection() throws Exception {
		try (SessionDaemon daemon = daemon()) {
			run(daemon, "pool-create-as", "p", "dir", "--target", folder.resolve("p").toString());
			run(daemon, "vol-create-as", "p", "v", "4M", "--allocation", "0");
			Outcome outcome = run(daemon, "vol-resize", "v", "-1M", "p", "--delta");
			assertEquals("error: negative size requires --shrink", outcome.err().lines().findFirst().orElse(""));
			assertEquals(1, outcome.code());
		}
	}
}

package org.gasthaus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;

import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What virsh and we say of secrets, snapshots and the host itself, on the same hosts. */
@Tag("live")
class VirshObjectsLiveTest {
	private static final String SECRET = "44444444-0000-4000-8000-000000000001";
	/** Told one after the other on one host. */
	private static final List<String> SECRETS = List.of("secret-list", "secret-define secret.xml", "secret-define secret.xml --validate",
			"secret-define other.xml", "secret-define private.xml", "secret-list", "-q secret-list", "secret-list --private", "secret-list --no-private",
			"secret-list --ephemeral", "secret-list --no-ephemeral", "secret-list --private --no-private", "secret-dumpxml ID", "secret-dumpxml ID --xpath //usage",
			"secret-dumpxml ID --xpath //nothing --wrap", "secret-dumpxml ID --wrap", "secret-dumpxml nope",
			"secret-dumpxml 44444444-0000-4000-8000-00000000ffff", "secret-get-value ID", "secret-set-value ID", "secret-set-value ID --file base64",
			"secret-get-value ID", "secret-get-value ID --plain", "-q secret-get-value ID", "secret-set-value ID --file plain --plain", "secret-get-value ID",
			"secret-get-value ID --plain", "secret-set-value ID c2VjcmV0", "secret-set-value ID --base64 c2VjcmV0", "secret-get-value ID",
			"secret-set-value ID --plain --base64 x", "secret-set-value ID --file x --base64 x", "secret-set-value ID --interactive --plain",
			"secret-set-value ID --file missing", "secret-set-value ID --file", "secret-set-value", "secret-set-value nope --file plain",
			"secret-set-value ID x y", "secret-get-value 44444444-0000-4000-8000-000000000003", "-r secret-list", "-r secret-dumpxml ID",
			"-r secret-get-value ID", "-r secret-set-value ID --file base64", "-r secret-define secret.xml", "-r secret-undefine ID",
			"secret-define broken.xml", "secret-define wrong.xml --validate", "secret-define missing.xml", "secret-undefine nope",
			"-q secret-undefine 44444444-0000-4000-8000-000000000002", "secret-undefine ID", "secret-undefine ID", "secret-list");
	/** Without {@code --children-only --metadata}: libvirtd 9.0.0 dies of it, whoever asks. */
	private static final List<String> SNAPSHOTS = List.of("define guest.xml", "snapshot-list live", "snapshot-list live --tree", "snapshot-current live",
			"snapshot-list nope", "snapshot-create-as live s1 first", "snapshot-create-as live s2 --description two", "snapshot-create-as live s1",
			"snapshot-create-as live --name s3", "snapshot-revert live s1", "snapshot-create-as live s4", "snapshot-create live",
			"snapshot-create live --xmlfile s5.xml", "snapshot-create live broken.xml", "snapshot-create live missing.xml",
			"snapshot-create live s6.xml --validate", "snapshot-create live wrong.xml --validate", "-q snapshot-create-as live s7 --halt",
			"snapshot-list live", "-q snapshot-list live", "snapshot-list live --tree", "snapshot-list live --parent", "snapshot-list live --name",
			"snapshot-list live --roots", "snapshot-list live --leaves", "snapshot-list live --no-leaves --name", "snapshot-list live --active",
			"snapshot-list live --inactive --name", "snapshot-list live --internal --name", "snapshot-list live --external", "snapshot-list live --disk-only",
			"snapshot-list live --metadata --name", "snapshot-list live --no-metadata", "snapshot-list live --topological --name",
			"snapshot-list live --from s1", "snapshot-list live --from s1 --tree", "snapshot-list live --from s1 --descendants",
			"snapshot-list live --from s1 --descendants --tree", "snapshot-list live --current --parent", "snapshot-list live --from s1 --current",
			"snapshot-list live --from nope", "snapshot-list live --descendants", "snapshot-list live --roots --from s1",
			"snapshot-list live --roots --parent", "snapshot-list live --tree --name", "snapshot-list live --tree --leaves",
			"snapshot-list live --tree --metadata", "snapshot-list live --tree --no-leaves", "snapshot-info live s1", "snapshot-info live --current",
			"snapshot-info live", "snapshot-info live s1 --current", "snapshot-info live nope", "snapshot-parent live s2", "snapshot-parent live s1",
			"snapshot-parent live --current", "snapshot-parent live nope", "snapshot-dumpxml live s1", "snapshot-dumpxml live s1 --xpath /domainsnapshot/name",
			"snapshot-dumpxml live s1 --xpath /domainsnapshot/state --wrap", "snapshot-dumpxml live nope",
			"snapshot-dumpxml live", "snapshot-dumpxml live s1 --security-info", "snapshot-current live --name", "snapshot-current live",
			"snapshot-current live s1", "snapshot-current live --name --snapshotname s1", "snapshot-current live nope", "snapshot-current live --name",
			"-q snapshot-current live s1", "snapshot-revert live --current", "snapshot-revert live s2 --paused", "domstate live",
			"snapshot-revert live s2 --running --paused", "snapshot-revert live s1 --force", "snapshot-revert live nope", "snapshot-revert live",
			"-r snapshot-list live --name", "-r snapshot-create live", "-r snapshot-create-as live x", "-r snapshot-revert live s1",
			"-r snapshot-delete live s1", "-r snapshot-dumpxml live s1 --security-info", "snapshot-delete live s4 --children-only", "snapshot-delete live s2 --children",
			"snapshot-list live --tree", "snapshot-delete live s1 --metadata", "snapshot-delete live s1", "snapshot-delete live",
			"snapshot-delete live --current", "snapshot-create-as live --no-metadata", "snapshot-list live");
	/** Files of a disk, and what the arguments mean. */
	private static final List<String> DISKS = List.of("define disk.xml", "snapshot-create-as disk in1", "snapshot-create-as disk in2",
			"snapshot-revert disk in1", "snapshot-delete disk in2", "snapshot-list disk --parent",
			"snapshot-create-as disk out --disk-only --diskspec vda,file=FOLDER/overlay.qcow2", "snapshot-list disk --external", "snapshot-info disk out",
			"snapshot-dumpxml disk out", "snapshot-delete disk out", "snapshot-delete disk in1", "snapshot-delete disk out --metadata",
			"snapshot-create-as disk out --disk-only --diskspec vda,file=FOLDER/overlay.qcow2",
			"snapshot-create-as disk --print-xml", "snapshot-create-as disk --print-xml n d --memspec FOLDER/m,snapshot=external",
			"snapshot-create-as disk --print-xml --memspec file=m", "snapshot-create-as disk --print-xml --memspec snapshot=no",
			"snapshot-create-as disk --print-xml --memspec m,file=n", "snapshot-create-as disk --print-xml --memspec m,x=1",
			"snapshot-create-as disk --print-xml n d vda vdb,snapshot=no --diskspec vdc,file=a,,b&c,driver=raw,stype=block",
			"snapshot-create-as disk --print-xml n d vda,driver=qcow2", "snapshot-create-as disk --print-xml n d vda,file=a,file=b",
			"snapshot-create-as disk --print-xml n d snapshot=no", "snapshot-create-as disk --print-xml n d vda,stype=nope",
			"snapshot-create-as disk --print-xml --no-metadata", "snapshot-create-as disk n<> --print-xml", "start disk",
			"snapshot-create-as disk running", "snapshot-list disk --active", "snapshot-create-as disk --live x --disk-only --no-metadata --reuse-external",
			"destroy disk", "snapshot-revert disk running", "domstate disk", "snapshot-delete disk --current", "snapshot-revert disk in1", "destroy disk");

	@TempDir
	static Path folder;

	private static Sequence sequence() {
		return new Sequence(folder, text -> text.replaceAll("[0-9]{4}(-[0-9]{2}){2} [0-9]{2}(:[0-9]{2}){2}", "TIME").replaceAll("\\b[0-9]{10}\\b", "SECOND"));
	}

	@BeforeAll
	static void writeDefinitions() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
		Files.writeString(folder.resolve("secret.xml"),
				"<secret ephemeral='no' private='no'><uuid>" + SECRET + "</uuid><usage type='volume'><volume>/images/a.img</volume></usage></secret>");
		Files.writeString(folder.resolve("other.xml"), "<secret ephemeral='yes'><uuid>44444444-0000-4000-8000-000000000002</uuid></secret>");
		Files.writeString(folder.resolve("private.xml"), "<secret ephemeral='yes' private='yes'><uuid>44444444-0000-4000-8000-000000000003</uuid>"
				+ "<usage type='ceph'><name>client.admin</name></usage></secret>");
		// without a disk there is nothing to take a snapshot of
		String guest = SessionDaemon.guest("live").replace("</name>", "</name><uuid>11111111-0000-4000-8000-000000000001</uuid>").replace("</devices>",
				"<disk type='file'><driver name='qemu' type='qcow2'/><source file='" + folder.resolve("disk.qcow2")
						+ "'/><target dev='vda' bus='virtio'/></disk></devices>");
		Files.writeString(folder.resolve("guest.xml"), guest);
		Files.writeString(folder.resolve("disk.xml"), guest.replace("live", "disk"));
		Files.writeString(folder.resolve("s5.xml"), "<domainsnapshot><name>s5</name><description>g\u00e4ste &amp; mehr</description></domainsnapshot>");
		Files.writeString(folder.resolve("s6.xml"), "<domainsnapshot><name>s6</name></domainsnapshot>");
		Files.writeString(folder.resolve("broken.xml"), "<secret><uuid></secret>");
		Files.writeString(folder.resolve("wrong.xml"), "<secret><nothing/></secret>");
		Files.writeString(folder.resolve("base64"), "aGVsbG8gd29ybGQ=\n");
		Files.writeString(folder.resolve("plain"), "g\u00e4ste\n\0x");
	}

	/** The disk as it was, without what was done to it. */
	private static void writeDisk() throws IOException, InterruptedException {
		Files.deleteIfExists(folder.resolve("overlay.qcow2"));
		Process process = new ProcessBuilder("qemu-img", "create", "-q", "-f", "qcow2", folder.resolve("disk.qcow2").toString(), "1M").start();
		assertEquals(0, process.waitFor());
		Files.setPosixFilePermissions(folder.resolve("disk.qcow2"), PosixFilePermissions.fromString("rw-rw-rw-"));
	}

	@BeforeEach
	void needVirsh() {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
	}

	private static void needDaemon() {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
	}

	@Test
	void secretsOfAPrivateDaemon() throws Exception {
		compareOnDaemons(SECRETS.stream().map(command -> command.replace("ID", SECRET)).toList());
	}

	@Test
	void secretsOfADriverWithoutThem() throws Exception {
		compareOn("test:///default", List.of("secret-list", "secret-dumpxml " + SECRET, "secret-get-value " + SECRET, "secret-define secret.xml",
				"secret-undefine " + SECRET, "secret-set-value " + SECRET + " --file base64"));
	}

	@Test
	void snapshotsOfAPrivateDaemon() throws Exception {
		compareOnDaemons(SNAPSHOTS);
	}

	@Test
	void snapshotsWithDisks() throws Exception {
		compareOnDaemons(DISKS.stream().map(command -> command.replace("FOLDER", folder.toString())).toList());
	}

	@Test
	void aValueIsInNoMessage() throws IOException, InterruptedException {
		needDaemon();
		try (SessionDaemon daemon = SessionDaemon.start()) {
			Files.writeString(folder.resolve("not-base64"), "topsecret=x");
			Outcome.ofGasthaus(folder, "-c", daemon.uri(), "secret-define", "secret.xml");
			for (String way : List.of("--file not-base64", "--base64 topsecret=x")) {
				Outcome outcome = Outcome.ofGasthaus(folder, ("--debug -c " + daemon.uri() + " secret-set-value " + SECRET + " " + way).split(" "));
				assertTrue(outcome.code() == 1 && outcome.err().contains("Failed to decode"), outcome.err());
				assertFalse((outcome.out() + outcome.err()).contains("topsecret"), outcome.err());
			}
		}
	}

	private static void compareOn(String uri, List<String> commands) throws Exception {
		sequence().compare(() -> () -> {
		}, none -> uri, commands);
	}

	private static SessionDaemon daemon() throws IOException {
		try {
			writeDisk();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		return SessionDaemon.start();
	}

	private static void compareOnDaemons(List<String> commands) throws Exception {
		needDaemon();
		sequence().compare(VirshObjectsLiveTest::daemon, SessionDaemon::uri, commands);
	}
}

package org.gasthaus.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.gasthaus.testkit.PrivateHost;
import org.gasthaus.testkit.SessionDaemon;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What virsh and we say of a guest's processors and limits. */
@Tag("live")
class VirshGuestLimitsLiveTest {
	private static final List<String> PROCESSORS = List.of("define guest.xml", "vcpuinfo live", "vcpuinfo live --pretty", "vcpupin live", "vcpupin live 1",
			"vcpupin live 9", "vcpupin live 9 --config", "vcpupin live 0 0", "vcpupin live 0 0 --config", "vcpupin live", "emulatorpin live 0 --config",
			"emulatorpin live", "iothreadinfo live", "iothreadinfo live --live", "iothreadadd live 3", "iothreadinfo live", "iothreaddel live 3 --config",
			"setvcpu live 1 --enable --config", "vcpuinfo nope", "vcpuinfo", "start live", "vcpupin live", "vcpupin live 0 0", "vcpupin live 0 r",
			"vcpupin live --vcpu 1 --cpulist 0-1,^1 --live --config", "vcpupin live", "vcpupin live --config", "vcpupin live --live --config",
			"vcpupin live --cpulist 0", "vcpupin live 9", "vcpupin live 9 0", "vcpupin live 0 9", "vcpupin live 0 x", "vcpupin live 0 ^0",
			"vcpupin live 0 1-0", "vcpupin live 0 ,", "vcpupin live x", "vcpupin live -1", "vcpupin live 0 0 --current --live", "-r vcpupin live 0 0",
			"-q vcpupin live", "emulatorpin live", "emulatorpin live 0", "emulatorpin live --config", "emulatorpin live r", "emulatorpin live",
			"-r emulatorpin live 0", "iothreadinfo live", "iothreadadd live 3", "iothreadadd live 3", "iothreadadd live 0", "iothreadadd live x",
			"iothreadset live 3 --poll-max-ns 5 --poll-grow 2 --poll-shrink 3", "iothreadset live 3", "iothreadset live 3 --poll-max-ns x",
			"iothreadset live 3 --poll-grow -5", "iothreadset live 3 --thread-pool-min -5", "iothreadset live 3 --thread-pool-max 7 --config",
			"iothreadpin live 3 0", "iothreadpin live 3 9", "iothreadpin live 0 0", "iothreadinfo live", "iothreadinfo live --live --config",
			"iothreaddel live 3", "iothreaddel live 3", "-r iothreadadd live 4", "setvcpu live 1", "setvcpu live 1 --enable --disable",
			"setvcpu live 9 --enable", "setvcpu live 1 --enable", "setvcpu live x --enable", "-r setvcpu live 1 --enable", "vcpuinfo live --pretty");
	private static final List<String> LIMITS = List.of("define guest.xml", "memtune live", "memtune live --config", "memtune live 1 2 3 --config",
			"memtune live", "memtune live --hard-limit 100M --swap-hard-limit 1G", "memtune live --config", "memtune live --hard-limit -1",
			"memtune live --soft-limit -5", "memtune live --swap-hard-limit -1", "memtune live", "memtune live --hard-limit x",
			"memtune live --hard-limit 99999999999999999999", "memtune live --min-guarantee 5", "memtune live --live --current", "memtune live --live",
			"-r memtune live", "-r memtune live 100", "memtune nope", "memtune live --hard-limit _", "blkiotune live", "blkiotune live --weight 500",
			"blkiotune live --weight 0", "blkiotune live --weight -1", "blkiotune live --weight x", "blkiotune live --device-weights /dev/null,500",
			"blkiotune live --device-read-iops-sec /dev/null,7 --device-write-bytes-sec /dev/null,8", "blkiotune live --device-weights x", "blkiotune live",
			"numatune live", "numatune live --mode strict --nodeset 0", "numatune live", "numatune live --mode nope", "numatune live --mode 2",
			"numatune live --mode 9", "numatune live --nodeset x", "numatune live --nodeset _", "numatune live --live --config", "numatune live",
			"schedinfo live", "schedinfo live --config", "schedinfo live --live", "schedinfo live --live --config", "schedinfo live --set cpu_shares=2048",
			"schedinfo live cpu_shares=7 vcpu_quota=-1", "schedinfo live --set cpu_shares=x", "schedinfo live --set cpu_shares",
			"schedinfo live --set nope=1", "schedinfo live --set =1", "schedinfo live --weight 5", "schedinfo live --cap x", "schedinfo live --set _",
			"-r schedinfo live", "-r schedinfo live cpu_shares=7", "schedinfo live", "blkdeviotune live vda", "blkdeviotune live vda --total-bytes-sec 10M",
			"blkdeviotune live vda --total_iops_sec 5", "blkdeviotune live vda", "blkdeviotune live vda --total-bytes-sec x",
			"blkdeviotune live vda --total-iops-sec x", "blkdeviotune live vda --read-iops-sec 5 --total-iops-sec 6",
			"blkdeviotune live vda --group-name g --total-iops-sec-max 17 --total-iops-sec 6 --total-iops-sec-max-length 3",
			"blkdeviotune live vda --size-iops-sec 4096", "blkdeviotune live vda --total-bytes-sec -1", "blkdeviotune live vda", "blkdeviotune live nope",
			"blkdeviotune live nope --total-bytes-sec 1", "blkdeviotune live", "domiftune live 52:54:00:00:00:01",
			"domiftune live 52:54:00:00:00:01 --inbound 100,200,300", "domiftune live nope", "domiftune live nope --inbound 1",
			"domiftune live 52:54:00:00:00:01 --inbound x", "domiftune live 52:54:00:00:00:01 --inbound 1,x",
			"domiftune live 52:54:00:00:00:01 --inbound ,5", "domiftune live 52:54:00:00:00:01 --inbound 1,2,3,4,5",
			"domiftune live 52:54:00:00:00:01 --inbound -1", "domiftune live 52:54:00:00:00:01 --inbound 5000000000",
			"domiftune live 52:54:00:00:00:01 --inbound 0", "domiftune live 52:54:00:00:00:01 --outbound ,5",
			"domiftune live 52:54:00:00:00:01 --outbound 1,2,3,4", "domiftune live 52:54:00:00:00:02 --inbound 100,200,300 --outbound 7",
			"domiftune live 52:54:00:00:00:02", "domiftune live 52:54:00:00:00:02 --inbound 0 --outbound 0,5", "domiftune live 52:54:00:00:00:02",
			"perf live --enable cmt,mbmt --disable cpu_cycles", "perf live", "perf live --enable nope", "perf live --enable _", "-r perf live --enable cmt",
			"set-lifecycle-action live crash coredump-restart", "set-lifecycle-action live poweroff preserve", "set-lifecycle-action live x destroy",
			"set-lifecycle-action live crash nope", "set-lifecycle-action live crash", "-r set-lifecycle-action live crash destroy", "dumpxml live");
	private static final List<String> RUNNING = List.of("define guest.xml", "start live", "memtune live", "memtune live 100M", "memtune live --soft-limit 64M --live",
			"schedinfo live", "schedinfo live --set cpu_shares=512", "schedinfo live --live --config --set cpu_shares=99", "schedinfo live --config", "blkiotune live",
			"numatune live", "blkdeviotune live vda --total-bytes-sec 10M --live", "blkdeviotune live vda", "perf live",
			"set-lifecycle-action live crash destroy --live --config", "dumpxml live --inactive");

	@TempDir
	static Path folder;

	/** Which processor a thread is on changes; virsh also says which of two calls for parameters failed. */
	private static final Sequence SEQUENCE = new Sequence(Path.of("/"),
			text -> text.replaceAll("(?m)^(CPU|CPU time): .*", "$1").replace("Unable to get number of ", "Unable to get "));

	@BeforeAll
	static void writeDefinitions() throws IOException {
		Locale.setDefault(Locale.ENGLISH);
		Files.writeString(folder.resolve("guest.xml"), SessionDaemon.guest("live")
				.replace("</name>", "</name><uuid>11111111-0000-4000-8000-000000000001</uuid><vcpu current='1'>2</vcpu><iothreads>1</iothreads>")
				.replace("</devices>",
						"<disk type='network'><driver name='qemu' type='raw'/><source protocol='nbd' name='x'><host name='127.0.0.1'/></source>"
								+ "<target dev='vda' bus='virtio'/></disk><interface type='user'><mac address='52:54:00:00:00:01'/></interface>"
								+ "<interface type='network'><mac address='52:54:00:00:00:02'/><source network='nat'/></interface></devices>"));
		Files.writeString(folder.resolve("alone.xml"), SessionDaemon.guest("live")
				.replace("</name>", "</name><uuid>11111111-0000-4000-8000-000000000001</uuid><vcpu current='1'>2</vcpu><iothreads>1</iothreads>")
				.replace("</devices>", "<disk type='file' device='cdrom'><target dev='vda' bus='sata'/></disk></devices>"));
	}

	@BeforeEach
	void needVirsh() {
		assumeTrue(Outcome.isVirshThere(), "virsh is not installed (package libvirt-clients): nothing to compare with");
	}

	private static List<String> inFolder(List<String> commands, String guest) {
		return commands.stream().map(command -> command.replace("guest.xml", folder.resolve(guest).toString())).toList();
	}

	private static void needHost() {
		assumeTrue(PrivateHost.whyNot().isEmpty(), () -> PrivateHost.whyNot().orElse(""));
	}

	@Test
	void processorsOfAnUnprivilegedHost() throws Exception {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		SEQUENCE.compare(SessionDaemon::start, SessionDaemon::uri, inFolder(PROCESSORS, "alone.xml"));
	}

	@Test
	void limitsOfAGuestThatIsShutOff() throws Exception {
		needHost();
		SEQUENCE.compare(PrivateHost::start, PrivateHost::uri, inFolder(LIMITS, "guest.xml"));
	}

	@Test
	void limitsOfARunningGuest() throws Exception {
		needHost();
		SEQUENCE.compare(PrivateHost::start, PrivateHost::uri, inFolder(RUNNING, "alone.xml"));
	}

	@Test
	void limitsOfAnUnprivilegedHostAreRefusedInTheSameWords() throws Exception {
		assumeTrue(SessionDaemon.whyNot().isEmpty(), () -> SessionDaemon.whyNot().orElse(""));
		SEQUENCE.compare(SessionDaemon::start, SessionDaemon::uri, inFolder(List.of("define guest.xml", "memtune live", "memtune live 100 --config",
				"blkiotune live", "blkiotune live --weight 500", "schedinfo live", "schedinfo live --set nope=1"), "alone.xml"));
	}

	@Test
	void limitsOfTheTestDriver() throws Exception {
		SEQUENCE.compare(() -> () -> {
		}, none -> "test:///default", List.of("schedinfo test", "schedinfo test --weight 5", "schedinfo test --weight x", "schedinfo test --set weight=-1",
				"memtune test", "numatune test", "blkdeviotune test vda", "domiftune test x", "vcpuinfo test", "vcpupin test", "vcpupin test 0 0-1",
				"vcpupin test 0 99", "emulatorpin test", "emulatorpin test 0", "iothreadinfo test", "iothreadadd test 1", "perf test",
				"set-lifecycle-action test crash destroy", "blkiotune test"));
	}
}

package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.List;

/** The commands by name. Switches, not a table of objects: a command's class is loaded when it is called. */
final class Commands {

	/** The groups of the help, each with its commands, in the order of the help. */
	private static final String[][] GROUPS = {
			{ "domain", "attach-device", "attach-disk", "attach-interface", "autostart", "blockcommit", "blockcopy", "blockjob", "blockpull",
					"blockresize", "change-media", "console", "create", "define", "desc", "destroy", "detach-device", "detach-device-alias",
					"detach-disk", "detach-interface", "dom-fd-associate", "domblkthreshold", "domdirtyrate-calc", "domdisplay", "domfsfreeze",
					"domfsinfo", "domfsthaw", "domfstrim", "domhostname", "domid", "domif-setlink", "domjobabort", "domlaunchsecinfo", "domname",
					"dompmsuspend", "dompmwakeup", "domrename", "domsetlaunchsecstate", "domtime", "domuuid", "dump", "dumpxml", "edit", "event",
					"get-user-sshkeys", "guest-agent-timeout", "guestinfo", "guestvcpus", "inject-nmi", "lxc-enter-namespace", "managedsave",
					"managedsave-define", "managedsave-dumpxml", "managedsave-edit", "managedsave-remove", "metadata", "migrate",
					"migrate-compcache", "migrate-getmaxdowntime", "migrate-getspeed", "migrate-postcopy", "migrate-setmaxdowntime",
					"migrate-setspeed", "qemu-agent-command", "qemu-attach", "qemu-monitor-command", "qemu-monitor-event", "reboot", "reset",
					"restore", "resume", "save", "save-image-define", "save-image-dumpxml", "save-image-edit", "screenshot", "send-key",
					"send-process-signal", "set-user-password", "set-user-sshkeys", "setmaxmem", "setmem", "setvcpus", "shutdown", "start",
					"suspend", "ttyconsole", "undefine", "update-device", "update-memory-device", "vcpucount", "vncdisplay" },
			{ "limits", "blkdeviotune", "blkiotune", "domiftune", "emulatorpin", "iothreadadd", "iothreaddel", "iothreadinfo", "iothreadpin",
					"iothreadset", "memtune", "numatune", "perf", "schedinfo", "set-lifecycle-action", "setvcpu", "vcpuinfo", "vcpupin" },
			{ "monitor", "cpu-stats", "domblkerror", "domblkinfo", "domblklist", "domblkstat", "domcontrol", "domif-getlink", "domifaddr",
					"domiflist", "domifstat", "dominfo", "domjobinfo", "dommemstat", "domstate", "domstats", "list" },
			{ "host", "allocpages", "capabilities", "cpu-baseline", "cpu-compare", "cpu-models", "domcapabilities", "domxml-from-native",
					"domxml-to-native", "freecell", "freepages", "hostname", "hypervisor-cpu-baseline", "hypervisor-cpu-compare", "maxvcpus",
					"node-memory-tune", "nodecpumap", "nodecpustats", "nodeinfo", "nodememstats", "nodesevinfo", "nodesuspend", "sysinfo", "uri",
					"version" },
			{ "network", "net-autostart", "net-create", "net-define", "net-destroy", "net-dhcp-leases", "net-dumpxml", "net-edit", "net-event",
					"net-info", "net-list", "net-name", "net-port-create", "net-port-delete", "net-port-dumpxml", "net-port-list", "net-start",
					"net-undefine", "net-update", "net-uuid" },
			{ "interface", "iface-begin", "iface-bridge", "iface-commit", "iface-define", "iface-destroy", "iface-dumpxml", "iface-edit",
					"iface-list", "iface-mac", "iface-name", "iface-rollback", "iface-start", "iface-unbridge", "iface-undefine" },
			{ "nwfilter", "nwfilter-binding-create", "nwfilter-binding-delete", "nwfilter-binding-dumpxml", "nwfilter-binding-list",
					"nwfilter-define", "nwfilter-dumpxml", "nwfilter-edit", "nwfilter-list", "nwfilter-undefine" },
			{ "nodedev", "nodedev-autostart", "nodedev-create", "nodedev-define", "nodedev-destroy", "nodedev-detach", "nodedev-dumpxml",
					"nodedev-event", "nodedev-info", "nodedev-list", "nodedev-reattach", "nodedev-reset", "nodedev-start", "nodedev-undefine" },
			{ "secret", "secret-define", "secret-dumpxml", "secret-event", "secret-get-value", "secret-list", "secret-set-value", "secret-undefine" },
			{ "snapshot", "snapshot-create", "snapshot-create-as", "snapshot-current", "snapshot-delete", "snapshot-dumpxml", "snapshot-edit",
					"snapshot-info", "snapshot-list", "snapshot-parent", "snapshot-revert" },
			{ "checkpoint", "checkpoint-create", "checkpoint-create-as", "checkpoint-delete", "checkpoint-dumpxml", "checkpoint-edit",
					"checkpoint-info", "checkpoint-list", "checkpoint-parent" },
			{ "backup", "backup-begin", "backup-dumpxml" },
			{ "pool", "find-storage-pool-sources", "find-storage-pool-sources-as", "pool-autostart", "pool-build", "pool-capabilities",
					"pool-create", "pool-create-as", "pool-define", "pool-define-as", "pool-delete", "pool-destroy", "pool-dumpxml", "pool-edit",
					"pool-event", "pool-info", "pool-list", "pool-name", "pool-refresh", "pool-start", "pool-undefine", "pool-uuid" },
			{ "volume", "vol-clone", "vol-create", "vol-create-as", "vol-create-from", "vol-delete", "vol-download", "vol-dumpxml", "vol-info",
					"vol-key", "vol-list", "vol-name", "vol-path", "vol-pool", "vol-resize", "vol-upload", "vol-wipe" },
			{ "shell", "cd", "connect", "echo", "exit", "pwd", "quit" },
			{ "own", "completion", "diff", "doctor", "events", "explain-uri", "fix", "gdb", "help", "language-server", "log", "shell", "ssh-setup", "top", "validate",
					"viewer" } };

	private Commands() {
	}

	/** The groups, each a name and then its commands. */
	static String[][] groups() {
		return GROUPS;
	}

	/** The names of all commands. */
	static List<String> names() {
		List<String> names = new ArrayList<>();
		for (String[] group : GROUPS) {
			for (int i = 1; i < group.length; i++) {
				names.add(group[i]);
			}
		}
		return names;
	}

	/** A command that virsh has too. @return {@code null} if there is none of that name */
	static HostCommand host(String name) {
		return switch (name) {
		case "list" -> new ListDomains();
		case "dominfo", "domstate", "domid", "domname", "domuuid", "dumpxml" -> new DomainFacts(name);
		case "start", "suspend", "resume", "shutdown", "destroy", "undefine" -> new DomainVerbs(name);
		case "reboot", "reset", "autostart", "domrename", "inject-nmi", "create", "save", "restore", "managedsave",
				"managedsave-remove" ->
			new GuestLifeCycle(name);
		case "setmem", "setmaxmem", "setvcpus", "vcpucount" -> new GuestTuning(name);
		case "attach-device", "detach-device", "detach-device-alias", "update-device", "blockresize", "domifstat", "dommemstat" -> new GuestDevices(name);
		case "blkdeviotune", "blkiotune", "domiftune", "memtune", "numatune", "perf", "schedinfo", "set-lifecycle-action" -> new GuestLimits(name);
		case "emulatorpin", "iothreadadd", "iothreaddel", "iothreadinfo", "iothreadpin", "iothreadset", "setvcpu", "vcpuinfo", "vcpupin" ->
			new GuestProcessors(name);
		case "domblkerror", "domblkinfo", "domblkstat", "domblkthreshold" -> new GuestDisks(name);
		case "domblklist", "domiflist", "vncdisplay" -> new DeviceLists(name);
		case "domifaddr", "domif-getlink", "domif-setlink" -> new GuestInterfaces(name);
		case "domdisplay", "ttyconsole" -> new GuestConsoles(name);
		case "domcontrol", "domstats" -> new GuestStatistics(name);
		case "domfsfreeze", "domfsinfo", "domfsthaw", "domfstrim", "domhostname", "dompmsuspend", "dompmwakeup", "domtime", "guest-agent-timeout", "guestinfo",
				"guestvcpus", "set-user-password" ->
			new GuestAgent(name);
		case "get-user-sshkeys", "set-user-sshkeys" -> new GuestKeys(name);
		case "cpu-stats", "domdirtyrate-calc" -> new GuestMeasures(name);
		case "qemu-agent-command", "qemu-attach", "qemu-monitor-command" -> new QemuCommands(name);
		case "qemu-monitor-event" -> new QemuEventCommand();
		case "domlaunchsecinfo", "domsetlaunchsecstate", "nodesevinfo" -> new LaunchSecurityCommands(name);
		case "update-memory-device" -> new MemoryDeviceCommand();
		case "dom-fd-associate" -> new AssociateCommand();
		case "attach-disk", "attach-interface", "change-media", "detach-disk", "detach-interface" -> new AttachedDevices(name);
		case "blockcommit", "blockcopy", "blockjob", "blockpull" -> new GuestBlockJobs(name);
		case "migrate" -> new MigrateCommand();
		case "migrate-compcache", "migrate-getmaxdowntime", "migrate-getspeed", "migrate-postcopy", "migrate-setmaxdowntime", "migrate-setspeed" ->
			new MigrationTuning(name);
		case "lxc-enter-namespace" -> new EnterNamespaceCommand();
		case "desc", "metadata" -> new GuestNotes(name);
		case "send-key", "send-process-signal" -> new GuestInput(name);
		case "dump", "managedsave-define", "managedsave-dumpxml", "save-image-define", "save-image-dumpxml" -> new SavedState(name);
		case "define" -> new DefineDomainCommand();
		case "net-list", "net-dumpxml", "pool-list", "pool-dumpxml" -> new HostObjectCommands(name);
		case "net-autostart", "net-create", "net-define", "net-destroy", "net-info", "net-name", "net-start", "net-undefine", "net-uuid" ->
			new NetworkCommands(name);
		case "pool-autostart", "pool-build", "pool-create", "pool-define", "pool-delete", "pool-destroy", "pool-info", "pool-name", "pool-refresh",
				"pool-start", "pool-undefine", "pool-uuid" -> new PoolCommands(name);
		case "find-storage-pool-sources", "find-storage-pool-sources-as", "pool-capabilities", "pool-create-as", "pool-define-as" -> new PoolFromOptions(name);
		case "vol-download", "vol-upload" -> new VolumeContent(name);
		case "vol-clone", "vol-create", "vol-create-as", "vol-create-from", "vol-delete", "vol-dumpxml", "vol-info", "vol-key", "vol-list", "vol-name",
				"vol-path", "vol-pool", "vol-resize", "vol-wipe" ->
			new VolumeCommands(name);
		case "domcapabilities", "iface-dumpxml", "iface-list", "iface-mac", "iface-name", "nwfilter-dumpxml", "nwfilter-list" -> new HostThings(name);
		case "iface-begin", "iface-bridge", "iface-commit", "iface-define", "iface-destroy", "iface-rollback", "iface-start", "iface-unbridge",
				"iface-undefine" ->
			new InterfaceCommands(name);
		case "nwfilter-binding-create", "nwfilter-binding-delete", "nwfilter-binding-dumpxml", "nwfilter-binding-list", "nwfilter-define",
				"nwfilter-undefine" ->
			new FilterCommands(name);
		case "net-dhcp-leases", "net-port-create", "net-port-delete", "net-port-dumpxml", "net-port-list", "net-update" -> new NetworkParts(name);
		case "nodedev-autostart", "nodedev-create", "nodedev-define", "nodedev-destroy", "nodedev-detach", "nodedev-dumpxml", "nodedev-info",
				"nodedev-list", "nodedev-reattach", "nodedev-reset", "nodedev-start", "nodedev-undefine" ->
			new NodeDeviceCommands(name);
		case "cpu-baseline", "cpu-compare", "cpu-models", "hypervisor-cpu-baseline", "hypervisor-cpu-compare", "maxvcpus", "nodecpumap",
				"nodecpustats" ->
			new HostProcessorCommands(name);
		case "allocpages", "freecell", "freepages", "node-memory-tune", "nodememstats" -> new HostMemoryCommands(name);
		case "domxml-from-native", "domxml-to-native", "nodesuspend", "sysinfo" -> new HostServiceCommands(name);
		case "capabilities", "hostname", "nodeinfo", "uri", "version" -> new HostFacts(name);
		case "secret-define", "secret-dumpxml", "secret-get-value", "secret-list", "secret-set-value", "secret-undefine" -> new SecretCommands(name);
		case "checkpoint-edit", "edit", "iface-edit", "managedsave-edit", "net-edit", "nwfilter-edit", "pool-edit", "save-image-edit", "snapshot-edit" ->
			new EditCommands(name);
		case "snapshot-list" -> new SnapshotList();
		case "snapshot-create", "snapshot-create-as", "snapshot-current", "snapshot-delete", "snapshot-dumpxml", "snapshot-info", "snapshot-parent",
				"snapshot-revert" ->
			new SnapshotCommands(name);
		case "checkpoint-list" -> new CheckpointList();
		case "checkpoint-create", "checkpoint-create-as", "checkpoint-delete", "checkpoint-dumpxml", "checkpoint-info", "checkpoint-parent" ->
			new CheckpointCommands(name);
		case "backup-begin", "backup-dumpxml" -> new BackupCommands(name);
		case "domjobabort", "domjobinfo" -> new GuestJobs(name);
		case "screenshot" -> new ScreenshotCommand();
		case "console" -> new ConsoleCommand();
		case "event", "net-event", "pool-event", "nodedev-event", "secret-event" -> new EventCommands(name);
		case "cd", "connect", "echo", "exit", "pwd", "quit" -> new ShellCommands(name);
		case "gdb" -> new GdbCommand();
		case "log" -> new LogCommand();
		case "viewer" -> new ViewerCommand(System.in);
		case "help" -> new HelpCommand();
		default -> null;
		};
	}

	/** A command of our own. @return {@code null} if there is none of that name */
	static Command create(String name) {
		return switch (name) {
		case "completion" -> new org.gasthaus.cli.internal.shell.CompletionCommand();
		case "diff" -> new org.gasthaus.cli.internal.diff.DiffCommand(System.in);
		case "doctor" -> new org.gasthaus.cli.internal.connect.DoctorCommand();
		case "events" -> new org.gasthaus.cli.internal.connect.EventsCommand();
		case "explain-uri" -> new org.gasthaus.cli.internal.connect.ExplainUriCommand();
		case "fix" -> new org.gasthaus.cli.internal.fix.FixCommand(System.in);
		case "language-server" -> new org.gasthaus.cli.internal.languageserver.LanguageServerCommand(System.in);
		case "ssh-setup" -> new org.gasthaus.cli.internal.connect.SshSetupCommand();
		case "shell" -> new org.gasthaus.cli.internal.shell.ShellCommand(System.in);
		case "top" -> new org.gasthaus.cli.internal.top.TopCommand();
		case "validate" -> new org.gasthaus.cli.internal.validate.ValidateCommand(System.in);
		default -> null;
		};
	}
}

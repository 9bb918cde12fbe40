package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.List;

/** The commands by name. Switches, not a table of objects: a command's class is loaded when it is called. */
final class Commands {

	/** The groups of the help, each with its commands, in the order of the help. */
	private static final String[][] GROUPS = {
			{ "domain", "attach-device", "attach-disk", "attach-interface", "autostart", "blockcommit", "blockcopy", "blockjob", "blockpull",
					"blockresize", "change-media", "create", "define", "desc", "destroy", "detach-device", "detach-device-alias", "detach-disk",
					"detach-interface", "domblkthreshold", "domdisplay", "domfsfreeze", "domfsinfo", "domfsthaw", "domfstrim", "domhostname", "domid",
					"domif-setlink", "domname", "dompmsuspend", "dompmwakeup", "domrename", "domtime", "domuuid", "dump", "dumpxml", "event",
					"guest-agent-timeout", "guestinfo", "inject-nmi", "managedsave", "managedsave-define", "managedsave-dumpxml", "managedsave-remove",
					"metadata", "reboot", "reset", "restore", "resume", "save", "save-image-define", "save-image-dumpxml", "send-key",
					"send-process-signal", "set-user-password", "setmaxmem", "setmem", "setvcpus", "shutdown", "start", "suspend", "ttyconsole",
					"undefine", "update-device", "vcpucount", "vncdisplay" },
			{ "limits", "blkdeviotune", "blkiotune", "domiftune", "emulatorpin", "iothreadadd", "iothreaddel", "iothreadinfo", "iothreadpin",
					"iothreadset", "memtune", "numatune", "perf", "schedinfo", "set-lifecycle-action", "setvcpu", "vcpuinfo", "vcpupin" },
			{ "monitor", "domblkerror", "domblkinfo", "domblklist", "domblkstat", "domcontrol", "domif-getlink", "domifaddr", "domiflist",
					"domifstat", "dominfo", "dommemstat", "domstate", "domstats", "list" },
			{ "host", "capabilities", "domcapabilities", "hostname", "nodeinfo", "uri", "version" },
			{ "network", "net-autostart", "net-create", "net-define", "net-destroy", "net-dumpxml", "net-event", "net-info", "net-list", "net-name",
					"net-start", "net-undefine", "net-uuid" },
			{ "interface", "iface-dumpxml", "iface-list", "iface-mac", "iface-name" },
			{ "nwfilter", "nwfilter-dumpxml", "nwfilter-list" },
			{ "nodedev", "nodedev-event" },
			{ "secret", "secret-define", "secret-dumpxml", "secret-event", "secret-get-value", "secret-list", "secret-set-value", "secret-undefine" },
			{ "snapshot", "snapshot-create", "snapshot-create-as", "snapshot-current", "snapshot-delete", "snapshot-dumpxml", "snapshot-info",
					"snapshot-list", "snapshot-parent", "snapshot-revert" }, { "pool", "find-storage-pool-sources", "find-storage-pool-sources-as", "pool-autostart", "pool-build", "pool-capabilities",
					"pool-create", "pool-create-as", "pool-define", "pool-define-as", "pool-delete", "pool-destroy", "pool-dumpxml", "pool-event",
					"pool-info", "pool-list", "pool-name", "pool-refresh", "pool-start", "pool-undefine", "pool-uuid" },
			{ "volume", "vol-clone", "vol-create", "vol-create-as", "vol-create-from", "vol-delete", "vol-download", "vol-dumpxml", "vol-info", "vol-key",
					"vol-list", "vol-name", "vol-path", "vol-pool", "vol-resize", "vol-upload", "vol-wipe" },
			{ "shell", "connect", "echo", "pwd" },
			{ "own", "completion", "diff", "events", "explain-uri", "fix", "help", "language-server", "shell", "validate" } };

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
				"set-user-password" ->
			new GuestAgent(name);
		case "attach-disk", "attach-interface", "change-media", "detach-disk", "detach-interface" -> new AttachedDevices(name);
		case "blockcommit", "blockcopy", "blockjob", "blockpull" -> new GuestBlockJobs(name);
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
		case "capabilities", "hostname", "nodeinfo", "uri", "version" -> new HostFacts(name);
		case "secret-define", "secret-dumpxml", "secret-get-value", "secret-list", "secret-set-value", "secret-undefine" -> new SecretCommands(name);
		case "snapshot-list" -> new SnapshotList();
		case "snapshot-create", "snapshot-create-as", "snapshot-current", "snapshot-delete", "snapshot-dumpxml", "snapshot-info", "snapshot-parent", "snapshot-revert" ->
			new SnapshotCommands(name);
		case "event", "net-event", "pool-event", "nodedev-event", "secret-event" -> new EventCommands(name);
		case "connect", "echo", "pwd" -> new ShellCommands(name);
		case "help" -> new HelpCommand();
		default -> null;
		};
	}

	/** A command of our own. @return {@code null} if there is none of that name */
	static Command create(String name) {
		return switch (name) {
		case "completion" -> new org.gasthaus.cli.internal.shell.CompletionCommand();
		case "diff" -> new org.gasthaus.cli.internal.diff.DiffCommand(System.in);
		case "events" -> new org.gasthaus.cli.internal.connect.EventsCommand();
		case "explain-uri" -> new org.gasthaus.cli.internal.connect.ExplainUriCommand();
		case "fix" -> new org.gasthaus.cli.internal.fix.FixCommand(System.in);
		case "language-server" -> new org.gasthaus.cli.internal.languageserver.LanguageServerCommand(System.in);
		case "shell" -> new org.gasthaus.cli.internal.shell.ShellCommand(System.in);
		case "validate" -> new org.gasthaus.cli.internal.validate.ValidateCommand(System.in);
		default -> null;
		};
	}
}

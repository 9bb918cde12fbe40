package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.gasthaus.core.DomainDisk;
import org.gasthaus.hypervisor.CheckpointInfo;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HostObjects;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.SecretInfo;
import org.gasthaus.hypervisor.SnapshotInfo;
import org.gasthaus.hypervisor.XmlView;

/** What may stand at the end of a command that is being written: commands, options, and names of what the host has. */
public final class Completion {
	private static final Set<String> OF_A_DISK = Set.of("blkdeviotune", "blockcommit", "blockcopy", "blockjob", "blockpull", "blockresize", "change-media", "detach-disk",
			"domblkinfo", "domblkstat", "domblkthreshold");
	private static final Set<String> OF_AN_INTERFACE = Set.of("domif-getlink", "domif-setlink", "domifaddr", "domifstat", "domiftune");

	private Completion() {
	}

	/**
	 * The words that may stand in place of the last one.
	 *
	 * @param words of the command; the last one is unfinished, maybe empty
	 * @return sorted; empty where only the user knows, or where it is the name of a file
	 */
	public static List<String> of(List<String> words, Invocation invocation) {
		String last = words.get(words.size() - 1);
		if (words.size() == 1) {
			return matching(Commands.names(), last);
		}
		HostCommand command = Commands.host(words.get(0));
		if (command == null) {
			return words.get(0).equals("help") ? matching(Commands.names(), last) : List.of();
		}
		Syntax syntax = command.syntax();
		List<String> before = words.subList(1, words.size() - 1);
		if (last.startsWith("--") && last.indexOf('=') < 0) {
			return matching(options(syntax, before), last);
		}
		String option = null;
		String value = last;
		String prefix = "";
		if (last.startsWith("--")) {
			option = last.substring(2, last.indexOf('='));
			prefix = last.substring(0, last.indexOf('=') + 1);
			value = last.substring(prefix.length());
		} else if (!before.isEmpty() && before.get(before.size() - 1).startsWith("--")) {
			String name = before.get(before.size() - 1).substring(2);
			if (syntax.options().stream().anyMatch(one -> one.name().equals(name) && one.kind() != Syntax.Kind.FLAG)) {
				option = name;
			}
		}
		if (option == null) {
			option = syntax.nextPlace(before);
		}
		if (option == null) {
			return List.of();
		}
		List<String> result = new ArrayList<>();
		try {
			for (String name : matching(values(syntax.command(), option, before, invocation), value)) {
				result.add(prefix + name);
			}
		} catch (HypervisorException | CommandFailure unknown) {
			return List.of(); // who completes does not want to read why
		}
		return result;
	}

	private static List<String> matching(Collection<String> all, String start) {
		return new ArrayList<>(new TreeSet<>(all.stream().filter(one -> one.startsWith(start)).toList()));
	}

	private static List<String> options(Syntax syntax, List<String> before) {
		List<String> result = new ArrayList<>();
		for (Syntax.Option option : syntax.options()) {
			if (!before.contains("--" + option.name())) {
				result.add("--" + option.name());
			}
		}
		for (String extra : new String[] { "--json", "--wait", "--parallel", "--help" }) {
			if (!before.contains(extra) && !result.contains(extra)) {
				result.add(extra);
			}
		}
		return result;
	}

	private static List<String> values(String command, String option, List<String> before, Invocation invocation) throws HypervisorException, CommandFailure {
		return switch (option) {
		case "domain" -> guests(command, invocation.session());
		case "network" -> invocation.session().networks(null).stream().filter(network -> fits(command, "net-start", "net-destroy", network.active()))
				.map(NetworkInfo::name).toList();
		case "pool" -> invocation.session().pools(null).stream().filter(pool -> fits(command, "pool-start", "pool-destroy", pool.active())).map(PoolInfo::name)
				.toList();
		case "secret" -> invocation.session().secrets().list(Set.of()).stream().map(SecretInfo::uuid).toList();
		case "snapshotname", "from" -> command.startsWith("checkpoint-") ? checkpoints(before, invocation.session()) : snapshots(before, invocation.session());
		case "checkpointname" -> checkpoints(before, invocation.session());
		case "mode" -> command.equals("domdirtyrate-calc") ? GuestMeasures.MODES : List.of("acpi", "agent", "initctl", "paravirt", "signal");
		case "type" -> command.equals("viewer") ? ViewerCommand.TYPES : List.of();
		case "event" -> command.equals("qemu-monitor-event") ? List.of()
				: EventCommands.kindOf(command).topics().stream().map(topic -> topic.word()).toList();
		case "path", "device", "dev", "target" -> OF_A_DISK.contains(command) ? disks(before, invocation.session()) : List.of();
		case "interface" -> OF_AN_INTERFACE.contains(command) ? interfaces(before, invocation.session())
				: invocation.session().hostObjects().list(HostObjects.Kind.INTERFACE).stream().map(HostObjects.Item::name).toList();
		case "codeset" -> List.of("linux", "xt", "atset1", "atset2", "atset3", "os_x", "xt_kbd", "win32", "usb", "qnum");
		case "command" -> Commands.names();
		default -> List.of();
		};
	}

	private static boolean fits(String command, String start, String end, boolean active) {
		return !command.equals(start) && !command.equals(end) || command.equals(end) == active;
	}

	private static List<String> guests(String command, HypervisorSession session) throws HypervisorException {
		List<String> names = new ArrayList<>();
		for (DomainInfo guest : session.domains(null)) {
			boolean active = guest.state().isActive();
			boolean fits = switch (command) {
			case "start", "domrename" -> !active;
			case "shutdown", "destroy", "reboot", "reset", "save", "managedsave", "dump", "send-key", "inject-nmi", "console", "screenshot", "domjobabort",
					"checkpoint-create", "checkpoint-create-as", "backup-begin", "guestvcpus", "cpu-stats", "qemu-agent-command", "qemu-monitor-command",
					"qemu-monitor-event", "get-user-sshkeys", "set-user-sshkeys", "domdirtyrate-calc", "gdb", "viewer" ->
				active;
			case "suspend" -> active && guest.state() != DomainState.PAUSED;
			case "resume" -> guest.state() == DomainState.PAUSED || guest.state() == DomainState.PMSUSPENDED;
			default -> true;
			};
			if (fits) {
				names.add(guest.name());
			}
		}
		return names;
	}

	private static List<String> snapshots(List<String> before, HypervisorSession session) throws HypervisorException, CommandFailure {
		for (String word : before) {
			if (!word.startsWith("-")) {
				DomainId id = Lookups.domain(session, word).id();
				return session.snapshots().list(id, Set.of()).stream().map(SnapshotInfo::name).toList();
			}
		}
		return List.of();
	}

	private static List<String> disks(List<String> before, HypervisorSession session) throws HypervisorException, CommandFailure {
		return DomainDisk.of(definition(before, session)).stream().map(DomainDisk::target).toList();
	}

	/** The name on the host, or the MAC address of one that has none. */
	private static List<String> interfaces(List<String> before, HypervisorSession session) throws HypervisorException, CommandFailure {
		return DefinitionDom.of(definition(before, session)).devices("interface").stream().map(one -> {
			String name = DefinitionDom.attribute(one, "target", "dev");
			return name.isEmpty() ? DefinitionDom.attribute(one, "mac", "address") : name;
		}).toList();
	}

	/** Of the guest that is named by the first word. */
	private static String definition(List<String> before, HypervisorSession session) throws HypervisorException, CommandFailure {
		String name = before.stream().filter(word -> !word.startsWith("-")).findFirst().orElseThrow(() -> new CommandFailure(CommandFailure.SILENT));
		return session.domainXml(Lookups.domain(session, name).id(), XmlView.LIVE);
	}

	private static List<String> checkpoints(List<String> before, HypervisorSession session) throws HypervisorException, CommandFailure {
		for (String word : before) {
			if (!word.startsWith("-")) {
				DomainId id = Lookups.domain(session, word).id();
				return session.checkpoints().list(id, Set.of()).stream().map(CheckpointInfo::name).toList();
			}
		}
		return List.of();
	}
}

package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.VolumeInfo;
import org.gasthaus.hypervisor.VolumeWipe;
import org.gasthaus.hypervisor.XmlView;
import org.w3c.dom.Element;

/**
 * The volumes that {@code undefine} removes with a domain. They are looked up before the domain goes, and only what a storage pool has is removed; nothing
 * is if one of those that were named is not a disk of the domain.
 */
final class RemovedStorage {
	private final boolean all;
	private final boolean wipe;
	private final boolean snapshots;
	private final List<String> named;
	private final List<Found> found = new ArrayList<>();

	/** A volume and how the domain names it. */
	private record Found(String target, String source, VolumeInfo volume) {
	}

	private RemovedStorage(boolean all, boolean wipe, boolean snapshots, List<String> named) {
		this.all = all;
		this.wipe = wipe;
		this.snapshots = snapshots;
		this.named = named;
	}

	static Syntax options(Syntax syntax) {
		return syntax.text("storage").flags("remove-all-storage", "delete-storage-volume-snapshots", "wipe-storage");
	}

	/** @return {@code null} if nothing is to be removed */
	static RemovedStorage of(Arguments arguments) throws CommandFailure {
		boolean all = arguments.has("remove-all-storage");
		boolean some = arguments.has("storage");
		if (arguments.has("delete-storage-volume-snapshots") && !all) {
			throw new CommandFailure("Option --remove-all-storage is required by option --delete-storage-volume-snapshots");
		}
		if (all && some) {
			throw new CommandFailure("Specified both --storage and --remove-all-storage");
		}
		if (!all && !some) {
			if (arguments.has("wipe-storage")) {
				throw new CommandFailure("'--wipe-storage' requires '--storage <string>' or '--remove-all-storage'");
			}
			return null;
		}
		List<String> named = new ArrayList<>(some ? Arrays.asList(arguments.text("storage").split(",")) : List.of());
		named.removeIf(String::isEmpty);
		return new RemovedStorage(all, arguments.has("wipe-storage"), arguments.has("delete-storage-volume-snapshots"), named);
	}

	/** Looks for the volumes; tells those that no pool has. */
	void find(HypervisorSession session, DomainInfo domain, Invocation invocation) throws CommandFailure, HypervisorException {
		if (domain.state().isActive()) {
			throw new CommandFailure("Storage volume deletion is supported only on stopped domains");
		}
		for (Element disk : DefinitionDom.of(session.domainXml(domain.id(), XmlView.INACTIVE)).devices("disk")) {
			String target = DefinitionDom.attribute(disk, "target", "dev");
			Element source = DefinitionDom.child(disk, "source");
			String name = source == null ? "" : name(source);
			if (name.isEmpty() || !all && !named.remove(target) && !named.remove(name)) {
				continue;
			}
			try {
				found.add(new Found(target, name, volume(session, source, name)));
			} catch (HypervisorException e) {
				invocation.out().flush();
				invocation.err().append("error: Storage volume '" + target + "'(" + name + ") is not managed by libvirt. Remove it manually.\n\n");
			}
		}
		if (!named.isEmpty()) {
			StringBuilder message = new StringBuilder();
			named.forEach(one -> message.append(message.length() == 0 ? "" : "error: ").append("Volume '").append(one).append("' was not found in domain's definition.\n\n"));
			message.setLength(message.length() - 1);
			throw new CommandFailure(message.toString());
		}
	}

	private static String name(Element source) {
		for (String attribute : new String[] { "file", "dir", "name", "dev", "volume" }) {
			if (!source.getAttribute(attribute).isEmpty()) {
				return source.getAttribute(attribute);
			}
		}
		return "";
	}

	private static VolumeInfo volume(HypervisorSession session, Element source, String name) throws HypervisorException {
		if (source.hasAttribute("pool")) {
			PoolInfo pool = session.pool(source.getAttribute("pool"));
			return session.volumes().find(pool.uuid(), name);
		}
		return session.volumes().find(name);
	}

	/** Removes what was found. @throws CommandFailure if something could not be removed, after all was tried */
	void remove(HypervisorSession session, Invocation invocation) throws CommandFailure {
		boolean failed = false;
		for (Found one : found) {
			String shown = "'" + one.target() + "'(" + one.source() + ")";
			try {
				if (wipe) {
					say(invocation, "Wiping volume " + shown + " ... ");
					session.volumes().wipe(one.volume(), VolumeWipe.ZERO);
					say(invocation, "Done.\n");
				}
			} catch (HypervisorException e) {
				say(invocation, "Failed! Volume not removed.");
				tell(invocation, e.reason());
				failed = true;
				continue;
			}
			try {
				session.volumes().delete(one.volume(), snapshots);
				say(invocation, "Volume " + shown + " removed.\n");
			} catch (HypervisorException e) {
				tell(invocation, "Failed to remove storage volume " + shown);
				tell(invocation, e.reason());
				failed = true;
			}
		}
		if (failed) {
			throw new CommandFailure(CommandFailure.SILENT);
		}
	}

	private static void say(Invocation invocation, String text) {
		if (!invocation.quiet()) {
			invocation.out().append(text);
		}
	}

	private static void tell(Invocation invocation, String line) {
		invocation.out().flush();
		invocation.err().append("error: ").append(line).append('\n');
	}
}

package org.gasthaus.ui.internal.guest;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.GuestState;
import org.gasthaus.core.op.MigrateDomain;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.MigrationOption;

/** Where a guest shall go and how, and what is against it as far as is known. Plain Java, for the dialog to show; asks no host. */
final class MigrationChoices {
	/** What becomes of the disks. */
	enum Disks {
		/** Both hosts see them at the same paths. */
		SHARED,
		/** They are copied as a whole. */
		COPIED,
		/** What they have more than the images that they are based on is copied. */
		INCREMENT
	}

	/**
	 * What the user ticked.
	 *
	 * @param keep its definition is stored on the destination
	 * @param remove its definition is removed here
	 * @param paused it stands still on the destination
	 * @param slow it is slowed down until it can go
	 */
	record Ticks(boolean keep, boolean remove, boolean paused, boolean slow, Disks disks) {
	}

	private final GuestState state;
	private final List<Connection> destinations;

	/** @param all the connections that there are */
	MigrationChoices(GuestState state, List<Connection> all) {
		this.state = state;
		Connection here = state.domain().connection();
		// another kind of hypervisor could not run it
		this.destinations = all.stream().filter(one -> one != here && one.access() == Access.READ_WRITE && one.uri().driver().equals(here.uri().driver())).toList();
	}

	GuestState state() {
		return state;
	}

	/** The hosts that it may go to. */
	List<Connection> destinations() {
		return destinations;
	}

	/** What is wrong, a sentence; empty if nothing is known to be. */
	String problem(Connection destination, Ticks ticks) {
		DomainHandle domain = state.domain();
		if (destination == null) {
			return NLS.bind(Messages.Migrate_nowhere, domain.connection().uri().driver());
		}
		for (DomainInfo there : destination.inventory().domains()) {
			boolean same = there.id().uuid().equals(domain.id().uuid());
			if (same && there.state().isActive()) {
				return NLS.bind(Messages.Migrate_runsThere, domain.name(), destination);
			}
			if (!same && there.name().equals(domain.name())) {
				return NLS.bind(Messages.Migrate_nameTaken, destination, domain.name());
			}
		}
		if (!state.isRunning() && !ticks.keep()) {
			return Messages.Migrate_offKeeps;
		}
		return "";
	}

	/** What to know although nothing is wrong. */
	String message(Ticks ticks) {
		if (!state.isRunning()) {
			return Messages.Migrate_off;
		}
		return ticks.disks() == Disks.SHARED ? Messages.Migrate_shared : Messages.Migrate_copied;
	}

	/** How it goes, in libvirt's words. */
	Set<MigrationOption> options(Ticks ticks) {
		Set<MigrationOption> options = EnumSet.noneOf(MigrationOption.class);
		if (state.isRunning()) {
			options.add(MigrationOption.LIVE);
			add(options, ticks.paused(), MigrationOption.PAUSED);
			add(options, ticks.slow(), MigrationOption.AUTO_CONVERGE);
			add(options, ticks.disks() == Disks.COPIED, MigrationOption.COPY_STORAGE);
			add(options, ticks.disks() == Disks.INCREMENT, MigrationOption.COPY_STORAGE_INCREMENT);
		} else {
			options.add(MigrationOption.OFFLINE);
		}
		add(options, ticks.keep(), MigrationOption.PERSIST_DESTINATION);
		add(options, ticks.remove() && state.details().info().persistent(), MigrationOption.UNDEFINE_SOURCE);
		return options;
	}

	private static void add(Set<MigrationOption> options, boolean wanted, MigrationOption option) {
		if (wanted) {
			options.add(option);
		}
	}

	/** What does it. */
	MigrateDomain operation(Connection destination, Ticks ticks) {
		return new MigrateDomain(state.domain(), destination, options(ticks), List.of());
	}
}

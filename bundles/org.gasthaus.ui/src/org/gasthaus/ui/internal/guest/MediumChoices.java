package org.gasthaus.ui.internal.guest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.GuestState;
import org.gasthaus.core.GuestState.Drive;
import org.gasthaus.core.op.ChangeMedium;
import org.gasthaus.hypervisor.Impact;

/** Which medium the user wants in which drive, and what is wrong with that. Plain Java, for the dialog to show. */
final class MediumChoices {
	private final GuestState state;
	private final List<Drive> drives;

	MediumChoices(GuestState state) {
		this.state = state;
		List<Drive> all = new ArrayList<>(state.now().drives());
		if (state.stored() != null) {
			// what was added for the next start
			state.stored().drives().stream().filter(drive -> all.stream().noneMatch(known -> known.target().equals(drive.target()))).forEach(all::add);
		}
		drives = List.copyOf(all);
	}

	GuestState state() {
		return state;
	}

	/** The drives, those of the running guest first. */
	List<Drive> drives() {
		return drives;
	}

	/** A drive in words. */
	static String label(Drive drive) {
		return NLS.bind(drive.medium().isEmpty() ? Messages.Medium_empty : Messages.Medium_holds, new Object[] { drive.target(), drive.device(), drive.medium() });
	}

	/** The media that are known by the drives themselves. */
	Set<String> known() {
		Set<String> media = new TreeSet<>();
		drives.forEach(drive -> media.add(drive.medium()));
		media.remove("");
		return media;
	}

	/** What is wrong, a sentence; empty if nothing is, {@code null} for what is not complete or changes nothing yet. */
	String problem(Drive drive, boolean eject, String file, Set<Impact> impact) {
		if (drive == null) {
			return NLS.bind(Messages.Medium_noDrive, state.domain().name());
		}
		if (!eject && file.isBlank()) {
			return null;
		}
		if (!eject && (!file.startsWith("/") || file.endsWith("/"))) {
			return Messages.Medium_notAbsolute;
		}
		if (impact.isEmpty()) {
			return Messages.Resources_nothing;
		}
		if (impact.contains(Impact.LIVE) && state.running().drives().stream().noneMatch(one -> one.target().equals(drive.target()))) {
			return NLS.bind(Messages.Medium_notNow, drive.target());
		}
		if (impact.contains(Impact.CONFIG) && state.stored().drives().stream().noneMatch(one -> one.target().equals(drive.target()))) {
			return NLS.bind(Messages.Medium_notStored, drive.target());
		}
		return eject && drive.medium().isEmpty() && impact.size() < 2 ? null : "";
	}

	/** What does it. */
	ChangeMedium operation(Drive drive, boolean eject, String file, boolean force, Set<Impact> impact) {
		return new ChangeMedium(state.domain(), drive.target(), eject ? "" : file.strip(), force, impact);
	}
}

package org.gasthaus.ui.internal.guest;

import java.text.ParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.GuestState;
import org.gasthaus.core.GuestState.Resources;
import org.gasthaus.core.op.ChangeResources;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.ui.internal.Sizes;

/** What the user wants a guest to have, and what is wrong with that. Plain Java, for the dialog to show. */
final class ResourceChoices {
	private static final long KIB = 1024;
	/** In KiB. What fewer can boot from is history. */
	private static final long LITTLE_KIB = 64 * KIB;

	private final GuestState state;

	ResourceChoices(GuestState state) {
		this.state = state;
	}

	GuestState state() {
		return state;
	}

	/** What the fields show first. */
	Resources first() {
		return state.now();
	}

	/** A size as the fields show it. */
	static String text(long kib) {
		return Sizes.text(kib * KIB);
	}

	/** A sentence about what differs between now and the next start; empty if nothing does. */
	String difference() {
		Resources running = state.running();
		Resources stored = state.stored();
		if (running == null || stored == null || same(running, stored)) {
			return "";
		}
		return NLS.bind(Messages.Resources_differs, new Object[] { text(stored.memoryKib()), text(stored.maxMemoryKib()), stored.vcpus(), stored.maxVcpus() });
	}

	private static boolean same(Resources one, Resources other) {
		return one.memoryKib() == other.memoryKib() && one.maxMemoryKib() == other.maxMemoryKib() && one.vcpus() == other.vcpus()
				&& one.maxVcpus() == other.maxVcpus();
	}

	/** What is wrong, a sentence; empty if nothing is, {@code null} for what changes nothing yet. */
	String problem(String memory, String maxMemory, int vcpus, int maxVcpus, boolean running, boolean stored) {
		Resources wanted;
		try {
			wanted = wanted(memory, maxMemory, vcpus, maxVcpus);
		} catch (ParseException e) {
			return Stream.of(memory, maxMemory).map(Sizes::unitMissing).filter(unit -> !unit.isEmpty()).findFirst().orElse(Messages.Resources_size);
		}
		if (wanted.memoryKib() > wanted.maxMemoryKib()) {
			return NLS.bind(Messages.Resources_memoryAbove, text(wanted.memoryKib()), text(wanted.maxMemoryKib()));
		}
		if (vcpus > maxVcpus) {
			return NLS.bind(Messages.Resources_vcpusAbove, vcpus, maxVcpus);
		}
		if (!running && !stored) {
			return Messages.Resources_nothing;
		}
		Resources now = state.running();
		if (running && wanted.memoryKib() > now.maxMemoryKib()) {
			return NLS.bind(Messages.Resources_runningMemory, text(now.maxMemoryKib()));
		}
		if (running && vcpus > now.maxVcpus()) {
			return NLS.bind(Messages.Resources_runningVcpus, now.maxVcpus());
		}
		boolean changes = running && (wanted.memoryKib() != now.memoryKib() || vcpus != now.vcpus()) || stored && !same(wanted, state.stored());
		if (!changes && running && !stored && (wanted.maxMemoryKib() != now.maxMemoryKib() || maxVcpus != now.maxVcpus())) {
			return Messages.Resources_mostLater;
		}
		return changes ? "" : null;
	}

	/** What to know although nothing is wrong; empty for nothing. */
	String warning(String memory) {
		try {
			return kib(memory) < LITTLE_KIB ? NLS.bind(Messages.Resources_little, text(LITTLE_KIB)) : "";
		} catch (ParseException e) {
			return "";
		}
	}

	/** What does it. */
	ChangeResources operation(String memory, String maxMemory, int vcpus, int maxVcpus, boolean running, boolean stored) throws ParseException {
		Set<Impact> impact = EnumSet.noneOf(Impact.class);
		if (running) {
			impact.add(Impact.LIVE);
		}
		if (stored) {
			impact.add(Impact.CONFIG);
		}
		return new ChangeResources(state.domain(), wanted(memory, maxMemory, vcpus, maxVcpus), impact);
	}

	private Resources wanted(String memory, String maxMemory, int vcpus, int maxVcpus) throws ParseException {
		return new Resources(kib(memory), kib(maxMemory), vcpus, maxVcpus, List.of());
	}

	/** A field that shows what there is stands for exactly that, although it rounds. */
	private long kib(String size) throws ParseException {
		for (Resources known : new Resources[] { state.running(), state.stored() }) {
			if (known != null && size.strip().equals(text(known.memoryKib()))) {
				return known.memoryKib();
			}
			if (known != null && size.strip().equals(text(known.maxMemoryKib()))) {
				return known.maxMemoryKib();
			}
		}
		return Math.max(1, Sizes.bytes(size) / KIB);
	}
}

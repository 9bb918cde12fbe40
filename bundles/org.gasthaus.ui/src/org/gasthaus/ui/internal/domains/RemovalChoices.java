package org.gasthaus.ui.internal.domains;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.op.DomainRemovalPlan;
import org.gasthaus.core.op.RemoveDomain;
import org.gasthaus.hypervisor.UndefineOption;
import org.gasthaus.hypervisor.VolumeInfo;

/** What the user chose of all that belongs to a domain that is to be removed: nothing, in the beginning. Plain Java, for the dialog to show. */
public final class RemovalChoices {
	/** What one line is about. */
	public enum Kind {
		MANAGED_SAVE, SNAPSHOTS, NVRAM, VOLUME
	}

	/**
	 * A line.
	 *
	 * @param text what it is
	 * @param note what there is to know before one chooses; may be empty
	 * @param possible whether it can be chosen
	 * @param volume of a line for one
	 */
	public record Line(Kind kind, String text, String note, boolean possible, VolumeInfo volume) {
	}

	private final DomainRemovalPlan plan;
	private final List<Line> lines = new ArrayList<>();
	private final Set<Line> chosen = new LinkedHashSet<>();

	public RemovalChoices(DomainRemovalPlan plan) {
		this.plan = Objects.requireNonNull(plan);
		if (plan.managedSave()) {
			lines.add(new Line(Kind.MANAGED_SAVE, Messages.RemoveDomain_managedSave, Messages.RemoveDomain_needed, true, null));
		}
		if (!plan.snapshots().isEmpty()) {
			lines.add(new Line(Kind.SNAPSHOTS, NLS.bind(Messages.RemoveDomain_snapshots, String.join(", ", plan.snapshots())),
					Messages.RemoveDomain_needed, true, null));
		}
		if (!plan.nvram().isEmpty()) {
			lines.add(new Line(Kind.NVRAM, NLS.bind(Messages.RemoveDomain_nvram, plan.nvram()), "", true, null));
		}
		for (DomainRemovalPlan.Storage storage : plan.storage()) {
			lines.add(new Line(Kind.VOLUME, storage.disk().target() + "  " + storage.disk().source(), note(storage), storage.volume() != null && !plan.active(),
					storage.volume()));
		}
	}

	private String note(DomainRemovalPlan.Storage storage) {
		if (!storage.usedBy().isEmpty()) {
			return NLS.bind(Messages.RemoveDomain_usedBy, String.join(", ", storage.usedBy()));
		}
		if (storage.volume() == null) {
			return Messages.RemoveDomain_unmanaged;
		}
		return plan.active() ? Messages.RemoveDomain_inUse : "";
	}

	/** The domain's name. */
	public String name() {
		return plan.domain().name();
	}

	/** What happens, before anything is chosen. */
	public String message() {
		return NLS.bind(plan.active() ? Messages.RemoveDomain_messageActive : Messages.RemoveDomain_message, name(), plan.domain().connection());
	}

	/** All lines. */
	public List<Line> lines() {
		return List.copyOf(lines);
	}

	/** Chooses a line or not; one that is not possible stays as it is. @return whether it is chosen now */
	public boolean choose(Line line, boolean yes) {
		if (yes && line.possible()) {
			chosen.add(line);
		} else {
			chosen.remove(line);
		}
		return chosen.contains(line);
	}

	/** Why it cannot be removed as it was chosen, a sentence; empty if it can. */
	public String problem() {
		for (Line line : lines) {
			if ((line.kind() == Kind.MANAGED_SAVE || line.kind() == Kind.SNAPSHOTS) && !chosen.contains(line)) {
				return NLS.bind(Messages.RemoveDomain_keepsDefinition, line.text());
			}
		}
		return "";
	}

	/** A word of caution about what was chosen; empty for none. */
	public String warning() {
		return chosen.stream().filter(line -> line.kind() == Kind.VOLUME && !line.note().isEmpty()).findFirst()
				.map(line -> line.text() + ": " + line.note()).orElse("");
	}

	/** The operation that does what was chosen. */
	public RemoveDomain operation() {
		Set<UndefineOption> options = EnumSet.noneOf(UndefineOption.class);
		if (!plan.nvram().isEmpty()) {
			options.add(isChosen(Kind.NVRAM) ? UndefineOption.NVRAM : UndefineOption.KEEP_NVRAM);
		}
		if (isChosen(Kind.MANAGED_SAVE)) {
			options.add(UndefineOption.MANAGED_SAVE);
		}
		if (isChosen(Kind.SNAPSHOTS)) {
			options.add(UndefineOption.SNAPSHOTS_METADATA);
		}
		return new RemoveDomain(plan, options, chosen.stream().map(Line::volume).filter(Objects::nonNull).toList());
	}

	private boolean isChosen(Kind kind) {
		return chosen.stream().anyMatch(line -> line.kind() == kind);
	}
}

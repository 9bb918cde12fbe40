package org.gasthaus.ui.internal.domains;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Listing;
import org.gasthaus.core.Part;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.core.op.DeleteVolume;
import org.gasthaus.core.op.DomainRemovalPlan;
import org.gasthaus.core.op.PlanDomainRemoval;
import org.gasthaus.core.op.UndefineNetwork;
import org.gasthaus.core.op.UndefinePool;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.UiThread;
import org.gasthaus.ui.internal.Ask;
import org.gasthaus.ui.internal.Selections;
import org.gasthaus.ui.internal.hosts.HostsNode.Item;

/** Removes the selected domains, networks, pools and volumes, after it has asked and shown what goes; for several domains one dialog after the other. */
public final class RemoveHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Shell shell = HandlerUtil.getActiveShell(event);
		OneByOne<DomainRemovalPlan> dialogs = new OneByOne<>(plan -> ask(shell, plan));
		Selections.all(event, DomainHandle.class).forEach(domain -> OperationJob.launch(new PlanDomainRemoval(domain),
				plan -> UiThread.inUi(shell.getDisplay(), () -> dialogs.add(plan))));
		List<Item> items = Selections.all(event, Item.class).toList();
		if (!items.isEmpty() && Ask.whether(shell, Messages.RemoveDomain_title, question(items), Messages.RemoveDomain_button)) {
			items.forEach(item -> OperationJob.launch(item.isPool() ? new UndefinePool(item.pool()) : new UndefineNetwork(item.network())));
		}
		List<VolumeHandle> volumes = Selections.all(event, VolumeHandle.class).toList();
		if (!volumes.isEmpty() && Ask.whether(shell, Messages.DeleteVolume_title, volumeQuestion(volumes), Messages.DeleteVolume_button)) {
			volumes.forEach(volume -> OperationJob.launch(new DeleteVolume(volume, false)));
		}
		return null;
	}

	private static void ask(Shell shell, DomainRemovalPlan plan) {
		RemovalChoices choices = new RemovalChoices(plan);
		if (!shell.isDisposed() && new RemoveDomainDialog(shell, choices).open() == Window.OK) {
			OperationJob.launch(choices.operation());
		}
	}

	private static String question(List<Item> items) {
		String names = items.stream().map(Item::name).collect(Collectors.joining(", "));
		StringBuilder question = new StringBuilder(NLS.bind(Messages.RemoveDomain_items, names, items.get(0).connection()));
		if (items.stream().anyMatch(Item::isPool)) {
			question.append(' ').append(Messages.RemoveDomain_poolContents);
		}
		if (items.stream().anyMatch(Item::isActive)) {
			question.append(' ').append(Messages.RemoveDomain_itemsActive);
		}
		return question.toString();
	}

	private static String volumeQuestion(List<VolumeHandle> volumes) {
		String lines = volumes.stream().map(volume -> {
			List<String> users = users(volume);
			return users.isEmpty() ? volume.info().path() : NLS.bind(Messages.DeleteVolume_used, volume.info().path(), String.join(", ", users));
		}).collect(Collectors.joining("\n"));
		return NLS.bind(Messages.DeleteVolume_question, lines);
	}

	private static List<String> users(VolumeHandle volume) {
		return volume.connection().known(Part.diskUses()).map(Listing::items).orElse(List.of()).stream().filter(use -> use.isOf(volume.info()))
				.map(use -> use.domain().name()).distinct().toList();
	}
}

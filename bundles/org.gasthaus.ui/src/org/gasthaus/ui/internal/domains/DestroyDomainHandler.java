package org.gasthaus.ui.internal.domains;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.dialogs.MessageDialogWithToggle;
import org.eclipse.jface.preference.IPreferenceStore;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.op.DestroyDomain;
import org.gasthaus.core.op.DestroyNetwork;
import org.gasthaus.core.op.DestroyPool;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Ask;
import org.gasthaus.ui.internal.Selections;
import org.gasthaus.ui.internal.hosts.HostsNode.Item;
import org.gasthaus.ui.internal.preferences.UiPreferences;

/** Ends the selected domains, networks and storage pools at once, after it has asked. */
public final class DestroyDomainHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		List<DomainHandle> domains = Selections.all(event, DomainHandle.class).toList();
		if (!domains.isEmpty() && confirmed(HandlerUtil.getActiveShell(event), domains)) {
			domains.forEach(domain -> OperationJob.launch(new DestroyDomain(domain)));
		}
		List<Item> items = Selections.all(event, Item.class).toList();
		if (!items.isEmpty() && Ask.whether(HandlerUtil.getActiveShell(event), Messages.DestroyDomain_title, NLS.bind(Messages.DestroyDomain_items,
				items.stream().map(Item::name).collect(Collectors.joining(", ")), items.get(0).connection()), Messages.DestroyDomain_button)) {
			items.forEach(item -> OperationJob.launch(item.isPool() ? new DestroyPool(item.pool()) : new DestroyNetwork(item.network())));
		}
		return null;
	}

	private static boolean confirmed(Shell shell, List<DomainHandle> domains) {
		IPreferenceStore store = UiPreferences.store();
		if (!store.getBoolean(UiPreferences.ASK_BEFORE_DESTROY)) {
			return true;
		}
		String question = domains.size() == 1 ? NLS.bind(Messages.DestroyDomain_one, domains.get(0).name(), domains.get(0).connection())
				: NLS.bind(Messages.DestroyDomain_many, domains.size());
		// the button says what it does; the safe one is the default
		LinkedHashMap<String, Integer> buttons = new LinkedHashMap<>();
		buttons.put(Messages.DestroyDomain_button, IDialogConstants.OK_ID);
		buttons.put(IDialogConstants.CANCEL_LABEL, IDialogConstants.CANCEL_ID);
		MessageDialogWithToggle dialog = new MessageDialogWithToggle(shell, Messages.DestroyDomain_title, null, question, MessageDialog.WARNING, buttons, 1,
				Messages.DestroyDomain_toggle, false);
		boolean confirmed = dialog.open() == IDialogConstants.OK_ID;
		if (confirmed && dialog.getToggleState()) {
			store.setValue(UiPreferences.ASK_BEFORE_DESTROY, false);
		}
		return confirmed;
	}
}

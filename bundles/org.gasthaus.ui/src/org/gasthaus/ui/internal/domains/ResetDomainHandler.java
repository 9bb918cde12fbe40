package org.gasthaus.ui.internal.domains;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.op.ResetDomain;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Ask;
import org.gasthaus.ui.internal.Selections;

/** Boots the selected domains again at once, after it has asked: what the guests had not written is lost. */
public final class ResetDomainHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		List<DomainHandle> domains = Selections.all(event, DomainHandle.class).toList();
		String names = domains.stream().map(DomainHandle::name).collect(Collectors.joining(", "));
		if (!domains.isEmpty() && Ask.whether(HandlerUtil.getActiveShell(event), Messages.ResetDomain_title, NLS.bind(Messages.ResetDomain_question, names),
				Messages.ResetDomain_button)) {
			domains.forEach(domain -> OperationJob.launch(new ResetDomain(domain)));
		}
		return null;
	}
}

package org.gasthaus.ui.internal.domains;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.op.RenameDomain;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Ask;
import org.gasthaus.ui.internal.Selections;

/** Gives the selected domain another name. */
public final class RenameDomainHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Selections.all(event, DomainHandle.class).findFirst().ifPresent(domain -> {
			String now = domain.info().map(info -> info.name()).orElse(domain.name());
			Ask.text(HandlerUtil.getActiveShell(event), Messages.RenameDomain_title, NLS.bind(Messages.RenameDomain_question, now), now,
					Messages.RenameDomain_button,
					name -> problem(domain, now, name)).ifPresent(name -> OperationJob.launch(new RenameDomain(domain, name)));
		});
		return null;
	}

	private static String problem(DomainHandle domain, String now, String name) {
		if (name.isBlank() || name.equals(now)) {
			return "";
		}
		if (name.indexOf('/') >= 0 || name.indexOf('\n') >= 0) {
			return Messages.RenameDomain_slash;
		}
		return domain.connection().inventory().domains().stream().anyMatch(other -> other.name().equals(name))
				? NLS.bind(Messages.RenameDomain_taken, name) : null;
	}
}

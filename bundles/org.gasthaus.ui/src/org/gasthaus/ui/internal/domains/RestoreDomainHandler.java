package org.gasthaus.ui.internal.domains;

import java.util.Set;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.Connection;
import org.gasthaus.core.op.RestoreDomain;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Ask;
import org.gasthaus.ui.internal.Selections;

/** Lets a domain go on from a file of the selected host. */
public final class RestoreDomainHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Selections.all(event, Connection.class).findFirst().ifPresent(connection -> Ask
				.text(HandlerUtil.getActiveShell(event), Messages.RestoreDomain_title, NLS.bind(Messages.RestoreDomain_question, connection),
						"/var/lib/libvirt/qemu/save/", Messages.RestoreDomain_button, SaveDomainHandler::problem)
				.ifPresent(file -> OperationJob.launch(new RestoreDomain(connection, file, Set.of()))));
		return null;
	}
}

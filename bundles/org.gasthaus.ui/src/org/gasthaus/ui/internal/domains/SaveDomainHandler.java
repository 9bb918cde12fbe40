package org.gasthaus.ui.internal.domains;

import java.util.Set;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.op.SaveDomain;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Ask;
import org.gasthaus.ui.internal.Selections;

/** Saves the state of the selected domain to a file of its host, and ends the domain. */
public final class SaveDomainHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Selections.all(event, DomainHandle.class).findFirst().ifPresent(domain -> Ask
				.text(HandlerUtil.getActiveShell(event), Messages.SaveDomain_title, NLS.bind(Messages.SaveDomain_question, domain.name(), domain.connection()),
						"/var/lib/libvirt/qemu/save/" + domain.name() + ".saved", Messages.SaveDomain_button, SaveDomainHandler::problem)
				.ifPresent(file -> OperationJob.launch(new SaveDomain(domain, file, Set.of()))));
		return null;
	}

	/** What is wrong with the name of a file on a host. */
	static String problem(String file) {
		if (file.isEmpty()) {
			return "";
		}
		return file.startsWith("/") && !file.endsWith("/") ? null : Messages.SaveDomain_notAbsolute;
	}
}

package org.gasthaus.ui.internal.guest;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.op.InjectNmi;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Ask;
import org.gasthaus.ui.internal.Selections;

/** Interrupts the processors of the selected domains so that their systems cannot overhear it; asks first. */
public final class InjectNmiHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Selections.all(event, DomainHandle.class).filter(domain -> Ask.whether(HandlerUtil.getActiveShell(event), Messages.Nmi_title,
				NLS.bind(Messages.Nmi_question, domain.name()), Messages.Nmi_button)).forEach(domain -> OperationJob.launch(new InjectNmi(domain)));
		return null;
	}
}

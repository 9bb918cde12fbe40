package org.gasthaus.ui.internal.guest;

import java.util.stream.Stream;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.op.SendKeys;
import org.gasthaus.hypervisor.DomainInput.CodeSet;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Ask;
import org.gasthaus.ui.internal.Selections;

/** Presses keys of the selected domains, as the command's parameter names them by Linux's numbers: {@code 29,56,111}. */
public final class SendKeysHandler extends AbstractHandler {
	private static final String KEYS = "org.gasthaus.ui.keys";
	/** Alt, SysRq and C: Linux crashes at once. */
	private static final String CRASH = "56,99,46";

	@Override
	public Object execute(ExecutionEvent event) {
		String keys = event.getParameter(KEYS);
		Stream<DomainHandle> domains = Selections.all(event, DomainHandle.class);
		int[] numbers = Stream.of(keys.split(",")).mapToInt(Integer::parseInt).toArray();
		domains.forEach(domain -> {
			if (!keys.equals(CRASH) || Ask.whether(HandlerUtil.getActiveShell(event), Messages.Crash_title, NLS.bind(Messages.Crash_question, domain.name()),
					Messages.Crash_button)) {
				OperationJob.launch(new SendKeys(domain, CodeSet.LINUX, 0, numbers));
			}
		});
		return null;
	}
}

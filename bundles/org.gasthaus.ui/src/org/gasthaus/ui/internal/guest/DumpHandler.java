package org.gasthaus.ui.internal.guest;

import java.util.Set;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.op.DumpDomain;
import org.gasthaus.hypervisor.DumpFormat;
import org.gasthaus.hypervisor.DumpOption;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Ask;
import org.gasthaus.ui.internal.Selections;

/** Writes the memory of the selected domain to a file of its host, for a debugger. The domain goes on. */
public final class DumpHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Selections.all(event, DomainHandle.class).findFirst().ifPresent(domain -> Ask
				.text(HandlerUtil.getActiveShell(event), Messages.Dump_title, NLS.bind(Messages.Dump_question, domain.name(), domain.connection()),
						"/var/lib/libvirt/qemu/dump/" + domain.name() + ".dump", Messages.Dump_button,
						file -> file.isEmpty() ? "" : file.startsWith("/") && !file.endsWith("/") ? null : Messages.Medium_notAbsolute)
				.ifPresent(file -> OperationJob.launch(new DumpDomain(domain, file, DumpFormat.RAW, Set.of(DumpOption.MEMORY_ONLY)))));
		return null;
	}
}

package org.gasthaus.ui.internal.connections;

import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.osgi.service.component.annotations.Component;

/** Asks for credentials in a dialog; the thread that opens the connection waits, the UI thread does not. */
@Component
public final class WorkbenchPrompt implements CredentialsPrompt {
	private final RememberingPrompt remembering = new RememberingPrompt(new SecureStore(), WorkbenchPrompt::askPerson);

	@Override
	public char[] ask(Request request) {
		return remembering.ask(request);
	}

	@Override
	public void told(ConnectionUri uri, boolean accepted) {
		remembering.told(uri, accepted);
	}

	private static RememberingPrompt.Answer askPerson(Request request) {
		if (!PlatformUI.isWorkbenchRunning()) {
			return null;
		}
		Display display = PlatformUI.getWorkbench().getDisplay();
		AtomicReference<RememberingPrompt.Answer> answer = new AtomicReference<>();
		try {
			display.syncExec(() -> {
				CredentialsDialog dialog = new CredentialsDialog(display.getActiveShell(), request);
				if (dialog.open() == Window.OK) {
					answer.set(dialog.answer());
				}
			});
		} catch (SWTException e) {
			if (!display.isDisposed()) {
				throw e;
			}
		}
		return answer.get();
	}
}

package org.gasthaus.cli.internal;

import java.nio.file.Path;
import java.util.List;

import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.gasthaus.core.Backends;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/** The command {@code gasthaus} in Equinox: {@code -application org.gasthaus.cli.application}, with the back ends that are installed there. */
public final class Application implements IApplication {
	/** Runs one command. Its exit code becomes that of the process. */
	@Override
	public Object start(IApplicationContext context) {
		BundleContext bundles = FrameworkUtil.getBundle(Application.class).getBundleContext();
		ServiceReference<Backends> reference = bundles.getServiceReference(Backends.class);
		Backends backends = reference == null ? Backends.of(List.of()) : bundles.getService(reference);
		context.applicationRunning();
		String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
		return new CommandLine(System.getenv(), Path.of(""), System.out, System.err, () -> backends).run(arguments);
	}

	@Override
	public void stop() {
		// a command ends by itself
	}
}

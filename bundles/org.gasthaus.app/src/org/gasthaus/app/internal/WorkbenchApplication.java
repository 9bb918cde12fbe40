package org.gasthaus.app.internal;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.URIUtil;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.osgi.service.datalocation.Location;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;

/**
 * The workbench as a program. The workspace is the folder given by {@code -data}, else {@code gasthaus-workspace} in the
 * user's home. A workspace that cannot be taken, and a display that cannot be opened, end the program with one sentence on the
 * error stream and exit code 2.
 */
public final class WorkbenchApplication implements IApplication {
	/** The program could not do what it was asked to. */
	private static final Integer EXIT_COULD_NOT_RUN = 2;

	@Override
	public Object start(IApplicationContext context) {
		Location workspace = Platform.getInstanceLocation();
		String problem = lock(workspace);
		if (problem != null) {
			return refuse(context, System.err, problem);
		}
		// about.mappings takes it from there
		System.setProperty("org.gasthaus.version", version(context));
		Display display;
		try {
			display = PlatformUI.createDisplay();
		} catch (SWTError | SWTException e) {
			workspace.release();
			return refuse(context, System.err, noDisplay(System.getenv("WAYLAND_DISPLAY"), System.getenv("DISPLAY"), e));
		}
		try {
			int code = PlatformUI.createAndRunWorkbench(display, new GasthausWorkbenchAdvisor());
			return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
		} finally {
			display.dispose();
			workspace.release();
		}
	}

	private static Integer refuse(IApplicationContext context, PrintStream err, String problem) {
		context.applicationRunning();
		// the launcher would show a window of its own with the whole command line
		System.setProperty("eclipse.exitdata", "");
		err.println(problem);
		return EXIT_COULD_NOT_RUN;
	}

	private static String noDisplay(String wayland, String x11, Throwable e) {
		String display = x11 == null || x11.isBlank() ? wayland : x11;
		return display == null || display.isBlank() ? Messages.WorkbenchApplication_noDisplay
				: NLS.bind(Messages.WorkbenchApplication_badDisplay, display, e.getMessage());
	}

	private static String version(IApplicationContext context) {
		return context.getBrandingBundle() == null ? "" : context.getBrandingBundle().getVersion().toString();
	}

	/** Takes the workspace. @return why that is not possible, or {@code null} */
	private static String lock(Location workspace) {
		if (workspace == null) {
			return Messages.WorkbenchApplication_noWorkspace;
		}
		try {
			if (!workspace.isSet()) {
				workspace.set(defaultWorkspace(workspace), false);
			}
			if (workspace.lock()) {
				return null;
			}
			return NLS.bind(Messages.WorkbenchApplication_locked, folder(workspace));
		} catch (IOException e) {
			return NLS.bind(Messages.WorkbenchApplication_notWritable, folder(workspace), String.valueOf(e.getMessage()).replaceFirst("\\.$", ""));
		}
	}

	private static URL defaultWorkspace(Location workspace) throws IOException {
		// whoever starts us may name another default; the framework's own, a folder below the current one, is never meant
		URL named = System.getProperty("osgi.instance.area.default") == null ? null : workspace.getDefault();
		return named != null ? named : Path.of(System.getProperty("user.home"), "gasthaus-workspace").toUri().toURL();
	}

	private static String folder(Location workspace) {
		try {
			return workspace.getURL() == null ? "" : new File(URIUtil.toURI(workspace.getURL())).getPath();
		} catch (URISyntaxException e) {
			return workspace.getURL().toString();
		}
	}

	@Override
	public void stop() {
		if (PlatformUI.isWorkbenchRunning()) {
			IWorkbench workbench = PlatformUI.getWorkbench();
			Display display = workbench.getDisplay();
			display.syncExec(() -> {
				if (!display.isDisposed()) {
					workbench.close();
				}
			});
		}
	}
}

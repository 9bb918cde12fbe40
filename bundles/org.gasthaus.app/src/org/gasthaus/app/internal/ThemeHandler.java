package org.gasthaus.app.internal;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.e4.ui.css.swt.theme.ITheme;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.handlers.RadioState;

/** Switches the whole workbench between light and dark at once, and for the next starts. */
public final class ThemeHandler extends AbstractHandler {
	private static final String COMMAND = "org.gasthaus.app.command.theme";
	private static final String LIGHT = "org.eclipse.e4.ui.css.theme.e4_default";
	private static final String DARK = "org.eclipse.e4.ui.css.theme.e4_dark";

	@Override
	public Object execute(ExecutionEvent event) throws ExecutionException {
		if (HandlerUtil.matchesRadioState(event)) {
			return null;
		}
		String wanted = event.getParameter(RadioState.PARAMETER_ID);
		IThemeEngine engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
		engine.setTheme("dark".equals(wanted) ? DARK : LIGHT, true);
		HandlerUtil.updateRadioState(event.getCommand(), wanted);
		return null;
	}

	/** The theme may have been chosen elsewhere: in the preferences, or by the desktop. */
	static void showCurrentTheme() {
		ITheme theme = PlatformUI.getWorkbench().getService(IThemeEngine.class).getActiveTheme();
		boolean dark = theme != null && theme.getId().startsWith(DARK);
		PlatformUI.getWorkbench().getService(ICommandService.class).getCommand(COMMAND).getState(RadioState.STATE_ID)
				.setValue(dark ? "dark" : "light");
	}
}

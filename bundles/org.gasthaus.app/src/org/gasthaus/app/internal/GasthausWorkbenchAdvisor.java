package org.gasthaus.app.internal;

import java.net.URL;

import org.eclipse.core.resources.IWorkspace;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.FileLocator;
import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.Platform;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.eclipse.ui.ide.IDE;
import org.gasthaus.ui.GasthausUi;

/** What our workbench is, apart from what others contribute: the workspace's resources, the first perspective, saving. */
final class GasthausWorkbenchAdvisor extends WorkbenchAdvisor {
	@Override
	public void initialize(IWorkbenchConfigurer configurer) {
		configurer.setSaveAndRestore(true);
		configurer.setExitOnLastWindowClose(true);
		// files, projects and markers get the labels and property sheets that the IDE gives them
		IDE.registerAdapters();
		declareImages(configurer);
	}

	/** The views of the IDE (problems, projects) take these images from the workbench; nobody else declares them. */
	private static void declareImages(IWorkbenchConfigurer configurer) {
		image(configurer, IDE.SharedImages.IMG_OBJ_PROJECT, "obj16/prj_obj");
		image(configurer, IDE.SharedImages.IMG_OBJ_PROJECT_CLOSED, "obj16/cprj_obj");
		image(configurer, IDE.SharedImages.IMG_OPEN_MARKER, "elcl16/gotoobj_tsk");
		image(configurer, "IMG_OBJS_ERROR_PATH", "obj16/error_tsk");
		image(configurer, "IMG_OBJS_WARNING_PATH", "obj16/warn_tsk");
		image(configurer, "IMG_OBJS_INFO_PATH", "obj16/info_tsk");
		image(configurer, "IMG_ETOOL_PROBLEM_CATEGORY", "etool16/problem_category");
		image(configurer, "IMG_LCL_FLAT_LAYOUT", "elcl16/flatLayout");
		image(configurer, "IMG_LCL_HIERARCHICAL_LAYOUT", "elcl16/hierarchicalLayout");
		image(configurer, "IMG_ELCL_QUICK_FIX_ENABLED", "elcl16/smartmode_co");
		image(configurer, "IMG_DLCL_QUICK_FIX_DISABLED", "dlcl16/smartmode_co");
		image(configurer, "IMG_OBJS_FIXABLE_WARNING_PATH", "obj16/quickfix_warning_obj");
		image(configurer, "IMG_OBJS_FIXABLE_ERROR_PATH", "obj16/quickfix_error_obj");
		image(configurer, "IMG_OBJS_FIXABLE_INFO_PATH", "obj16/quickfix_info_obj");
	}

	private static void image(IWorkbenchConfigurer configurer, String key, String name) {
		URL found = FileLocator.find(Platform.getBundle("org.eclipse.ui.ide"), IPath.fromPortableString("icons/full/" + name + ".svg"));
		if (found != null) {
			configurer.declareImage(key, ImageDescriptor.createFromURL(found), true);
		}
	}

	@Override
	public String getInitialWindowPerspectiveId() {
		return GasthausUi.PERSPECTIVE;
	}

	@Override
	public String getMainPreferencePageId() {
		return "org.gasthaus.ui.preferences";
	}

	@Override
	public IAdaptable getDefaultPageInput() {
		return ResourcesPlugin.getWorkspace().getRoot();
	}

	@Override
	public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
		return new GasthausWindowAdvisor(configurer);
	}

	@Override
	public void postStartup() {
		ThemeHandler.showCurrentTheme();
	}

	@Override
	public void postShutdown() {
		IWorkspace workspace = ResourcesPlugin.getWorkspace();
		try {
			workspace.save(true, null);
		} catch (CoreException e) {
			ILog.of(getClass()).log(e.getStatus());
		}
	}
}

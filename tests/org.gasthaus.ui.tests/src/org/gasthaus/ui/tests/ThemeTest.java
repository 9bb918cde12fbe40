package org.gasthaus.ui.tests;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.preference.JFacePreferences;
import org.eclipse.jface.preference.PreferenceConverter;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.editors.text.EditorsUI;
import org.eclipse.ui.ide.IDE;
import org.eclipse.ui.texteditor.ITextEditor;
import org.junit.jupiter.api.Test;

/**
 * Light and dark, and the pictures of the window for the documents. The last of the classes by its name: what is left of a theme that was
 * switched off is not to be in the pictures of others.
 */
class ThemeTest extends WindowTest {
	private static final String PROBLEMS = "org.eclipse.ui.views.ProblemView";

	@Test
	void darkThemeIsDarkAndReadable() throws Exception {
		ITextEditor editor = arrange();
		ImageData light = Screenshots.take("workbench");
		assertLooksRight(light);
		RGB lightElement = Window.ui(() -> DefinitionEditorTest.colour("element").getRGB());
		Tree tree = Hosts.tree();
		Window.choose("Window", "Appearance", "Dark");
		try {
			Window.await("a dark tree", () -> brightness(tree.getBackground()) < 100);
			Window.await("other colours in the text", () -> !DefinitionEditorTest.colour("element").getRGB().equals(lightElement));
			DefinitionEditorTest.awaitColours(editor);
			Control text = Window.ui(() -> editor.getAdapter(org.eclipse.jface.text.ITextViewer.class).getTextWidget());
			Window.await("a dark editor", () -> brightness(text.getBackground()) < 100);
			for (String mark : List.of("occurrence", "declaration")) {
				Window.await("dark marks behind light text", () -> {
					RGB colour = PreferenceConverter.getColor(EditorsUI.getPreferenceStore(), "org.gasthaus.xml.ui." + mark + ".color");
					return colour.red + colour.green + colour.blue < 300;
				});
			}
			for (String remark : List.of(JFacePreferences.DECORATIONS_COLOR, JFacePreferences.QUALIFIER_COLOR)) {
				Window.await("light remarks on dark", () -> brightness(JFaceResources.getColorRegistry().get(remark)) > 150);
			}
			Screenshots.settle();
			ImageData dark = Screenshots.take("workbench-dark");
			assertLooksRight(dark);
			assertTrue(average(dark) < 110, "Average brightness of the dark window: " + average(dark));
			assertTrue(average(light) > 190, "Average brightness of the light window: " + average(light));
			Screenshots.publish("workbench");
			Screenshots.publish("workbench-dark");
		} finally {
			Window.choose("Window", "Appearance", "Light");
			Window.await("a light tree", () -> brightness(tree.getBackground()) > 200);
			Window.await("dark remarks on light", () -> brightness(JFaceResources.getColorRegistry().get(JFacePreferences.QUALIFIER_COLOR)) < 140);
			Window.await("light marks", () -> PreferenceConverter.getColor(EditorsUI.getPreferenceStore(), "org.gasthaus.xml.ui.occurrence.color").red > 150);
		}
	}

	/** The window of the documents: the guest's definition, and a file with a mistake. */
	private static ITextEditor arrange() throws Exception {
		IProject project = ResourcesPlugin.getWorkspace().getRoot().getProject("guests");
		if (project.exists()) {
			project.delete(true, true, null);
		}
		IFile file = DefinitionEditorTest.file("web.xml", """
				<domain type='kvm'>
				  <name>web</name>
				  <memory unit='GiB'>2</memory>
				  <!-- two of the host's cores -->
				  <vcpu placement='statik'>2</vcpu>
				  <os>
				    <type arch='x86_64'>hvm</type>
				  </os>
				  <devices>
				    <disk type='file' device='disk'>
				      <source file='/var/lib/libvirt/images/web.qcow2'/>
				      <target dev='vda' bus='virtio'/>
				    </disk>
				  </devices>
				</domain>
				""");
		DefinitionEditorTest.openGuest();
		ITextEditor editor = Window.text(Window.ui(() -> IDE.openEditor(Window.page(), file)));
		Window.ui(() -> Window.page().showView(PROBLEMS));
		Window.await("the marker", () -> file.findMarkers("org.gasthaus.xml.ui.problem", true, IResource.DEPTH_ZERO).length == 1);
		Tree problems = Window.await("the problem in the Problems view", () -> Window.find(Window.shell(), Tree.class,
				tree -> tree.getColumnCount() > 3 && tree.getItemCount() == 1));
		assertNotNull(problems);
		Window.ui(() -> {
			// the children are made when the branch is about to open
			Event expand = new Event();
			expand.item = problems.getItem(0);
			problems.notifyListeners(SWT.Expand, expand);
			problems.getItem(0).setExpanded(true);
		});
		DefinitionEditorTest.awaitColours(editor);
		Hosts.select(Hosts.guest());
		Window.await("Suspend to be enabled in the tool bar", () -> Window.all(Window.shell()).filter(ToolBar.class::isInstance)
				.flatMap(bar -> Arrays.stream(((ToolBar) bar).getItems())).anyMatch(item -> item.isEnabled() && tip(item).startsWith("Suspend")));
		Screenshots.settle();
		return editor;
	}

	private static String tip(ToolItem item) {
		return item.getToolTipText() == null ? "" : item.getToolTipText().replace("&", "");
	}

	private static void assertLooksRight(ImageData picture) {
		assertTrue(picture.width >= 1190 && picture.height >= 690, picture.width + "x" + picture.height);
		int colours = Screenshots.colours(picture);
		assertTrue(colours > 150, "A blank picture: " + colours + " colours");
		assertNotEquals(0, picture.data.length);
	}

	private static int brightness(Color colour) {
		return (colour.getRed() + colour.getGreen() + colour.getBlue()) / 3;
	}

	private static int average(ImageData picture) {
		long sum = 0;
		long count = 0;
		for (int y = 0; y < picture.height; y += 3) {
			for (int x = 0; x < picture.width; x += 3) {
				RGB pixel = picture.palette.getRGB(picture.getPixel(x, y));
				sum += (pixel.red + pixel.green + pixel.blue) / 3;
				count++;
			}
		}
		return (int) (sum / count);
	}
}

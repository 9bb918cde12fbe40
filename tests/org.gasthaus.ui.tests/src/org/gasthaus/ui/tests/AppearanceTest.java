package org.gasthaus.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.junit.jupiter.api.Test;

/** The window as a whole: views, dialogs, themes, and the pictures for the documents. */
class AppearanceTest extends WindowTest {
	private static final String PROBLEMS = "org.eclipse.ui.views.ProblemView";

	@Test
	void errorLogAndProgressOpen() {
		for (String id : new String[] { "org.eclipse.pde.runtime.LogView", "org.eclipse.ui.views.ProgressView", "org.eclipse.ui.views.PropertySheet" }) {
			IViewPart view = Window.ui(() -> Window.page().showView(id));
			assertEquals(id, view.getSite().getId());
			assertTrue(Window.ui(() -> Window.page().isPartVisible(view)), id);
		}
		Window.ui(() -> Window.page().showView(PROBLEMS));
	}

	@Test
	void aboutSaysWhatThisIsUnderWhichLicence() {
		Window.choose("Help", "About Gasthaus");
		Shell about = Window.await("the About dialog", () -> Window.dialog("About Gasthaus"));
		String text = Window.ui(() -> Window.all(about).filter(org.eclipse.swt.custom.StyledText.class::isInstance)
				.map(one -> ((org.eclipse.swt.custom.StyledText) one).getText()).reduce("", String::concat));
		Window.ui(about::close);
		assertTrue(text.contains("Version 0.1.0"), text);
		assertTrue(text.contains("Eclipse Public License 2.0"), text);
	}

	@Test
	void preferencesHaveOurPageAndAppearance() {
		Window.choose("Window", "Preferences...");
		Shell preferences = Window.await("the Preferences dialog", () -> Window.dialog("Preferences"));
		Tree pages = Window.await("its pages", () -> Window.find(preferences, Tree.class, tree -> tree.getItemCount() > 0));
		String top = Window.ui(() -> String.join(", ", Arrays.stream(pages.getItems()).map(item -> item.getText()).toList()));
		Window.ui(preferences::close);
		assertTrue(top.contains("Gasthaus"), top);
		assertTrue(top.contains("General"), top);
	}

	@Test
	void severitiesOfProblemsAreListed() {
		Window.later(() -> PreferencesUtil.createPreferenceDialogOn(Window.shell(), "org.gasthaus.xml.ui.preferences", null, null).open());
		Shell preferences = Window.await("the Preferences dialog", () -> Window.dialog("Preferences"));
		try {
			Window.await("the kinds of problems, each with how grave it is", () -> Window.find(preferences, Tree.class,
					tree -> tree.getColumnCount() == 2 && tree.getItemCount() > 10 && tree.getItem(0).getText(0).startsWith("rule.") && !tree.getItem(0).getText(1).isEmpty()));
		} finally {
			Window.ui(preferences::close);
		}
	}
}

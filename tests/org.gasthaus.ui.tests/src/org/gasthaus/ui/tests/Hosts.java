package org.gasthaus.ui.tests;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.ui.GasthausUi;

/** The Hosts explorer, as one sees it. */
final class Hosts {
	private Hosts() {
	}

	static IViewPart view() {
		return Window.await("the Hosts view", () -> Window.page().findView(GasthausUi.HOSTS_VIEW));
	}

	static Tree tree() {
		return Window.await("the tree of the Hosts view", () -> Window.find(Window.shell(), Tree.class,
				tree -> GasthausUi.HOSTS_VIEW.equals(tree.getData("org.gasthaus.id"))));
	}

	/** The visible lines, indented by two blanks for each level. To be called in the UI thread. */
	static List<String> lines(Tree tree) {
		List<String> lines = new ArrayList<>();
		for (TreeItem item : tree.getItems()) {
			collect(item, "", lines);
		}
		return lines;
	}

	private static void collect(TreeItem item, String indent, List<String> lines) {
		lines.add(indent + item.getText());
		if (item.getExpanded()) {
			for (TreeItem child : item.getItems()) {
				collect(child, indent + "  ", lines);
			}
		}
	}

	/** The pixels of the picture before the first visible line with those words. To be called in the UI thread. */
	static List<Byte> image(Tree tree, String words) {
		List<Byte> pixels = new ArrayList<>();
		for (TreeItem host : tree.getItems()) {
			for (TreeItem group : host.getItems()) {
				for (TreeItem item : group.getItems()) {
					if (pixels.isEmpty() && item.getText().contains(words)) {
						for (byte pixel : item.getImage().getImageData().data) {
							pixels.add(pixel);
						}
					}
				}
			}
		}
		return pixels;
	}

	/** The connection that is there from the first start. */
	static Connection defaultHost() {
		Connections connections = PlatformUI.getWorkbench().getService(Connections.class);
		return Window.await("a connection to test:///default", () -> connections.all().stream()
				.filter(one -> one.uri().toString().equals("test:///default") && one.access() == Access.READ_WRITE).findFirst().orElse(null));
	}

	/** The guest of libvirt's default test host. */
	static DomainHandle guest() {
		Connection host = defaultHost();
		return Window.await("the domain test", () -> host.inventory().domains().stream().filter(domain -> domain.name().equals("test"))
				.map(domain -> new DomainHandle(host, domain.id())).findFirst().orElse(null));
	}

	static void select(Object element) {
		IViewPart view = view();
		Window.ui(() -> {
			Window.page().activate(view);
			view.getSite().getSelectionProvider().setSelection(new StructuredSelection(element));
		});
		Tree tree = tree();
		Window.await("the focus on the tree", () -> {
			if (!Window.hasFocus(tree)) {
				Window.shell().forceActive();
				tree.setFocus();
			}
			return Window.hasFocus(tree);
		});
	}

	/** Waits until neither the inventory nor the explorer has a guest but that of the first start: a line on its way out must not be selected. */
	static void awaitOnlyTheFirstGuest() {
		Connection host = defaultHost();
		Tree tree = tree();
		Window.await("only the guest of the first start", () -> host.inventory().domains().size() == 1 && lines(tree).contains("  Domains  1"));
	}

	/** Waits until the explorer writes a state behind the guest's name. */
	static void awaitState(String word) {
		Tree tree = tree();
		Window.await("the label test " + word, () -> lines(tree).stream().anyMatch(line -> line.strip().equals("test  " + word)));
	}

	/** Puts the guest into the running state, by the session itself. */
	static void letGuestRun() throws Exception {
		DomainHandle guest = guest();
		DomainState state = guest.connection().session(null).domain(guest.id()).state();
		if (state == DomainState.PAUSED) {
			guest.connection().session(null).resumeDomain(guest.id(), null);
		} else if (state == DomainState.SHUT_OFF) {
			guest.connection().session(null).startDomain(guest.id(), null);
		}
		awaitState("running");
	}
}

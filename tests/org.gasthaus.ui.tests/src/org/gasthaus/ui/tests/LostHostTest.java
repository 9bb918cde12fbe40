package org.gasthaus.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PlatformUI;
import org.gasthaus.core.Connection;
import org.gasthaus.core.Connections;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.testkit.SessionDaemon;
import org.gasthaus.ui.GasthausUi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host whose daemon dies: what was known of it stays visible, and nobody can take it for what is so now. */
class LostHostTest extends WindowTest {
	private SessionDaemon daemon;
	private Connection host;

	@BeforeEach
	void connect() throws Exception {
		Optional<String> why = SessionDaemon.whyNot();
		assumeTrue(why.isEmpty(), () -> why.orElse(""));
		daemon = SessionDaemon.start();
		host = connections().add(ConnectionUri.parse(daemon.testUri()), Access.READ_WRITE);
		host.open(null);
	}

	@AfterEach
	void remove() throws Exception {
		Window.ui(() -> {
			IViewPart guests = Window.page().findView(GasthausUi.GUESTS_VIEW);
			if (guests != null) {
				Window.page().hideView(guests);
			}
		});
		if (host != null) {
			connections().remove(host);
		}
		if (daemon != null) {
			daemon.close();
		}
		Hosts.awaitOnlyTheFirstGuest();
	}

	private static Connections connections() {
		return PlatformUI.getWorkbench().getService(Connections.class);
	}

	private static void awaitLine(String what, Predicate<String> is, int times) {
		Tree tree = Hosts.tree();
		Window.await(what, () -> Hosts.lines(tree).stream().filter(is).count() == times);
	}

	private static void awaitStatusLine(String beginning) {
		Window.await("the status line " + beginning, () -> Window.all(Window.shell()).filter(CLabel.class::isInstance)
				.anyMatch(one -> one.isVisible() && ((CLabel) one).getText() != null && ((CLabel) one).getText().startsWith(beginning)));
	}

	@Test
	void whatWasKnownOfALostHostIsMarkedAsOldEverywhere() throws Exception {
		Window.ui(() -> Window.page().showView(GasthausUi.GUESTS_VIEW));
		Table table = Window.await("the running guests", () -> Window.find(Window.shell(), Table.class,
				one -> GasthausUi.GUESTS_VIEW.equals(one.getData("org.gasthaus.id")) && one.getItemCount() == 2));
		awaitLine("the guest of the host", "    test  running"::equals, 2);
		DomainHandle guest = new DomainHandle(host, host.inventory().domains().get(0).id());
		Hosts.select(guest);
		awaitStatusLine("test, running \u2013");

		daemon.kill();

		awaitLine("the state before the long URI", line -> line.startsWith("lost") && line.endsWith(daemon.testUri()), 1);
		awaitLine("the old guest", line -> line.startsWith("    test  running, last known at "), 1);
		awaitLine("the other host as it was", "    test  running"::equals, 1);
		awaitStatusLine("test, running, last known at ");
		Window.await("the sentence above the table", () -> Window.find(Window.shell(), Label.class,
				one -> one.isVisible() && one.getText().contains(daemon.testUri() + ": the connection is lost. What is shown was last known at ")));
		assertEquals(2, Window.ui(() -> table.getItemCount()), "the guest stays");
		Tree hosts = Hosts.tree();
		List<Byte> old = Window.ui(() -> Hosts.image(hosts, "running, last known"));
		assertFalse(old.isEmpty());
		assertFalse(old.equals(Window.ui(() -> Hosts.image(hosts, "test  running"))), "a picture of its own");
		Screenshots.settle();
		Screenshots.take("lost-host");
		Window.choose("Window", "Appearance", "Dark");
		try {
			Window.await("a dark tree", () -> hosts.getBackground().getRed() < 100);
			Screenshots.settle();
			Screenshots.take("lost-host-dark");
		} finally {
			Window.choose("Window", "Appearance", "Light");
			Window.await("a light tree", () -> hosts.getBackground().getRed() > 200);
		}
	}
}

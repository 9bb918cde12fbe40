package org.gasthaus.console.ui.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import org.gasthaus.console.ui.internal.model.ConsoleModel.State;
import org.gasthaus.console.vt.Terminal;
import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Reconnect;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.testkit.Await;
import org.gasthaus.testkit.FakeConsole;
import org.gasthaus.testkit.FakeHypervisor;
import org.gasthaus.testkit.Gate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A console's life against a host that can do what hosts do to it. */
class ConsoleModelTest {
	private final FakeHypervisor host = FakeHypervisor.with("web", "bare");
	private Connection connection = connection(Access.READ_WRITE);
	private final AtomicInteger changes = new AtomicInteger();
	private ConsoleModel model;

	private Connection connection(Access access) {
		return new Connection(FakeHypervisor.uri(), access, Backends.of(List.of(host)), CredentialsPrompt.NONE);
	}

	@BeforeAll
	static void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@BeforeEach
	void open() throws HypervisorException {
		host.addConsoles("web", "<console type='pty'/>");
		host.become("web", DomainState.RUNNING);
		host.become("bare", DomainState.RUNNING);
		connection.open(null);
		model = model("web", Duration.ofMillis(1));
	}

	private ConsoleModel model(String name, Duration pause) {
		if (model != null) {
			model.close();
		}
		model = new ConsoleModel(new DomainHandle(connection, host.domain(name).id()), new Terminal(40, 5, 100), changes::incrementAndGet, pause);
		return model;
	}

	@AfterEach
	void close() {
		model.close();
		connection.close();
	}

	private void await(State state) {
		Await.until(state + ", not " + model.state() + " " + model.message(), () -> model.state() == state);
	}

	private FakeConsole console() {
		return host.console("web", null);
	}

	private FakeConsole connected() {
		model.connect();
		await(State.CONNECTED);
		return console();
	}

	private String screen() {
		return model.withTerminal(terminal -> terminal.text(terminal.firstLine(), 0, terminal.endLine() - 1, terminal.columns()).strip());
	}

	private void awaitScreen(String text) {
		Await.until("'" + text + "' on the screen", () -> screen().equals(text));
	}

	private void type(String text) {
		assertTrue(model.type(text.getBytes(StandardCharsets.UTF_8)));
	}

	@Test
	void whatTheGuestWritesIsShownAndWhatIsTypedIsSent() {
		assertEquals(State.DISCONNECTED, model.state());
		FakeConsole console = connected();
		assertEquals("", model.message());
		int before = changes.get();
		console.print("login: ");
		awaitScreen("login:");
		Await.until("the view is told", () -> changes.get() > before);
		type("root\r");
		Await.until("typed", () -> console.typed().equals("root\r"));
	}

	@Test
	void aGuestThatAsksIsAnswered() {
		FakeConsole console = connected();
		console.print("ab\033[6n");
		Await.until("the answer", () -> console.typed().equals("\033[1;3R"));
	}

	@Test
	void whatIsReadIsShownBeforeMoreIsRead() {
		FakeConsole console = connected();
		Gate gate = new Gate();
		Thread painter = new Thread(() -> model.withTerminal(terminal -> {
			gate.open();
			Await.until("the end of painting", () -> Thread.currentThread().isInterrupted());
			return null;
		}));
		painter.start();
		Await.until("painting", () -> isOpen(gate));
		for (int i = 0; i < 1000; i++) {
			console.print("x".repeat(1000));
		}
		Await.until("the first piece is taken", () -> console.unread() < 1000);
		assertTrue(console.unread() >= 998, () -> "while somebody paints nothing more is read, but " + (1000 - console.unread()) + " pieces were");
		painter.interrupt();
		Await.until("the rest", () -> console.unread() == 0);
	}

	private static boolean isOpen(Gate gate) {
		return gate.isOpen();
	}

	@Test
	void whenTheGuestEndsTheScreenStaysAndItConnectsWhenItStartsAgain() {
		connected().print("Power down.");
		awaitScreen("Power down.");
		host.become("web", DomainState.SHUT_OFF);
		await(State.WAITING);
		Await.until("the reason", () -> model.message().equals("web is not running. The console connects when it starts."));
		assertEquals("Power down.", screen());
		assertFalse(model.type(new byte[] { 'x' }), "nobody is there");
		host.become("web", DomainState.RUNNING);
		await(State.CONNECTED);
		console().print("SeaBIOS");
		awaitScreen("Power down.\nSeaBIOS");
	}

	@Test
	void withoutTheWishItDoesNotConnectAgain() {
		connected();
		model.setReconnects(false);
		host.become("web", DomainState.SHUT_OFF);
		await(State.WAITING);
		Await.until("the reason", () -> model.message().equals("web is not running. Start it and choose Connect."));
		int opened = host.calls("openConsole");
		host.become("web", DomainState.RUNNING);
		Await.until("the start is heard of", () -> model.message().equals("The console of web ended. Choose Connect to open it again."));
		assertEquals(opened, host.calls("openConsole"));
		model.setReconnects(true);
		await(State.CONNECTED);
	}

	@Test
	void aConsoleThatEndsBeforeItsHostKnowsOfTheGuestsEndIsTriedAgain() {
		FakeConsole first = connected();
		first.print("one");
		awaitScreen("one");
		first.end();
		Await.until("another one", () -> console() != first && model.state() == State.CONNECTED);
		console().print("two");
		awaitScreen("onetwo");
	}

	@Test
	void aLostHostIsWaitedFor() throws Exception {
		connection.close();
		connection = new Connection(FakeHypervisor.uri(), Access.READ_WRITE, Backends.of(List.of(host)), CredentialsPrompt.NONE);
		connection.open(null);
		model("web", Duration.ofMillis(1));
		connected().print("vi\033[?1049hEDITOR");
		Await.until("the editor", () -> screen().contains("EDITOR"));
		host.goAway("cable");
		await(State.WAITING);
		Await.until("the reason, not " + model.message(), () -> model.message().startsWith(
				"The host of web, fake:///host, is not connected. The console connects again when it is. The connection to fake:///host is lost: cable."));
		connection.open(null);
		await(State.CONNECTED);
		assertTrue(model.withTerminal(Terminal::isAlternate), "the guest went on, and so does its editor");
	}

	@Test
	void whoseHostIsNotConnectedIsAskedForOnlyByTheUser() throws Exception {
		connection.close();
		model("web", Duration.ofMillis(1));
		model.connect();
		await(State.CONNECTED);
		assertEquals(Connection.Status.OPEN, connection.status());
	}

	@Test
	void somebodyElseHasItAndLosesItToForce() {
		FakeConsole others = connected();
		ConsoleModel mine = model;
		model = null;
		model("web", Duration.ofMillis(1));
		ConsoleModel second = model;
		model = mine;
		try {
			second.connect();
			Await.until("refused", () -> second.state() == State.REFUSED);
			assertEquals("Cannot open the console of web: somebody has it.", second.message());
			second.takeOver();
			Await.until("taken", () -> second.state() == State.CONNECTED);
			await(State.REFUSED);
			assertEquals("The console of web broke off. If somebody else took it, Take Over gets it back.", mine.message());
			assertFalse(others == console());
		} finally {
			second.close();
		}
	}

	@Test
	void disconnectingLetsGoAndConnectingAgainAtOnceFindsItFree() {
		for (int i = 0; i < 50; i++) {
			FakeConsole console = connected();
			model.disconnect();
			assertEquals(State.DISCONNECTED, model.state());
			assertEquals("Disconnected. Choose Connect to go on.", model.message());
			model.connect();
			await(State.CONNECTED);
			assertFalse(console.isOpen());
		}
	}

	@Test
	void whoIsGivenUpWhileItOpensLeavesNothingOpen() {
		Gate gate = host.hold("openConsole");
		model.connect();
		gate.awaitReached();
		assertEquals(State.CONNECTING, model.state());
		assertEquals("Connecting to the console of web…", model.message());
		model.disconnect();
		gate.open();
		Await.until("closed", () -> console() != null && !console().isOpen());
		assertEquals(State.DISCONNECTED, model.state());
	}

	@Test
	void closingWhileItIsReadLetsGo() {
		FakeConsole console = connected();
		model.close();
		Await.until("closed", () -> !console.isOpen());
		host.become("web", DomainState.SHUT_OFF);
		host.become("web", DomainState.RUNNING);
		assertSame(console, console());
	}

	@Test
	void aGuestWithoutAConsoleSaysWhatToAdd() {
		model("bare", Duration.ofMillis(1));
		model.connect();
		await(State.REFUSED);
		assertEquals("Cannot open a console of bare on fake:///host: its definition has none. Add <serial type='pty'/> (in containers <console type='pty'/>) to its"
				+ " <devices>, shut it down and start it again.", model.message());
		host.addConsoles("bare", "<serial type='tcp'/><serial type='file'/><console type='tcp'/>");
		model.connect();
		await(State.REFUSED);
		assertEquals("Cannot open a console of bare on fake:///host: what it has is of type tcp, file, which the host writes elsewhere. Add <serial type='pty'/> to its"
				+ " <devices>, shut it down and start it again.", model.message());
	}

	@Test
	void aReadOnlyConnectionIsRefusedWithTheReason() throws HypervisorException {
		connection.close();
		connection = connection(Access.READ_ONLY);
		connection.open(null);
		model("web", Duration.ofMillis(1));
		model.connect();
		await(State.REFUSED);
		assertEquals("Cannot open a console of web: the connection fake:///host is read-only. Add a connection to its host that may change things.", model.message());
		assertEquals(0, host.calls("openConsole"));
	}

	@Test
	void aDeviceIsChosen() {
		host.addConsoles("web", "<console type='pty'><target port='0'/><alias name='console0'/></console><console type='pty'><target port='1'/><alias name='console1'/></console>"
				+ "<channel type='unix'><target name='org.example.log'/><alias name='channel0'/></channel>");
		model.connect();
		await(State.CONNECTED);
		assertEquals(List.of("Console 0 (console0)", "Console 1 (console1)", "Channel org.example.log (channel0)"),
				model.devices().stream().map(ConsoleDevice::label).toList());
		assertEquals("console0", model.device().alias());
		host.console("web", "console0").print("first");
		awaitScreen("first");
		model.choose(model.devices().get(2));
		await(State.CONNECTED);
		assertNotNull(host.console("web", "channel0"));
		host.console("web", "channel0").print("second");
		awaitScreen("first\nsecond");
		assertEquals("channel0", model.device().alias());
	}

	@Test
	void aRefusalIsShownAsTheHostSaysIt() {
		host.refuse("openConsole", Code.FAILED);
		model.connect();
		await(State.REFUSED);
		assertEquals("Cannot openConsole: refused by the test.", model.message());
	}

	@Test
	void aGuestThatReadsNothingIsSentNoMoreThanItMayHold() {
		FakeConsole console = connected();
		console.deafen(true);
		byte[] much = new byte[600 << 10];
		assertTrue(model.type(much));
		assertFalse(model.type(much), "it has not read the first");
		assertTrue(model.type(new byte[] { 'x' }), "but a key has room");
		console.deafen(false);
		Await.until("room again", () -> model.type(much));
	}
}

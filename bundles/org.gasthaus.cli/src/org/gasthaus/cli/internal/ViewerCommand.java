package org.gasthaus.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.ssh.SshCall;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.XmlView;
import org.jline.utils.Signals;

/**
 * {@code viewer}: shows the screen of a running guest in a program of the desktop, through a tunnel of ssh where the connection to its host goes
 * through one. The definition is read without its passwords.
 */
final class ViewerCommand implements HostCommand {
	private static final long END_SECONDS = 10;
	static final List<String> TYPES = List.of(GuestDisplay.VNC, GuestDisplay.SPICE);

	private final InputStream in;

	/** @param in a tunnel without a viewer stays until it ends */
	ViewerCommand(InputStream in) {
		this.in = in;
	}

	@Override
	public Syntax syntax() {
		return new Syntax("viewer").data("domain").named("type").flags("print").named("program").alone();
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String type = arguments.optional("type");
		if (type != null && !TYPES.contains(type)) {
			throw CommandFailure.oneOf(NLS.bind(Messages.Viewer_type, type), TYPES);
		}
		arguments.exclusive("print", "program");
		String program = arguments.optional("program");
		HypervisorSession session = invocation.session();
		DomainId guest = Lookups.domain(session, arguments.data("domain")).id();
		GuestDisplay display = display(session, guest, type);
		Run run = new Run(guest.name(), program, arguments.has("print"), invocation);
		Object before = Signals.register("INT", () -> run.interrupted.complete(null));
		Thread end = new Thread(run::terminated, "viewer");
		Runtime.getRuntime().addShutdownHook(end);
		try {
			run.show(display, session.uri());
		} finally {
			run.close();
			Signals.unregister("INT", before);
			try {
				Runtime.getRuntime().removeShutdownHook(end);
			} catch (IllegalStateException ending) {
				// it runs already
			}
		}
	}

	/** The screen of this type, else the first one of all that has an address. */
	private static GuestDisplay display(HypervisorSession session, DomainId guest, String type) throws CommandFailure, HypervisorException {
		DomainInfo now = session.domain(guest);
		if (!now.state().isActive()) {
			throw failure(guest.name(), Messages.Viewer_off, NLS.bind(Messages.Hint_start, guest.name()));
		}
		DefinitionDom definition = DefinitionDom.of(session.domainXml(guest, XmlView.LIVE));
		GuestDisplay found = null;
		List<String> there = new ArrayList<>();
		for (String one : TYPES) {
			GuestDisplay display = GuestDisplay.of(definition, one);
			if (display != null) {
				there.add(one);
				if ((type == null || type.equals(one)) && (found == null || !hasAddress(found))) {
					found = display;
				}
			}
		}
		if (found == null) {
			throw there.isEmpty() ? failure(guest.name(), Messages.Viewer_none, NLS.bind(Messages.Hint_addDisplay, guest.name()))
					: failure(guest.name(), NLS.bind(Messages.Viewer_noneOfType, type), NLS.bind(Messages.Hint_oneOf, String.join(", ", there)));
		}
		if (!hasAddress(found)) {
			throw found.closed() ? failure(guest.name(), Messages.Viewer_closed, NLS.bind(Messages.Hint_listen, guest.name()))
					: failure(guest.name(), Messages.Viewer_noPort, NLS.bind(Messages.Hint_noPort, guest.name()));
		}
		return found;
	}

	private static boolean hasAddress(GuestDisplay display) {
		return display.hasPort() || display.hasSocket();
	}

	private static CommandFailure failure(String guest, String reason, String hint) {
		return new CommandFailure(NLS.bind(Messages.Viewer_failed, guest, reason), hint);
	}

	/** The screen of another machine that is reached without ssh: libvirt's connection carries no screens. */
	private static GuestDisplay direct(String guest, GuestDisplay display, ConnectionUri uri) throws CommandFailure, HypervisorException {
		if (display.listensInside()) {
			String where = display.hasSocket() ? display.socket() : display.address();
			throw failure(guest, NLS.bind(Messages.Viewer_inside, where, uri.transport().isEmpty() ? "tls" : uri.transport()),
					uri.host().isEmpty() ? Messages.Hint_everywhere
							: NLS.bind(Messages.Hint_bySsh, ConnectionUri.builder(uri.driver()).transport("ssh").host(uri.host()).path(uri.path()).build()));
		}
		if (!display.listensEverywhere()) {
			return display;
		}
		if (uri.host().isEmpty()) {
			throw failure(guest, NLS.bind(Messages.Viewer_whichHost, uri), Messages.Hint_whichHost);
		}
		return display.at(uri.host(), display.port(), display.tlsPort());
	}

	private static boolean isHere(ConnectionUri uri) {
		return uri.transport().equals("unix") || uri.transport().isEmpty() && uri.host().isEmpty();
	}

	/** What is under way, and ends with the command. */
	private final class Run {
		private final String guest;
		private final String named;
		private final boolean onlyPrint;
		private final Invocation invocation;
		private final CompletableFuture<Void> interrupted = new CompletableFuture<>();
		private SshTunnel tunnel;
		private Process viewer;
		private final Thread thread = Thread.currentThread();
		private final CountDownLatch over = new CountDownLatch(1);

		Run(String guest, String named, boolean onlyPrint, Invocation invocation) {
			this.guest = guest;
			this.named = named;
			this.onlyPrint = onlyPrint;
			this.invocation = invocation;
		}

		void show(GuestDisplay display, ConnectionUri uri) throws CommandFailure, HypervisorException {
			GuestDisplay near;
			if (SshCall.isFor(uri)) {
				tunnel = SshTunnel.open(guest, display, uri, invocation, interrupted);
				near = tunnel.display();
			} else if (!isHere(uri)) {
				near = direct(guest, display, uri);
			} else {
				near = display.hasSocket() ? display : display.at(display.inside(), display.port(), display.tlsPort());
			}
			tell(near.uri());
			ViewerProgram program = onlyPrint ? null : ViewerProgram.find(named, near, invocation);
			if (program == null && !onlyPrint) {
				hint(near.type().equals(GuestDisplay.VNC) ? Messages.Hint_installViewer : Messages.Hint_installSpiceViewer);
			}
			if (program != null) {
				viewer = program.start(near, invocation);
				watch(program);
			}
			if (tunnel != null && (program == null || program.handsOver()) && !interrupted.isDone()) {
				hold();
			}
		}

		private void tell(String address) {
			if (invocation.json() != null) {
				invocation.json().accept(json -> json.beginObject().name("address").value(address).endObject());
			} else {
				invocation.out().append(address).append('\n');
				invocation.out().flush();
			}
		}

		private void hint(String text) {
			invocation.err().append("hint: ").append(text).append('\n');
			invocation.err().flush();
		}

		/** Until the viewer ends. */
		private void watch(ViewerProgram program) throws CommandFailure {
			await(viewer.onExit());
			if (!viewer.isAlive()) {
				program.check(viewer.exitValue(), interrupted);
			}
		}

		/** Until somebody ends it. */
		private void hold() throws CommandFailure {
			if (!invocation.quiet()) {
				hint(invocation.inShell() ? Messages.Hint_tunnelInShell : Messages.Hint_tunnel);
			}
			CompletableFuture<Void> end = new CompletableFuture<>();
			if (!invocation.inShell()) { // its input is the next command
				Thread reader = new Thread(() -> {
					try {
						in.transferTo(OutputStream.nullOutputStream());
					} catch (IOException e) {
						// that is an end, too
					}
					end.complete(null);
				}, "end of the input");
				reader.setDaemon(true);
				reader.start();
			}
			await(end);
		}

		/** Until something happens, Ctrl+C comes or ssh ends; only the last is a failure. */
		private void await(CompletableFuture<?> something) throws CommandFailure {
			List<CompletableFuture<?>> all = new ArrayList<>(List.of(something, interrupted));
			if (tunnel != null) {
				all.add(tunnel.onExit());
			}
			CompletableFuture.anyOf(all.toArray(CompletableFuture[]::new)).join();
			if (!something.isDone() && !interrupted.isDone() && !tunnel.endedByInterrupt(interrupted)) {
				throw tunnel.ended();
			}
		}

		/** In the thread that ends the JVM: the command gets the time to end what it has started. */
		void terminated() {
			interrupted.complete(null);
			try {
				over.await(END_SECONDS, TimeUnit.SECONDS);
				if (!invocation.inShell()) {
					thread.join(TimeUnit.SECONDS.toMillis(END_SECONDS));
				}
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}

		void close() {
			if (viewer != null && viewer.isAlive()) {
				ViewerProgram.end(viewer);
			}
			if (tunnel != null) {
				tunnel.close();
			}
			over.countDown();
		}
	}
}

package org.gasthaus.cli.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.cli.internal.GdbStub.Place;
import org.gasthaus.core.ssh.SshCall;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

import com.google.gson.stream.JsonWriter;

/**
 * {@code gdb}: lets gdb come to the kernel of a running QEMU guest, on an address of its host alone, and prints what to type. libvirt has no words for
 * it and marks the guest as changed by commands that it does not know.
 */
final class GdbCommand implements HostCommand {
	private static final int FIRST_PORT = 1234;
	private static final int PORTS = 100;
	private static final int LAST_PORT = 65535;
	private static final String TAKEN = "Address already in use";

	@Override
	public Syntax syntax() {
		return new Syntax("gdb").data("domain").namedNumber("port").named("socket").flags("show", "stop").alone();
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String[] ways = { "port", "socket", "show", "stop" };
		for (int i = 0; i < ways.length; i++) {
			for (int j = i + 1; j < ways.length; j++) {
				arguments.exclusive(ways[i], ways[j]);
			}
		}
		int port = port(arguments);
		String socket = socket(arguments);
		ConnectionUri uri = invocation.host();
		if (!uri.driver().equals("qemu")) {
			throw new CommandFailure(NLS.bind(Messages.Gdb_failed, arguments.data("domain"), NLS.bind(Messages.Gdb_driver, uri.driver())), instead(uri.driver()));
		}
		HypervisorSession session = invocation.session();
		DomainInfo guest = Lookups.domain(session, arguments.data("domain"));
		if (!guest.state().isActive()) {
			throw new CommandFailure(NLS.bind(Messages.Gdb_failed, guest.name(), Messages.Viewer_off), NLS.bind(Messages.Hint_start, guest.name()));
		}
		GdbStub stub = new GdbStub(session, guest.id());
		Place place = stub.place();
		if (arguments.has("stop")) {
			stop(stub, place, session, guest.id(), invocation);
		} else if (arguments.has("show")) {
			show(place, session.uri(), invocation);
		} else {
			start(stub, place, port, socket, session.uri(), guest.name(), invocation);
		}
	}

	private static int port(Arguments arguments) throws CommandFailure {
		int port = arguments.has("port") ? Numbers.integer(arguments, "port") : 0;
		if (arguments.has("port") && (port < 1 || port > LAST_PORT)) {
			throw new CommandFailure(NLS.bind(Messages.Gdb_port, arguments.text("port")));
		}
		return port;
	}

	/** In QEMU's monitor a comma divides options, and a blank words; and QEMU removes what is there, which must not be a disk. */
	private static String socket(Arguments arguments) throws CommandFailure {
		String socket = arguments.optional("socket");
		if (socket != null && !socket.matches("/[\\w./+@-]+\\.sock")) {
			throw new CommandFailure(NLS.bind(Messages.Gdb_socket, socket), Messages.Hint_gdbSocket);
		}
		return socket;
	}

	private static String instead(String driver) {
		return switch (driver) {
		case "lxc" -> Messages.Hint_gdbLxc;
		case "xen" -> Messages.Hint_gdbXen;
		case "vbox" -> Messages.Hint_gdbVbox;
		default -> Messages.Hint_gdbQemu;
		};
	}

	private static void start(GdbStub stub, Place before, int port, String socket, ConnectionUri uri, String guest, Invocation invocation)
			throws CommandFailure, HypervisorException {
		if (before != null && (port > 0 && !before.address().endsWith(":" + port) || socket != null && !before.address().equals(socket))) {
			throw new CommandFailure(NLS.bind(Messages.Gdb_failed, guest, NLS.bind(Messages.Gdb_elsewhere, before.address())),
					NLS.bind(Messages.Hint_gdbStop, guest));
		}
		if (before == null) {
			listen(stub, port, socket, guest);
		}
		Place place = before == null ? stub.place() : before;
		if (place == null) {
			throw new CommandFailure(NLS.bind(Messages.Gdb_failed, guest, Messages.Gdb_gone));
		}
		List<String> commands = commands(place, uri);
		if (invocation.json() != null) {
			invocation.json().accept(json -> write(json, place, commands));
			return;
		}
		commands.forEach(line -> invocation.out().append(line).append('\n'));
		if (!invocation.quiet()) {
			hint(NLS.bind(Messages.Hint_gdbStarted, guest), invocation);
			if (place.isOpen()) {
				hint(NLS.bind(Messages.Hint_gdbOpen, place.address()), invocation);
			}
		}
	}

	private static void listen(GdbStub stub, int port, String socket, String guest) throws CommandFailure, HypervisorException {
		String refused;
		if (socket != null) {
			refused = stub.listenAt(socket);
		} else if (port > 0) {
			refused = stub.listen(port);
		} else {
			// each guest of a host that is debugged takes one
			int next = FIRST_PORT;
			do {
				refused = stub.listen(next++);
			} while (refused.contains(TAKEN) && next < FIRST_PORT + PORTS);
		}
		if (!refused.isEmpty()) {
			throw new CommandFailure(NLS.bind(Messages.Gdb_failed, guest, refused), socket != null ? Messages.Hint_gdbSocket
					: refused.contains(TAKEN) ? Messages.Hint_gdbPort : "");
		}
	}

	private static void stop(GdbStub stub, Place before, HypervisorSession session, DomainId guest, Invocation invocation)
			throws CommandFailure, HypervisorException {
		if (before != null) {
			String refused = stub.end();
			if (!refused.isEmpty()) {
				throw new CommandFailure(NLS.bind(Messages.Gdb_notEnded, guest.name(), refused));
			}
		}
		if (invocation.json() != null) {
			invocation.json().accept(json -> write(json, null, List.of()));
		} else if (!invocation.quiet()) {
			invocation.out().append("Domain '").append(guest.name()).append("' does not wait for gdb\n");
		}
		if (before != null && before.connected() && !session.domain(guest).state().word().equals("running") && !invocation.quiet()) {
			hint(NLS.bind(Messages.Hint_gdbPaused, guest.name()), invocation);
		}
	}

	private static void show(Place place, ConnectionUri uri, Invocation invocation) {
		List<String> commands = place == null ? List.of() : commands(place, uri);
		if (invocation.json() != null) {
			invocation.json().accept(json -> write(json, place, commands));
			return;
		}
		invocation.out().append("State:          ").append(state(place)).append('\n');
		if (place != null) {
			invocation.out().append("Address:        ").append(place.address()).append('\n');
			commands.forEach(line -> invocation.out().append("Command:        ").append(line).append('\n'));
			if (place.isOpen()) {
				hint(NLS.bind(Messages.Hint_gdbOpen, place.address()), invocation);
			}
		}
	}

	private static String state(Place place) {
		return place == null ? "off" : place.connected() ? "connected" : "waiting";
	}

	private static void write(JsonWriter json, Place place, List<String> commands) throws IOException {
		json.beginObject().name("state").value(state(place)).name("address").value(place == null ? null : place.address()).name("commands").beginArray();
		for (String line : commands) {
			json.value(line);
		}
		json.endArray().endObject();
	}

	/** What is typed to come there from this machine, one line for each terminal. */
	static List<String> commands(Place place, ConnectionUri uri) {
		String inside = place.inside();
		if (uri.host().isEmpty()) {
			return List.of(gdb(inside));
		}
		SshCall ssh = new SshCall(uri, Map.of());
		if (!place.isSocket()) {
			// ssh itself is gdb's line to the guest: there is no tunnel that somebody else could use, or that would stay
			return List.of(gdb("| exec " + ssh.byHand("-W " + inside)));
		}
		List<String> lines = new ArrayList<>();
		lines.add(ssh.byHand("-N -L 127.0.0.1:" + FIRST_PORT + ':' + inside));
		lines.add(gdb("127.0.0.1:" + FIRST_PORT));
		return lines;
	}

	private static String gdb(String target) {
		return "gdb -ex " + SshCall.quoted("target remote " + target);
	}

	private static void hint(String text, Invocation invocation) {
		invocation.out().flush();
		invocation.err().append("hint: ").append(text).append('\n');
	}
}

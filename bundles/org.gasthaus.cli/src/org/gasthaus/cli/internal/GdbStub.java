package org.gasthaus.cli.internal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/** The stub for gdb in the QEMU of a running guest, which libvirt knows nothing of: it is asked for by QEMU's monitor. */
final class GdbStub {
	private static final Pattern LINE = Pattern.compile("(?m)^gdb: filename=(disconnected:)?(tcp|unix):([^,\\s]+)");
	private static final String LISTENS = "Waiting for gdb connection";
	private static final String ENDED = "Disabled gdbserver";

	/**
	 * Where it listens.
	 *
	 * @param address {@code ADDRESS:PORT}, or the path of a socket
	 * @param connected whether a gdb is there
	 */
	record Place(String address, boolean connected) {
		boolean isSocket() {
			return address.startsWith("/");
		}

		/** Whether other machines come to it. */
		boolean isOpen() {
			return !isSocket() && !address.startsWith("127.") && !address.startsWith("[::1]") && !address.startsWith("::1:") && !address.startsWith("localhost:");
		}

		/** The address for a program of the host itself. */
		String inside() {
			return isOpen() ? address.replaceFirst("^(0\\.0\\.0\\.0|\\[?::\\]?)(?=:\\d+$)", "127.0.0.1") : address;
		}
	}

	private final HypervisorSession session;
	private final DomainId guest;

	GdbStub(HypervisorSession session, DomainId guest) {
		this.session = session;
		this.guest = guest;
	}

	/** Where it listens now, {@code null} if nowhere. QEMU counts it among the character devices. */
	Place place() throws HypervisorException {
		return read(ask("info chardev"));
	}

	static Place read(String devices) {
		Matcher line = LINE.matcher(devices.replace("\r", ""));
		return line.find() ? new Place(line.group(3), line.group(1) == null) : null;
	}

	/** @return why not, in QEMU's words; empty if it listens */
	String listen(int port) throws HypervisorException {
		return listen("tcp:127.0.0.1:" + port);
	}

	/** @param socket a path of the host, without a comma @return as for a port */
	String listenAt(String socket) throws HypervisorException {
		return listen("unix:" + socket + ",server=on,wait=off");
	}

	private String listen(String device) throws HypervisorException {
		return answer("gdbserver " + device, LISTENS);
	}

	/** Ends it, and the connection of a gdb that is there. @return why not; empty if it ended */
	String end() throws HypervisorException {
		return answer("gdbserver none", ENDED);
	}

	private String answer(String command, String good) throws HypervisorException {
		String answer = ask(command).replace("\r", "").strip();
		return answer.contains(good) ? "" : answer.isEmpty() ? "?" : answer.lines().findFirst().orElse("").replaceFirst("\\.$", "");
	}

	private String ask(String command) throws HypervisorException {
		return session.qemuMonitor().command(guest, command, true, List.of());
	}
}

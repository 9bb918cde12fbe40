package org.gasthaus.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class SshTunnelTest {
	@Test
	void whatIsForwarded() {
		GuestDisplay near = new GuestDisplay(GuestDisplay.SPICE, "127.0.0.1", 1, 2, "", false);
		assertEquals(List.of("127.0.0.1:1:127.0.0.1:5900", "127.0.0.1:2:127.0.0.1:5901"), SshTunnel.forwards(display("0.0.0.0", 5900, 5901, ""), near));
		assertEquals(List.of("127.0.0.1:1:[::1]:5900"), SshTunnel.forwards(display("::", 5900, -1, ""), near));
		assertEquals(List.of("127.0.0.1:2:10.0.0.1:5901"), SshTunnel.forwards(display("10.0.0.1", -1, 5901, ""), near));
		assertEquals(List.of("127.0.0.1:1:/run/a\\:b.sock"), SshTunnel.forwards(display("", -1, -1, "/run/a:b.sock"), near));
	}

	private static GuestDisplay display(String address, int port, int tlsPort, String socket) {
		return new GuestDisplay(GuestDisplay.SPICE, address, port, tlsPort, socket, false);
	}
}

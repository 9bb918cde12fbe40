package org.gasthaus.console.ui.internal.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;

import org.gasthaus.hypervisor.HypervisorException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConsoleDeviceTest {
	@BeforeAll
	static void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	private static List<String> labels(String devices) throws HypervisorException {
		return ConsoleDevice.of("<domain><devices>" + devices + "</devices></domain>").stream().map(ConsoleDevice::label).toList();
	}

	@Test
	void theFirstSerialPortIsAConsoleTooAndListedOnce() throws HypervisorException {
		assertEquals(List.of("Console 0 (serial0)", "Console 1 (console1)", "Serial port 1 (serial1)"), labels("""
				<serial type='pty'><target type='isa-serial' port='0'/><alias name='serial0'/></serial>
				<serial type='pty'><target type='isa-serial' port='1'/><alias name='serial1'/></serial>
				<console type='pty'><target type='serial' port='0'/><alias name='serial0'/></console>
				<console type='pty'><target type='virtio' port='1'/><alias name='console1'/></console>
				"""));
	}

	@Test
	void whatTheHostUsesItselfOrWritesElsewhereIsNotOffered() throws HypervisorException {
		assertEquals(List.of("Channel org.example.mine (channel1)"), labels("""
				<serial type='file'><target port='0'/><alias name='serial0'/></serial>
				<console type='tcp'><target port='0'/><alias name='serial0'/></console>
				<channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0'/><alias name='channel0'/></channel>
				<channel type='unix'><target type='virtio' name='org.example.mine'/><alias name='channel1'/></channel>
				<channel type='spicevmc'><target type='virtio' name='com.redhat.spice.0'/><alias name='channel2'/></channel>
				"""));
	}

	@Test
	void aDriverThatGivesNoNamesHasOneNeverthelessAndItIsTheFirst() throws HypervisorException {
		assertEquals(List.of("Console 0", "Console 1"), labels("<console type='pty'><target port='0'/></console><console type='pty'><target port='1'/></console>"));
		assertEquals(List.of(), labels(""));
	}
}

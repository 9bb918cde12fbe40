package org.gasthaus.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;

import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingProgramTest {
	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = { //
			"Unable to find 'dnsmasq' binary in $PATH: No such file or directory | Install the program 'dnsmasq' on the host: the package dnsmasq-base on Debian and Ubuntu, dnsmasq on Fedora and openSUSE.", //
			"Cannot find 'qemu-img' in path: No such file or directory | Install the program 'qemu-img' on the host: the package qemu-utils on Debian and Ubuntu, qemu-img on Fedora and openSUSE.", //
			"cannot execute binary /usr/sbin/parted: No such file or directory | Install the program 'parted' on the host: the package parted.", //
			"Child process (/sbin/pvs --noheadings) unexpected exit status 127: libvirt:  error : cannot execute binary /sbin/pvs: No such file or directory | Install the program 'pvs' on the host: the package lvm2.", //
			"Cannot find 'frobd' in path: No such file or directory | Install the program 'frobd' on the host, where libvirt's daemon finds it.", //
			"Unable to find a satisfying virtiofsd | ~~", //
			"Domain not found | ~~" })
	void theProgramIsNamedWithItsPackage(String words, String next) {
		assertEquals(next, MissingProgram.nextStep(words));
	}

	@Test
	void itIsTheNextStepOfTheError() throws HypervisorException {
		HypervisorException e = Errors.of(Code.FAILED, Task.START_NETWORK, "default", ConnectionUri.parse("qemu:///system"),
				new NativeError(38, 0, "Unable to find 'dnsmasq' binary in $PATH: No such file or directory"), null);
		assertEquals("Cannot start the network 'default' on qemu:///system: Unable to find 'dnsmasq' binary in $PATH: No such file or directory. "
				+ "Install the program 'dnsmasq' on the host: the package dnsmasq-base on Debian and Ubuntu, dnsmasq on Fedora and openSUSE.", e.getMessage());
	}

	@Test
	void aUriThatCannotWorkIsExplainedInsteadOfADaemonThatShouldRun() throws HypervisorException {
		HypervisorException e = Errors.of(Code.CONNECTION_FAILED, Task.CONNECT, "", ConnectionUri.parse("qemu:///embed"),
				new NativeError(8, 0, "invalid argument: Missing URI parameter 'root'"), null);
		assertEquals("'/embed' is a driver inside this program and needs a folder for what it has: write qemu:///embed?root=/FOLDER, with an absolute path.",
				e.nextStep());
	}
}

package org.gasthaus.core.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parameters of a connection in the words of OpenSSH. */
class SshCallTest {
	private static final String ALWAYS = "-N -T -o ExitOnForwardFailure=yes -o ControlMaster=no -o ControlPath=none -o PermitLocalCommand=yes "
			+ "-o LocalCommand=echo -o ConnectTimeout=30 -o ServerAliveInterval=5 -o ServerAliveCountMax=5 -L F ";

	@TempDir
	Path home;

	private SshCall call(String uri) throws HypervisorException {
		return new SshCall(ConnectionUri.parse(uri), Map.of("HOME", home.toString()));
	}

	private void assertCalls(String rest, String uri) throws HypervisorException {
		assertEquals(ALWAYS + rest, String.join(" ", call(uri).tunnel(List.of("F"))), uri);
	}

	@Test
	void ssh() throws HypervisorException {
		assertCalls("-- web", "qemu+ssh://web/system?no_verify=0&no_tty=0&known_hosts=/not/for/ssh");
		assertCalls("-p 23 -l fred -i /a key -o StrictHostKeyChecking=no -o BatchMode=yes -- ::1",
				"qemu+ssh://fred@[::1]:23/system?keyfile=/a%20key&no_verify=1&no_tty=1");
		assertEquals("/bin/my-ssh", call("qemu+ssh://web/system?command=/bin/my-ssh").program());
		assertEquals("ssh", call("qemu+ssh://web/system").program());
		assertEquals("ssh -p 23 -i /key fred@web", call("qemu+ssh://fred@web:23/system?keyfile=/key").byHand());
	}

	@Test
	void theLibraries() throws Exception {
		assertCalls("-- web", "qemu+libssh2://web/system?no_tty=1&command=/x");
		assertEquals("ssh", call("qemu+libssh://web/system?command=/x").program());
		assertCalls("-i /key -o UserKnownHostsFile=\"/my hosts%%1\" -o PreferredAuthentications=password,publickey -- web",
				"qemu+libssh://web/system?keyfile=/key&known_hosts=/my%20hosts%251&sshauth=privkey,agent,password");
		assertCalls("-o StrictHostKeyChecking=accept-new -- web", "qemu+libssh://web/system?known_hosts_verify=auto");
		assertCalls("-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o GlobalKnownHostsFile=/dev/null -- web",
				"qemu+libssh://web/system?known_hosts_verify=ignore&known_hosts=/k");
		Path own = Files.createDirectories(home.resolve(".config/libvirt")).resolve("known_hosts");
		Files.createFile(own);
		assertCalls("-o UserKnownHostsFile=~/.ssh/known_hosts ~/.ssh/known_hosts2 \"" + own + "\" -- web", "qemu+libssh://web/system");
	}

	@Test
	void aCommandThere() throws HypervisorException {
		assertEquals("-o BatchMode=yes -p 23 -l fred -- web true", String.join(" ", call("qemu+ssh://fred@web:23/system").command(List.of("-o", "BatchMode=yes"), "true")));
		assertEquals(List.of("-G", "--", "web"), call("qemu+ssh://web/system").command(List.of("-G"), ""));
		assertEquals("ssh -W 127.0.0.1:1 -p 23 fred@web", call("qemu+ssh://fred@web:23/system").byHand("-W 127.0.0.1:1"));
	}

	@Test
	void aWordStaysAWordInAShell() throws Exception {
		String word = "a'b \"$HOME\" `id` \\ ;*";
		Process shell = new ProcessBuilder("sh", "-c", "printf %s " + SshCall.quoted(word)).start();
		assertEquals(word, new String(shell.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
	}
}

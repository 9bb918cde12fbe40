package org.gasthaus.hypervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.gasthaus.hypervisor.HypervisorException.Code;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUriTest {
	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@Test
	void allPartsAreRead() throws HypervisorException {
		ConnectionUri uri = ConnectionUri.parse("qemu+ssh://root@host.example.com:2222/system?keyfile=/a%20b&no_verify=1");
		assertEquals("qemu ssh root host.example.com 2222 /system", String.join(" ", uri.driver(), uri.transport(), uri.user(), uri.host(),
				Integer.toString(uri.port()), uri.path()));
		assertEquals(Map.of("keyfile", "/a b", "no_verify", "1"), uri.parameters());
	}

	@ParameterizedTest
	@ValueSource(strings = { "qemu:///system", "qemu+tls://h/system?pkipath=/p", "qemu+ssh://me@h:22/system?keyfile=/k&proxy=netcat&no_tty=1",
			"qemu+libssh2://h/session?known_hosts=/k&known_hosts_verify=ignore&sshauth=agent,password", "qemu+unix:///system?socket=/s&mode=direct",
			"qemu+ext:///system?command=/bin/x", "test:///default", "test:///tmp/a.xml", "esx://root@h/?no_verify=1", "qemu+tcp://[2001:db8::1]:16509/system",
			"qemu+ssh://h/system?name=qemu:///session", "xen://h/", "qemu:///embed?root=/tmp/x", "secret:///embed?root=/tmp/x",
			"qemu+ssh://root@my_host:2222/system" })
	void whatIsTakenApartIsPutTogetherAlikeAndHasNoProblem(String text) throws HypervisorException {
		ConnectionUri uri = ConnectionUri.parse(text);
		assertEquals(text, uri.but().build().toString());
		assertEquals(List.of(), UriExplanation.of(uri).problems());
		assertFalse(UriExplanation.of(uri).sentences().isEmpty());
	}

	@Test
	void whatIsBuiltIsEncoded() throws HypervisorException {
		ConnectionUri uri = ConnectionUri.builder("qemu").transport("ssh").user("a b").host("2001:db8::1").path("system")
				.parameter("command", "/opt/my ssh").build();
		assertEquals("qemu+ssh://a%20b@[2001:db8::1]/system?command=/opt/my%20ssh", uri.toString());
		assertEquals("a b", uri.user());
		assertEquals("/opt/my ssh", uri.parameters().get("command"));
		assertEquals(Code.INVALID_URI, assertThrows(HypervisorException.class, () -> ConnectionUri.builder("qemu").transport("b ad").build()).code());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
			"qemu+shh://h/system | true | is no transport | qemu+ssh://h/system", //
			"qemu://system | true | is taken for a host | qemu:///system", //
			"qemu://h | true | The path is missing | qemu://h/system", //
			"qemu:///sytem | true | There is no path | qemu:///system", //
			"qemu+ssh:///system | true | this machine is qemu:///system | qemu+ssh://HOST/system", //
			"qemu+ssh://HOST/system | true | stands for the name of the host | ", //
			"kvm:///system | true | is named 'qemu' there | qemu:///system", //
			"kvm+ssh://root@h/system | true | is named 'qemu' there | qemu+ssh://root@h/system", //
			"virtualbox:///session | true | is named 'vbox' there | vbox:///session", //
			"ssh://root@h | true | The hypervisor is missing | qemu+ssh://root@h/system", //
			"ssh://root@h:2222/session | true | The hypervisor is missing | qemu+ssh://root@h:2222/session", //
			"tls:///system | true | The hypervisor is missing | qemu+tls://HOST/system", //
			"http://h | true | The hypervisor is missing | qemu+ssh://h/system", //
			"https://h:8443/ui | true | The hypervisor is missing | qemu+ssh://h/system", //
			"ssh+xen://h/system | true | The hypervisor is missing | xen+ssh://h/system", //
			"qemu:///embed | true | needs a folder | ", //
			"secret:///embed?root= | true | needs a folder | ", //
			"qemu:///embed?root=here | true | must be an absolute path | ", //
			"qemu:///embed?root=/tmp/x&keyfile=/k | false | is not used | qemu:///embed?root=/tmp/x", //
			"network:///embed?root=/tmp/x | true | There is no path '/embed' | network:///system", //
			"qemu+unix:///embed?root=/tmp/x | true | leads to a daemon | qemu:///embed?root=/tmp/x", //
			"qemu+ssh:///embed?root=/tmp/x | true | needs a host | qemu:///embed?root=/tmp/x", //
			"qemu+ssh://h/embed | true | on the host 'h' there is none | qemu+ssh://h/system", //
			"qemu:///system?root=/tmp/x | false | is for the path '/embed' | qemu:///system", //
			"qemu+unix://h/system | true | A socket is on this machine | qemu+ssh://h/system", //
			"qemu+ext:///system | true | needs the parameter command= | ", //
			"qemu+libssh://h/system?known_hosts_verify=igno | true | cannot be 'igno' | qemu+libssh://h/system?known_hosts_verify=ignore", //
			"qemu+tls://h:99999/system | true | no port 99999 | qemu+tls://h/system", //
			"qemu+libssh://h/system?sshauth=foo,agent | true | cannot be 'foo' | ", //
			"qemu+libssh2://h/system?sshauth=agent,privkay | true | cannot be 'privkay' | qemu+libssh2://h/system?sshauth=agent,privkey", //
			"qemu+SSH://h/system | true | is no transport | qemu+ssh://h/system", //
			"QEMU:///system | false | no driver 'QEMU' | qemu:///system", //
			"qem:///system | false | no driver 'qem' | qemu:///system", //
			"quemu:///system | false | no driver 'quemu' | qemu:///system", //
			"qemu+ssh://h/system?keyfil=/k | false | no parameter 'keyfil' | qemu+ssh://h/system?keyfile=/k", //
			"qemu+tls://h/system?keyfile=/k | false | is not used | qemu+tls://h/system" })
	void whatIsWrongIsNamedWithWhatWasMeant(String text, boolean refused, String words, String proposal) throws HypervisorException {
		List<UriExplanation.Problem> problems = UriExplanation.of(ConnectionUri.parse(text)).problems();
		assertEquals(1, problems.size(), problems::toString);
		assertTrue(problems.get(0).message().contains(words), problems.get(0).message());
		assertEquals(refused, problems.get(0).refused());
		assertEquals(proposal, problems.get(0).proposal());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { //
			"qemu:// | nothing follows 'qemu://' | qemu:///system", //
			"qemu: | nothing follows 'qemu:' | qemu:///system", //
			"kvm:// | nothing follows | qemu:///system", //
			"nix:// | write host and path too, for example qemu:///system | ", //
			"qemu+ssh:// | nothing follows | qemu+ssh://HOST/system", //
			"esx:// | nothing follows | esx://HOST/", //
			"qemu+ssh://user name@h/system | a blank (at character 16) may not stand in it; write %20 | qemu+ssh://user%20name@h/system", //
			"qemu+ssh://h/system?keyfile=/my key | write %20 | qemu+ssh://h/system?keyfile=/my%20key", //
			"qemu+ssh://dom\\me@h/system | '\\' (at character 15) may not stand there; write %5C | qemu+ssh://dom%5Cme@h/system", //
			"qemu+ssh://me@dom@h/system | '@' (at character 14) may not stand there; write %40 | qemu+ssh://me%40dom@h/system", //
			"qemu+ssh://my host/system | 'my host' is no host | ", //
			"qemu+tcp://h:port/system | 'h:port' is no host | ", //
			"qemu+tcp://fe80::1/system | 'fe80::1' is no host | qemu+tcp://[fe80::1]/system", //
			"qemu+ssh://h/a%zz | '%' (at character 15) needs two hexadecimal digits | qemu+ssh://h/a%25zz" })
	void whatIsNoUriIsNamedInOurWordsWithWhatToWrite(String text, String words, String proposal) {
		UriExplanation.Problem problem = UriExplanation.of(text).problems().get(0);
		assertTrue(problem.message().contains(words), problem.message());
		assertEquals(proposal, problem.proposal());
		HypervisorException e = assertThrows(HypervisorException.class, () -> ConnectionUri.parse(text));
		assertEquals(problem.advice(), e.getMessage());
		assertEquals(proposal == null ? "" : "Probably meant: " + proposal, e.nextStep());
	}

	@Test
	void aHostThatOnlyJavaRefusesIsRead() throws HypervisorException {
		ConnectionUri uri = ConnectionUri.parse("qemu+ssh://me@my_host:2222/system");
		assertEquals("me my_host 2222", String.join(" ", uri.user(), uri.host(), Integer.toString(uri.port())));
	}

	@Test
	void slashesThatAreMissingAreNamed() {
		HypervisorException e = assertThrows(HypervisorException.class, () -> ConnectionUri.parse("qemu:system"));
		assertTrue(e.getMessage().contains("write qemu:///system"), e.getMessage());
		assertTrue(UriExplanation.of("qemu:system").isRefused());
	}

	@Test
	void aPasswordIsNeverRepeated() {
		UriExplanation explanation = UriExplanation.of("qemu+tcp://me:geheim@h/system");
		assertTrue(explanation.isRefused());
		assertFalse(explanation.toString().contains("geheim"), explanation.toString());
		for (String odd : List.of("qemu+tcp://me:geheim@my_host/system", "qemu+tcp://me:ge heim@h/system", "qemu+tcp://me%3Ageheim@h/system")) {
			assertEquals(explanation, UriExplanation.of(odd));
		}
		UriExplanation parameter = UriExplanation.of("qemu+ssh://h/system?no_tty=1&Password=geheim");
		assertEquals(explanation, parameter);
	}

	@Test
	void capitalsAreProposedAsSmallLetters() {
		List<UriExplanation.Problem> problems = UriExplanation.of("QEMU+SSH://h/system").problems();
		assertEquals(List.of("qemu+ssh://h/system", "qemu+ssh://h/system"), problems.stream().map(UriExplanation.Problem::proposal).toList());
	}

	@Test
	void defaultsAndFilesAreTold() throws HypervisorException {
		assertTold("qemu+tls://h/system", "port 16514", "/etc/pki/libvirt/clientcert.pem", "auth.conf");
		assertTold("qemu://h/system", "port 16514");
		assertTold("qemu+tcp://h/system", "port 16509", "Not encrypted");
		assertTold("qemu+ssh://root@h/system", "port 22", "as the user root", "~/.ssh/known_hosts");
		assertTold("qemu+ssh://h/system?no_verify=1", "somebody else may answer");
		assertTold("qemu:///session", "$XDG_RUNTIME_DIR/libvirt/libvirt-sock");
		assertTold("test:///default", "without a daemon");
		assertTold("qemu:///embed?root=/srv/x", "inside this program", "the folder /srv/x", "No daemon");
		assertFalse(String.join("", UriExplanation.of("qemu:///embed?root=/srv/x").sentences()).contains("ocket"));
	}

	private static void assertTold(String uri, String... words) throws HypervisorException {
		String told = String.join("\n", UriExplanation.of(ConnectionUri.parse(uri)).sentences());
		for (String word : words) {
			assertTrue(told.contains(word), () -> word + " is missing in:\n" + told);
		}
	}

	@Test
	void aUriIsCompletedAtTheCursor() {
		assertEquals(List.of("qemu://"), UriCompletion.proposals("qe", 2));
		assertEquals(List.of("qemu+ssh://h/system"), UriCompletion.proposals("qemu+ss://h/system", 7));
		assertEquals(List.of("qemu:///system", "qemu:///session"), UriCompletion.proposals("qemu:///s", 9));
		assertEquals(List.of("qemu:///embed?root=/"), UriCompletion.proposals("qemu:///e", 9));
		assertEquals(List.of("secret:///embed?root=/"), UriCompletion.proposals("secret:///embed?r", 17));
		assertEquals(List.of(), UriCompletion.proposals("qemu+ssh://h/e", 14));
		assertEquals(List.of(), UriCompletion.proposals("network:///e", 12));
		assertEquals(List.of("qemu+ssh://h/system?keyfile="), UriCompletion.proposals("qemu+ssh://h/system?ke", 22));
		assertEquals(List.of("qemu+ssh://h/system?no_tty=1&proxy=native", "qemu+ssh://h/system?no_tty=1&proxy=netcat"),
				UriCompletion.proposals("qemu+ssh://h/system?no_tty=1&proxy=n", 36));
		assertFalse(UriCompletion.proposals("qemu+tls://h/system?", 20).contains("qemu+tls://h/system?keyfile="));
		assertEquals(List.of(), UriCompletion.proposals("", 0).stream().filter(proposal -> !proposal.endsWith("://")).toList());
	}
}

package org.gasthaus.cli.internal.diff;

import static org.gasthaus.cli.internal.validate.CommandRun.gasthaus;
import static org.gasthaus.cli.internal.validate.CommandRun.withInput;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.gasthaus.cli.internal.validate.CommandRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

class DiffCommandTest {
	private static final String GUEST = "<domain type='test'>\n  <name>n</name>\n  <memory unit='MiB'>512</memory>\n  <vcpu>2</vcpu>\n"
			+ "  <os><type arch='x86_64'>hvm</type></os>\n</domain>\n";
	private static final Locale BEFORE = Locale.getDefault();

	@TempDir
	Path folder;

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterAll
	static void speakAsBefore() {
		Locale.setDefault(BEFORE);
	}

	@Test
	void aRealDifferenceIsOneLineAndExitCodeOne() throws IOException {
		write("a.xml", GUEST);
		write("b.xml", GUEST.replace("<vcpu>2", "<vcpu>4"));
		diff("a.xml", "b.xml").exits(1).prints("4: ~ /domain/vcpu: 2 -> 4", "One difference.");
	}

	@Test
	void whatLibvirtIgnoresIsShownWhenAskedFor() throws IOException {
		write("a.xml", GUEST);
		write("b.xml", GUEST.replace("<memory unit='MiB'>512", "<memory unit='KiB'>524288"));
		diff("a.xml", "b.xml").exits(0).printsStarting("The definitions are equivalent but for 2 differences");
		assertTrue(diff("--all", "a.xml", "b.xml").exits(0).out().contains("/domain/memory: 512 -> 524288 (the same value)"));
	}

	@Test
	void partsAreOverlookedWhenNamed() throws IOException {
		write("a.xml", GUEST);
		write("b.xml", GUEST.replace("<name>n", "<name>m"));
		diff("a.xml", "b.xml").exits(1);
		diff("--ignore", "uuid,name", "a.xml", "b.xml").exits(0);
		diff("--ignore=colour", "a.xml", "b.xml").exits(2).complainsAbout("'colour' cannot be ignored. What can: uuid, name, mac, address, alias, description.");
	}

	@Test
	void jsonHasTheDifferences() throws IOException {
		write("a.xml", GUEST);
		write("b.xml", GUEST.replace("<vcpu>2", "<vcpu>4"));
		JsonObject json = JsonParser.parseString(diff("--format", "json", "a.xml", "b.xml").exits(1).out()).getAsJsonObject();
		assertEquals("a.xml b.xml false", String.join(" ", json.get("first").getAsString(), json.get("second").getAsString(), json.get("equivalent").getAsString()));
		assertEquals("[{\"kind\":\"changed\",\"reason\":\"real\",\"path\":\"/domain/vcpu\",\"before\":\"2\",\"after\":\"4\",\"beforeLine\":4,\"afterLine\":4}]",
				json.get("differences").toString());
		json = JsonParser.parseString(diff("--format=json", "a.xml", "a.xml").exits(0).out()).getAsJsonObject();
		assertTrue(json.get("equivalent").getAsBoolean() && json.get("differences").getAsJsonArray().isEmpty());
	}

	@Test
	void whatAHostHasIsComparedWithAFile() throws IOException {
		String dumped = gasthaus(folder, "dumpxml", "test").exits(0).out();
		write("test.xml", dumped);
		diff("test.xml", "domain:test").exits(0);
		write("test.xml", dumped.replace("8388608<", "8388609<"));
		diff("test.xml", "domain:test").exits(1).printsStarting("4: ~ /domain/memory: 8388609 -> 8388608\n");
		diff("domain:test", "test.xml").exits(1).printsStarting("4: ~ /domain/memory: 8388608 -> 8388609\n");
		write("net.xml", gasthaus(folder, "net-dumpxml", "default").exits(0).out());
		diff("network:default", "net.xml").exits(0);
		write("pool.xml", gasthaus(folder, "pool-dumpxml", "default-pool").exits(0).out());
		diff("pool:default-pool", "pool.xml").exits(0);
		gasthaus(folder, "-r", "diff", "domain:test", "domain:test").exits(0);
	}

	@Test
	void whatTheHostDoesNotHaveIsTold() throws IOException {
		write("a.xml", GUEST);
		diff("a.xml", "domain:nix").exits(2).complainsAbout("error: Cannot find the domain 'nix' on test:///default");
		diff("a.xml", "domain:").exits(2).complainsAbout("Cannot compare domain:: the name is missing.");
		gasthaus(folder, "-c", "frob:///", "diff", "a.xml", "domain:n").exits(2);
	}

	@Test
	void passwordsAreNotPrinted() throws IOException {
		String graphics = "<devices><graphics type='vnc' passwd='TOPSECRET'/></devices></domain>";
		write("a.xml", GUEST.replace("</domain>", graphics));
		write("b.xml", GUEST.replace("</domain>", graphics.replace("TOPSECRET", "SECRETTOO")));
		write("c.xml", GUEST);
		for (String[] pair : new String[][] { { "a.xml", "b.xml" }, { "a.xml", "c.xml" }, { "c.xml", "a.xml" } }) {
			for (String format : List.of("text", "json")) {
				String out = diff("--all", "--format", format, pair[0], pair[1]).exits(1).out();
				assertFalse(out.contains("SECRET"), out);
				assertTrue(out.contains("passwd"), out);
			}
		}
	}

	@Test
	void theStandardInputIsOneOfThem() throws IOException {
		write("a.xml", GUEST);
		withInput(GUEST.getBytes(StandardCharsets.UTF_8), folder, "diff", "-", "a.xml").exits(0);
		withInput(GUEST.getBytes(StandardCharsets.UTF_16), folder, "diff", "a.xml", "-").exits(0);
		diff("-", "-").exits(2).complainsAbout("can be one of the two only");
	}

	@Test
	void whatCannotBeComparedIsTold() throws IOException {
		write("a.xml", GUEST);
		write("net.xml", "<network><name>n</name></network>");
		write("broken.xml", "<domain>\n<name>n</nme></domain>");
		write("empty.xml", "");
		diff("a.xml", "net.xml").exits(2).prints().complainsAbout("the first is a 'domain', the second a 'network'.");
		diff("a.xml", "broken.xml").exits(2).complainsAbout("Cannot compare broken.xml: line 2: ");
		diff("a.xml", "empty.xml").exits(2).complainsAbout("Cannot compare empty.xml: line 1: The definition is empty.");
		diff("a.xml", "nix.xml").exits(2).complainsAbout("Cannot compare nix.xml: there is no such file.");
		diff("a.xml", "").exits(2).complainsAbout("there is no such file");
		diff("a.xml", ".").exits(2).complainsAbout("Cannot compare .: it cannot be read");
		diff("a.xml").exits(2).complainsAbout("Two definitions are compared, not 1");
		diff("a.xml", "b.xml", "--nix").exits(2).complainsAbout("There is no option --nix.");
		diff("--format", "pdf", "a.xml", "a.xml").exits(2).complainsAbout("There is no format 'pdf'.");
		gasthaus(folder, "help", "diff").exits(0).printsStarting("gasthaus diff [--all]");
	}

	private CommandRun diff(String... arguments) {
		String[] all = new String[arguments.length + 1];
		all[0] = "diff";
		System.arraycopy(arguments, 0, all, 1, arguments.length);
		return gasthaus(folder, all);
	}

	private void write(String name, String text) throws IOException {
		Files.writeString(folder.resolve(name), text);
	}
}

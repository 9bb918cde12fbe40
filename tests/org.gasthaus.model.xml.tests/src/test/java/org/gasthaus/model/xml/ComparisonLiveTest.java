package org.gasthaus.model.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.xml.DefinitionComparison.Options;
import org.gasthaus.model.xml.Difference.Reason;
import org.gasthaus.model.xml.PrivateSession.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Defines, dumps and compares against real libvirt: what differs is only what libvirt added, and each difference says so. */
class ComparisonLiveTest {
	/** Of the files of the corpus every so many-th is defined. */
	private static final int EVERY = 8;

	private static PrivateSession session;

	@BeforeAll
	static void start() throws Exception {
		session = PrivateSession.whyNot().isEmpty() ? PrivateSession.start() : null;
	}

	@BeforeEach
	void needLibvirt() {
		assumeTrue(session != null, () -> "no private libvirt: " + PrivateSession.whyNot().orElse(""));
	}

	@AfterAll
	static void stop() throws Exception {
		if (session != null) {
			session.close();
		}
	}

	private static String dump(String uri, String kind, String text, String name) throws Exception {
		String commands = kind + "define " + session.file(text) + "; " + kind + (kind.isEmpty() ? "dumpxml --inactive " : "dumpxml ") + name;
		Answer answer = uri == null ? session.virsh(commands) : session.virsh(uri, commands);
		assertTrue(answer.accepted(), answer.text());
		return answer.text();
	}

	private static String real(String one, String other) {
		return DefinitionComparison.compare(Definition.read(one), Definition.read(other), Options.libvirt()).stream()
				.filter(difference -> difference.reason() == Reason.REAL).map(Difference::toString).collect(Collectors.joining("\n"));
	}

	private static String name(String text) {
		return ((Domain) Definition.read(text).root()).getName();
	}

	@Test
	void whatTheQemuDriverAddsToOurDomainsIsNamedAsSuch() throws Exception {
		for (String sample : Samples.DOMAINS) {
			// what libvirt does not know it drops, and that is a real difference
			String text = Samples.text(sample).replaceAll(" *<future.*\\R", "");
			String dump = dump(null, "", text, name(text));
			assertEquals("", real(text, dump), sample);
			assertTrue(DefinitionComparison.compare(Definition.read(text), Definition.read(dump), Options.libvirt()).stream()
					.anyMatch(difference -> difference.reason() == Reason.GENERATED), dump);
			assertEquals("", real(dump, text), sample);
		}
	}

	@Test
	void whatTheTestDriverAddsIsNamedAsSuch() throws Exception {
		String domain = Samples.text("domain-plain").replace("type='qemu'", "type='test'");
		assertEquals("", real(domain, dump("test:///default", "", domain, "plain")));
		String network = Samples.text("network-nat");
		assertEquals("", real(network, dump("test:///default", "net-", network, "lab")));
		String pool = Samples.text("pool-dir");
		assertEquals("", real(pool, dump("test:///default", "pool-", pool, "images")));
	}

	@Test
	void aChangeIsStillSeenInWhatLibvirtDumps() throws Exception {
		String text = Samples.text("domain-server");
		String dump = dump(null, "", text.replace("cache='none' io='native'", "cache='writeback'").replace("<shares>2048<", "<shares>1024<"), "web01");
		assertEquals("changed /domain/cputune/shares: '2048' -> '1024'\nchanged /domain/devices/disk[target dev='vda']/driver/@cache: 'none' -> 'writeback'\n"
				+ "removed /domain/devices/disk[target dev='vda']/driver/@io: 'native'", real(text, dump).lines().sorted().collect(Collectors.joining("\n")));
	}

	@Test
	void whatIsCalledADefaultIsWhatLibvirtPutsInItsPlace() throws Exception {
		int checked = 0;
		List<String> wrong = new ArrayList<>();
		for (String sample : Samples.DOMAINS) {
			String text = Samples.text(sample);
			String dump = dump(null, "", text, name(text));
			int objects = Models.all(Definition.read(dump).root()).size();
			for (int i = 0; i < objects; i++) {
				for (EStructuralFeature feature : Models.settable(Models.all(Definition.read(dump).root()).get(i))) {
					Definition definition = Definition.read(dump);
					EObject object = Models.all(definition.root()).get(i);
					if (!Mutations.unset(object, feature)) {
						continue;
					}
					List<Difference> differences = DefinitionComparison.compare(Definition.read(dump), definition, Options.libvirt());
					if (differences.stream().allMatch(difference -> difference.reason() == Reason.DEFAULT)) {
						checked++;
						String again = dump(null, "", definition.write(), name(text));
						List<Difference> left = DefinitionComparison.compare(Definition.read(dump), Definition.read(again), Options.explicit());
						if (!left.isEmpty()) {
							wrong.add("without " + differences + " libvirt says " + left);
						}
					}
				}
			}
		}
		assertEquals("", String.join("\n", wrong));
		assertTrue(checked > 20, "only " + checked);
	}

	@Test
	void whatLibvirtAddsToTheDomainsOfTheCorpusIsNamedAsSuch() throws Exception {
		String folder = System.getProperty("gasthaus.corpus", "");
		assumeTrue(!folder.isEmpty(), "1 corpus test is skipped: name the folder of the corpus with -Dgasthaus.corpus=DIR");
		List<Path> files = new ArrayList<>();
		for (String line : Files.readAllLines(Path.of(folder, "manifest.tsv"))) {
			String[] fields = line.split("\t", -1);
			if (fields[1].equals("domain") && fields[2].startsWith("valid")) {
				files.add(Path.of(folder, fields[0]));
			}
		}
		int defined = 0;
		List<String> left = new ArrayList<>();
		for (int i = 0; i < files.size(); i += EVERY) {
			String text = Files.readString(files.get(i), StandardCharsets.UTF_8).replace("<domain type='kvm'", "<domain type='qemu'");
			Path file = session.file(text);
			String name = name(text);
			Answer answer = name == null || name.contains("'") ? new Answer(false, "")
					: session.virsh("define " + file + "; dumpxml --inactive '" + name + "'; undefine --nvram '" + name + '\'');
			int start = answer.text().indexOf("<domain");
			if (start >= 0 && answer.text().contains("</domain>")) {
				defined++;
				String real = real(text, answer.text().substring(start, answer.text().lastIndexOf("</domain>") + 9));
				if (!real.isEmpty()) {
					left.add(files.get(i).getFileName() + ": " + real);
				}
			}
		}
		assertTrue(defined > 30, "only " + defined);
		assertTrue(left.size() * 10 < defined, defined + " defined, but\n" + String.join("\n", left));
	}
}

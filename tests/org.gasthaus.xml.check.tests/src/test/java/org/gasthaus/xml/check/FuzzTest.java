package org.gasthaus.xml.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.gasthaus.model.xml.Definition;
import org.gasthaus.xml.check.DefinitionMender.Applied;
import org.gasthaus.xml.check.DefinitionMender.Mended;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.Fix;
import org.gasthaus.xml.text.TextEdit;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlDecoder.Decoded;
import org.gasthaus.xml.text.XmlTree;
import org.junit.jupiter.api.Test;

/**
 * Damaged, half-written and absurd definitions: nothing is thrown, nothing takes long, every place is in the text, every fix can be applied,
 * and what nobody repairs is still there. {@code -Dgasthaus.fuzz=COUNT} makes more of them, {@code -Dgasthaus.fuzz.seed=SEED} others.
 */
class FuzzTest {
	private static final int COUNT = Integer.getInteger("gasthaus.fuzz", 1_000);
	private static final long SEED = Long.getLong("gasthaus.fuzz.seed", 20261126);
	/** Of processor time: a machine may be busy with other things. */
	private static final long MOST_MILLIS = 10_000;
	/** One in so many is mended too: that takes many checks. */
	private static final int MENDED = 10;
	private static final String[] JUNK = { "", "0", "-1", "99999999999999999999", "0x", "18446744073709551616", "1.1.1.1.1", "<", ">", "'", "\"", "&", "&amp;",
			"&nix;", "&#0;", "&#x110000;", "\u0000", "\uFFFF", "\uD800", "é", "]]>", "<!--", "-->", "<![CDATA[", "<?xml version='1.0'?>", "<!DOCTYPE a [",
			"<a>", "</a>", "<a/>", "<q:a xmlns:q='urn:q'>", "<q:a/>", " xmlns='urn:x'", " xmlns:q=''", "</devices>", "</domain>", "<domain>", "\r", "\t", " ",
			"<disk/>", "<vcpu>0</vcpu>", "<name/>", " unit='YiB'", "<memory unit='EiB'>99999999</memory>", "type=''", "=", "/", "\u2028", "\n\n\n" };
	private static final Charset[] CHARSETS = { StandardCharsets.UTF_8, StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1 };

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private final Random random = new Random(SEED);

	@Test
	void anythingCanBeChecked() throws Exception {
		List<String> seeds = seeds();
		DefinitionCheck check = Checks.check();
		long slowest = 0;
		int mended = 0;
		for (int i = 0; i < COUNT; i++) {
			String text = damaged(seeds);
			String where = "input " + i + " of seed " + SEED + ": ";
			long start = THREADS.getCurrentThreadCpuTime();
			try {
				List<Finding> findings = random.nextInt(8) == 0 ? checkBytes(check, text) : check.check(text);
				verify(text, findings, where);
				assertEquals(text, Definition.read(text).write(), where);
				if (i % MENDED == 0) {
					mended += mend(check, text, where);
				}
			} catch (RuntimeException | StackOverflowError thrown) {
				throw new AssertionError(where + thrown + " in " + text, thrown);
			}
			long millis = (THREADS.getCurrentThreadCpuTime() - start) / 1_000_000;
			slowest = Math.max(slowest, millis);
			assertTrue(millis < MOST_MILLIS, () -> where + millis + " ms for " + text);
		}
		System.out.println("FuzzTest: " + COUNT + " inputs, the slowest took " + slowest + " ms; " + mended + " fixes were applied");
	}

	private List<Finding> checkBytes(DefinitionCheck check, String text) throws Exception {
		byte[] bytes = text.getBytes(CHARSETS[random.nextInt(CHARSETS.length)]);
		for (int hits = random.nextInt(3); hits > 0 && bytes.length > 0; hits--) {
			bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
		}
		Decoded decoded = XmlDecoder.decode(bytes);
		List<Finding> findings = check.check(decoded, XmlTree.of(decoded.text()));
		assertEquals(decoded.text(), Definition.read(decoded.text()).write());
		return findings.stream().filter(finding -> finding.end() <= text.length()).toList();
	}

	private static void verify(String text, List<Finding> findings, String where) {
		for (Finding finding : findings) {
			assertTrue(finding.offset() >= 0 && finding.end() <= text.length(), () -> where + finding + " in " + text);
			assertTrue(!finding.code().equals("rule.failed"), () -> where + finding.message() + " in " + text);
		}
	}

	private static int mend(DefinitionCheck check, String text, String where) throws Exception {
		Mended mended = new DefinitionMender(check).mend(text, finding -> true);
		String replayed = text;
		for (Applied applied : mended.applied()) {
			replayed = TextEdit.apply(replayed, applied.fix().edits());
		}
		assertEquals(replayed, mended.text(), where);
		long before = errors(check.check(text));
		assertTrue(mended.applied().isEmpty() || !mended.text().equals(text), () -> where + "nothing changed, of " + before);
		assertEquals(errors(mended.left()), errors(check.check(mended.text())), where);
		return mended.applied().size();
	}

	private static long errors(List<Finding> findings) {
		return findings.stream().filter(Finding::isError).count();
	}

	@Test
	void everyFixOfEveryFindingCanBeApplied() throws Exception {
		List<String> seeds = seeds();
		DefinitionCheck check = Checks.check();
		int applied = 0;
		for (int i = 0; i < COUNT / 4; i++) {
			String text = damaged(seeds);
			for (Finding finding : check.check(text)) {
				for (Fix fix : finding.fixes()) {
					TextEdit.apply(text, fix.edits());
					applied++;
				}
			}
		}
		assertTrue(applied > 0);
	}

	/** The examples, domains in which rules find something, and texts that are nearly nothing. */
	private static List<String> seeds() throws Exception {
		List<String> seeds = new ArrayList<>(Checks.examples());
		String disks = Checks.disk("vda") + Checks.disk("vda") + Checks.disk("hda");
		for (int i = 0; i < 8; i++) {
			seeds.add(Checks.domain(disks + "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='d'/><boot order='" + i + "'/></interface>"
					+ "<controller type='pci' index='" + i + "' model='pci-bridge'/><graphics type='vnc' port='590" + i + "'/>"));
		}
		seeds.addAll(List.of("", "<", "<domain", "<domain type='kvm'", "<disk type='file'><target dev='vda'/></disk>", "<network/><network/>"));
		return seeds;
	}

	private String damaged(List<String> seeds) {
		StringBuilder text = new StringBuilder(seeds.get(random.nextInt(seeds.size())));
		switch (random.nextInt(12)) {
		case 0 -> text.setLength(random.nextInt(text.length() + 1));
		case 1 -> text.append(seeds.get(random.nextInt(seeds.size())));
		case 2 -> {
			int depth = random.nextInt(10) == 0 ? 10_000 : random.nextInt(400);
			text.insert(random.nextInt(text.length() + 1), "<a>".repeat(depth) + "</a>".repeat(random.nextInt(depth + 1)));
		}
		case 3 -> {
			int from = random.nextInt(text.length() + 1);
			int to = Math.min(text.length(), from + random.nextInt(200));
			text.insert(random.nextInt(text.length() + 1), text.substring(from, to).repeat(1 + random.nextInt(6)));
		}
		case 4 -> {
			String number = JUNK[1 + random.nextInt(5)];
			String replaced = text.toString().replaceFirst("[0-9]+", number);
			text.setLength(0);
			text.append(replaced);
		}
		default -> {
			for (int hits = 1 + random.nextInt(6); hits > 0; hits--) {
				int from = random.nextInt(text.length() + 1);
				int to = Math.min(text.length(), from + random.nextInt(random.nextInt(10) == 0 ? 200 : 6));
				text.replace(from, to, JUNK[random.nextInt(JUNK.length)]);
			}
		}
		}
		return text.toString();
	}
}

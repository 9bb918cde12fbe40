package org.gasthaus.xml.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.gasthaus.xml.text.XmlDecoder;

/** Texts to test with: the examples of the project, a corpus that somebody named, and texts made from seeds. */
final class Texts {
	private static final Path EXAMPLES = Path.of(System.getProperty("gasthaus.examples", "../../examples"));
	private static final String CORPUS = System.getProperty("gasthaus.corpus", "");
	private static final String[] NAMES = { "domain", "disk", "b-c", "d.e", "_f", "q:x", "größe" };
	private static final String[] VALUES = { "", "qcow2", "a=b", "x > y", "it&apos;s", "&lt;&amp;", "two\n lines=1", "/dev/vd?", "ünïcode 😀", "&own;" };
	private static final String[] CONTENTS = { "text", "a &amp; b", "x ]] y > z", "größer 😀", "&own;", "- -- ->", "<!-- c -->", "<!--<a b='c'>-->",
			"<?pi <? data?>", "<![CDATA[ <x> & ]] ]]>", "<![CDATA[]]>", "\n\t", " " };

	private Texts() {
	}

	/** The texts of all examples of the project. */
	static List<String> examples() {
		return read(files(EXAMPLES));
	}

	/** The examples, and the files of the corpus if there is one, at most so many of them, chosen by a seed. */
	static List<String> examplesAndCorpus(int most) {
		List<String> texts = new ArrayList<>(examples());
		if (!CORPUS.isEmpty()) {
			List<Path> files = new ArrayList<>(files(Path.of(CORPUS)));
			java.util.Collections.shuffle(files, new Random(11));
			texts.addAll(read(files.subList(0, Math.min(most, files.size()))));
		}
		return texts;
	}

	/** How often to do something: a small share, unless the system property {@code gasthaus.fuzz} says how often. */
	static int times(int few) {
		return Integer.getInteger("gasthaus.fuzz", few);
	}

	/** A well-formed text with every construction of XML. */
	static String wellFormed(long seed) {
		Random random = new Random(seed);
		String lineEnd = pick(random, "\n", "\r\n", "\r");
		StringBuilder out = new StringBuilder(random.nextInt(8) == 0 ? "\uFEFF" : "");
		if (random.nextBoolean()) {
			out.append("<?xml version='1.0' encoding=\"UTF-8\"?>").append(lineEnd);
		}
		out.append("<!DOCTYPE domain [").append(pick(random, "", " <!-- it's > --> <?p it's?> ")).append("<!ENTITY own \"own&#38;amp;\">]>")
				.append(lineEnd).append("<!-- before -->").append(lineEnd);
		element(random, out, lineEnd, 0, " xmlns:q='urn:q'");
		return out.append(pick(random, "", lineEnd, lineEnd + "<!-- after -->" + lineEnd)).toString();
	}

	private static void element(Random random, StringBuilder out, String lineEnd, int depth, String namespaces) {
		String name = pick(random, NAMES);
		out.append('<').append(name).append(namespaces);
		for (int i = random.nextInt(4); i > 0; i--) {
			char mark = random.nextBoolean() ? '"' : '\'';
			out.append(pick(random, " ", "  ", lineEnd + "\t")).append("a").append(i).append(pick(random, "=", " = ")).append(mark)
					.append(pick(random, VALUES)).append(mark);
		}
		if (random.nextInt(4) == 0) {
			out.append(pick(random, "/>", " />"));
			return;
		}
		out.append(pick(random, ">", " >"));
		for (int i = depth > 4 ? 0 : random.nextInt(6); i > 0; i--) {
			out.append(pick(random, "", lineEnd + "  ".repeat(depth + 1)));
			if (random.nextBoolean()) {
				out.append(pick(random, CONTENTS));
			} else {
				element(random, out, lineEnd, depth + 1, "");
			}
		}
		out.append("</").append(name).append(pick(random, ">", " >"));
	}

	/** An indented domain of a few devices. */
	static String domain(Random random, int devices) {
		StringBuilder out = new StringBuilder("<domain type='kvm'>\n  <name>n</name>\n  <memory unit='KiB'>1048576</memory>\n  <vcpu>2</vcpu>\n")
				.append("  <os>\n    <type arch='x86_64' machine='pc'>hvm</type>\n    <boot dev='hd'/>\n  </os>\n  <devices>\n");
		for (int i = 0; i < devices; i++) {
			if (random.nextBoolean()) {
				out.append("    <disk type='file' device='disk'>\n      <driver name='qemu' type='raw'/>\n      <source file='/a/").append(i)
						.append("'/>\n      <target dev='sd").append((char) ('a' + i % 26)).append((char) ('a' + i / 26 % 26)).append((char) ('a' + i / 676))
						.append("' bus='scsi'/>\n    </disk>\n");
			} else {
				out.append("    <interface type='network'>\n      <mac address='52:54:00:").append(String.format("%02x:%02x:%02x", i >> 16, i >> 8 & 255, i & 255))
						.append("'/>\n      <source network='n").append(i).append("'/>\n      <model type='virtio'></model>\n    </interface>\n");
			}
		}
		return out.append("  </devices>\n</domain>\n").toString();
	}

	/** The text after one small edit: a character less, or a piece of XML more. */
	static String damaged(String text, Random random) {
		int place = random.nextInt(text.length() + 1);
		if (random.nextBoolean() && place < text.length()) {
			return text.substring(0, place) + text.substring(place + 1);
		}
		return text.substring(0, place) + piece(random) + text.substring(place);
	}

	/** What somebody may type. */
	static String piece(Random random) {
		return pick(random, "<", ">", "/", "&", "'", "\"", "=", " ", "\n", "-", "]]>", "<!--", "-->", "<![CDATA[", "?", "<?", "!", ";", "x", ":", "x='1' ",
				"</a>", "<a>", "<b/>", "&x;", "\u0001", "\uD83D", "#", "</", "<disk type='", "</disk>\n");
	}

	static String pick(Random random, String... choices) {
		return choices[random.nextInt(choices.length)];
	}

	private static List<Path> files(Path folder) {
		try (Stream<Path> found = Files.walk(folder)) {
			return found.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static List<String> read(List<Path> files) {
		List<String> texts = new ArrayList<>();
		for (Path file : files) {
			try {
				texts.add(XmlDecoder.decode(Files.readAllBytes(file)).text());
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
		return texts;
	}
}

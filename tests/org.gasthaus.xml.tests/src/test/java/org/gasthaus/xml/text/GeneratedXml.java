package org.gasthaus.xml.text;

import java.util.Random;

/** Makes well-formed XML texts of every construction from a seed. */
final class GeneratedXml {
	private static final String[] NAMES = { "domain", "devices", "disk", "source", "a", "b-c", "d.e", "_f", "q:x", "größe" };
	private static final String[] ATTRIBUTES = { "type", "dev", "file", "x", "q:type", "y-z", "unit" };
	private static final String[] VALUES = { "", "qcow2", "a=b", "x > y", "it&apos;s", "&lt;&amp;", "&#65;&#x1F600;", "two\n lines=1",
			"tab\there", "/dev/vd?", "ünïcode 😀", "&own;" };
	private static final String[] TEXTS = { "text", "a &amp; b", "&#10;", "x ]] y > z", "=\"quoted\"", "größer 😀", "&own;", "- -- ->" };
	private static final String[] MISC = { "<!-- comment -->", "<!--<a b='c'>-->", "<!---->", "<?pi data?>", "<?pi <? ?>", "<?p?>" };

	private final Random random;
	private final StringBuilder out = new StringBuilder();
	private final String lineEnd;

	GeneratedXml(long seed) {
		random = new Random(seed);
		lineEnd = pick("\n", "\n", "\r\n", "\r");
	}

	String document() {
		if (random.nextInt(3) == 0) {
			out.append(pick("<?xml version='1.0'?>", "<?xml version=\"1.0\" encoding='UTF-8' standalone=\"no\" ?>")).append(lineEnd);
		}
		misc();
		out.append("<!DOCTYPE domain [").append(pick("", " <!-- it's --> <?p it's?> <!ELEMENT a ANY> ")).append(lineEnd);
		out.append("<!ENTITY own \"&#34;own&amp;\">").append(lineEnd).append("]>").append(lineEnd);
		misc();
		element(0, " xmlns:q='urn:q'");
		out.append(lineEnd);
		misc();
		return out.toString();
	}

	private void misc() {
		while (random.nextInt(3) == 0) {
			out.append(pick(MISC)).append(lineEnd);
		}
	}

	private void element(int depth, String namespaces) {
		String name = pick(NAMES);
		out.append('<').append(name).append(namespaces);
		int from = random.nextInt(ATTRIBUTES.length);
		for (int i = random.nextInt(3); i > 0; i--) {
			char mark = random.nextBoolean() ? '"' : '\'';
			out.append(pick(" ", " ", "  ", lineEnd + "\t")).append(ATTRIBUTES[(from + i) % ATTRIBUTES.length])
					.append(pick("=", "=", " = ")).append(mark).append(pick(VALUES).replace('\'', mark == '"' ? '\'' : '’')).append(mark);
		}
		if (random.nextInt(4) == 0) {
			out.append(pick("/>", " />"));
			return;
		}
		out.append('>');
		int children = depth > 4 ? 0 : random.nextInt(5);
		for (int i = 0; i < children; i++) {
			if (random.nextInt(3) > 0) {
				out.append(lineEnd).append("  ".repeat(depth + 1));
			}
			switch (random.nextInt(7)) {
			case 0:
				out.append(pick(TEXTS));
				break;
			case 1:
				out.append(pick(MISC));
				break;
			case 2:
				out.append(pick("<![CDATA[ <x> & ]] ]]>", "<![CDATA[]]>"));
				break;
			default:
				element(depth + 1, "");
				break;
			}
		}
		out.append(pick("", lineEnd)).append("</").append(name).append(pick(">", ">", " >"));
	}

	private String pick(String... choices) {
		return choices[random.nextInt(choices.length)];
	}
}

package org.gasthaus.xml.text;

import static org.gasthaus.xml.text.MarkedText.syntax;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyntaxFindingsTest {
	private final Locale before = Locale.getDefault();

	@BeforeEach
	void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterEach
	void speakAsBefore() {
		Locale.setDefault(before);
	}

	/** Others of its name have no such content, which alone would say that it ended before. */
	@Test
	void aMisspeltEndTagBehindAChildOnItsLine() {
		syntax("<devices>\n  <disk>\n    <source file='/a'/>\n  </disk>\n  <disk>\n    <source name='p/i'><host name='m'/></«soruce»>\n  </disk>\n</devices>")
				.hasOnly("syntax.end-tag", "'</source>' is expected here, found '</soruce>'.");
	}

	@Test
	void aMissingEndTagIsMarkedAtItsStartTagAndCanBeInserted() {
		syntax("<domain>\n  <«devices»>\n    <disk/>\n</domain>\n").hasOnly("syntax.no-end-tag", "'devices' has no end tag.")
				.whenFixedBy("Insert '</devices>'", "<domain>\n  <devices>\n    <disk/>\n  </devices>\n</domain>\n");
		syntax("<domain>\r\n\t<«devices»>\r\n\t\t<disk/>\r\n</domain>\r\n").hasOnly("syntax.no-end-tag", "'devices' has no end tag.")
				.whenFixedBy("Insert '</devices>'", "<domain>\r\n\t<devices>\r\n\t\t<disk/>\r\n\t</devices>\r\n</domain>\r\n");
		syntax("<domain><«devices»><disk/>\n</domain>\n").hasOnly("syntax.no-end-tag", "'devices' has no end tag.")
				.whenFixedBy("Insert '</devices>'", "<domain><devices><disk/></devices>\n</domain>\n");
	}

	@Test
	void aTagWithAttributesAndNothingInItIsRatherAnEmptyOne() {
		syntax("<disk>\n  <«target» dev='vda'>\n</disk>").hasOnly("syntax.no-end-tag", "'target' has no end tag.")
				.whenFixedBy("Close the tag with '/>'", "<disk>\n  <target dev='vda'/>\n</disk>");
		syntax("<disk>\n  <«name»>\n</disk>").hasOnly("syntax.no-end-tag", "'name' has no end tag.").whenFixedBy("Insert '</name>'", "<disk>\n  <name></name>\n</disk>");
	}

	@Test
	void aMissingEndTagOnOneLineIsInsertedBehindTheText() {
		for (String rest : List.of("<memory>1</memory>", "<memory unit='KiB'>1</memory><vcpu>2</vcpu>", "<vcpu/>", "<name>db</name>", "<name a='b'>db</name><memory>1</memory>",
				"<metadata><name>db</name></metadata>", "<!-- memory --><memory>1</memory>", "")) {
			syntax("<domain type='kvm'><«name»>web" + rest + "<os/></domain>").hasOnly("syntax.no-end-tag", "'name' has no end tag.")
					.whenFixedBy("Insert '</name>'", "<domain type='kvm'><name>web</name>" + rest + "<os/></domain>");
		}
		syntax("<domain>\n  <«name»>web\n  <!-- memory -->\n  <memory>1</memory>\n</domain>").hasOnly("syntax.no-end-tag", "'name' has no end tag.")
				.whenFixedBy("Insert '</name>'", "<domain>\n  <name>web</name>\n  <!-- memory -->\n  <memory>1</memory>\n</domain>");
	}

	@Test
	void aLessThanInATextOfOneLine() {
		syntax("<domain><name>web«<»db</name><os/></domain>").hasOnly("syntax.less-than", "The character '<' is not allowed here; write '&lt;'.");
		syntax("<domain><name>web«<»names>db</name><os/></domain>").hasOnly("syntax.less-than", "The character '<' is not allowed here; write '&lt;'.");
	}

	@Test
	void aMisspeltEndTagIsNamed() {
		syntax("<domain>\n  <name>web</«nmae»>\n</domain>").hasOnly("syntax.end-tag", "'</name>' is expected here, found '</nmae>'.")
				.whenFixedBy("Write '</name>'", "<domain>\n  <name>web</name>\n</domain>");
	}

	@Test
	void anEndTagTooMuchCanBeDeleted() {
		syntax("<domain>\n  <os/>\n  «</os>»\n</domain>").hasOnly("syntax.stray-end-tag", "No element 'os' is open here.")
				.whenFixedBy("Delete it", "<domain>\n  <os/>\n  \n</domain>");
	}

	@Test
	void aMissingBlankBehindTheNameIsOneFinding() {
		syntax("<devices>\n  <disk«type»='file' device='disk'>\n    <target/>\n  </disk>\n</devices>").hasOnly("syntax.no-space", "A blank is expected before 'type'.")
				.whenFixedBy("Insert a blank", "<devices>\n  <disk type='file' device='disk'>\n    <target/>\n  </disk>\n</devices>");
		syntax("<interface><model«type»='virtio'/></interface>").hasOnly("syntax.no-space", "A blank is expected before 'type'.")
				.whenFixedBy("Insert a blank", "<interface><model type='virtio'/></interface>");
		syntax("<graphics«autoport»=\"yes\"/>").hasOnly("syntax.no-space", "A blank is expected before 'autoport'.");
		syntax("<devices><source«startupPolicy»='optional'/></devices>").hasOnly("syntax.no-space", "A blank is expected before 'startupPolicy'.");
	}

	@Test
	void whatOnlyLooksLikeABlankIsNamed() {
		String said = "The character U+00A0 is no blank for XML.";
		syntax("<disk«\u00A0»type='file'/>").hasOnly("syntax.unexpected", said).whenFixedBy("Write a blank", "<disk type='file'/>");
		syntax("<disk «\u00A0\u00A0» type='file'/>").hasOnly("syntax.unexpected", said).whenFixedBy("Write a blank", "<disk   type='file'/>");
		syntax("<disk type='file' «device\u200B»='disk'/>").hasOnly("syntax.name", "'device<U+200B>' is not a name.").whenFixedBy("Change to 'device'", "<disk type='file' device='disk'/>");
		syntax("<a b='/a\u00A0b'>x\u00A0y</a>«»").hasCodes();
	}

	@Test
	void aTagWithAttributesAndNoNameIsOneFinding() {
		String said = "A name is expected after '<'; write '&lt;' for the character itself.";
		syntax("<devices>\n  «<» type='file'/>\n  <disk/>\n</devices>").hasOnly("syntax.no-name", said);
		syntax("<devices>\n  «<» type='file' device='disk'>\n  <disk/>\n</devices>").hasOnly("syntax.no-name", said);
		syntax("<devices>\n  «<» type = 'file'>\n  <disk/>\n</devices>").hasOnly("syntax.no-name", said);
		syntax("<devices>\n  <« »disk type='file'/>\n</devices>").hasOnly("syntax.space-before-name", "White space is not allowed between '<' and the name.");
	}

	@Test
	void aTagWithoutItsEndIsMarkedAtItsName() {
		syntax("<domain>\n  <«name»\n  <os/>\n</domain>").hasOnly("syntax.unclosed-tag", "The tag of 'name' is not closed by '>'.")
				.whenFixedBy("Close the tag with '/>'", "<domain>\n  <name/>\n  <os/>\n</domain>");
	}

	@Test
	void aValueWithoutItsEndIsMarked() {
		syntax("<a b=«'c»>\n</a>").hasFirst("syntax.unclosed-value", "The value is not closed by '.")
				.whenFixedBy("Insert '''", "<a b='c'>\n</a>");
	}

	@Test
	void attributesNeedBlanksValuesAndToBeDifferent() {
		syntax("<a b='1'«c»='2'/>").hasOnly("syntax.no-space", "A blank is expected before 'c'.")
				.whenFixedBy("Insert a blank", "<a b='1' c='2'/>");
		syntax("<a b=«c»/>").hasOnly("syntax.no-quotes", "The value of an attribute stands in quotes: b='c'.");
		syntax("<a b=«/srv/c.img» d='1'/>").hasOnly("syntax.no-quotes", "The value of an attribute stands in quotes: b='/srv/c.img'.");
		syntax("<a b=«5900»></a>").hasOnly("syntax.no-quotes", "The value of an attribute stands in quotes: b='5900'.");
		syntax("<a «b»/>").hasOnly("syntax.no-value", "The attribute 'b' has no value; write b='…'.");
		syntax("<a b='1' «b»='2'/>").hasOnly("syntax.duplicate-attribute", "The attribute 'b' is given twice.")
				.whenFixedBy("Delete it", "<a b='1'/>");
		syntax("<a xmlns:p='u' xmlns:q='u' p:b='1' «q:b»='2'/>").hasOnly("syntax.duplicate-attribute",
				"The attribute 'q:b' is given twice.");
	}

	@Test
	void quotesOfATypesetterAreNoPartOfTheValue() {
		syntax("<a b=«‘c’» d='1'/>").hasOnly("syntax.no-quotes", "The value of an attribute stands in quotes: b='c'.").whenFixedBy("Add the quotes", "<a b='c' d='1'/>");
		syntax("<a b=«”/srv/c d.img”»/>").hasOnly("syntax.no-quotes", "The value of an attribute stands in quotes: b='/srv/c d.img'.")
				.whenFixedBy("Add the quotes", "<a b='/srv/c d.img'/>");
		syntax("<a b=«„c d“»></a>").hasOnly("syntax.no-quotes", "The value of an attribute stands in quotes: b='c d'.");
		syntax("<a b=«’tis»/>").hasOnly("syntax.no-quotes", "The value of an attribute stands in quotes: b='’tis'.");
	}

	@Test
	void ampersandsNeedToStartAReference() {
		syntax("<a>you «&» me</a>").hasOnly("syntax.reference", "'&' is not a reference; write '&amp;' for the character itself.")
				.whenFixedBy("Write '&amp;'", "<a>you &amp; me</a>");
		syntax("<a b='x«&y»=1'/>").hasOnly("syntax.reference", "'&y' is not a reference; write '&amp;' for the character itself.");
		syntax("<a>«&nope;»</a>").hasOnly("syntax.unknown-entity", "The entity '&nope;' is not declared.").whenFixedBy("Write '&amp;'", "<a>&amp;nope;</a>");
		syntax("<a>B«&uuml;»ro</a>").hasOnly("syntax.unknown-entity", "The entity '&uuml;' is one of HTML; XML knows no such.").whenFixedBy("Write 'ü'", "<a>Büro</a>");
		syntax("<a b='1«&nbsp;»GiB'/>").hasOnly("syntax.unknown-entity", "The entity '&nbsp;' is one of HTML; XML knows no such.").whenFixedBy("Write a blank", "<a b='1 GiB'/>");
		syntax("<a>«&#0;»</a>").hasOnly("syntax.character-reference", "'&#0;' names no character that XML allows.");
	}

	@Test
	void aLessThanInTextOrInAValueIsOneFindingThere() {
		for (String text : List.of("x«<»y", "x «<» y", "«<»5", "«<»= y", "x«<»b>c", "if x\n  or y «<» z\n")) {
			syntax("<a>\n  <b c='d'>" + text + "</b>\n  <e/>\n</a>").hasOnly("syntax.less-than", "The character '<' is not allowed here; write '&lt;'.")
					.whenFixedBy("Write '&lt;'", "<a>\n  <b c='d'>" + text.replace("«<»", "&lt;") + "</b>\n  <e/>\n</a>");
		}
		syntax("<a b='c«<»d' e='f'/>").hasOnly("syntax.less-than", "The character '<' is not allowed here; write '&lt;'.")
				.whenFixedBy("Write '&lt;'", "<a b='c&lt;d' e='f'/>");
		syntax("<a b=\"«<»c>\"/>").hasCodes("syntax.less-than");
		assertEquals("x<y", XmlTree.of("<a>x<y</a>").root().characterContent());
		assertEquals("x<y", XmlTree.of("<a b='x<y'/>").root().attribute("b").value());
	}

	@Test
	void aTagBeginsWhereOneIsTyped() {
		syntax("<a>\n  x\n  <«b»\n  <c/>\n</a>").hasOnly("syntax.unclosed-tag", "The tag of 'b' is not closed by '>'.");
		syntax("<a><«b»</a>").hasOnly("syntax.unclosed-tag", "The tag of 'b' is not closed by '>'.").whenFixedBy("Close the tag with '/>'", "<a><b/></a>");
		assertEquals("Write '&lt;'", XmlTree.of("<a><b</a>").syntaxFindings().get(0).fixes().get(1).title());
		syntax("<a b=«'c» <d e='f'/></a>").hasOnly("syntax.unclosed-value", "The value is not closed by '.");
	}

	@Test
	void aQuoteInAValueIsOneFindingThere() {
		syntax("<a b='Conny«'»s' c='d'/>").hasOnly("syntax.quote-in-value", "The value would end here; write '&apos;' for the character itself.")
				.whenFixedBy("Write '&apos;'", "<a b='Conny&apos;s' c='d'/>");
		syntax("<a b=\"5«\"» disk\"/>").hasOnly("syntax.quote-in-value", "The value would end here; write '&quot;' for the character itself.")
				.whenFixedBy("Write '&quot;'", "<a b=\"5&quot; disk\"/>");
	}

	@Test
	void aColonForTheEqualsSignIsOneFinding() {
		syntax("<a «b: 'c'» d='e'/>").hasOnly("syntax.no-equals", "A '=' is missing between 'b' and its value.").whenFixedBy("Write '='", "<a b='c' d='e'/>");
		syntax("<a «b:\"c\"»/>").hasOnly("syntax.no-equals", "A '=' is missing between 'b' and its value.").whenFixedBy("Write '='", "<a b=\"c\"/>");
	}

	@Test
	void aCommentInATagIsOneFinding() {
		syntax("<a>\n  <b c='d' «<!-- x -->» e='f'>\n    <g/>\n  </b>\n</a>").hasOnly("syntax.unclosed-tag", "A comment may not stand in a tag.")
				.whenFixedBy("Move it before the tag", "<a>\n  <!-- x -->\n  <b c='d' e='f'>\n    <g/>\n  </b>\n</a>");
		syntax("<a><b «<!-- x -->»/></a>").hasOnly("syntax.unclosed-tag", "A comment may not stand in a tag.")
				.whenFixedBy("Move it before the tag", "<a><!-- x --><b/></a>");
		syntax("<a>\n  <b c='d'\n     «<!-- x='1' -->»\n     e='f'/>\n</a>").hasOnly("syntax.unclosed-tag", "A comment may not stand in a tag.")
				.whenFixedBy("Move it before the tag", "<a>\n  <!-- x='1' -->\n  <b c='d'\n     e='f'/>\n</a>");
		syntax("<a>\n  <«b» c='d'\n  <!-- x -->\n  <e/>\n</a>").hasOnly("syntax.unclosed-tag", "The tag of 'b' is not closed by '>'.");
	}

	@Test
	void aMissingEqualsSignIsOneFinding() {
		syntax("<a «b'c'» d='e'/>").hasOnly("syntax.no-equals", "A '=' is missing between 'b' and its value.").whenFixedBy("Insert '='", "<a b='c' d='e'/>");
		syntax("<a b=«5'» d='e'/>").hasOnly("syntax.no-quotes", "The value of an attribute stands in quotes: b='5'.")
				.whenFixedBy("Add the quotes", "<a b='5' d='e'/>");
	}

	@Test
	void aTagThatBreaksOffIsOneFinding() {
		syntax("<a>\n  <b c=«'d»\n  <e/>\n</a>").hasOnly("syntax.unclosed-value", "The value is not closed by '.")
				.whenFixedBy("Insert ''/>'", "<a>\n  <b c='d'/>\n  <e/>\n</a>");
		syntax("<a>\n  <«b» c\n  <e/>\n</a>").hasOnly("syntax.unclosed-tag", "The tag of 'b' is not closed by '>'.");
		syntax("<a>\n  <«b» /\n  <e/>\n</a>").hasOnly("syntax.unclosed-tag", "The tag of 'b' is not closed by '>'.")
				.whenFixedBy("Close the tag with '/>'", "<a>\n  <b />\n  <e/>\n</a>");
		syntax("<a>\n  <«b» c='d'5</b>\n</a>").hasOnly("syntax.unclosed-tag", "The tag of 'b' is not closed by '>'.")
				.whenFixedBy("Close the tag with '>'", "<a>\n  <b c='d'>5</b>\n</a>");
		syntax("<a>\n  <«b»5</b>\n</a>").hasOnly("syntax.unclosed-tag", "The tag of 'b' is not closed by '>'.")
				.whenFixedBy("Close the tag with '>'", "<a>\n  <b>5</b>\n</a>");
	}

	@Test
	void anEndTagThatBreaksOffIsOneFinding() {
		syntax("<a>\n  <b>«</»\n</a>").hasOnly("syntax.unclosed-end-tag", "The end tag is not closed by '>'.")
				.whenFixedBy("Write '</b>'", "<a>\n  <b></b>\n</a>");
		syntax("<a>\n  <b/>\n  «</\n»</a>").hasCodes("syntax.stray-end-tag");
		syntax("<a>\n  <b>5«<b>»\n</a>").hasOnly("syntax.end-tag-slash", "'</b>' is expected here; the slash is missing.")
				.whenFixedBy("Write '</b>'", "<a>\n  <b>5</b>\n</a>");
		syntax("<a>\n  <b>\n    <c/>\n  «<b>»\n</a>").hasOnly("syntax.end-tag-slash", "'</b>' is expected here; the slash is missing.");
	}

	@Test
	void namesPrefixesAndCharactersAreChecked() {
		syntax("<«p»:a/>").hasOnly("syntax.unbound-prefix", "The prefix 'p' is not bound to a namespace.");
		syntax("<a>«<»\n</a>").hasOnly("syntax.no-name", "A name is expected after '<'; write '&lt;' for the character itself.");
		syntax("<a>«<»<b/></a>").hasOnly("syntax.no-name", "A name is expected after '<'; write '&lt;' for the character itself.")
				.whenFixedBy("Delete it", "<a><b/></a>");
		syntax("<a>\n  «<»\n  <b/>\n</a>").hasOnly("syntax.no-name", "A name is expected after '<'; write '&lt;' for the character itself.").whenFixedBy("Delete it", "<a>\n  <b/>\n</a>");
		syntax("<a>\n  «<»>\n  <b/>\n</a>").hasOnly("syntax.no-name", "A name is expected after '<'; write '&lt;' for the character itself.").whenFixedBy("Delete it", "<a>\n  <b/>\n</a>");
		syntax("<«a×b»/>").hasOnly("syntax.name", "'a×b' is not a name.");
		syntax("<a>x«\u0007»y</a>").hasOnly("syntax.character", "The character U+0007 is not allowed in XML.");
		syntax("<« »a></a>").hasFirst("syntax.space-before-name", "White space is not allowed between '<' and the name.");
	}

	@Test
	void commentsSectionsAndInstructionsAreChecked() {
		syntax("<a><!-- x «--» y --></a>").hasOnly("syntax.comment", "'--' is not allowed in a comment.");
		syntax("<a>\n  «<!--» x\n</a>").hasOnly("syntax.unclosed-comment", "The comment is not closed by '-->'.");
		syntax("<a>\n  «<!--» <b c='d'>\n  <b c='e'>\n    <f/>\n  </b>\n</a>").hasOnly("syntax.unclosed-comment", "The comment is not closed by '-->'.");
		syntax("<a>x «]]>» y</a>").hasOnly("syntax.cdata-end", "']]>' is not allowed in text; write ']]&gt;'.");
		syntax("<a>«<?» x\n</a>").hasFirst("syntax.unclosed-instruction", "The processing instruction is not closed by '?>'.");
		syntax(" «<?xml» version='1.0'?><a/>").hasOnly("syntax.xml-declaration-place",
				"The XML declaration may stand only at the very start of the text.");
		syntax("«<?xml encoding='UTF-8'?>»<a/>").hasFirst("syntax.xml-declaration",
				"The XML declaration is not well-formed; write <?xml version='1.0' encoding='UTF-8'?>.");
	}

	@Test
	void thereIsOneRootAndNoTextOutside() {
		syntax("«»").hasOnly("syntax.empty", "The definition is empty.");
		syntax("«»hello").hasOnly("syntax.no-root", "There is no element; this is not an XML definition.");
		syntax("<a/>\n«<b»/>").hasOnly("syntax.second-root", "A document has one root element; this is a second one.");
		syntax("«a b='c'>»<d/><e/></a>").hasOnly("syntax.text-outside", "Text is not allowed outside of the root element.");
		syntax("<a/> «x y» ").hasOnly("syntax.text-outside", "Text is not allowed outside of the root element.");
	}

	@Test
	void externalEntitiesAreNeverFetched() {
		syntax("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>\n<a>«&x;»</a>").hasCodes("syntax.external-declaration",
				"syntax.external-entity");
		syntax("<!DOCTYPE a «SYSTEM 'http://127.0.0.1:9/a.dtd'»>\n<a/>").hasOnly("syntax.external-dtd",
				"The external document type definition is never fetched; the text is checked without it.");
		assertEquals(Severity.WARNING, XmlTree.of("<!DOCTYPE a SYSTEM 'a.dtd'>\n<a/>").syntaxFindings().get(0).severity());
	}

	@Test
	void internalEntitiesAreResolvedInTextAndValues() {
		XmlTree tree = XmlTree.of("<!DOCTYPE a [<!ENTITY x 'one &y;'><!ENTITY y '&#50;'>]><a b='&x;'>&x;&amp;</a>");
		assertEquals(List.of(), tree.syntaxFindings());
		assertEquals("one 2", tree.root().attribute("b").value());
		assertEquals("one 2&", tree.root().characterContent());
	}

	@Test
	void entitiesThatContainThemselvesOrMarkupAreRefused() {
		syntax("<!DOCTYPE a [<!ENTITY x '&y;'><!ENTITY y '&x;'>]><a>«&x;»</a>").hasOnly("syntax.recursive-entity", "'&x;' contains itself.");
		syntax("<!DOCTYPE a [<!ENTITY x '<b/>'>]><a>«&x;»</a>").hasOnly("syntax.entity-markup",
				"'&x;' stands for markup; write the elements out instead.");
	}

	@Test
	void sentencesAreGermanForGermans() {
		Locale.setDefault(Locale.GERMAN);
		syntax("<a><«b»></a>").hasOnly("syntax.no-end-tag", "'b' hat kein End-Tag.").whenFixedBy("'</b>' einfügen", "<a><b></b></a>");
	}
}

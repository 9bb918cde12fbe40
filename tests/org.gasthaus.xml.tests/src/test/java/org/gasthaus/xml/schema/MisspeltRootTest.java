package org.gasthaus.xml.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;

import org.gasthaus.xml.text.XmlTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisspeltRootTest {
	private static Optional<String> meant(String xml) {
		return MisspeltRoot.meant(XmlTree.of(xml).root());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '\u0001', value = { "domain~<domian type='kvm'><name>a</name><memory>1</memory></domian>",
			"domain~<dmoian type='kvm'><name>a</name><devices/></dmoian>", "domain~<Domain><os/></Domain>", "domain~<?xml version='1.0'?><!-- c --><doman><vcpu>1</vcpu>",
			"network~<netwrok><name>a</name><bridge name='br0'/></netwrok>", "network~<netwok><forward mode='nat'/></netwok>",
			"pool~<pol type='dir'><name>a</name><target><path>/a</path></target></pol>", "volume~<volum><name>a</name><capacity>1</capacity></volum>",
			"filter~<fliter name='a'><rule action='drop' direction='in'/></fliter>", "secret~<sercet ephemeral='no'><usage type='volume'><volume>/a</volume></usage></sercet>",
			"domainsnapshot~<domainsnapshoot><name>a</name></domainsnapshoot>", "domainbackup~<domainbakup><disks/></domainbakup>" })
	void aMisspeltRootIsKnownByWhatIsInIt(String root, String xml) {
		assertEquals(Optional.of(root), meant(xml));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<project xmlns='http://maven.apache.org/POM/4.0.0'><modelVersion>4.0.0</modelVersion><name>a</name></project>", "<project><name>a</name><target name='t'/></project>",
			"<plugin><extension point='a'/></plugin>", "<volumes><volume><name>a</name></volume></volumes>", "<volumes><capacity>1</capacity></volumes>",
			"<pools><pool type='dir'/></pools>", "<tool type='x'><source/><target/></tool>", "<poll><name>a</name></poll>", "<domains><domain/></domains>", "<domains><devices/></domains>",
			"<networks><ip>::/0</ip></networks>", "<column><name>a</name><key>b</key><target>c</target></column>", "<main><os/></main>", "<remain><name>a</name></remain>",
			"<folder><rule name='a'/></folder>", "<filters><rule action='drop' direction='in'/></filters>", "<fitter name='a'><rule/></fitter>", "<secrets><usage type='a'/></secrets>",
			"<devices><device><name>a</name></device></devices>", "<domian xmlns='urn:x'><memory/></domian>", "<x:domian xmlns:x='urn:x'><memory/></x:domian>", "<domian/>", "<domian>", "<domain><name>a</name></domain>",
			"<module><name>a</name></module>", "<html><body/></html>", "" })
	void whatBelongsToAnotherLanguageIsLeftToIt(String xml) {
		assertEquals(Optional.empty(), meant(xml));
	}

	@Test
	void onlyTheFirstChildrenCount() {
		assertEquals(Optional.empty(), meant("<domian>" + "<a/>".repeat(100) + "<memory/></domian>"));
	}
}

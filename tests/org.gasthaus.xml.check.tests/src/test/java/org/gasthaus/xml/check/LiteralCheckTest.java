package org.gasthaus.xml.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;

import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.TextEdit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiteralCheckTest {
	private static final Locale BEFORE = Locale.getDefault();
	private static final DefinitionCheck CHECK = new DefinitionCheck(new Schemas(SchemaSource.packed()));
	private static final String GUEST = """
			<domain type='kvm'>
			  <name>web</name>
			  <title>a guest</title>
			  <memory unit='MiB'>2048</memory>
			  <vcpu placement='static'>2</vcpu>
			  <os>
			    <type arch='x86_64' machine='q35'>hvm</type>
			    <boot dev='hd'/>
			  </os>
			  <on_crash>destroy</on_crash>
			  <devices>
			    <disk type='file' device='disk'>
			      <driver name='qemu' type='qcow2'/>
			      <source file='/i/web.qcow2'/>
			      <target dev='vda' bus='virtio'/>
			      <serial>1234</serial>
			    </disk>
			    <interface type='network'>
			      <source network='default'/>
			      <vlan>
			        <tag id='5'/>
			      </vlan>
			    </interface>
			    <serial type='tcp'>
			      <source mode='bind' host='0.0.0.0' service='4555'/>
			      <target port='0'/>
			    </serial>
			    <graphics type='vnc' port='5900' autoport='no'/>
			    <hostdev mode='subsystem' type='usb'>
			      <source>
			        <vendor id='0x1d6b'/>
			        <product id='0x0002'/>
			      </source>
			    </hostdev>
			    <rng model='virtio'>
			      <backend model='random'>/dev/urandom</backend>
			      <address type='pci' domain='0x0000' bus='0x00' slot='0x1c' function='0x0'/>
			    </rng>
			  </devices>
			</domain>
			""";

	@BeforeAll
	static void english() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@AfterAll
	static void asBefore() {
		Locale.setDefault(BEFORE);
	}

	private static List<Finding> findings(String right, String wrong) throws SchemaException {
		assertTrue(GUEST.contains(right), right);
		return CHECK.check(GUEST.replace(right, wrong)).stream().filter(found -> !found.code().startsWith("rule.advice")).toList();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '"', value = { "bus='virtio'~bus='virtio '", "dev='hd'~dev=' hd'", ">hvm<~> hvm <", ">destroy<~> destroy <", "id='5'~id=' 5 '", "type='kvm'~type='kvm '",
			"port='5900'~port=' 5900 '", "arch='x86_64'~arch=' x86_64'", "type='qcow2'~type='qcow2 '", "placement='static'~placement='static '", "mode='bind'~mode='bind '", "port='0'~port='0 '",
			"model='random'~model='random '" })
	void blanksAroundAWordAreToldAndRemoved(String right, String wrong) throws SchemaException {
		List<Finding> found = findings(right, wrong);
		assertEquals(List.of("rule.blanks"), found.stream().map(Finding::code).toList(), found::toString);
		assertTrue(found.get(0).isError());
		assertEquals("Remove the blanks", found.get(0).fixes().get(0).title());
		assertEquals(GUEST, TextEdit.apply(GUEST.replace(right, wrong), found.get(0).fixes().get(0).edits()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '~', quoteCharacter = '"', value = { "port='5900'~port=' 5900'", "<name>web~<name> web", "<title>a guest<~<title> a guest <", "network='default'~network='default '",
			"<serial>1234<~<serial> 1234 <", "</devices>~</devices>\n  <metadata><x xmlns='y' type=' kvm '> kvm </x></metadata>" })
	void whatLibvirtTakesIsLeft(String right, String wrong) throws SchemaException {
		assertEquals(List.of(), findings(right, wrong).stream().map(Finding::code).filter(code -> code.equals("rule.blanks")).toList());
	}

	@Test
	void whatLibvirtTakesForAnotherValueIsAWarning() throws SchemaException {
		Finding found = findings("autoport='no'", "autoport='no '").get(0);
		assertEquals("rule.blanks", found.code());
		assertEquals("libvirt takes the blanks before or behind 'no' for a part of it, does not know that, and says nothing.", found.message());
		assertTrue(!found.isError());
	}

	@ParameterizedTest
	@CsvSource({ "id='0x1d6b',id='1d6b',0x1d6b", "id='0x0002',id='abcd',0xabcd", "id='0x1d6b',id='0781',0x0781", "slot='0x1c',slot='1c',0x1c" })
	void aHexadecimalNumberWithoutItsMarkIsRefused(String right, String wrong, String number) throws SchemaException {
		List<Finding> found = findings(right, wrong);
		assertEquals(List.of("rule.hexadecimal"), found.stream().map(Finding::code).toList(), found::toString);
		assertTrue(found.get(0).isError());
		assertEquals("Write '" + number + "'", found.get(0).fixes().get(0).title());
	}

	@Test
	void aNumberOfAUsbDeviceThatIsReadOtherwiseIsAWarning() throws SchemaException {
		Finding found = findings("id='0x1d6b'", "id='1234'").get(0);
		assertEquals("libvirt reads '1234' as 0x4d2; a hexadecimal number starts with 0x: '0x1234'.", found.message());
		assertTrue(!found.isError());
		assertEquals(List.of(), findings("id='0x0002'", "id='0002'"), "two is two");
		assertEquals(List.of(), findings("slot='0x1c'", "slot='12'"), "a slot may well be decimal");
	}

	@Test
	void whatLibvirtReadsInHexadecimalAnywayIsRight() throws SchemaException {
		String power = "<domain type='qemu'><name>a</name><memory>524288</memory><os><type arch='ppc64' machine='pseries'>hvm</type></os>"
				+ "<devices><controller type='scsi' model='ibmvscsi'><address type='spapr-vio' reg='0a'/></controller></devices></domain>";
		assertEquals(List.of(), Checks.codes(Checks.check().check(power)).stream().filter(code -> code.startsWith("rule.hexa")).toList());
	}

	@Test
	void aBlankThatANetworkIgnoresIsNoError() throws SchemaException {
		String network = "<network><name>n</name><forward mode='hostdev' managed='yes '><pf dev='eth0'/></forward></network>";
		Finding found = Checks.check().check(network).stream().filter(finding -> finding.code().equals("rule.blanks")).findFirst().orElseThrow();
		assertTrue(!found.isError());
	}
}

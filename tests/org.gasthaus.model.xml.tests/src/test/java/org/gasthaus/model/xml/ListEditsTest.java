package org.gasthaus.model.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;

import org.gasthaus.model.AnyElement;
import org.gasthaus.model.ModelFactory;
import org.gasthaus.model.device.DeviceFactory;
import org.gasthaus.model.device.Devices;
import org.gasthaus.model.device.Disk;
import org.gasthaus.model.device.DiskTarget;
import org.gasthaus.model.device.Rng;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.DomainFactory;
import org.junit.jupiter.api.Test;

/** What happens to the text around a device when one comes, goes or moves. */
class ListEditsTest {
	private static Disk disk(String target) {
		Disk disk = DeviceFactory.eINSTANCE.createDisk();
		disk.setType("file");
		DiskTarget dev = DeviceFactory.eINSTANCE.createDiskTarget();
		dev.setDev(target);
		disk.setTarget(dev);
		return disk;
	}

	private static String after(String text, Consumer<Devices> change) {
		Definition definition = Definition.read(text);
		change.accept(((Domain) definition.root()).getDevices());
		return definition.write();
	}

	private static final String TWO = """
			<domain>
			  <devices>
			    <emulator>/q</emulator>
			    <!-- system -->
			    <disk><target dev='vda'/></disk> <!-- fast -->
			    <!-- data -->
			    <!-- (big) -->
			    <disk><target dev='vdb'/></disk>
			    <!-- net -->
			    <interface type='user'/>
			  </devices>
			</domain>
			""";

	private static final String NEW = "    <disk type='file'>\n      <target dev='vdc'/>\n    </disk>\n";

	@Test
	void aNewDeviceGoesBehindTheLastOfItsKind() {
		assertEquals(TWO.replace("    <!-- net -->", NEW + "    <!-- net -->"), after(TWO, devices -> devices.getDisks().add(disk("vdc"))));
	}

	@Test
	void aNewFirstDeviceGoesBeforeTheFirstOfItsKindAndItsComment() {
		assertEquals(TWO.replace("    <!-- system -->", NEW + "    <!-- system -->"), after(TWO, devices -> devices.getDisks().add(0, disk("vdc"))));
	}

	@Test
	void aDeviceOfAnotherKindGoesWhereLibvirtHasIt() {
		Rng rng = DeviceFactory.eINSTANCE.createRng();
		rng.setModel("virtio");
		assertEquals(TWO.replace("    <interface type='user'/>\n", "    <interface type='user'/>\n    <rng model='virtio'/>\n"),
				after(TWO, devices -> devices.getRngs().add(rng)));
		assertEquals("<domain>\n\t<devices>\n\t\t<disk/>\n\t\t<rng model='virtio'/>\n\t\t<panic/>\n\t</devices>\n</domain>",
				after("<domain>\n\t<devices>\n\t\t<disk/>\n\t\t<panic/>\n\t</devices>\n</domain>", devices -> devices.getRngs().add(rng)));
	}

	@Test
	void eachLayoutIsKept() {
		assertEquals("<domain>\n\t<devices>\n\t\t<disk/>\n\t\t<disk type='file'>\n\t\t\t<target dev='a'/>\n\t\t</disk>\n\t</devices>\n</domain>",
				after("<domain>\n\t<devices>\n\t\t<disk/>\n\t</devices>\n</domain>", devices -> devices.getDisks().add(disk("a"))));
		assertEquals("<domain>\r\n    <devices>\r\n        <disk type='file'>\r\n            <target dev='a'/>\r\n        </disk>\r\n    </devices>\r\n</domain>\r\n",
				after("<domain>\r\n    <devices/>\r\n</domain>\r\n", devices -> devices.getDisks().add(disk("a"))));
		assertEquals("<domain>\n  <devices>\n    <disk type='file'>\n      <target dev='a'/>\n    </disk>\n  </devices>\n</domain>",
				after("<domain>\n  <devices></devices>\n</domain>", devices -> devices.getDisks().add(disk("a"))));
		assertEquals("<domain>\n  <devices>\n    <disk type='file'>\n      <target dev='a'/>\n    </disk>\n  </devices>\n</domain>",
				after("<domain>\n  <devices>\n  </devices>\n</domain>", devices -> devices.getDisks().add(disk("a"))));
		assertEquals("<domain><devices><disk/><rng model='virtio'/></devices></domain>", after("<domain><devices><disk/></devices></domain>", devices -> {
			Rng rng = DeviceFactory.eINSTANCE.createRng();
			rng.setModel("virtio");
			devices.getRngs().add(rng);
		}));
		assertEquals("<domain><devices><rng/></devices></domain>",
				after("<domain><devices/></domain>", devices -> devices.getRngs().add(DeviceFactory.eINSTANCE.createRng())));
	}

	@Test
	void severalNewOnesKeepTheirOrder() {
		assertEquals("<domain>\n  <devices>\n    <disk/>\n    <input/>\n    <input/>\n    <rng/>\n    <panic/>\n  </devices>\n</domain>",
				after("<domain>\n  <devices>\n    <disk/>\n    <panic/>\n  </devices>\n</domain>", devices -> {
					devices.getRngs().add(DeviceFactory.eINSTANCE.createRng());
					devices.getInputs().add(DeviceFactory.eINSTANCE.createInput());
					devices.getInputs().add(DeviceFactory.eINSTANCE.createInput());
				}));
	}

	@Test
	void aDeviceGoesWithItsLineAndItsCommentsAndNoOther() {
		assertEquals(TWO.replace("    <!-- system -->\n    <disk><target dev='vda'/></disk> <!-- fast -->\n", ""),
				after(TWO, devices -> devices.getDisks().remove(0)));
		assertEquals(TWO.replace("    <!-- data -->\n    <!-- (big) -->\n    <disk><target dev='vdb'/></disk>\n", ""),
				after(TWO, devices -> devices.getDisks().remove(1)));
		assertEquals(TWO.replace("    <!-- net -->\n    <interface type='user'/>\n", ""), after(TWO, devices -> devices.getInterfaces().clear()));
		assertEquals("<domain>\n  <devices>\n    <emulator>/q</emulator>\n    <!-- net -->\n    <interface type='user'/>\n  </devices>\n</domain>\n",
				after(TWO, devices -> devices.getDisks().clear()));
	}

	@Test
	void aDeviceThatSharesItsLineGoesAlone() {
		assertEquals("<domain><devices> <!-- c --> <disk type='b'/></devices></domain>",
				after("<domain><devices> <!-- c --><disk type='a'/> <disk type='b'/></devices></domain>", devices -> devices.getDisks().remove(0)));
		assertEquals("<domain>\n <devices>\n  <!-- both -->\n  <rng/>\n </devices></domain>",
				after("<domain>\n <devices>\n  <!-- both -->\n  <disk/><rng/>\n </devices></domain>", devices -> devices.getDisks().clear()));
	}

	@Test
	void aDeviceThatMovesTakesItsCommentsAndItsChangesAlong() {
		assertEquals("""
				<domain>
				  <devices>
				    <emulator>/q</emulator>
				    <!-- data -->
				    <!-- (big) -->
				    <disk type='block'><target dev='vdz'/></disk>
				    <!-- system -->
				    <disk><target dev='vda'/></disk> <!-- fast -->
				    <!-- net -->
				    <interface type='user'/>
				  </devices>
				</domain>
				""", after(TWO, devices -> {
			devices.getDisks().move(0, 1);
			devices.getDisks().get(0).setType("block");
			devices.getDisks().get(0).getTarget().setDev("vdz");
		}));
	}

	@Test
	void oneThatMovesFarLeavesTheOthersWhereTheyAre() {
		String text = "<domain>\n<devices>\n<input type='1'/>\n<input type='2'/>\n<input type='3'/>\n<input type='4'/>\n</devices>\n</domain>";
		Definition definition = Definition.read(text);
		((Domain) definition.root()).getDevices().getInputs().move(0, 3);
		assertEquals(2, definition.edits().size());
		assertEquals("<domain>\n<devices>\n<input type='4'/>\n<input type='1'/>\n<input type='2'/>\n<input type='3'/>\n</devices>\n</domain>", definition.write());
	}

	@Test
	void aReplacedDeviceStandsWhereTheOldOneStood() {
		assertEquals("<domain>\n  <devices>\n    <disk type='a'/>\n    <disk type='file'>\n      <target dev='n'/>\n    </disk>\n    <disk type='c'/>\n  </devices>\n</domain>",
				after("<domain>\n  <devices>\n    <disk type='a'/>\n    <disk type='b'/>\n    <disk type='c'/>\n  </devices>\n</domain>",
						devices -> devices.getDisks().set(1, disk("n"))));
	}

	@Test
	void aChardevThatBecomesAnotherKindIsRenamed() {
		assertEquals("<domain>\n  <devices>\n    <console type='pty'><target port='0'/><!-- own --></console>\n  </devices>\n</domain>",
				after("<domain>\n  <devices>\n    <serial type='pty'><target port='0'/><!-- own --></serial>\n  </devices>\n</domain>",
						devices -> devices.getConsoles().add(devices.getSerials().get(0))));
	}

	@Test
	void oneTextLessTouchesNoOther() {
		String text = "<domain>\n  <os>\n    <initarg>a</initarg> <!-- first -->\n    <initarg>b</initarg>\n    <initarg>c</initarg>\n  </os>\n</domain>";
		Definition definition = Definition.read(text);
		((Domain) definition.root()).getOs().getInitargs().remove(1);
		assertEquals(text.replace("    <initarg>b</initarg>\n", ""), definition.write());
		Definition other = Definition.read(text);
		((Domain) other.root()).getOs().getInitargs().add(1, "new");
		assertEquals(text.replace("    <initarg>b", "    <initarg>new</initarg>\n    <initarg>b"), other.write());
	}

	@Test
	void untypedNodesCanBeChangedToo() {
		String text = "<domain>\n  <name>a</name>\n  <future a='1'><deep>x</deep></future>\n  <other/>\n</domain>";
		Definition definition = Definition.read(text);
		Domain domain = (Domain) definition.root();
		domain.getAnyElements().get(0).getAnyAttributes().get(0).setValue("2");
		domain.getAnyElements().get(0).getAnyElements().get(0).setText("y");
		AnyElement added = ModelFactory.eINSTANCE.createAnyElement();
		added.setName("third");
		domain.getAnyElements().add(added);
		assertEquals("<domain>\n  <name>a</name>\n  <future a='2'><deep>y</deep></future>\n  <other/>\n  <third/>\n</domain>", definition.write());
	}

	@Test
	void anUntypedRootCanBeRenamed() {
		Definition definition = Definition.read("<a x='1'><b/></a>");
		((AnyElement) definition.root()).setName("c");
		assertEquals("<c x='1'><b/></c>", definition.write());
	}

	@Test
	void aWholeNewDefinitionIsPrintedAsLibvirtDoes() {
		Domain domain = DomainFactory.eINSTANCE.createDomain();
		domain.setType("kvm");
		domain.setName("a & b");
		domain.setDevices(DeviceFactory.eINSTANCE.createDevices());
		domain.getDevices().getDisks().add(disk("vda"));
		String printed = Definition.print(domain);
		assertEquals("<domain type='kvm'>\n  <name>a &amp; b</name>\n  <devices>\n    <disk type='file'>\n      <target dev='vda'/>\n    </disk>\n  </devices>\n</domain>\n",
				printed);
		assertEquals(Models.describe(domain), Models.describe(Definition.read(printed).root()));
		assertEquals(List.of(), Definition.read(printed).tree().syntaxFindings());
	}

	@Test
	void everySampleCanBePrintedFromItsModelAlone() {
		for (String name : Samples.ALL) {
			Definition definition = Definition.read(Samples.text(name));
			String printed = Definition.print(org.eclipse.emf.ecore.util.EcoreUtil.copy(definition.root()));
			assertEquals(Models.describe(definition.root()), Models.describe(Definition.read(printed).root()), printed);
		}
	}
}

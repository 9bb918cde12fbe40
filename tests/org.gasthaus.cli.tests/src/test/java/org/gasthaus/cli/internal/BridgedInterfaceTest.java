package org.gasthaus.cli.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BridgedInterfaceTest {
	private static final String ALONE = """
			<interface type="vlan" name="eth0.5">
			  <start mode="onboot"/>
			  <protocol family="ipv4">
			    <dhcp/>
			  </protocol>
			  <vlan tag="5">
			    <interface name="eth0"/>
			  </vlan>
			</interface>
			""";
	private static final String BRIDGED = """
			<interface type="bridge" name="br5">
			  <start mode="onboot"/>
			  <protocol family="ipv4">
			    <dhcp/>
			  </protocol>
			  <bridge stp="on" delay="2">
			    <interface type="vlan" name="eth0.5">
			      <vlan tag="5">
			        <interface name="eth0"/>
			      </vlan>
			    </interface>
			  </bridge>
			</interface>
			""";

	@Test
	void theBridgeTakesTheAddressesAndThePortKeepsWhatIsOfTheDevice() throws CommandFailure {
		assertEquals(BRIDGED, BridgedInterface.bridge(ALONE, "eth0.5", "br5", true, 2));
	}

	@Test
	void theWayBackGivesTheSame() throws CommandFailure {
		BridgedInterface.Port port = BridgedInterface.unbridge(BRIDGED, "br5");
		assertEquals("eth0.5", port.name());
		assertEquals(ALONE, port.xml());
	}

	@Test
	void withoutStpThereIsNoDelay() throws CommandFailure {
		String xml = BridgedInterface.bridge("<interface type='ethernet' name='e'/>", "e", "b", false, 9);
		assertEquals("<bridge stp=\"off\">", xml.lines().skip(1).findFirst().orElse("").strip());
	}

	@Test
	void whatCannotBeDoneIsSaid() {
		assertSays("Existing device br5 is already a bridge", () -> BridgedInterface.bridge(BRIDGED, "br5", "br6", true, 0));
		assertSays("Existing device e has no type", () -> BridgedInterface.bridge("<interface name='e'/>", "e", "b", true, 0));
		assertSays("Interface name from config f doesn't match given supplied name e",
				() -> BridgedInterface.bridge("<interface type='ethernet' name='f'/>", "e", "b", true, 0));
		assertSays("Device eth0.5 is not a bridge", () -> BridgedInterface.unbridge(ALONE, "eth0.5"));
		assertSays("No bridge node in xml document", () -> BridgedInterface.unbridge("<interface type='bridge' name='b'/>", "b"));
		assertSays("No interface attached to bridge", () -> BridgedInterface.unbridge("<interface type='bridge' name='b'><bridge/></interface>", "b"));
		assertSays("Multiple interfaces attached to bridge", () -> BridgedInterface.unbridge(
				"<interface type='bridge' name='b'><bridge><interface name='x'/><interface name='y'/></bridge></interface>", "b"));
		assertSays("Device attached to bridge b has no name",
				() -> BridgedInterface.unbridge("<interface type='bridge' name='b'><bridge><interface type='ethernet'/></bridge></interface>", "b"));
		assertSays("Attached device x has no type",
				() -> BridgedInterface.unbridge("<interface type='bridge' name='b'><bridge><interface name='x'/></bridge></interface>", "b"));
	}

	private static void assertSays(String words, org.junit.jupiter.api.function.Executable call) {
		assertEquals(words, assertThrows(CommandFailure.class, call).getMessage());
	}
}

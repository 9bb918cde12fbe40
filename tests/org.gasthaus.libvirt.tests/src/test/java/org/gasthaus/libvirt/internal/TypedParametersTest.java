package org.gasthaus.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.gasthaus.hypervisor.TypedParameter;
import org.gasthaus.hypervisor.TypedParameter.Type;
import org.junit.jupiter.api.Test;

/** Values on their way to libvirt and back. */
class TypedParametersTest {
	private static final List<TypedParameter> ALL = List.of(new TypedParameter("int", Type.INT, -5), new TypedParameter("uint", Type.UINT, 4_294_967_295L),
			new TypedParameter("llong", Type.LLONG, Long.MIN_VALUE), TypedParameter.ofUnsignedLong("ullong", -1), new TypedParameter("double", Type.DOUBLE, 1.5),
			new TypedParameter("boolean", Type.BOOLEAN, true), TypedParameter.ofText("string", "G\u00e4ste \u65e5"), TypedParameter.ofText("empty", ""));

	@Test
	void everyTypeComesBack() {
		TypedParameters.Encoded encoded = TypedParameters.encode(ALL);
		assertEquals(ALL, TypedParameters.decode(encoded.memory(), encoded.count(), false));
	}

	@Test
	void aTypeOfANewerLibraryIsLeftOut() {
		TypedParameters.Encoded encoded = TypedParameters.encode(ALL);
		encoded.memory().setInt(80, 99);
		assertEquals(ALL.subList(1, ALL.size()), TypedParameters.decode(encoded.memory(), encoded.count(), false));
	}

	@Test
	void noneIsNone() {
		assertEquals(List.of(), TypedParameters.decode(null, 3, true));
		assertEquals(List.of(), TypedParameters.decode(TypedParameters.allocate(0), 0, true));
	}

	@Test
	void aNameThatIsTooLongIsCutAndDoesNotOverwriteTheType() {
		TypedParameter read = TypedParameters.decode(TypedParameters.encode(List.of(TypedParameter.ofUnsignedLong("x".repeat(200), 7))).memory(), 1, false).get(0);
		assertEquals(TypedParameter.ofUnsignedLong("x".repeat(79), 7), read);
	}

	@Test
	void textsBecomeValuesOfTheType() {
		assertEquals(ALL.get(1), ALL.get(1).with("4294967295"));
		assertEquals("18446744073709551615", ALL.get(3).with("18446744073709551615").text());
		assertEquals("1.500000", ALL.get(4).text());
		assertEquals("yes", ALL.get(5).text());
		assertEquals(ALL.get(1), ALL.get(1).with("-1")); // as C does
		assertThrows(NumberFormatException.class, () -> ALL.get(1).with("4294967296"));
		assertThrows(NumberFormatException.class, () -> ALL.get(0).with("4294967296"));
		assertThrows(NumberFormatException.class, () -> ALL.get(3).with("x"));
	}
}

package org.gasthaus.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EDataType;
import org.eclipse.emf.ecore.EPackage;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.gasthaus.model.XmlMapping.Kind;
import org.gasthaus.model.device.DeviceFactory;
import org.gasthaus.model.device.DevicePackage;
import org.gasthaus.model.device.Disk;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.DomainFactory;
import org.gasthaus.model.domain.DomainPackage;
import org.junit.jupiter.api.Test;

/** Reads and writes depend on the annotations alone, so all of them must make sense. */
class XmlMappingTest {
	private static List<EClass> classes() {
		List<EPackage> packages = new ArrayList<>(ModelPackage.eINSTANCE.getESubpackages());
		packages.add(ModelPackage.eINSTANCE);
		return packages.stream().flatMap(each -> each.getEClassifiers().stream()).filter(EClass.class::isInstance).map(EClass.class::cast).toList();
	}

	private static Stream<EStructuralFeature> features() {
		return classes().stream().flatMap(type -> type.getEStructuralFeatures().stream());
	}

	private static String label(EStructuralFeature feature) {
		return feature.getEContainingClass().getName() + '.' + feature.getName();
	}

	@Test
	void everyFeatureSaysHowItIsWritten() {
		assertTrue(features().count() > 1800);
		features().forEach(feature -> {
			switch (XmlMapping.kind(feature)) {
			case ATTRIBUTE -> assertTrue(feature instanceof EAttribute && !feature.isMany() && !XmlMapping.name(feature).isEmpty(), label(feature));
			case ELEMENT -> assertTrue(!XmlMapping.name(feature).isEmpty() && (feature instanceof EAttribute || ((EReference) feature).isContainment()),
					label(feature));
			case PRESENCE -> assertTrue(!XmlMapping.name(feature).isEmpty() && feature.getEType() == EcorePackage.Literals.EBOOLEAN && !feature.isMany(),
					label(feature));
			case TEXT, TAG_NAME, TAG_NAMESPACE, TAG_VALUE -> assertTrue(feature instanceof EAttribute && XmlMapping.name(feature) == null, label(feature));
			case ANY_ELEMENT, ANY_ATTRIBUTE -> assertTrue(feature instanceof EReference reference && reference.isContainment() && feature.isMany(),
					label(feature));
			default -> throw new AssertionError(label(feature));
			}
		});
	}

	@Test
	void noTwoFeaturesOfAClassAreWrittenAlike() {
		for (EClass type : classes()) {
			Set<String> written = new HashSet<>();
			for (EStructuralFeature feature : type.getEAllStructuralFeatures()) {
				Kind kind = XmlMapping.kind(feature);
				Kind place = kind == Kind.PRESENCE ? Kind.ELEMENT : kind;
				assertTrue(written.add(place + " " + XmlMapping.namespace(feature) + ' ' + XmlMapping.name(feature)), label(feature));
			}
		}
	}

	@Test
	void everyConcreteClassKeepsWhatItDoesNotKnow() {
		classes().stream().filter(type -> type != ModelPackage.Literals.ANY_ATTRIBUTE)
				.forEach(type -> assertTrue(ModelPackage.Literals.ELEMENT.isSuperTypeOf(type), type.getName()));
	}

	@Test
	void namesAreThoseOfLibvirtInCamelCase() {
		assertEquals("on_poweroff", XmlMapping.name(DomainPackage.Literals.DOMAIN__ON_POWEROFF));
		assertEquals("suspend-to-mem", XmlMapping.name(DomainPackage.Literals.PM__SUSPEND_TO_MEM));
		assertEquals("disk", XmlMapping.name(DevicePackage.Literals.DEVICES__DISKS));
		Set<String> others = features().filter(feature -> XmlMapping.name(feature) != null && !feature.isMany())
				.filter(feature -> !camelCase(XmlMapping.name(feature)).equals(feature.getName())).map(XmlMappingTest::label)
				.filter(label -> !label.startsWith("Domain.qemu") && !label.startsWith("Domain.lxc") && !label.startsWith("Domain.xen")
						&& !label.startsWith("Domain.bhyve") && !label.startsWith("Domain.vmware"))
				.collect(Collectors.toSet());
		assertEquals(Set.of("Os.firmwareDetails", "Controller.modelDetails", "DiskMirror.formatDetails", "InterfaceSource.deviceAddress",
				"Graphics.dbusAddress", "NodeCapability.classCode", "NodeCapability.typeDetails", "HostCpu.guestFeatures"), others, "A name of its own only where two would be equal");
	}

	private static String camelCase(String name) {
		String[] words = name.split("[-_.]");
		return words[0] + Stream.of(words).skip(1).map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1)).collect(Collectors.joining());
	}

	@Test
	void foreignNamespacesArePartOfTheMapping() {
		EStructuralFeature commandline = DomainPackage.Literals.DOMAIN__QEMU_COMMANDLINE;
		assertEquals("commandline", XmlMapping.name(commandline));
		assertEquals("http://libvirt.org/schemas/domain/qemu/1.0", XmlMapping.namespace(commandline));
		assertEquals("", XmlMapping.namespace(DomainPackage.Literals.DOMAIN__NAME));
	}

	@Test
	void childrenComeInTheOrderInWhichLibvirtWritesThem() {
		assertEquals("mac source target model driver boot alias rom acpi address", order(DevicePackage.Literals.INTERFACE, "address", "acpi", "rom",
				"alias", "boot", "driver", "model", "target", "source", "mac"));
		assertEquals("driver source backingStore target readonly serial encryption boot alias acpi address", order(DevicePackage.Literals.DISK, "address",
				"acpi", "alias", "boot", "encryption", "serial", "readonly", "target", "backingStore", "source", "driver"));
		assertEquals("name uuid metadata memory currentMemory vcpu os features cpu clock onPoweroff devices seclabels", order(
				DomainPackage.Literals.DOMAIN, "devices", "seclabels", "onPoweroff", "clock", "cpu", "features", "os", "vcpu", "currentMemory", "memory",
				"metadata", "uuid", "name"));
		assertEquals("stats alias address driver", order(DevicePackage.Literals.MEMBALLOON, "driver", "address", "alias", "stats"));
		assertEquals("emulator disks controllers filesystems interfaces serials consoles channels inputs graphics videos hostdevs memballoon rngs", order(
				DevicePackage.Literals.DEVICES, "rngs", "memballoon", "hostdevs", "videos", "graphics", "inputs", "channels", "consoles", "serials",
				"interfaces", "filesystems", "controllers", "disks", "emulator"));
	}

	private static String order(EClass type, String... names) {
		Set<String> wanted = Set.of(names);
		return XmlMapping.inOrder(type).stream().map(EStructuralFeature::getName).filter(wanted::contains).collect(Collectors.joining(" "));
	}

	@Test
	void attributesComeBeforeChildrenAndTheUnknownLast() {
		for (EClass type : classes()) {
			List<EStructuralFeature> ordered = XmlMapping.inOrder(type);
			assertEquals(Set.copyOf(type.getEAllStructuralFeatures()), Set.copyOf(ordered));
			boolean children = false;
			for (EStructuralFeature feature : ordered) {
				boolean attribute = XmlMapping.kind(feature) == Kind.ATTRIBUTE;
				assertFalse(attribute && children, () -> label(feature));
				children |= !attribute;
			}
		}
		List<EStructuralFeature> disk = XmlMapping.inOrder(DevicePackage.Literals.DISK);
		assertEquals(Set.of(Kind.ANY_ELEMENT, Kind.ANY_ATTRIBUTE), disk.subList(disk.size() - 2, disk.size()).stream().map(XmlMapping::kind)
				.collect(Collectors.toSet()));
	}

	@Test
	void choicesNameTheirValues() {
		assertEquals(List.of("hd", "fd", "cdrom", "network"), XmlMapping.values(DomainPackage.Literals.OS_BOOT__DEV));
		assertEquals(List.of(), XmlMapping.values(DomainPackage.Literals.DOMAIN__NAME));
	}

	@Test
	void aFeatureOfAnotherModelIsNotMapped() {
		assertThrows(IllegalArgumentException.class, () -> XmlMapping.kind(EcorePackage.Literals.ENAMED_ELEMENT__NAME));
	}

	@Test
	void whatOccursMostIsDocumented() throws IOException {
		Set<String> documented = features().filter(feature -> XmlMapping.documentation(feature).isPresent()).map(XmlMappingTest::label)
				.collect(Collectors.toSet());
		List<String> mostUsed;
		try (BufferedReader lines = new BufferedReader(
				new InputStreamReader(XmlMappingTest.class.getResourceAsStream("most-used.txt"), StandardCharsets.UTF_8))) {
			mostUsed = lines.lines().filter(line -> !line.startsWith("#")).toList();
		}
		assertTrue(mostUsed.size() >= 250);
		assertEquals(List.of(), mostUsed.stream().filter(label -> !documented.contains(label)).toList());
	}

	@Test
	void documentationIsSentencesOfItsOwn() {
		features().forEach(feature -> XmlMapping.documentation(feature).ifPresent(text -> {
			assertTrue(text.endsWith(".") && text.length() > 5 && text.equals(text.strip()), () -> label(feature) + ": " + text);
		}));
		assertEquals(Optional.empty(), XmlMapping.documentation(EcorePackage.Literals.EANNOTATION));
	}

	@Test
	void dataTypesKeepTheirLiterals() {
		for (EDataType type : List.of(ModelPackage.Literals.NUMBER, ModelPackage.Literals.YES_NO, ModelPackage.Literals.ON_OFF,
				ModelPackage.Literals.UUID, ModelPackage.Literals.MAC)) {
			for (String literal : List.of("", "yes", "on", "1G", "0x0a", " 1 ", "52:54:0:0:0:1", "3C1E7D52-90AB-4F6E-8D21-5B7A0C9E4F13")) {
				assertEquals(literal, EcoreUtil.convertToString(type, EcoreUtil.createFromString(type, literal)));
			}
			assertNull(EcoreUtil.createFromString(type, null));
		}
	}

	@Test
	void objectsRememberTheirOriginAndCopiesDoNot() {
		Domain domain = DomainFactory.eINSTANCE.createDomain();
		domain.setDevices(DeviceFactory.eINSTANCE.createDevices());
		Disk disk = DeviceFactory.eINSTANCE.createDisk();
		domain.getDevices().getDisks().add(disk);
		Object origin = new Object();
		disk.setOrigin(origin);
		assertSame(origin, disk.origin());
		assertSame(domain, EcoreUtil.getRootContainer(disk));
		Disk copy = EcoreUtil.copy(disk);
		assertNull(copy.origin());
		assertTrue(EcoreUtil.equals(disk, copy));
	}
}

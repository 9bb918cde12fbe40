package org.gasthaus.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.libvirt.schemas.LibvirtSchemas;
import org.gasthaus.model.XmlMapping.Kind;
import org.gasthaus.model.capabilities.CapabilitiesPackage;
import org.gasthaus.model.domain.DomainPackage;
import org.gasthaus.model.hostinterface.HostinterfacePackage;
import org.gasthaus.model.network.NetworkPackage;
import org.gasthaus.model.nodedev.NodedevPackage;
import org.gasthaus.model.nwfilter.NwfilterPackage;
import org.gasthaus.model.secret.SecretPackage;
import org.gasthaus.model.snapshot.SnapshotPackage;
import org.gasthaus.model.storage.StoragePackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks libvirt's schemas and the model side by side: what a schema allows in a place must be a feature there. */
class SchemaCoverageTest {
	/** Where the schema itself allows anything: the data of applications, and what a snapshot carries for the hypervisor. */
	private static final Set<String> UNTYPED = Set.of("Metadata", "SnapshotCookie");

	/** Schemas without documents of their own: parts that others include, and the processor and domain that stand inside another document. */
	private static final Set<String> PARTS = Set.of("basictypes.rng", "cpu.rng", "cputypes.rng", "domaincommon.rng", "domainoverrides.rng",
			"inactiveDomain.rng", "networkcommon.rng", "nwfilter_params.rng", "privatedata.rng", "storagecommon.rng");

	private final Set<String> missing = new TreeSet<>();
	private final Set<String> seen = new HashSet<>();
	private final Map<String, Set<String>> places = new TreeMap<>();

	static Stream<Arguments> documents() {
		return Stream.of(Arguments.of("domain.rng", DomainPackage.Literals.DOMAIN, 900), Arguments.of("network.rng", NetworkPackage.Literals.NETWORK, 100),
				Arguments.of("networkport.rng", NetworkPackage.Literals.NETWORK_PORT, 30),
				Arguments.of("storagepool.rng", StoragePackage.Literals.STORAGE_POOL, 60),
				Arguments.of("storagevol.rng", StoragePackage.Literals.STORAGE_VOLUME, 40),
				Arguments.of("storagepoolcaps.rng", StoragePackage.Literals.STORAGE_POOL_CAPABILITIES, 8),
				Arguments.of("domainsnapshot.rng", SnapshotPackage.Literals.DOMAIN_SNAPSHOT, 900),
				Arguments.of("domaincheckpoint.rng", SnapshotPackage.Literals.DOMAIN_CHECKPOINT, 900),
				Arguments.of("domainbackup.rng", SnapshotPackage.Literals.DOMAIN_BACKUP, 30),
				Arguments.of("nodedev.rng", NodedevPackage.Literals.NODE_DEVICE, 100),
				Arguments.of("interface.rng", HostinterfacePackage.Literals.HOST_INTERFACE, 40),
				Arguments.of("nwfilter.rng", NwfilterPackage.Literals.NETWORK_FILTER, 90),
				Arguments.of("nwfilterbinding.rng", NwfilterPackage.Literals.FILTER_BINDING, 10),
				Arguments.of("secret.rng", SecretPackage.Literals.SECRET, 8),
				Arguments.of("capability.rng", CapabilitiesPackage.Literals.HOST_CAPABILITIES, 90),
				Arguments.of("domaincaps.rng", CapabilitiesPackage.Literals.DOMAIN_CAPABILITIES, 60));
	}

	@ParameterizedTest
	@MethodSource("documents")
	void everythingTheSchemaAllowsIsAFeature(String schema, EClass root, int atLeast) {
		Schema.Content roots = Schema.of(schema).roots();
		Schema.Name name = new Schema.Name("", XmlMapping.root(root).orElseThrow());
		assertEquals(Set.of(name), roots.children.keySet());
		roots.children.get(name).forEach(pattern -> walk(pattern, root, name.local()));
		assertEquals(Set.of(), missing, () -> "Without a feature: " + String.join("\n", missing));
		long features = places.values().stream().mapToLong(Set::size).sum();
		assertTrue(features >= atLeast, () -> "Only " + features + " features were compared");
	}

	@Test
	void everySchemaIsLookedAt() {
		Set<String> known = documents().map(document -> (String) document.get()[0]).collect(Collectors.toCollection(HashSet::new));
		known.addAll(PARTS);
		assertEquals(known, new HashSet<>(LibvirtSchemas.names()));
	}

	private void walk(Schema.Pattern pattern, EClass type, String path) {
		if (!seen.add(System.identityHashCode(pattern.key()) + " " + type.getName())) {
			return;
		}
		Schema.Content content = pattern.content();
		for (Schema.Name attribute : content.attributes) {
			find(type, Kind.ATTRIBUTE, attribute, path + "/@" + attribute.local());
		}
		content.children.forEach((name, patterns) -> {
			String place = path + '/' + name.local();
			if (name.equals(Schema.Name.ANY)) {
				if (!UNTYPED.contains(type.getName())) {
					missing.add(place);
				}
			} else {
				child(type, name, patterns, place);
			}
		});
		if (content.text && type.getEAllStructuralFeatures().stream().noneMatch(feature -> XmlMapping.kind(feature) == Kind.TEXT)) {
			missing.add(path + "/text()");
		}
	}

	private void child(EClass type, Schema.Name name, List<Schema.Pattern> patterns, String place) {
		EStructuralFeature feature = find(type, Kind.ELEMENT, name, place);
		if (feature instanceof EReference reference) {
			patterns.forEach(pattern -> walk(pattern, reference.getEReferenceType(), place));
		} else if (feature instanceof EAttribute) {
			for (Schema.Pattern pattern : patterns) {
				Schema.Content inside = pattern.content();
				if (!inside.attributes.isEmpty() || !inside.children.isEmpty() || inside.text && XmlMapping.kind(feature) == Kind.PRESENCE) {
					missing.add(place + " has content that the feature loses");
				}
			}
		}
	}

	private EStructuralFeature find(EClass type, Kind kind, Schema.Name name, String place) {
		for (EStructuralFeature feature : type.getEAllStructuralFeatures()) {
			Kind actual = XmlMapping.kind(feature);
			boolean fits = actual == kind || kind == Kind.ELEMENT && actual == Kind.PRESENCE;
			if (fits && name.local().equals(XmlMapping.name(feature))
					&& (kind == Kind.ATTRIBUTE || name.namespace().equals(XmlMapping.namespace(feature)))) {
				places.computeIfAbsent(type.getName(), key -> new HashSet<>()).add(feature.getName());
				return feature;
			}
		}
		missing.add(place);
		return null;
	}
}

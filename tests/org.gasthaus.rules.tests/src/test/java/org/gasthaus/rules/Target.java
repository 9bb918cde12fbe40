package org.gasthaus.rules;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.types.Uuid;

/** A driver of libvirt that definitions are shown to, and how. */
enum Target {
	/** Domains, to the driver that only pretends. */
	TEST("domain", true, "define --validate %s", null),
	/** Networks. */
	NETWORK("network", false, "net-define --validate %s", "net-undefine mutation"),
	/** Pools. */
	POOL("pool", false, "pool-define --validate %s", "pool-undefine mutation"),
	/** Secrets. */
	SECRET("secret", false, "secret-define --validate %s", "secret-undefine " + Mutations.UUID),
	/** Volumes, in the pool that the test driver has. */
	VOLUME("volume", true, "vol-create default-pool %s", "vol-delete mutation default-pool"),
	/** Snapshots of the domain that the test driver has. */
	SNAPSHOT("domainsnapshot", true, "snapshot-create test %s --validate", "snapshot-delete test mutation"),
	/** Interfaces of a host. */
	INTERFACE("interface", true, "iface-define %s --validate", null),
	/** Network filters; only a daemon with privileges has them. */
	NWFILTER("filter", false, "nwfilter-define --validate %s", "nwfilter-undefine mutation"),
	/** Domains, to the driver of QEMU. */
	QEMU("domain", false, "define --validate %s", null);

	private final String root;
	private final boolean pretended;
	/** The command of virsh. */
	final String command;
	/** What undoes it; {@code null} where the next one takes its place. */
	final String undo;

	Target(String root, boolean pretended, String command, String undo) {
		this.root = root;
		this.pretended = pretended;
		this.command = command;
		this.undo = undo;
	}

	/** Whether libvirt's test driver is asked instead of a daemon. */
	boolean isPretended() {
		return pretended;
	}

	/** Whether a definition can be changed and shown to this driver. */
	boolean takes(String text) {
		if (!text.matches("(?s)(?:<\\?.*?\\?>\\s*|<!--.*?-->\\s*)*<" + root + "[ >].*")) {
			return false;
		}
		// libvirt 9.0 ends with a crash at siblings that do not exist
		return !root.equals("domain") || text.contains("<domain type='qemu'") && text.contains("x86_64") && !text.contains("<sibling");
	}

	/** Gives a changed definition the name that all of them have, so that each takes the place of the one before. */
	void settle(EObject changed) {
		if (changed instanceof Domain domain) {
			domain.setType(this == TEST ? "test" : "qemu");
			if (this == TEST && domain.getOs() != null && domain.getOs().getType() != null) {
				domain.getOs().getType().setArch("i686");
				domain.getOs().getType().setMachine(null);
			}
		}
		for (EStructuralFeature feature : changed.eClass().getEAllStructuralFeatures()) {
			if (feature.getName().equals("name") && this != SECRET) {
				changed.eSet(feature, "mutation");
			} else if (feature.getName().equals("uuid")) {
				changed.eSet(feature, Uuid.of(Mutations.UUID));
			}
		}
	}
}

package org.gasthaus.rules;

import java.util.Set;

import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.model.domain.OsType;

/**
 * What the rules about a definition depend on: the hypervisor, the architecture, the machine. Where a domain does not say them,
 * libvirt's own choice counts.
 *
 * @param root the root of the model
 * @param type {@code type} of the domain, empty for other definitions
 * @param osType the kind of guest, {@code hvm}, {@code linux}, {@code xen}, {@code exe} …
 * @param arch the architecture of the guest
 * @param machine the machine of the guest, empty when it is not said and QEMU chooses
 * @param host what is known about the host
 */
public record RuleContext(EObject root, String type, String osType, String arch, String machine, HostFacts host) {
	private static final Set<String> QEMU = Set.of("qemu", "kvm", "kqemu", "hvf");
	private static final Set<String> X86 = Set.of("x86_64", "i686", "i386", "i486", "i586");
	private static final Set<String> ARM = Set.of("aarch64", "armv7l", "armv6l", "armv7b", "aarch64_be");
	private static final Set<String> PPC64 = Set.of("ppc64", "ppc64le");

	/** The context of a model. */
	public static RuleContext of(EObject root, HostFacts host) {
		if (!(root instanceof Domain domain)) {
			return new RuleContext(root, "", "", "", "", host);
		}
		OsType os = domain.getOs() == null ? null : domain.getOs().getType();
		String type = domain.getType() == null ? "" : domain.getType();
		String arch = os == null ? null : os.getArch();
		return new RuleContext(root, type, os == null || os.getValue() == null ? "" : os.getValue().strip(),
				arch != null ? arch : host.arch() != null ? host.arch() : "x86_64",
				os == null || os.getMachine() == null ? "" : os.getMachine(), host);
	}

	/** The domain, or {@code null} when the definition is something else. */
	public Domain domain() {
		return root instanceof Domain domain ? domain : null;
	}

	/** Whether libvirt's QEMU driver takes the domain. */
	public boolean isQemu() {
		return QEMU.contains(type);
	}

	/** Whether the hypervisor is one of these. */
	public boolean isType(String... types) {
		return Set.of(types).contains(type);
	}

	/** Whether the guest is a PC. */
	public boolean isX86() {
		return X86.contains(arch);
	}

	/** Whether the guest is an ARM machine. */
	public boolean isArm() {
		return ARM.contains(arch);
	}

	/** Whether the guest is an IBM Z machine. */
	public boolean isS390() {
		return arch.equals("s390x") || arch.equals("s390");
	}

	/** Whether the guest is a POWER machine of 64 bits. */
	public boolean isPpc64() {
		return PPC64.contains(arch);
	}

	/** Whether the guest is a POWER machine of the kind pseries. */
	public boolean isPseries() {
		return isPpc64() && (machine.isEmpty() || is("pseries"));
	}

	/** Whether the guest is a RISC-V machine. */
	public boolean isRiscv() {
		return arch.equals("riscv64") || arch.equals("riscv32");
	}

	/** Whether the machine is a PC with the i440fx chip set, QEMU's default. */
	public boolean isI440fx() {
		return isX86() && (machine.isEmpty() || machine.equals("pc") || machine.startsWith("pc-0.") || machine.startsWith("pc-1.")
				|| machine.startsWith("pc-i440fx-") || machine.startsWith("rhel"));
	}

	/** Whether the machine is a PC with the q35 chip set. */
	public boolean isQ35() {
		return isX86() && (machine.equals("q35") || machine.startsWith("pc-q35"));
	}

	/** Whether the machine is the paravirtual one of ARM or RISC-V. */
	public boolean isVirt() {
		return (isArm() || isRiscv()) && is("virt");
	}

	/** Whether the machine has a PCI Express root. */
	public boolean hasPcieRoot() {
		return isQ35() || isVirt();
	}

	/** Whether the machine has a PCI root of one of the conventional kinds. */
	public boolean hasPciRoot() {
		return isI440fx() || isPseries() || isX86() && machine.equals("isapc");
	}

	/**
	 * Whether the definition can only run on a QEMU of version 2.7 or later: the host is known to have one, or the machine came with one.
	 * Newer ones refuse more.
	 */
	public boolean isOfModernQemu() {
		return host.modernQemu() || HostFacts.isModern(machine);
	}

	private boolean is(String family) {
		return machine.equals(family) || machine.startsWith(family + '-');
	}
}

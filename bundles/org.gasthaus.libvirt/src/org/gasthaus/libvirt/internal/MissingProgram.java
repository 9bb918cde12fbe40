package org.gasthaus.libvirt.internal;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;

/** What to install when libvirt does not find a program that it needs. Its words decide: it has no number for that. */
final class MissingProgram {
	private static final Pattern WORDS = Pattern.compile("(?:Unable to find '([^']+)' binary|[Cc]annot find '([^']+)' in path|[Ff]ailed to find path for '?([\\w.-]+)'? binary"
			+ "|[Ff]ailed to find ([\\w.-]+) binary|[Cc]annot execute binary (\\S+): No such file)");
	/** The package on Debian and Ubuntu, that on Fedora and openSUSE. */
	private static final Map<String, String[]> PACKAGES = Map.ofEntries(both("dnsmasq", "dnsmasq-base", "dnsmasq"), both("qemu-img", "qemu-utils", "qemu-img"),
			both("iscsiadm", "open-iscsi", "iscsi-initiator-utils"), both("showmount", "nfs-common", "nfs-utils"), both("parted", "parted", "parted"),
			both("swtpm", "swtpm", "swtpm"), both("swtpm_setup", "swtpm-tools", "swtpm-tools"), both("radvd", "radvd", "radvd"),
			both("numad", "numad", "numad"), both("mdevctl", "mdevctl", "mdevctl"), both("dmidecode", "dmidecode", "dmidecode"), both("iptables", "iptables", "iptables"),
			both("tc", "iproute2", "iproute"));

	/** The programs of LVM. */
	private static final Pattern LVM = Pattern.compile("(pv|vg|lv)(s|scan|create|remove|change|display)");

	private MissingProgram() {
	}

	private static Map.Entry<String, String[]> both(String program, String debian, String others) {
		return Map.entry(program, new String[] { debian, others });
	}

	/** @return a sentence; empty if no program is missing */
	static String nextStep(String text) {
		Matcher found = WORDS.matcher(text);
		if (!found.find()) {
			return "";
		}
		String path = "";
		for (int i = 1; i <= found.groupCount(); i++) {
			path = found.group(i) == null ? path : found.group(i);
		}
		String program = path.substring(path.lastIndexOf('/') + 1);
		String[] names = LVM.matcher(program).matches() ? new String[] { "lvm2", "lvm2" } : PACKAGES.get(program);
		if (names == null) {
			return NLS.bind(Messages.Next_missingProgram, program);
		}
		return names[0].equals(names[1]) ? NLS.bind(Messages.Next_missingPackage, program, names[0])
				: NLS.bind(Messages.Next_missingPackages, new Object[] { program, names[0], names[1] });
	}
}

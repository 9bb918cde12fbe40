package org.gasthaus.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.gasthaus.hypervisor.DomainDetails;
import org.gasthaus.hypervisor.HypervisorException;

/**
 * What a domain has, as it runs and as it is stored, at the time when it was read. Immutable; may be used from any thread.
 *
 * @param domain whose it is
 * @param details what {@code dominfo} tells
 * @param running what it has now; {@code null} if it does not run
 * @param stored what it has from its next start on; {@code null} if nothing is stored of it
 */
public record GuestState(DomainHandle domain, DomainDetails details, Resources running, Resources stored) {
	/**
	 * Memory, processors and drives of one definition.
	 *
	 * @param memoryKib what the guest has, in KiB
	 * @param maxMemoryKib the most that it may have, in KiB
	 * @param vcpus the virtual processors that it has
	 * @param maxVcpus the most that it may have
	 * @param drives what takes media
	 */
	public record Resources(long memoryKib, long maxMemoryKib, int vcpus, int maxVcpus, List<Drive> drives) {
		public Resources {
			drives = List.copyOf(drives);
		}
	}

	/**
	 * A CD or floppy drive.
	 *
	 * @param target its name in the guest, for example {@code sda}
	 * @param device {@code cdrom} or {@code floppy}
	 * @param medium the file or device in it; empty for none, or for one that is neither
	 */
	public record Drive(String target, String device, String medium) {
	}

	public GuestState {
		Objects.requireNonNull(domain);
		Objects.requireNonNull(details);
	}

	/** Whether it runs. */
	public boolean isRunning() {
		return running != null;
	}

	/** What it has now, or else what it starts with. */
	public Resources now() {
		return running != null ? running : stored;
	}

	/**
	 * Reads what a definition says.
	 *
	 * @param xml as libvirt writes it, with all memory in KiB
	 * @throws HypervisorException {@code INVALID_DEFINITION} if it is no XML
	 */
	public static Resources resources(String xml) throws HypervisorException {
		DefinitionXml domain = DefinitionXml.of(xml);
		DefinitionXml vcpu = domain.child("vcpu");
		int most = number(vcpu.text(), 1);
		long maxMemory = kib(domain.child("memory"));
		List<Drive> drives = new ArrayList<>();
		for (DefinitionXml disk : domain.child("devices").children("disk")) {
			String device = disk.attribute("device");
			if (device.equals("cdrom") || device.equals("floppy")) {
				DefinitionXml source = disk.child("source");
				drives.add(new Drive(disk.child("target").attribute("dev"), device, source.attribute("file") + source.attribute("dev")));
			}
		}
		long memory = kib(domain.child("currentMemory"));
		return new Resources(memory == 0 ? maxMemory : memory, maxMemory, number(vcpu.attribute("current"), most), most, drives);
	}

	private static long kib(DefinitionXml memory) {
		String text = memory.text().strip();
		return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
	}

	private static int number(String text, int missing) {
		return text.strip().matches("[0-9]{1,9}") ? Integer.parseInt(text.strip()) : missing;
	}
}

package org.gasthaus.libvirt.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.gasthaus.hypervisor.DomainDetails;
import org.gasthaus.hypervisor.DomainDetails.SecurityModel;
import org.gasthaus.hypervisor.DomainInfo;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;
import org.libvirt.SecurityLabel;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** What is read of one domain when somebody looks at it closely. */
final class DomainExtras {
	/** A limit of this many KiB is what libvirt says for no limit. */
	private static final long NO_LIMIT_32 = 0xffff_ffffL;

	private DomainExtras() {
	}

	static DomainDetails details(RawConnect connect, Domain domain, DomainInfo info, List<String> messages) throws LibvirtException {
		org.libvirt.DomainInfo numbers = domain.getInfo();
		SecurityModel model = securityModel(connect);
		return new DomainDetails(info, domain.getOSType(), numbers.nrVirtCpu, numbers.cpuTime == 0 ? null : Duration.ofNanos(numbers.cpuTime),
				numbers.maxMem == NO_LIMIT_32 ? DomainDetails.UNLIMITED : numbers.maxMem, numbers.memory, autostart(domain), managedSave(domain), model,
				model == null || info.runtimeId() < 0 ? null : label(domain), messages);
	}

	private static Boolean autostart(Domain domain) {
		try {
			return domain.getAutostart();
		} catch (LibvirtException driverCannotTell) {
			return null;
		}
	}

	private static Boolean managedSave(Domain domain) {
		try {
			return domain.hasManagedSaveImage() == 1;
		} catch (LibvirtException driverCannotTell) {
			return null;
		}
	}

	private static SecurityModel securityModel(RawConnect connect) throws LibvirtException {
		try {
			org.libvirt.SecurityModel model = connect.getSecurityModel();
			return model == null || model.getModel() == null || model.getModel().isEmpty() ? null
					: new SecurityModel(model.getModel(), model.getDomainOfInterpretation() == null ? "" : model.getDomainOfInterpretation());
		} catch (LibvirtException e) {
			if (NativeError.of(e).number() == NativeError.NO_SUPPORT) {
				return null;
			}
			throw e;
		}
	}

	private static String label(Domain domain) throws LibvirtException {
		SecurityLabel label = domain.getSecurityLabel();
		return label == null || label.getLabel() == null ? null : label.getLabel() + (label.isEnforced() ? " (enforcing)" : " (permissive)");
	}

	/** What the host has to say of a domain; nothing where libvirt is older than 7.1. */
	static List<String> messages(Vir vir, Pointer domain) {
		PointerByReference list = new PointerByReference();
		int count;
		try {
			count = vir.virDomainGetMessages(domain, list, 0);
		} catch (UnsatisfiedLinkError olderLibrary) {
			return List.of();
		}
		if (count < 0 || list.getValue() == null) {
			return List.of();
		}
		List<String> result = new ArrayList<>(count);
		for (Pointer text : DomainLists.take(list.getValue(), count)) {
			result.add(takeText(text));
		}
		return result;
	}

	/** Copies a text and frees it. */
	static String takeText(Pointer text) {
		String result = text.getString(0, "UTF-8");
		Native.free(Pointer.nativeValue(text));
		return result;
	}
}

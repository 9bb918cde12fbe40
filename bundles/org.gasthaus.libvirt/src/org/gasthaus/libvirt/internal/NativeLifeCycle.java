package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.bits;
import static org.gasthaus.libvirt.internal.LibvirtSession.textOrNull;
import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainLifeCycle;
import org.gasthaus.hypervisor.DumpFormat;
import org.gasthaus.hypervisor.DumpOption;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.SaveOption;
import org.gasthaus.hypervisor.ShutdownMode;
import org.gasthaus.hypervisor.StartOption;

import com.sun.jna.Pointer;

/** Creating, rebooting, saving … through libvirt. */
final class NativeLifeCycle implements DomainLifeCycle {
	private final LibvirtSession session;
	private final Vir vir;

	NativeLifeCycle(LibvirtSession session, Vir vir) {
		this.session = session;
		this.vir = vir;
	}

	private static VirLifeCycle functions() {
		return VirLifeCycle.INSTANCE;
	}

	private void change(Task task, DomainId id, String function, LibvirtSession.PointerCall<Integer> call) throws HypervisorException {
		session.requireWritable(task, id.name(), function);
		session.pointerCall(task, id, domain -> session.check(call.on(domain)));
	}

	@Override
	public DomainId create(String xml, Set<StartOption> options) throws HypervisorException {
		return create(xml, options, List.of());
	}

	@Override
	public DomainId create(String xml, Set<StartOption> options, List<Integer> descriptors) throws HypervisorException {
		int[] numbers = numbers(descriptors);
		session.requireWritable(Task.START, "", numbers.length == 0 ? "virDomainCreateXML" : "virDomainCreateXMLWithFiles");
		return session.call(Task.START, "", connect -> {
			Pointer domain = numbers.length == 0 ? functions().virDomainCreateXML(connect.pointer(), utf8(xml), bits(options))
					: functions().virDomainCreateXMLWithFiles(connect.pointer(), utf8(xml), numbers.length, numbers, bits(options));
			if (domain == null) {
				throw new Failure(NativeError.last(vir));
			}
			try {
				return new DomainLists(vir).info(domain).id();
			} finally {
				vir.virDomainFree(domain);
			}
		});
	}

	@Override
	public void start(DomainId id, Set<StartOption> options, List<Integer> descriptors) throws HypervisorException {
		int[] numbers = numbers(descriptors);
		change(Task.START, id, "virDomainCreateWithFiles", domain -> functions().virDomainCreateWithFiles(domain, numbers.length, numbers, bits(options)));
	}

	private static int[] numbers(List<Integer> descriptors) {
		return descriptors.stream().mapToInt(Integer::intValue).toArray();
	}

	@Override
	public void reboot(DomainId id, Set<ShutdownMode> modes) throws HypervisorException {
		change(Task.CHANGE, id, "virDomainReboot", domain -> functions().virDomainReboot(domain, bits(modes)));
	}

	@Override
	public void reset(DomainId id) throws HypervisorException {
		change(Task.CHANGE, id, "virDomainReset", domain -> functions().virDomainReset(domain, 0));
	}

	@Override
	public void rename(DomainId id, String name) throws HypervisorException {
		change(Task.CHANGE, id, "virDomainRename", domain -> functions().virDomainRename(domain, utf8(name), 0));
	}

	@Override
	public void setAutostart(DomainId id, boolean autostart) throws HypervisorException {
		change(Task.CHANGE, id, "virDomainSetAutostart", domain -> functions().virDomainSetAutostart(domain, autostart ? 1 : 0));
	}

	@Override
	public void injectNmi(DomainId id) throws HypervisorException {
		change(Task.CHANGE, id, "virDomainInjectNMI", domain -> functions().virDomainInjectNMI(domain, 0));
	}

	@Override
	public void save(DomainId id, String file, String xml, Set<SaveOption> options) throws HypervisorException {
		boolean plain = xml == null && options.isEmpty();
		change(Task.SAVE, id, plain ? "virDomainSave" : "virDomainSaveFlags", domain -> plain ? functions().virDomainSave(domain, utf8(file))
				: functions().virDomainSaveFlags(domain, utf8(file), textOrNull(xml), bits(options)));
	}

	@Override
	public void restore(String file, String xml, Set<SaveOption> options) throws HypervisorException {
		boolean plain = xml == null && options.isEmpty();
		session.requireWritable(Task.RESTORE, file, plain ? "virDomainRestore" : "virDomainRestoreFlags");
		session.call(Task.RESTORE, file,
				connect -> session.check(plain ? functions().virDomainRestore(connect.pointer(), utf8(file))
						: functions().virDomainRestoreFlags(connect.pointer(), utf8(file), textOrNull(xml), bits(options))));
	}

	@Override
	public String savedXml(String file, boolean securityInfo) throws HypervisorException {
		session.requireWritable(Task.READ, file, "virDomainSaveImageGetXMLDesc");
		return session.call(Task.READ, file, connect -> {
			Pointer text = functions().virDomainSaveImageGetXMLDesc(connect.pointer(), utf8(file), securityInfo ? 1 : 0);
			if (text == null) {
				throw new Failure(NativeError.last(vir));
			}
			return DomainExtras.takeText(text);
		});
	}

	@Override
	public void defineSaved(String file, String xml, Set<SaveOption> options) throws HypervisorException {
		session.requireWritable(Task.CHANGE, file, "virDomainSaveImageDefineXML");
		session.call(Task.CHANGE, file,
				connect -> session.check(functions().virDomainSaveImageDefineXML(connect.pointer(), utf8(file), utf8(xml), bits(options))));
	}

	@Override
	public void dump(DomainId id, String file, DumpFormat format, Set<DumpOption> options) throws HypervisorException {
		change(Task.SAVE, id, format == DumpFormat.RAW ? "virDomainCoreDump" : "virDomainCoreDumpWithFormat",
				domain -> format == DumpFormat.RAW ? functions().virDomainCoreDump(domain, utf8(file), bits(options))
						: functions().virDomainCoreDumpWithFormat(domain, utf8(file), format.ordinal(), bits(options)));
	}

	@Override
	public String managedSaveXml(DomainId id, boolean securityInfo) throws HypervisorException {
		return session.pointerCall(Task.READ, id,
				domain -> DomainExtras.takeText(session.check(functions().virDomainManagedSaveGetXMLDesc(domain, securityInfo ? 1 : 0))));
	}

	@Override
	public void defineManagedSave(DomainId id, String xml, Set<SaveOption> options) throws HypervisorException {
		change(Task.CHANGE, id, "virDomainManagedSaveDefineXML", domain -> functions().virDomainManagedSaveDefineXML(domain, utf8(xml), bits(options)));
	}

	@Override
	public void managedSave(DomainId id, Set<SaveOption> options) throws HypervisorException {
		change(Task.SAVE, id, "virDomainManagedSave", domain -> functions().virDomainManagedSave(domain, bits(options)));
	}

	@Override
	public boolean hasManagedSave(DomainId id) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> session.check(functions().virDomainHasManagedSaveImage(domain, 0))) == 1;
	}

	@Override
	public void removeManagedSave(DomainId id) throws HypervisorException {
		change(Task.CHANGE, id, "virDomainManagedSaveRemove", domain -> functions().virDomainManagedSaveRemove(domain, 0));
	}
}

package org.gasthaus.libvirt.internal;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.gasthaus.hypervisor.DestroyOption;
import org.gasthaus.hypervisor.DomainDetails;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainNotes;
import org.gasthaus.hypervisor.DomainQuery;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.DomainStatus;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.ShutdownMode;
import org.gasthaus.hypervisor.StartOption;
import org.gasthaus.hypervisor.UndefineOption;
import org.gasthaus.hypervisor.XmlOption;
import org.gasthaus.hypervisor.XmlView;
import org.libvirt.Domain;
import org.libvirt.LibvirtException;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;

/** Domains, one by one: finding, looking at, defining, starting and stopping them through libvirt. What {@link HypervisorSession} says of each call holds. */
final class NativeDomains {
	private static final int XML_INACTIVE = 2;
	private static final int DEFINE_VALIDATE = 1;
	private static final int UUID_LENGTH = 36;

	private final LibvirtSession session;
	private final Vir vir;
	private final DomainLists domainLists;

	/** Something that is asked of libvirt about one domain. */
	@FunctionalInterface
	private interface DomainCall<R> {
		R on(Domain domain) throws LibvirtException, Failure;
	}

	NativeDomains(LibvirtSession session, Vir vir, DomainLists domainLists) {
		this.session = session;
		this.vir = vir;
		this.domainLists = domainLists;
	}

	DomainInfo domain(DomainQuery query) throws HypervisorException {
		return session.call(Task.FIND, query.text(), connect -> {
			Pointer domain = lookup(connect.pointer(), query);
			if (domain == null) {
				throw new Failure(query.byName() ? NativeError.last(vir) : NativeError.NO_DOMAIN);
			}
			try {
				return domainLists.info(domain);
			} finally {
				vir.virDomainFree(domain);
			}
		});
	}

	private Pointer lookup(Pointer connect, DomainQuery query) {
		String text = query.text();
		Pointer found = null;
		int number = query.byRuntimeId() ? runtimeId(text) : -1;
		if (number >= 0) {
			found = vir.virDomainLookupByID(connect, number);
		}
		if (found == null && query.byUuid() && text.length() == UUID_LENGTH) {
			found = vir.virDomainLookupByUUIDString(connect, LibvirtSession.utf8(text));
		}
		if (found == null && query.byName()) {
			found = vir.virDomainLookupByName(connect, LibvirtSession.utf8(text));
		}
		return found;
	}

	/** A number as virsh reads it: blanks and a plus may stand before it. @return -1 for what is none */
	private static int runtimeId(String text) {
		String number = text.stripLeading();
		number = number.startsWith("+") ? number.substring(1) : number;
		boolean digits = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
		try {
			return digits ? Integer.parseInt(number) : -1;
		} catch (NumberFormatException large) {
			return -1;
		}
	}

	DomainInfo domain(DomainId id) throws HypervisorException {
		return session.pointerCall(Task.FIND, id, domainLists::info);
	}

	DomainDetails domainDetails(DomainId id) throws HypervisorException {
		DomainInfo info = domain(id);
		List<String> messages = session.pointerCall(Task.READ, id, domain -> DomainExtras.messages(vir, domain));
		return session.call(Task.READ, id.name(), connect -> {
			Domain domain = connect.domainLookupByUUIDString(id.uuid());
			try {
				return DomainExtras.details(connect, domain, info, messages);
			} finally {
				domain.free();
			}
		});
	}

	DomainStatus domainStatus(DomainId id) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			IntByReference state = new IntByReference();
			IntByReference reason = new IntByReference();
			session.check(vir.virDomainGetState(domain, state, reason, 0));
			return new DomainStatus(DomainState.of(state.getValue()), reason.getValue());
		});
	}

	String domainTitle(DomainId id) throws HypervisorException {
		try {
			return session.notes().get(id, DomainNotes.Kind.TITLE, Set.of());
		} catch (HypervisorException e) {
			if (e.code() == Code.UNSUPPORTED) {
				return null;
			}
			throw e;
		}
	}

	String domainXml(DomainId id, XmlView view, Set<XmlOption> options) throws HypervisorException {
		if (options.contains(XmlOption.SECURITY_INFO)) {
			session.requireSecrets(Task.READ, id.name(), "virDomainGetXMLDesc");
		}
		int flags = (view == XmlView.INACTIVE ? XML_INACTIVE : 0) | (options.contains(XmlOption.SECURITY_INFO) ? 1 : 0)
				| (options.contains(XmlOption.UPDATE_CPU) ? 4 : 0) | (options.contains(XmlOption.MIGRATABLE) ? 8 : 0);
		return domainCall(Task.READ, id, domain -> domain.getXMLDesc(flags));
	}

	DomainId defineDomain(String xml, boolean validate, IProgressMonitor monitor) throws HypervisorException {
		session.requireWritable(Task.DEFINE, "", "virDomainDefineXML");
		Cancel.check(monitor);
		return session.call(Task.DEFINE, "", connect -> {
			Pointer domain = validate ? vir.virDomainDefineXMLFlags(connect.pointer(), LibvirtSession.utf8(xml), DEFINE_VALIDATE)
					: vir.virDomainDefineXML(connect.pointer(), LibvirtSession.utf8(xml));
			if (domain == null) {
				throw new Failure(NativeError.last(vir));
			}
			try {
				return domainLists.info(domain).id();
			} finally {
				vir.virDomainFree(domain);
			}
		});
	}

	void startDomain(DomainId id, Set<StartOption> options, IProgressMonitor monitor) throws HypervisorException {
		session.requireWritable(Task.START, id.name(), options.isEmpty() ? "virDomainCreate" : "virDomainCreateWithFlags");
		Cancel.check(monitor);
		domainCall(Task.START, id, domain -> options.isEmpty() ? domain.create() : create(domain, options));
	}

	/** A driver that does not know how to throw a saved state away is helped, as virsh does. */
	private static int create(Domain domain, Set<StartOption> options) throws LibvirtException {
		try {
			return domain.create(LibvirtSession.bits(options));
		} catch (LibvirtException e) {
			Code code = NativeError.of(e).code();
			if (!options.contains(StartOption.FORCE_BOOT) || code != Code.INVALID_ARGUMENT && code != Code.UNSUPPORTED) {
				throw e;
			}
			if (domain.hasManagedSaveImage() == 1) {
				domain.managedSaveRemove();
			}
			Set<StartOption> others = EnumSet.copyOf(options);
			others.remove(StartOption.FORCE_BOOT);
			return domain.create(LibvirtSession.bits(others));
		}
	}

	void suspendDomain(DomainId id, IProgressMonitor monitor) throws HypervisorException {
		session.requireWritable(Task.SUSPEND, id.name(), "virDomainSuspend");
		Cancel.check(monitor);
		domainCall(Task.SUSPEND, id, domain -> {
			domain.suspend();
			return null;
		});
	}

	void resumeDomain(DomainId id, IProgressMonitor monitor) throws HypervisorException {
		session.requireWritable(Task.RESUME, id.name(), "virDomainResume");
		Cancel.check(monitor);
		domainCall(Task.RESUME, id, domain -> {
			domain.resume();
			return null;
		});
	}

	void shutDownDomain(DomainId id, Set<ShutdownMode> modes, IProgressMonitor monitor) throws HypervisorException {
		session.requireWritable(Task.SHUT_DOWN, id.name(), modes.isEmpty() ? "virDomainShutdown" : "virDomainShutdownFlags");
		Cancel.check(monitor);
		if (modes.isEmpty()) {
			domainCall(Task.SHUT_DOWN, id, domain -> {
				domain.shutdown();
				return null;
			});
		} else {
			session.pointerCall(Task.SHUT_DOWN, id, domain -> session.check(vir.virDomainShutdownFlags(domain, LibvirtSession.bits(modes))));
		}
	}

	void destroyDomain(DomainId id, Set<DestroyOption> options, IProgressMonitor monitor) throws HypervisorException {
		session.requireWritable(Task.DESTROY, id.name(), options.isEmpty() ? "virDomainDestroy" : "virDomainDestroyFlags");
		Cancel.check(monitor);
		if (options.isEmpty()) {
			domainCall(Task.DESTROY, id, domain -> {
				domain.destroy();
				return null;
			});
		} else {
			session.pointerCall(Task.DESTROY, id, domain -> session.check(vir.virDomainDestroyFlags(domain, LibvirtSession.bits(options))));
		}
	}

	void undefineDomain(DomainId id, Set<UndefineOption> options, IProgressMonitor monitor) throws HypervisorException {
		session.requireWritable(Task.UNDEFINE, id.name(), "virDomainUndefineFlags");
		Cancel.check(monitor);
		domainCall(Task.UNDEFINE, id, domain -> {
			try {
				domain.undefine(LibvirtSession.bits(options));
			} catch (LibvirtException e) {
				if (!options.isEmpty() || NativeError.of(e).number() != NativeError.NO_SUPPORT) {
					throw e;
				}
				domain.undefine(); // a driver that knows no flags
			}
			return null;
		});
	}

	private <R> R domainCall(Task task, DomainId id, DomainCall<R> call) throws HypervisorException {
		return session.call(task, id.name(), connect -> {
			Domain domain = connect.domainLookupByUUIDString(id.uuid());
			try {
				return call.on(domain);
			} finally {
				domain.free();
			}
		});
	}
}

package org.gasthaus.testkit;

import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.DomainLifeCycle;
import org.gasthaus.hypervisor.DomainState;
import org.gasthaus.hypervisor.DumpFormat;
import org.gasthaus.hypervisor.DumpOption;
import org.gasthaus.hypervisor.HypervisorEvent.DomainChange;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.SaveOption;
import org.gasthaus.hypervisor.ShutdownMode;
import org.gasthaus.hypervisor.StartOption;

/** How domains of a {@link FakeHypervisor} are kept: managed save, autostart, names. What needs files it does not have. */
record FakeLifeCycle(FakeSession session, FakeHypervisor host) implements DomainLifeCycle {
	private static HypervisorException absent(String what) {
		return new HypervisorException(Code.UNSUPPORTED, "Cannot " + what + ": the fake does not have it.");
	}

	private DomainInfo active(DomainId id, boolean wanted) throws HypervisorException {
		DomainInfo domain = host.domain(id);
		if (domain.state().isActive() != wanted) {
			throw new HypervisorException(Code.WRONG_STATE, "Cannot do that with " + id.name() + ": wrong state.");
		}
		return domain;
	}

	@Override
	public DomainId create(String xml, Set<StartOption> options) throws HypervisorException {
		session.change("createDomain");
		DomainId id = host.define(FakeSession.between(xml, "<name>", "</name>", "domain"));
		host.change(id, DomainState.RUNNING, DomainChange.STARTED);
		return id;
	}

	@Override
	public DomainId create(String xml, Set<StartOption> options, List<Integer> descriptors) throws HypervisorException {
		throw absent("give a domain open files");
	}

	@Override
	public void start(DomainId id, Set<StartOption> options, List<Integer> descriptors) throws HypervisorException {
		throw absent("give a domain open files");
	}

	@Override
	public void reboot(DomainId id, Set<ShutdownMode> modes) throws HypervisorException {
		session.change("rebootDomain");
		active(id, true);
	}

	@Override
	public void reset(DomainId id) throws HypervisorException {
		session.change("resetDomain");
		active(id, true);
	}

	@Override
	public void rename(DomainId id, String name) throws HypervisorException {
		session.change("renameDomain");
		active(id, false);
		host.rename(id, name);
	}

	@Override
	public void setAutostart(DomainId id, boolean autostart) throws HypervisorException {
		session.change("setDomainAutostart");
		host.domain(id);
		if (autostart) {
			host.autostart.add(id);
		} else {
			host.autostart.remove(id);
		}
	}

	@Override
	public void injectNmi(DomainId id) throws HypervisorException {
		session.change("injectNmi");
		active(id, true);
	}

	@Override
	public void save(DomainId id, String file, String xml, Set<SaveOption> options) throws HypervisorException {
		session.change("saveDomain");
		active(id, true);
		host.change(id, DomainState.SHUT_OFF, DomainChange.STOPPED);
	}

	@Override
	public void restore(String file, String xml, Set<SaveOption> options) throws HypervisorException {
		throw absent("restore");
	}

	@Override
	public String savedXml(String file, boolean securityInfo) throws HypervisorException {
		throw absent("read a saved state");
	}

	@Override
	public void defineSaved(String file, String xml, Set<SaveOption> options) throws HypervisorException {
		throw absent("change a saved state");
	}

	@Override
	public void dump(DomainId id, String file, DumpFormat format, Set<DumpOption> options) throws HypervisorException {
		session.change("dumpDomain");
		active(id, true);
	}

	@Override
	public void managedSave(DomainId id, Set<SaveOption> options) throws HypervisorException {
		session.change("managedSave");
		active(id, true);
		host.managedSaves.add(id);
		host.change(id, DomainState.SHUT_OFF, DomainChange.STOPPED);
	}

	@Override
	public boolean hasManagedSave(DomainId id) throws HypervisorException {
		session.call("hasManagedSave");
		return host.managedSaves.contains(id);
	}

	@Override
	public String managedSaveXml(DomainId id, boolean securityInfo) throws HypervisorException {
		throw absent("read a saved state");
	}

	@Override
	public void defineManagedSave(DomainId id, String xml, Set<SaveOption> options) throws HypervisorException {
		throw absent("change a saved state");
	}

	@Override
	public void removeManagedSave(DomainId id) throws HypervisorException {
		session.change("removeManagedSave");
		if (!host.managedSaves.remove(id)) {
			throw new HypervisorException(Code.WRONG_STATE, "Cannot remove the saved state of " + id.name() + ": there is none.");
		}
	}
}

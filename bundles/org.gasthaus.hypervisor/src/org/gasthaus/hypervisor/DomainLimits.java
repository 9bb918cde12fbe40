package org.gasthaus.hypervisor;

import java.util.List;
import java.util.Set;

/** How much of the host a domain may use. Each call blocks; changes throw {@code READ_ONLY} without asking the host. */
public interface DomainLimits {
	/** The host's scheduler, in libvirt's word for it. @throws HypervisorException {@code UNSUPPORTED} */
	String scheduler(DomainId id) throws HypervisorException;

	/** The values of a group in libvirt's order. */
	List<TypedParameter> parameters(DomainId id, ParameterGroup group, Set<Impact> impact) throws HypervisorException;

	/** Changes some values of a group. */
	void setParameters(DomainId id, ParameterGroup group, List<TypedParameter> values, Set<Impact> impact) throws HypervisorException;

	/** The limits of a disk. @param disk its target or its source */
	List<TypedParameter> diskLimits(DomainId id, String disk, Set<Impact> impact) throws HypervisorException;

	/** Changes limits of a disk; 0 is none. */
	void setDiskLimits(DomainId id, String disk, List<TypedParameter> values, Set<Impact> impact) throws HypervisorException;

	/** The limits of a network interface in KiB and KiB/s. @param device its target or its MAC address */
	List<TypedParameter> interfaceLimits(DomainId id, String device, Set<Impact> impact) throws HypervisorException;

	/** Changes limits of a network interface. */
	void setInterfaceLimits(DomainId id, String device, List<TypedParameter> values, Set<Impact> impact) throws HypervisorException;

	/**
	 * What becomes of a domain at an event of its life.
	 *
	 * @param event 0 power off, 1 reboot, 2 crash
	 * @param action libvirt's number: 0 destroy, 1 restart, 2 restart under another name, 3 preserve, 4 dump and destroy, 5 dump and restart
	 */
	void setLifecycleAction(DomainId id, int event, int action, Set<Impact> impact) throws HypervisorException;
}

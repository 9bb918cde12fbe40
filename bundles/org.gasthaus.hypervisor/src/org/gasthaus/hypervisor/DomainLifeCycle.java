package org.gasthaus.hypervisor;

import java.util.List;
import java.util.Set;

/**
 * How domains come, go and are kept, beyond starting and stopping. Each call blocks until the hypervisor answered and, as
 * every call of a session, throws {@code UNSUPPORTED} where the driver cannot do it and {@code READ_ONLY} without asking.
 */
public interface DomainLifeCycle {
	/** Starts a domain that leaves no definition behind. @throws HypervisorException {@code INVALID_DEFINITION}, {@code EXISTS} */
	DomainId create(String xml, Set<StartOption> options) throws HypervisorException;

	/**
	 * Starts a domain that leaves no definition behind, and gives its first process open files of this one, from number 3 on.
	 *
	 * @param descriptors their numbers in this process, which keeps them open; none is as {@link #create(String, Set)}
	 * @throws HypervisorException {@code UNSUPPORTED} where domains are no containers
	 */
	DomainId create(String xml, Set<StartOption> options, List<Integer> descriptors) throws HypervisorException;

	/** Starts a domain, and gives its first process open files of this one, as {@link #create(String, Set, List)}. */
	void start(DomainId id, Set<StartOption> options, List<Integer> descriptors) throws HypervisorException;

	/** Asks the guest to boot again; returns when it was asked. */
	void reboot(DomainId id, Set<ShutdownMode> modes) throws HypervisorException;

	/** Boots it again at once, as the reset button would. */
	void reset(DomainId id) throws HypervisorException;

	/** Gives a domain that is shut off another name. @throws HypervisorException {@code WRONG_STATE}, {@code EXISTS} */
	void rename(DomainId id, String name) throws HypervisorException;

	/** Whether the domain starts with the host. */
	void setAutostart(DomainId id, boolean autostart) throws HypervisorException;

	/** Sends the guest an interrupt that it cannot mask. */
	void injectNmi(DomainId id) throws HypervisorException;

	/** Writes the state to a file of the host and ends the domain. @param xml the definition to keep with it, or {@code null} */
	void save(DomainId id, String file, String xml, Set<SaveOption> options) throws HypervisorException;

	/** Lets a domain go on from a file of the host. @param xml the definition in place of the saved one, or {@code null} */
	void restore(String file, String xml, Set<SaveOption> options) throws HypervisorException;

	/** The definition in a saved state. */
	String savedXml(String file, boolean securityInfo) throws HypervisorException;

	/** Changes the definition in a saved state. */
	void defineSaved(String file, String xml, Set<SaveOption> options) throws HypervisorException;

	/** Writes the memory to a file of the host, for a debugger. The domain is halted meanwhile, unless the options say otherwise. */
	void dump(DomainId id, String file, DumpFormat format, Set<DumpOption> options) throws HypervisorException;

	/** Saves the state where the host keeps such, so that the next start goes on from it, and ends the domain. */
	void managedSave(DomainId id, Set<SaveOption> options) throws HypervisorException;

	/** Whether there is a state that the next start goes on from. */
	boolean hasManagedSave(DomainId id) throws HypervisorException;

	/** The definition in the state that the next start goes on from. @throws HypervisorException {@code WRONG_STATE} if there is none */
	String managedSaveXml(DomainId id, boolean securityInfo) throws HypervisorException;

	/** Changes the definition in the state that the next start goes on from. */
	void defineManagedSave(DomainId id, String xml, Set<SaveOption> options) throws HypervisorException;

	/** Throws the state away that the next start would go on from. */
	void removeManagedSave(DomainId id) throws HypervisorException;
}

package org.gasthaus.hypervisor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a guest tells and does by itself, mostly through its agent. Each call blocks. Without an agent most throw {@code UNSUPPORTED}. */
public interface DomainAgent {
	/** Where addresses and names come from. The order is libvirt's. */
	enum Source {
		LEASE, AGENT, ARP
	}

	/** An address. @param prefix how many bits are the network's */
	record Address(boolean v6, String text, int prefix) {
	}

	/** A network interface as the guest or the network knows it. @param mac may be {@code null} */
	record Interface(String name, String mac, List<Address> addresses) {
	}

	/** A mounted file system. @param disks the targets of the disks that it is on */
	record FileSystem(String mountPoint, String name, String type, List<String> disks) {
	}

	/** What is to be done with keys. */
	enum KeyChange {
		/** They are the only ones from now on. */
		REPLACE, ADD, REMOVE
	}

	/** The addresses of a running domain. */
	List<Interface> addresses(DomainId id, Source source) throws HypervisorException;

	/** The guest's own name. @param source {@code null} for the driver's choice */
	String hostName(DomainId id, Source source) throws HypervisorException;

	/** What is mounted. */
	List<FileSystem> fileSystems(DomainId id) throws HypervisorException;

	/** Holds writing. @param mountPoints none for all @return how many are held */
	int freeze(DomainId id, List<String> mountPoints) throws HypervisorException;

	/** Lets writing go on. @return how many were held */
	int thaw(DomainId id, List<String> mountPoints) throws HypervisorException;

	/** Gives unused space back to the host. @param mountPoint {@code null} for all @param minimumBytes pieces that are smaller are left */
	void trim(DomainId id, String mountPoint, long minimumBytes) throws HypervisorException;

	/** The guest's clock. */
	Instant time(DomainId id) throws HypervisorException;

	/** Sets the guest's clock. @param time {@code null} to take that of its hardware */
	void setTime(DomainId id, Instant time) throws HypervisorException;

	/** Sets a password. It appears in no exception. @param encrypted whether it is a hash as the guest keeps it */
	void setPassword(DomainId id, String user, String password, boolean encrypted) throws HypervisorException;

	/** Facts under libvirt's names. @param groups bits: 1 users, 2 system, 4 time zone, 8 host name, 16 file systems, 32 disks, 64 interfaces; 0 for all */
	List<TypedParameter> facts(DomainId id, int groups) throws HypervisorException;

	/** How long the agent may take. @param seconds -2 for ever, -1 the default, 0 not at all */
	void setPatience(DomainId id, int seconds) throws HypervisorException;

	/** The virtual processors as the guest sees them: lists of numbers under libvirt's names {@code vcpus}, {@code online} and {@code offlinable}. */
	List<TypedParameter> vcpus(DomainId id) throws HypervisorException;

	/** Lets the guest use virtual processors or not. @param vcpus a list of numbers, for example {@code 1-3,5} */
	void setVcpus(DomainId id, String vcpus, boolean online) throws HypervisorException;

	/** The keys by which a user of the guest may log in, a line of {@code authorized_keys} each. */
	List<String> sshKeys(DomainId id, String user) throws HypervisorException;

	/** Changes the keys by which a user of the guest may log in. */
	void changeSshKeys(DomainId id, String user, List<String> keys, KeyChange change) throws HypervisorException;

	/** Puts the guest to sleep. @param target 0 memory, 1 disk, 2 both @param duration until it wakes up, zero for not by itself */
	void sleep(DomainId id, int target, Duration duration) throws HypervisorException;

	/** Wakes the guest up. */
	void wakeUp(DomainId id) throws HypervisorException;
}

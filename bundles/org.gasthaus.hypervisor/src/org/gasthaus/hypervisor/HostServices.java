package org.gasthaus.hypervisor;

/** What else a host does. Threads and errors as for {@link HypervisorSession}; {@code UNSUPPORTED} where the driver lacks it. */
public interface HostServices {
	/** Where a host keeps its memory while it sleeps. The order is libvirt's. */
	enum SleepTarget {
		MEM, DISK, HYBRID
	}

	/** What the firmware says of the machine, as a definition. */
	String systemInformationXml() throws HypervisorException;

	/** Lets the host sleep, with all its guests. @param seconds until it wakes; at least 60 */
	void suspend(SleepTarget target, long seconds) throws HypervisorException;

	/** The definition of a domain that is written in a format of the hypervisor. @param format one of {@link HypervisorBackend#nativeFormats} */
	String fromNative(String format, String text) throws HypervisorException;

	/** A definition in a format of the hypervisor. @param format one of {@link HypervisorBackend#nativeFormats} */
	String toNative(String format, String xml) throws HypervisorException;
}

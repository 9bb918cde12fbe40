package org.gasthaus.hypervisor;

/** Which number of virtual processors is meant. The order is libvirt's. */
public enum VcpuOption {
	/** Of the running domain. */
	LIVE,
	/** Of the stored definition. */
	CONFIG,
	/** The most that there can be, not those that there are. */
	MAXIMUM,
	/** As the guest's own agent tells or changes it. */
	GUEST,
	/** What is added can be removed again while the guest runs. */
	HOTPLUGGABLE,
	/** Of the running domain if it runs, else of the stored definition. */
	CURRENT
}

package org.gasthaus.hypervisor;

/** Hears what happens on one session. */
@FunctionalInterface
public interface HypervisorListener {
	/**
	 * Called in the session's event thread, one event after the other. May call the session; should be quick all the same,
	 * because the events of this session wait meanwhile. Those of other sessions do not.
	 */
	void handle(HypervisorEvent event);
}

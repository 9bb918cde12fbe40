package org.gasthaus.hypervisor;

/** A listener's registration; closing it, once or more often, from any thread, ends it. */
public interface Subscription extends AutoCloseable {
	@Override
	void close();
}

package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.gasthaus.core.Done;
import org.gasthaus.core.Operation;
import org.gasthaus.hypervisor.HypervisorException;

/** An operation that is done, changes something, and is taken back. */
final class ThereAndBack {
	/** All that a user could miss, as a text. */
	@FunctionalInterface
	interface Host {
		String all() throws HypervisorException;
	}

	private ThereAndBack() {
	}

	/** @return what the operation gave */
	static <R> R of(Operation<R> operation, Host host) throws HypervisorException {
		String before = host.all();
		Done<R> done = Done.call(operation, null);
		assertNotEquals(before, host.all(), operation.title() + " did nothing");
		assertTrue(done.canBeUndone(), operation.title() + ": " + done.remark());
		done.undo(null);
		assertEquals(before, host.all(), operation.title());
		return done.result();
	}
}

package org.gasthaus.libvirt.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.gasthaus.hypervisor.HypervisorException.Code;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Arrays of handles that libvirt made for its caller, who frees the array and each of them. */
final class Handles {
	private Handles() {
	}

	/**
	 * Reads all of them, in libvirt's order, and frees all of them, whatever happens.
	 *
	 * @param gone how an object that went away meanwhile fails: it is left out
	 * @return a list of the caller's
	 */
	static <R> List<R> read(PointerByReference array, int count, LibvirtSession.PointerCall<R> reading, Consumer<Pointer> free, Code gone) throws Failure {
		Pointer[] handles = DomainLists.take(array.getValue(), count);
		List<R> result = new ArrayList<>(count);
		try {
			for (Pointer handle : handles) {
				try {
					result.add(reading.on(handle));
				} catch (Failure e) {
					if (e.error().code() != gone) {
						throw e;
					}
				}
			}
		} finally {
			for (Pointer handle : handles) {
				free.accept(handle);
			}
		}
		return result;
	}
}

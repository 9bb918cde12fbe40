package org.gasthaus.libvirt.internal;

import org.gasthaus.hypervisor.HypervisorException.Code;

/** What to do after a migration that failed. libvirt has one number for most of it, so its words decide. */
final class MigrationAdvice {
	private static final int UNSAFE = 81;
	private static final int CPU_INCOMPATIBLE = 91;

	private MigrationAdvice() {
	}

	/** @return empty if there is none of its own */
	static String nextStep(Code code, NativeError error) {
		if (error.number() == UNSAFE) {
			return Messages.Migrate_nextUnsafe;
		}
		if (code == Code.CANCELLED) {
			return Messages.Migrate_nextCancelled;
		}
		if (code == Code.NO_NETWORK) {
			return Messages.Migrate_nextNetwork;
		}
		if (code == Code.EXISTS || says(error, "already exists", "already active", "is already defined")) {
			return Messages.Migrate_nextExists;
		}
		if (says(error, "same host")) {
			return Messages.Migrate_nextSameHost;
		}
		if (says(error, "no storage pool with matching target path", "Cannot access storage file", "Failed to open file", "Could not open")) {
			return Messages.Migrate_nextStorage;
		}
		if (says(error, "resolve address")) {
			return Messages.Migrate_nextResolve;
		}
		if (says(error, "unable to connect to server", "Cannot connect to remote libvirt URI", "unable to connect to")) {
			return Messages.Migrate_nextReach;
		}
		if (error.number() == CPU_INCOMPATIBLE || says(error, "guest CPU", "host CPU")) {
			return Messages.Migrate_nextCpu;
		}
		if (says(error, "persistent flag set")) {
			return Messages.Migrate_nextOffline;
		}
		if (says(error, "domain is not running")) {
			return Messages.Migrate_nextNotRunning;
		}
		return says(error, "without using peer2peer") ? Messages.Migrate_nextPeer : "";
	}

	private static boolean says(NativeError error, String... words) {
		for (String word : words) {
			if (error.text().contains(word)) {
				return true;
			}
		}
		return false;
	}
}

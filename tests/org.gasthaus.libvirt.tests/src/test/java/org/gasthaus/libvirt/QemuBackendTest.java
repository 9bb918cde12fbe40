package org.gasthaus.libvirt;

import java.util.List;

class QemuBackendTest extends HypervisorBackendContract {
	@Override
	String id() {
		return "qemu";
	}

	@Override
	List<String> own() {
		return List.of("qemu:///system", "qemu:///session", "qemu+ssh://root@host/system", "qemu+unix:///system?socket=/x");
	}

	@Override
	String unreachable() {
		return "qemu+tcp://127.0.0.1:1/system";
	}
}

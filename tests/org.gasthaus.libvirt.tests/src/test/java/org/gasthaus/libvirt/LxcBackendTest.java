package org.gasthaus.libvirt;

import java.util.List;

class LxcBackendTest extends HypervisorBackendContract {
	@Override
	String id() {
		return "lxc";
	}

	@Override
	List<String> own() {
		return List.of("lxc:///system", "lxc+ssh://root@host/");
	}

	@Override
	String unreachable() {
		return "lxc+tcp://127.0.0.1:1/system";
	}
}

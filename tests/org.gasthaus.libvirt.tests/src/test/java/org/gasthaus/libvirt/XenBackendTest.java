package org.gasthaus.libvirt;

import java.util.List;

class XenBackendTest extends HypervisorBackendContract {
	@Override
	String id() {
		return "xen";
	}

	@Override
	List<String> own() {
		return List.of("xen:///system", "xen+ssh://root@host/");
	}

	@Override
	String unreachable() {
		return "xen+tcp://127.0.0.1:1/system";
	}
}

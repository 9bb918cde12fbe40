package org.gasthaus.libvirt;

import java.util.List;

class VboxBackendTest extends HypervisorBackendContract {
	@Override
	String id() {
		return "vbox";
	}

	@Override
	List<String> own() {
		return List.of("vbox:///session", "vbox+ssh://user@host/session");
	}

	@Override
	String unreachable() {
		return "vbox+tcp://127.0.0.1:1/session";
	}
}

package org.gasthaus.libvirt;

import java.util.List;

class TestBackendTest extends HypervisorBackendContract {
	@Override
	String id() {
		return "test";
	}

	@Override
	List<String> own() {
		return List.of("test:///default", "test+ssh://host/default", "test+tls://host/default");
	}

	@Override
	String unreachable() {
		return "test:///no/such/file.xml";
	}
}

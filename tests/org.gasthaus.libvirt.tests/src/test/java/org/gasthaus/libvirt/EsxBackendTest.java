package org.gasthaus.libvirt;

import java.util.List;

import org.gasthaus.hypervisor.HypervisorException.Code;

class EsxBackendTest extends HypervisorBackendContract {
	@Override
	String id() {
		return "esx";
	}

	@Override
	List<String> own() {
		return List.of("esx://host/?no_verify=1", "vpx://center/dc/host", "gsx://host/");
	}

	@Override
	String unreachable() {
		return "esx://127.0.0.1:1/?no_verify=1";
	}

	@Override // it asks for the user before it goes to the host, and nobody answers
	Code refusal() {
		return Code.AUTHENTICATION_FAILED;
	}
}

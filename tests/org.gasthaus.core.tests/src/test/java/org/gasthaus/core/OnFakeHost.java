package org.gasthaus.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;

import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainInfo;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.VolumeInfo;
import org.gasthaus.testkit.FakeHypervisor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A host with two domains, a network and a pool, and an open connection to it. */
abstract class OnFakeHost {
	final FakeHypervisor host = FakeHypervisor.with("web01", "db01");
	final Connection connection = connection(Access.READ_WRITE);

	final Connection connection(Access access) {
		return new Connection(FakeHypervisor.uri(), access, Backends.of(List.of(host)), CredentialsPrompt.NONE);
	}

	@BeforeAll
	static void speakEnglish() {
		Locale.setDefault(Locale.ENGLISH);
	}

	@BeforeEach
	void open() throws HypervisorException {
		host.addNetwork("default");
		host.addPool("images");
		connection.open(null);
	}

	@AfterEach
	void close() {
		connection.dispose();
		assertEquals(0, host.openSessions(), "sessions that nobody closed");
	}

	DomainHandle domain(String name) {
		return new DomainHandle(connection, host.domain(name).id());
	}

	DomainInfo info(String name) {
		return connection.inventory().domains().stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
	}

	NetworkHandle network() {
		NetworkInfo info = connection.inventory().networks().get(0);
		return new NetworkHandle(connection, info.uuid(), info.name());
	}

	PoolHandle pool() {
		PoolInfo info = connection.inventory().pools().get(0);
		return new PoolHandle(connection, info.uuid(), info.name());
	}

	VolumeHandle volume(String name) {
		String path = "/pools/images/" + name;
		return new VolumeHandle(pool(), new VolumeInfo("images", name, path, path));
	}
}

package org.gasthaus.testkit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorEvent.ObjectChange;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.SecretFilter;
import org.gasthaus.hypervisor.SecretInfo;
import org.gasthaus.hypervisor.Secrets;

/** The secrets of a {@link FakeHypervisor}; says when one comes or goes. */
final class FakeSecrets implements Secrets {
	/** What a host has. */
	static final class Store {
		private final Map<String, byte[]> values = new ConcurrentSkipListMap<>();
	}

	private final FakeSession session;
	private final FakeHypervisor host;
	private final Store store;

	FakeSecrets(FakeSession session, FakeHypervisor host, Store store) {
		this.session = session;
		this.host = host;
		this.store = store;
	}

	private void require(String uuid) throws HypervisorException {
		if (!store.values.containsKey(uuid)) {
			throw new HypervisorException(Code.NO_OBJECT, "Cannot find the secret " + uuid + ".");
		}
	}

	@Override
	public List<SecretInfo> list(Set<SecretFilter> filters) throws HypervisorException {
		session.call("secrets");
		return store.values.keySet().stream().map(uuid -> new SecretInfo(uuid, SecretInfo.Usage.NONE, "")).toList();
	}

	@Override
	public SecretInfo find(String uuid) throws HypervisorException {
		session.call("secret");
		require(uuid);
		return new SecretInfo(uuid, SecretInfo.Usage.NONE, "");
	}

	@Override
	public SecretInfo define(String xml, boolean validate) throws HypervisorException {
		session.change("defineSecret");
		String uuid = FakeSession.between(xml, "<uuid>", "</uuid>", UUID.randomUUID().toString());
		store.values.put(uuid, new byte[0]);
		host.emit(new HypervisorEvent.SecretChanged(uuid, ObjectChange.DEFINED));
		return new SecretInfo(uuid, SecretInfo.Usage.NONE, "");
	}

	@Override
	public String xml(String uuid) throws HypervisorException {
		session.call("secretXml");
		require(uuid);
		return "<secret><uuid>" + uuid + "</uuid></secret>";
	}

	@Override
	public byte[] value(String uuid) throws HypervisorException {
		session.call("secretValue");
		require(uuid);
		return store.values.get(uuid).clone();
	}

	@Override
	public void setValue(String uuid, byte[] value) throws HypervisorException {
		session.change("setSecretValue");
		require(uuid);
		store.values.put(uuid, value.clone());
	}

	@Override
	public void undefine(String uuid) throws HypervisorException {
		session.change("undefineSecret");
		require(uuid);
		store.values.remove(uuid);
		host.emit(new HypervisorEvent.SecretChanged(uuid, ObjectChange.UNDEFINED));
	}
}

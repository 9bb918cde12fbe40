package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.bits;
import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.util.Set;
import java.util.function.ToIntFunction;

import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.PoolBuildOption;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.PoolOperations;
import org.gasthaus.hypervisor.PoolStartOption;

import com.sun.jna.Pointer;

/** Changing storage pools through libvirt. */
final class NativePools implements PoolOperations {
	private static final int VALIDATE = 1;

	private final LibvirtSession session;
	private final Vir vir;
	private final NetworksAndPools objects;

	NativePools(LibvirtSession session, Vir vir, NetworksAndPools objects) {
		this.session = session;
		this.vir = vir;
		this.objects = objects;
	}

	private static VirPools functions() {
		return VirPools.INSTANCE;
	}

	@Override
	public PoolInfo define(String xml, boolean validate) throws HypervisorException {
		session.requireWritable(Task.DEFINE_POOL, "", "virStoragePoolDefineXML");
		return session.call(Task.DEFINE_POOL, "",
				connect -> objects.takePool(vir.virStoragePoolDefineXML(connect.pointer(), utf8(xml), validate ? VALIDATE : 0)));
	}

	@Override
	public PoolInfo create(String xml, Set<PoolStartOption> options) throws HypervisorException {
		session.requireWritable(Task.CREATE_POOL, "", "virStoragePoolCreateXML");
		return session.call(Task.CREATE_POOL, "",
				connect -> objects.takePool(functions().virStoragePoolCreateXML(connect.pointer(), utf8(xml), bits(options))));
	}

	private void change(Task task, String uuid, String function, ToIntFunction<Pointer> call) throws HypervisorException {
		session.requireWritableNamed(task, uuid, connect -> objects.pool(connect.pointer(), uuid).name(), function);
		session.call(task, uuid, connect -> objects.withPool(connect.pointer(), uuid, pool -> session.check(call.applyAsInt(pool))));
	}

	@Override
	public void start(String uuid, Set<PoolStartOption> options) throws HypervisorException {
		change(Task.START_POOL, uuid, "virStoragePoolCreate", pool -> functions().virStoragePoolCreate(pool, bits(options)));
	}

	@Override
	public void destroy(String uuid) throws HypervisorException {
		change(Task.DESTROY_POOL, uuid, "virStoragePoolDestroy", functions()::virStoragePoolDestroy);
	}

	@Override
	public void undefine(String uuid) throws HypervisorException {
		change(Task.UNDEFINE_POOL, uuid, "virStoragePoolUndefine", functions()::virStoragePoolUndefine);
	}

	@Override
	public void setAutostart(String uuid, boolean autostart) throws HypervisorException {
		change(Task.CHANGE_POOL, uuid, "virStoragePoolSetAutostart", pool -> functions().virStoragePoolSetAutostart(pool, autostart ? 1 : 0));
	}

	@Override
	public void build(String uuid, Set<PoolBuildOption> options) throws HypervisorException {
		change(Task.BUILD_POOL, uuid, "virStoragePoolBuild", pool -> functions().virStoragePoolBuild(pool, bits(options)));
	}

	@Override
	public void delete(String uuid) throws HypervisorException {
		change(Task.DELETE_POOL, uuid, "virStoragePoolDelete", pool -> functions().virStoragePoolDelete(pool, 0));
	}

	@Override
	public void refresh(String uuid) throws HypervisorException {
		change(Task.REFRESH_POOL, uuid, "virStoragePoolRefresh", pool -> functions().virStoragePoolRefresh(pool, 0));
	}

	@Override
	public String sourcesXml(String type, String source) throws HypervisorException {
		session.requireWritable(Task.READ_HOST, "", "virConnectFindStoragePoolSources");
		return session.call(Task.READ_HOST, "", connect -> DomainExtras.takeText(session.check(
				functions().virConnectFindStoragePoolSources(connect.pointer(), utf8(type), source == null ? null : utf8(source), 0))));
	}

	@Override
	public String capabilitiesXml() throws HypervisorException {
		return session.call(Task.READ_HOST, "",
				connect -> DomainExtras.takeText(session.check(functions().virConnectGetStoragePoolCapabilities(connect.pointer(), 0))));
	}
}

package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;

import org.gasthaus.hypervisor.DhcpLease;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.Impact;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.NetworkOperations;
import org.gasthaus.hypervisor.NetworkSection;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Changing networks through libvirt. */
final class NativeNetworks implements NetworkOperations {
	private static final int VALIDATE = 1;
	private static final int LIVE = 1;
	private static final int CONFIG = 2;

	private final LibvirtSession session;
	private final Vir vir;
	private final NetworksAndPools objects;

	NativeNetworks(LibvirtSession session, Vir vir, NetworksAndPools objects) {
		this.session = session;
		this.vir = vir;
		this.objects = objects;
	}

	private static VirNetworks functions() {
		return VirNetworks.INSTANCE;
	}

	@Override
	public NetworkInfo define(String xml, boolean validate) throws HypervisorException {
		session.requireWritable(Task.DEFINE_NETWORK, "", validate ? "virNetworkDefineXMLFlags" : "virNetworkDefineXML");
		return session.call(Task.DEFINE_NETWORK, "", connect -> objects.takeNetwork(
				validate ? functions().virNetworkDefineXMLFlags(connect.pointer(), utf8(xml), VALIDATE) : vir.virNetworkDefineXML(connect.pointer(), utf8(xml))));
	}

	@Override
	public NetworkInfo create(String xml, boolean validate) throws HypervisorException {
		session.requireWritable(Task.CREATE_NETWORK, "", validate ? "virNetworkCreateXMLFlags" : "virNetworkCreateXML");
		return session.call(Task.CREATE_NETWORK, "", connect -> objects.takeNetwork(validate
				? functions().virNetworkCreateXMLFlags(connect.pointer(), utf8(xml), VALIDATE) : functions().virNetworkCreateXML(connect.pointer(), utf8(xml))));
	}

	private void change(Task task, String uuid, String function, ToIntFunction<Pointer> call) throws HypervisorException {
		session.requireWritableNamed(task, uuid, connect -> objects.network(connect.pointer(), uuid).name(), function);
		use(task, uuid, network -> session.check(call.applyAsInt(network)));
	}

	/** Looks a network up and frees it. An error names it by its name. */
	private <R> R use(Task task, String uuid, LibvirtSession.PointerCall<R> call) throws HypervisorException {
		return session.call(task, uuid, connect -> objects.withNetwork(connect.pointer(), uuid, call));
	}

	@Override
	public void start(String uuid) throws HypervisorException {
		change(Task.START_NETWORK, uuid, "virNetworkCreate", functions()::virNetworkCreate);
	}

	@Override
	public void destroy(String uuid) throws HypervisorException {
		change(Task.DESTROY_NETWORK, uuid, "virNetworkDestroy", functions()::virNetworkDestroy);
	}

	@Override
	public void undefine(String uuid) throws HypervisorException {
		change(Task.UNDEFINE_NETWORK, uuid, "virNetworkUndefine", functions()::virNetworkUndefine);
	}

	@Override
	public void setAutostart(String uuid, boolean autostart) throws HypervisorException {
		change(Task.CHANGE_NETWORK, uuid, "virNetworkSetAutostart", network -> functions().virNetworkSetAutostart(network, autostart ? 1 : 0));
	}

	@Override
	public String bridge(String uuid) throws HypervisorException {
		return use(Task.FIND_NETWORK, uuid, network -> {
			Pointer name = functions().virNetworkGetBridgeName(network);
			return name == null ? null : DomainExtras.takeText(name);
		});
	}

	@Override
	public void update(String uuid, NetworkSection.Change change, NetworkSection section, int parent, String xml, Set<Impact> impacts)
			throws HypervisorException {
		int flags = (impacts.contains(Impact.LIVE) ? LIVE : 0) | (impacts.contains(Impact.CONFIG) ? CONFIG : 0);
		change(Task.CHANGE_NETWORK, uuid, "virNetworkUpdate",
				network -> functions().virNetworkUpdate(network, change.ordinal() + 1, section.ordinal() + 1, parent, utf8(xml), flags));
	}

	@Override
	public List<DhcpLease> leases(String uuid, String mac) throws HypervisorException {
		return use(Task.FIND_NETWORK, uuid, network -> {
			PointerByReference all = new PointerByReference();
			int count = session.check(functions().virNetworkGetDHCPLeases(network, LibvirtSession.textOrNull(mac), all, 0));
			return Handles.read(all, count, NativeNetworks::lease, functions()::virNetworkDHCPLeaseFree, Code.NO_OBJECT);
		});
	}

	/** {@code virNetworkDHCPLease}: bridge, end in seconds, type, MAC, IAID, address, prefix, host name, client; eight bytes each. */
	private static DhcpLease lease(Pointer lease) {
		return new DhcpLease(text(lease, 0), Instant.ofEpochSecond(lease.getLong(8)), lease.getInt(16) == 1, text(lease, 24), text(lease, 32),
				text(lease, 40), lease.getInt(48), text(lease, 56), text(lease, 64));
	}

	private static String text(Pointer structure, long offset) {
		Pointer text = structure.getPointer(offset);
		return text == null ? null : text.getString(0, "UTF-8");
	}
}

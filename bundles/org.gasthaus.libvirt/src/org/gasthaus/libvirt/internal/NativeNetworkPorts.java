package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.util.List;

import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.NetworkPorts;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Ports of networks through libvirt. */
final class NativeNetworkPorts implements NetworkPorts {
	private static final int UUID_BUFFER = 37;
	/** {@code VIR_NETWORK_PORT_CREATE_VALIDATE} */
	private static final int VALIDATE = 2;

	private final LibvirtSession session;
	private final Vir vir;

	NativeNetworkPorts(LibvirtSession session, Vir vir) {
		this.session = session;
		this.vir = vir;
	}

	private static VirNetworkPorts functions() {
		return VirNetworkPorts.INSTANCE;
	}

	private <R> R network(Task task, String uuid, LibvirtSession.PointerCall<R> call) throws HypervisorException {
		return session.call(task, uuid, connect -> {
			Pointer network = session.check(vir.virNetworkLookupByUUIDString(connect.pointer(), utf8(uuid)));
			try {
				return call.on(network);
			} catch (Failure e) {
				throw e.of(SessionEvents.text(vir.virNetworkGetName(network)));
			} finally {
				vir.virNetworkFree(network);
			}
		});
	}

	private <R> R port(Task task, String network, String port, LibvirtSession.PointerCall<R> call) throws HypervisorException {
		return network(task, network, found -> take(functions().virNetworkPortLookupByUUIDString(found, utf8(port)), call));
	}

	private <R> R take(Pointer found, LibvirtSession.PointerCall<R> call) throws Failure {
		Pointer port = session.check(found);
		try {
			return call.on(port);
		} finally {
			functions().virNetworkPortFree(port);
		}
	}

	private String uuid(Pointer port) throws Failure {
		byte[] uuid = new byte[UUID_BUFFER];
		session.check(functions().virNetworkPortGetUUIDString(port, uuid));
		return SessionEvents.text(uuid);
	}

	@Override
	public List<String> list(String network) throws HypervisorException {
		return network(Task.FIND_NETWORK, network, found -> {
			PointerByReference all = new PointerByReference();
			int count = session.check(functions().virNetworkListAllPorts(found, all, 0));
			List<String> result = Handles.read(all, count, this::uuid, functions()::virNetworkPortFree, Code.NO_OBJECT);
			result.sort(null);
			return result;
		});
	}

	@Override
	public String find(String network, String port) throws HypervisorException {
		return port(Task.FIND_NETWORK, network, port, this::uuid);
	}

	@Override
	public String xml(String network, String port) throws HypervisorException {
		return port(Task.FIND_NETWORK, network, port, found -> DomainExtras.takeText(session.check(functions().virNetworkPortGetXMLDesc(found, 0))));
	}

	@Override
	public String create(String network, String xml, boolean validate) throws HypervisorException {
		session.requireWritable(Task.CHANGE_NETWORK, network, "virNetworkPortCreateXML");
		return network(Task.CHANGE_NETWORK, network,
				found -> take(functions().virNetworkPortCreateXML(found, utf8(xml), validate ? VALIDATE : 0), this::uuid));
	}

	@Override
	public void delete(String network, String port) throws HypervisorException {
		session.requireWritable(Task.CHANGE_NETWORK, network, "virNetworkPortDelete");
		port(Task.CHANGE_NETWORK, network, port, found -> session.check(functions().virNetworkPortDelete(found, 0)));
	}
}

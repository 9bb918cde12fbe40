package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.util.Comparator;
import java.util.List;

import org.gasthaus.hypervisor.HostObjects;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.XmlView;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Interfaces, devices and network filters of a host through libvirt. */
final class NativeHostObjects implements HostObjects {
	private static final int UUID_BUFFER = 37;
	/** {@code VIR_INTERFACE_XML_INACTIVE} */
	private static final int STORED = 1;

	private final LibvirtSession session;

	NativeHostObjects(LibvirtSession session) {
		this.session = session;
	}

	private static VirHostObjects functions() {
		return VirHostObjects.INSTANCE;
	}

	@Override
	public List<Item> list(Kind kind) throws HypervisorException {
		return session.call(Task.READ_HOST, "", connect -> {
			PointerByReference all = new PointerByReference();
			int count = session.check(switch (kind) {
			case INTERFACE -> functions().virConnectListAllInterfaces(connect.pointer(), all, 0);
			case NODE_DEVICE -> functions().virConnectListAllNodeDevices(connect.pointer(), all, 0);
			case NETWORK_FILTER -> functions().virConnectListAllNWFilters(connect.pointer(), all, 0);
			});
			List<Item> result = Handles.read(all, count, one -> item(kind, one), one -> free(kind, one), Code.NO_OBJECT);
			result.sort(Comparator.comparing(Item::name, String.CASE_INSENSITIVE_ORDER));
			return result;
		});
	}

	private static Item item(Kind kind, Pointer one) {
		return switch (kind) {
		case INTERFACE -> new Item(SessionEvents.text(functions().virInterfaceGetName(one)), SessionEvents.text(functions().virInterfaceGetMACString(one)),
				functions().virInterfaceIsActive(one) == 1);
		case NODE_DEVICE -> new Item(SessionEvents.text(functions().virNodeDeviceGetName(one)), "", isActive(one));
		case NETWORK_FILTER -> {
			byte[] uuid = new byte[UUID_BUFFER];
			functions().virNWFilterGetUUIDString(one, uuid);
			yield new Item(SessionEvents.text(functions().virNWFilterGetName(one)), SessionEvents.text(uuid), true);
		}
		};
	}

	private static boolean isActive(Pointer device) {
		try {
			return functions().virNodeDeviceIsActive(device) != 0;
		} catch (UnsatisfiedLinkError olderLibrary) {
			return true; // all its devices are
		}
	}

	private static void free(Kind kind, Pointer one) {
		switch (kind) {
		case INTERFACE -> functions().virInterfaceFree(one);
		case NODE_DEVICE -> functions().virNodeDeviceFree(one);
		case NETWORK_FILTER -> functions().virNWFilterFree(one);
		}
	}

	@Override
	public String xml(Kind kind, String name, XmlView view) throws HypervisorException {
		return session.call(Task.READ_HOST, name, connect -> {
			Pointer one = session.check(switch (kind) {
			case INTERFACE -> functions().virInterfaceLookupByName(connect.pointer(), utf8(name));
			case NODE_DEVICE -> functions().virNodeDeviceLookupByName(connect.pointer(), utf8(name));
			case NETWORK_FILTER -> functions().virNWFilterLookupByName(connect.pointer(), utf8(name));
			});
			try {
				return DomainExtras.takeText(session.check(switch (kind) {
				case INTERFACE -> functions().virInterfaceGetXMLDesc(one, view == XmlView.INACTIVE ? STORED : 0);
				case NODE_DEVICE -> functions().virNodeDeviceGetXMLDesc(one, 0);
				case NETWORK_FILTER -> functions().virNWFilterGetXMLDesc(one, 0);
				}));
			} finally {
				free(kind, one);
			}
		});
	}
}

package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.bits;
import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.NodeDevices;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/** Devices of a host through libvirt. */
final class NativeNodeDevices implements NodeDevices {
	private static final int INACTIVE = 1 << 30;
	private static final int ACTIVE = 1 << 31;
	private static final int VALIDATE = 1;

	private final LibvirtSession session;

	NativeNodeDevices(LibvirtSession session) {
		this.session = session;
	}

	private static VirNodeDevices functions() {
		return VirNodeDevices.INSTANCE;
	}

	@Override
	public List<String> names(Choice choice, Set<Feature> features) throws HypervisorException {
		return list(choice, features, NativeNodeDevices::name).stream().sorted(String.CASE_INSENSITIVE_ORDER).toList();
	}

	@Override
	public List<Node> nodes(Choice choice) throws HypervisorException {
		return list(choice, Set.of(), device -> new Node(name(device), parent(device))).stream()
				.sorted(Comparator.comparing(Node::name, String.CASE_INSENSITIVE_ORDER)).toList();
	}

	private <R> List<R> list(Choice choice, Set<Feature> features, LibvirtSession.PointerCall<R> reading) throws HypervisorException {
		int states = switch (choice) {
		case ACTIVE -> ACTIVE;
		case INACTIVE -> INACTIVE;
		case ALL -> ACTIVE | INACTIVE;
		};
		try {
			return list(states | bits(features), reading);
		} catch (HypervisorException e) {
			if (choice == Choice.INACTIVE || !e.reason().startsWith("unsupported flags")) {
				throw e;
			}
			return list(bits(features), reading); // a driver that knows no states of devices has only active ones
		}
	}

	private <R> List<R> list(int flags, LibvirtSession.PointerCall<R> reading) throws HypervisorException {
		return session.call(Task.READ_HOST, "", connect -> {
			PointerByReference all = new PointerByReference();
			int count = session.check(functions().virConnectListAllNodeDevices(connect.pointer(), all, flags));
			List<R> result = Handles.read(all, count, reading, functions()::virNodeDeviceFree, Code.NO_OBJECT);
			return result;
		});
	}

	private static String name(Pointer device) {
		return SessionEvents.text(functions().virNodeDeviceGetName(device));
	}

	private static String parent(Pointer device) {
		Pointer parent = functions().virNodeDeviceGetParent(device);
		return parent == null ? "" : SessionEvents.text(parent);
	}

	private <R> R device(Task task, String name, LibvirtSession.PointerCall<R> reading) throws HypervisorException {
		return session.call(task, name, connect -> take(functions().virNodeDeviceLookupByName(connect.pointer(), utf8(name)), reading));
	}

	private <R> R take(Pointer found, LibvirtSession.PointerCall<R> reading) throws Failure {
		Pointer device = session.check(found);
		try {
			return reading.on(device);
		} finally {
			functions().virNodeDeviceFree(device);
		}
	}

	@Override
	public Info find(String name) throws HypervisorException {
		return device(Task.FIND_NODE_DEVICE, name, device -> new Info(name(device), parent(device), isActive(device), isPersistent(device), isAutostarted(device)));
	}

	private static boolean isActive(Pointer device) {
		try {
			return functions().virNodeDeviceIsActive(device) != 0;
		} catch (UnsatisfiedLinkError olderLibrary) {
			return true; // all its devices are
		}
	}

	private static Boolean isPersistent(Pointer device) {
		try {
			int answer = functions().virNodeDeviceIsPersistent(device);
			return answer < 0 ? null : Boolean.valueOf(answer == 1);
		} catch (UnsatisfiedLinkError olderLibrary) {
			return null;
		}
	}

	private static Boolean isAutostarted(Pointer device) {
		try {
			IntByReference autostart = new IntByReference();
			return functions().virNodeDeviceGetAutostart(device, autostart) < 0 ? null : Boolean.valueOf(autostart.getValue() != 0);
		} catch (UnsatisfiedLinkError olderLibrary) {
			return null;
		}
	}

	@Override
	public String nameOf(String wwnn, String wwpn) throws HypervisorException {
		return session.call(Task.FIND_NODE_DEVICE, wwnn + ',' + wwpn, connect -> take(
				functions().virNodeDeviceLookupSCSIHostByWWN(connect.pointer(), utf8(wwnn), utf8(wwpn), 0), NativeNodeDevices::name));
	}

	@Override
	public String xml(String name) throws HypervisorException {
		return device(Task.FIND_NODE_DEVICE, name, device -> DomainExtras.takeText(session.check(functions().virNodeDeviceGetXMLDesc(device, 0))));
	}

	@Override
	public String create(String xml, boolean validate) throws HypervisorException {
		session.requireWritable(Task.DEFINE_NODE_DEVICE, "", "virNodeDeviceCreateXML");
		return session.call(Task.DEFINE_NODE_DEVICE, "",
				connect -> take(functions().virNodeDeviceCreateXML(connect.pointer(), utf8(xml), validate ? VALIDATE : 0), NativeNodeDevices::name));
	}

	@Override
	public String define(String xml, boolean validate) throws HypervisorException {
		session.requireWritable(Task.DEFINE_NODE_DEVICE, "", "virNodeDeviceDefineXML");
		return session.call(Task.DEFINE_NODE_DEVICE, "",
				connect -> take(functions().virNodeDeviceDefineXML(connect.pointer(), utf8(xml), validate ? VALIDATE : 0), NativeNodeDevices::name));
	}

	/** Changes a device. */
	@FunctionalInterface
	private interface Change {
		int on(Pointer device);
	}

	private void change(String name, String function, Change change) throws HypervisorException {
		session.requireWritable(Task.CHANGE_NODE_DEVICE, name, function);
		device(Task.CHANGE_NODE_DEVICE, name, device -> session.check(change.on(device)));
	}

	@Override
	public void start(String name) throws HypervisorException {
		change(name, "virNodeDeviceCreate", device -> functions().virNodeDeviceCreate(device, 0));
	}

	@Override
	public void destroy(String name) throws HypervisorException {
		change(name, "virNodeDeviceDestroy", functions()::virNodeDeviceDestroy);
	}

	@Override
	public void undefine(String name) throws HypervisorException {
		change(name, "virNodeDeviceUndefine", device -> functions().virNodeDeviceUndefine(device, 0));
	}

	@Override
	public void setAutostart(String name, boolean autostart) throws HypervisorException {
		change(name, "virNodeDeviceSetAutostart", device -> functions().virNodeDeviceSetAutostart(device, autostart ? 1 : 0));
	}

	@Override
	public void detach(String name, String driver) throws HypervisorException {
		change(name, driver == null ? "virNodeDeviceDettach" : "virNodeDeviceDetachFlags",
				device -> driver == null ? functions().virNodeDeviceDettach(device) : functions().virNodeDeviceDetachFlags(device, utf8(driver), 0));
	}

	@Override
	public void reattach(String name) throws HypervisorException {
		change(name, "virNodeDeviceReAttach", functions()::virNodeDeviceReAttach);
	}

	@Override
	public void reset(String name) throws HypervisorException {
		change(name, "virNodeDeviceReset", functions()::virNodeDeviceReset);
	}
}

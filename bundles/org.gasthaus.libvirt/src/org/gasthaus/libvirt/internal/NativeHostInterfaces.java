package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.util.function.ToIntFunction;

import org.gasthaus.hypervisor.HostInterfaces;
import org.gasthaus.hypervisor.HypervisorException;

import com.sun.jna.Pointer;

/** Changing the network interfaces of a host through libvirt. */
final class NativeHostInterfaces implements HostInterfaces {
	private static final int VALIDATE = 1;
	/** {@code VIR_INTERFACE_XML_INACTIVE} */
	private static final int STORED = 1;

	private final LibvirtSession session;

	NativeHostInterfaces(LibvirtSession session) {
		this.session = session;
	}

	private static VirHostInterfaces functions() {
		return VirHostInterfaces.INSTANCE;
	}

	private <R> R one(Task task, String name, LibvirtSession.PointerCall<R> call) throws HypervisorException {
		return session.call(task, name, connect -> take(functions().virInterfaceLookupByName(connect.pointer(), utf8(name)), call));
	}

	private <R> R take(Pointer found, LibvirtSession.PointerCall<R> call) throws Failure {
		Pointer one = session.check(found);
		try {
			return call.on(one);
		} finally {
			functions().virInterfaceFree(one);
		}
	}

	private static String name(Pointer one) {
		return SessionEvents.text(functions().virInterfaceGetName(one));
	}

	@Override
	public String find(String name) throws HypervisorException {
		return one(Task.FIND_INTERFACE, name, NativeHostInterfaces::name);
	}

	@Override
	public String findByMac(String mac) throws HypervisorException {
		return session.call(Task.FIND_INTERFACE, mac,
				connect -> take(functions().virInterfaceLookupByMACString(connect.pointer(), utf8(mac)), NativeHostInterfaces::name));
	}

	@Override
	public String storedXml(String name) throws HypervisorException {
		try {
			return xml(name, STORED);
		} catch (HypervisorException e) {
			if (!e.reason().startsWith("unsupported flags")) {
				throw e;
			}
			return xml(name, 0); // it has one definition only
		}
	}

	private String xml(String name, int flags) throws HypervisorException {
		return one(Task.FIND_INTERFACE, name, found -> DomainExtras.takeText(session.check(functions().virInterfaceGetXMLDesc(found, flags))));
	}

	@Override
	public String define(String xml, boolean validate) throws HypervisorException {
		session.requireWritable(Task.DEFINE_INTERFACE, "", "virInterfaceDefineXML");
		return session.call(Task.DEFINE_INTERFACE, "",
				connect -> take(functions().virInterfaceDefineXML(connect.pointer(), utf8(xml), validate ? VALIDATE : 0), NativeHostInterfaces::name));
	}

	private void change(String name, String function, ToIntFunction<Pointer> change) throws HypervisorException {
		session.requireWritable(Task.CHANGE_INTERFACE, name, function);
		one(Task.CHANGE_INTERFACE, name, found -> session.check(change.applyAsInt(found)));
	}

	@Override
	public void undefine(String name) throws HypervisorException {
		change(name, "virInterfaceUndefine", functions()::virInterfaceUndefine);
	}

	@Override
	public void start(String name) throws HypervisorException {
		change(name, "virInterfaceCreate", one -> functions().virInterfaceCreate(one, 0));
	}

	@Override
	public void destroy(String name) throws HypervisorException {
		change(name, "virInterfaceDestroy", one -> functions().virInterfaceDestroy(one, 0));
	}

	private void all(String function, ToIntFunction<Pointer> change) throws HypervisorException {
		session.requireWritable(Task.CHANGE_INTERFACES, "", function);
		session.call(Task.CHANGE_INTERFACES, "", connect -> session.check(change.applyAsInt(connect.pointer())));
	}

	@Override
	public void begin() throws HypervisorException {
		all("virInterfaceChangeBegin", connect -> functions().virInterfaceChangeBegin(connect, 0));
	}

	@Override
	public void commit() throws HypervisorException {
		all("virInterfaceChangeCommit", connect -> functions().virInterfaceChangeCommit(connect, 0));
	}

	@Override
	public void rollback() throws HypervisorException {
		all("virInterfaceChangeRollback", connect -> functions().virInterfaceChangeRollback(connect, 0));
	}
}

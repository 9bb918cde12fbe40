package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.util.Comparator;
import java.util.List;

import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.NetworkFilters;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Changing network filters, and what they are bound to, through libvirt. */
final class NativeNetworkFilters implements NetworkFilters {
	private static final int UUID_LENGTH = 36;
	private static final int VALIDATE = 1;

	private final LibvirtSession session;

	NativeNetworkFilters(LibvirtSession session) {
		this.session = session;
	}

	private static VirNetworkFilters functions() {
		return VirNetworkFilters.INSTANCE;
	}

	@Override
	public String define(String xml, boolean validate) throws HypervisorException {
		session.requireWritable(Task.DEFINE_FILTER, "", validate ? "virNWFilterDefineXMLFlags" : "virNWFilterDefineXML");
		return session.call(Task.DEFINE_FILTER, "", connect -> {
			Pointer filter = session.check(validate ? functions().virNWFilterDefineXMLFlags(connect.pointer(), utf8(xml), VALIDATE)
					: functions().virNWFilterDefineXML(connect.pointer(), utf8(xml)));
			try {
				return SessionEvents.text(functions().virNWFilterGetName(filter));
			} finally {
				functions().virNWFilterFree(filter);
			}
		});
	}

	@Override
	public String find(String uuidOrName) throws HypervisorException {
		return session.call(Task.FIND_FILTER, uuidOrName, connect -> {
			byte[] text = utf8(uuidOrName);
			Pointer filter = uuidOrName.length() == UUID_LENGTH ? functions().virNWFilterLookupByUUIDString(connect.pointer(), text) : null;
			filter = filter == null ? session.check(functions().virNWFilterLookupByName(connect.pointer(), text)) : filter;
			try {
				return SessionEvents.text(functions().virNWFilterGetName(filter));
			} finally {
				functions().virNWFilterFree(filter);
			}
		});
	}

	@Override
	public void undefine(String name) throws HypervisorException {
		session.requireWritable(Task.CHANGE_FILTER, name, "virNWFilterUndefine");
		session.call(Task.CHANGE_FILTER, name, connect -> {
			Pointer filter = session.check(functions().virNWFilterLookupByName(connect.pointer(), utf8(name)));
			try {
				return session.check(functions().virNWFilterUndefine(filter));
			} finally {
				functions().virNWFilterFree(filter);
			}
		});
	}

	@Override
	public List<Binding> bindings() throws HypervisorException {
		return session.call(Task.READ_HOST, "", connect -> {
			PointerByReference all = new PointerByReference();
			int count = session.check(functions().virConnectListAllNWFilterBindings(connect.pointer(), all, 0));
			List<Binding> result = Handles.read(all, count, NativeNetworkFilters::info, functions()::virNWFilterBindingFree, Code.NO_OBJECT);
			result.sort(Comparator.comparing(Binding::port, String.CASE_INSENSITIVE_ORDER));
			return result;
		});
	}

	private static Binding info(Pointer binding) {
		return new Binding(SessionEvents.text(functions().virNWFilterBindingGetPortDev(binding)),
				SessionEvents.text(functions().virNWFilterBindingGetFilterName(binding)));
	}

	private <R> R take(Pointer found, LibvirtSession.PointerCall<R> call) throws Failure {
		Pointer binding = session.check(found);
		try {
			return call.on(binding);
		} finally {
			functions().virNWFilterBindingFree(binding);
		}
	}

	private <R> R binding(Task task, String port, LibvirtSession.PointerCall<R> call) throws HypervisorException {
		return session.call(task, port, connect -> take(functions().virNWFilterBindingLookupByPortDev(connect.pointer(), utf8(port)), call));
	}

	@Override
	public Binding binding(String port) throws HypervisorException {
		return binding(Task.FIND_FILTER, port, NativeNetworkFilters::info);
	}

	@Override
	public Binding bind(String xml, boolean validate) throws HypervisorException {
		session.requireWritable(Task.DEFINE_FILTER, "", "virNWFilterBindingCreateXML");
		return session.call(Task.DEFINE_FILTER, "", connect -> take(
				functions().virNWFilterBindingCreateXML(connect.pointer(), utf8(xml), validate ? VALIDATE : 0), NativeNetworkFilters::info));
	}

	@Override
	public String bindingXml(String port) throws HypervisorException {
		return binding(Task.FIND_FILTER, port, found -> DomainExtras.takeText(session.check(functions().virNWFilterBindingGetXMLDesc(found, 0))));
	}

	@Override
	public void unbind(String port) throws HypervisorException {
		session.requireWritable(Task.CHANGE_FILTER, port, "virNWFilterBindingDelete");
		binding(Task.CHANGE_FILTER, port, found -> session.check(functions().virNWFilterBindingDelete(found)));
	}
}

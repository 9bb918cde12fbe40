package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.bits;
import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.SecretFilter;
import org.gasthaus.hypervisor.SecretInfo;
import org.gasthaus.hypervisor.Secrets;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Secrets through libvirt. Native memory that held a value is wiped before it is freed. */
final class NativeSecrets implements Secrets {
	private static final int UUID_BUFFER = 37;
	private static final int VALIDATE = 1;

	private final LibvirtSession session;

	NativeSecrets(LibvirtSession session) {
		this.session = session;
	}

	private static VirSecrets functions() {
		return VirSecrets.INSTANCE;
	}

	private <R> R secret(Task task, String uuid, LibvirtSession.PointerCall<R> call) throws HypervisorException {
		return session.call(task, uuid, connect -> take(functions().virSecretLookupByUUIDString(connect.pointer(), utf8(uuid)), call));
	}

	/** Uses a secret and frees it; {@code null} is a failure. */
	private <R> R take(Pointer secret, LibvirtSession.PointerCall<R> call) throws Failure {
		session.check(secret);
		try {
			return call.on(secret);
		} finally {
			functions().virSecretFree(secret);
		}
	}

	private SecretInfo info(Pointer secret) throws Failure {
		byte[] uuid = new byte[UUID_BUFFER];
		session.check(functions().virSecretGetUUIDString(secret, uuid));
		return new SecretInfo(SessionEvents.text(uuid), SecretInfo.Usage.of(session.check(functions().virSecretGetUsageType(secret))),
				SessionEvents.text(functions().virSecretGetUsageID(secret)));
	}

	@Override
	public List<SecretInfo> list(Set<SecretFilter> filters) throws HypervisorException {
		return session.call(Task.LIST_SECRETS, "", connect -> {
			PointerByReference list = new PointerByReference();
			int count = session.check(functions().virConnectListAllSecrets(connect.pointer(), list, bits(filters)));
			List<SecretInfo> result = Handles.read(list, count, this::info, functions()::virSecretFree, Code.NO_OBJECT);
			result.sort(Comparator.comparing(SecretInfo::uuid));
			return result;
		});
	}

	@Override
	public SecretInfo find(String uuid) throws HypervisorException {
		return secret(Task.FIND_SECRET, uuid, this::info);
	}

	@Override
	public SecretInfo define(String xml, boolean validate) throws HypervisorException {
		session.requireWritable(Task.DEFINE_SECRET, "", "virSecretDefineXML");
		return session.call(Task.DEFINE_SECRET, "",
				connect -> take(functions().virSecretDefineXML(connect.pointer(), utf8(xml), validate ? VALIDATE : 0), this::info));
	}

	@Override
	public String xml(String uuid) throws HypervisorException {
		return secret(Task.FIND_SECRET, uuid, secret -> DomainExtras.takeText(session.check(functions().virSecretGetXMLDesc(secret, 0))));
	}

	@Override
	public byte[] value(String uuid) throws HypervisorException {
		session.requireWritable(Task.READ_SECRET, uuid, "virSecretGetValue");
		return secret(Task.READ_SECRET, uuid, secret -> {
			Memory size = new Memory(Native.SIZE_T_SIZE);
			size.clear();
			Pointer value = session.check(functions().virSecretGetValue(secret, size, 0));
			int length = Math.toIntExact(Native.SIZE_T_SIZE == Long.BYTES ? size.getLong(0) : size.getInt(0));
			byte[] result = value.getByteArray(0, length);
			value.clear(length);
			Native.free(Pointer.nativeValue(value));
			return result;
		});
	}

	@Override
	public void setValue(String uuid, byte[] value) throws HypervisorException {
		session.requireWritable(Task.CHANGE_SECRET, uuid, "virSecretSetValue");
		secret(Task.CHANGE_SECRET, uuid, secret -> {
			Memory copy = new Memory(Math.max(1, value.length));
			try {
				copy.write(0, value, 0, value.length);
				return session.check(functions().virSecretSetValue(secret, copy, new Size(value.length), 0));
			} finally {
				copy.clear();
			}
		});
	}

	@Override
	public void undefine(String uuid) throws HypervisorException {
		session.requireWritable(Task.CHANGE_SECRET, uuid, "virSecretUndefine");
		secret(Task.CHANGE_SECRET, uuid, secret -> session.check(functions().virSecretUndefine(secret)));
	}
}

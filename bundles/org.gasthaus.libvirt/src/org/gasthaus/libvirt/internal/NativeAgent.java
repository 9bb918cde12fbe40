package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.lang.ref.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.gasthaus.hypervisor.DomainAgent;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.TypedParameter;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/** Guests' agents through libvirt. */
final class NativeAgent implements DomainAgent {
	private static final int POINTER = Native.POINTER_SIZE;
	/** {@code virDomainIPAddress}: an int, a text, an unsigned int */
	private static final int ADDRESS = 3 * POINTER;

	private final LibvirtSession session;

	NativeAgent(LibvirtSession session) {
		this.session = session;
	}

	private static VirStatistics functions() {
		return VirStatistics.INSTANCE;
	}

	private int change(DomainId id, String function, LibvirtSession.PointerCall<Integer> call) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), function);
		return session.pointerCall(Task.CHANGE, id, domain -> session.check(call.on(domain)));
	}

	private static String text(Pointer text) {
		return text == null ? null : text.getString(0, "UTF-8");
	}

	@Override
	public List<Interface> addresses(DomainId id, Source source) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			PointerByReference list = new PointerByReference();
			int count = session.check(functions().virDomainInterfaceAddresses(domain, list, source.ordinal(), 0));
			List<Interface> result = new ArrayList<>(count);
			for (Pointer one : list.getValue() == null ? new Pointer[0] : DomainLists.take(list.getValue(), count)) {
				List<Address> addresses = new ArrayList<>();
				int many = one.getInt(2L * POINTER);
				Pointer array = one.getPointer(3L * POINTER);
				for (long at = 0; at < (long) many * ADDRESS; at += ADDRESS) {
					addresses.add(new Address(array.getInt(at) == 1, text(array.getPointer(at + POINTER)), array.getInt(at + 2L * POINTER)));
				}
				result.add(new Interface(text(one.getPointer(0)), text(one.getPointer(POINTER)), addresses));
				functions().virDomainInterfaceFree(one);
			}
			return result;
		});
	}

	@Override
	public String hostName(DomainId id, Source source) throws HypervisorException {
		return session.pointerCall(Task.READ, id,
				domain -> DomainExtras.takeText(session.check(functions().virDomainGetHostname(domain, source == null ? 0 : 1 << source.ordinal()))));
	}

	@Override
	public List<FileSystem> fileSystems(DomainId id) throws HypervisorException {
		session.requireWritable(Task.READ, id.name(), "virDomainGetFSInfo");
		return session.pointerCall(Task.READ, id, domain -> {
			PointerByReference list = new PointerByReference();
			int count = session.check(functions().virDomainGetFSInfo(domain, list, 0));
			List<FileSystem> result = new ArrayList<>(count);
			for (Pointer one : list.getValue() == null ? new Pointer[0] : DomainLists.take(list.getValue(), count)) {
				int many = one.getInt(3L * POINTER);
				List<String> disks = many == 0 ? List.of() : Arrays.stream(one.getPointer(4L * POINTER).getPointerArray(0, many)).map(NativeAgent::text).toList();
				result.add(new FileSystem(text(one.getPointer(0)), text(one.getPointer(POINTER)), text(one.getPointer(2L * POINTER)), disks));
				functions().virDomainFSInfoFree(one);
			}
			return result;
		});
	}

	/** Texts for a call, strongly held by the caller. */
	private static List<Memory> texts(List<String> all) {
		List<Memory> result = new ArrayList<>();
		Memory array = new Memory(Math.max(1, (long) all.size() * POINTER));
		result.add(array);
		for (int i = 0; i < all.size(); i++) {
			byte[] bytes = utf8(all.get(i));
			Memory text = new Memory(bytes.length);
			text.write(0, bytes, 0, bytes.length);
			array.setPointer((long) i * POINTER, text);
			result.add(text);
		}
		return result;
	}

	/** Freezes or thaws. */
	@FunctionalInterface
	private interface OfFileSystems {
		int call(Pointer domain, Pointer mountPoints, int count, int flags);
	}

	private int onFileSystems(DomainId id, String function, List<String> mountPoints, OfFileSystems action) throws HypervisorException {
		List<Memory> texts = texts(mountPoints);
		int held = change(id, function, domain -> action.call(domain, mountPoints.isEmpty() ? null : texts.get(0), mountPoints.size(), 0));
		Reference.reachabilityFence(texts);
		return held;
	}

	@Override
	public int freeze(DomainId id, List<String> mountPoints) throws HypervisorException {
		return onFileSystems(id, "virDomainFSFreeze", mountPoints, functions()::virDomainFSFreeze);
	}

	@Override
	public int thaw(DomainId id, List<String> mountPoints) throws HypervisorException {
		return onFileSystems(id, "virDomainFSThaw", mountPoints, functions()::virDomainFSThaw);
	}

	@Override
	public void trim(DomainId id, String mountPoint, long minimumBytes) throws HypervisorException {
		change(id, "virDomainFSTrim", domain -> functions().virDomainFSTrim(domain, mountPoint == null ? null : utf8(mountPoint), minimumBytes, 0));
	}

	@Override
	public Instant time(DomainId id) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			LongByReference seconds = new LongByReference();
			IntByReference nanos = new IntByReference();
			session.check(functions().virDomainGetTime(domain, seconds, nanos, 0));
			return Instant.ofEpochSecond(seconds.getValue(), nanos.getValue());
		});
	}

	@Override
	public void setTime(DomainId id, Instant time) throws HypervisorException {
		change(id, "virDomainSetTime", domain -> time == null ? functions().virDomainSetTime(domain, 0, 0, 1)
				: functions().virDomainSetTime(domain, time.getEpochSecond(), time.getNano(), 0));
	}

	@Override
	public void setPassword(DomainId id, String user, String password, boolean encrypted) throws HypervisorException {
		change(id, "virDomainSetUserPassword", domain -> functions().virDomainSetUserPassword(domain, utf8(user), utf8(password), encrypted ? 1 : 0));
	}

	@Override
	public List<TypedParameter> facts(DomainId id, int groups) throws HypervisorException {
		session.requireWritable(Task.READ, id.name(), "virDomainGetGuestInfo");
		return session.pointerCall(Task.READ, id, domain -> TypedParameters.made(session,
				(parameters, count) -> functions().virDomainGetGuestInfo(domain, groups, parameters, count, 0)));
	}

	@Override
	public void setPatience(DomainId id, int seconds) throws HypervisorException {
		change(id, "virDomainAgentSetResponseTimeout", domain -> functions().virDomainAgentSetResponseTimeout(domain, seconds, 0));
	}

	@Override
	public List<TypedParameter> vcpus(DomainId id) throws HypervisorException {
		session.requireWritable(Task.READ, id.name(), "virDomainGetGuestVcpus");
		return session.pointerCall(Task.READ, id, domain -> TypedParameters.made(session,
				(parameters, count) -> functions().virDomainGetGuestVcpus(domain, parameters, count, 0)));
	}

	@Override
	public void setVcpus(DomainId id, String vcpus, boolean online) throws HypervisorException {
		change(id, "virDomainSetGuestVcpus", domain -> functions().virDomainSetGuestVcpus(domain, utf8(vcpus), online ? 1 : 0, 0));
	}

	@Override
	public List<String> sshKeys(DomainId id, String user) throws HypervisorException {
		session.requireWritable(Task.READ, id.name(), "virDomainAuthorizedSSHKeysGet");
		return session.pointerCall(Task.READ, id, domain -> {
			PointerByReference list = new PointerByReference();
			int count = session.check(functions().virDomainAuthorizedSSHKeysGet(domain, utf8(user), list, 0));
			List<String> result = new ArrayList<>(count);
			for (Pointer key : list.getValue() == null ? new Pointer[0] : DomainLists.take(list.getValue(), count)) {
				result.add(DomainExtras.takeText(key));
			}
			return result;
		});
	}

	@Override
	public void changeSshKeys(DomainId id, String user, List<String> keys, KeyChange change) throws HypervisorException {
		List<Memory> texts = texts(keys);
		change(id, "virDomainAuthorizedSSHKeysSet",
				domain -> functions().virDomainAuthorizedSSHKeysSet(domain, utf8(user), keys.isEmpty() ? null : texts.get(0), keys.size(), change.ordinal()));
		Reference.reachabilityFence(texts);
	}

	@Override
	public void sleep(DomainId id, int target, Duration duration) throws HypervisorException {
		change(id, "virDomainPMSuspendForDuration", domain -> functions().virDomainPMSuspendForDuration(domain, target, duration.toSeconds(), 0));
	}

	@Override
	public void wakeUp(DomainId id) throws HypervisorException {
		change(id, "virDomainPMWakeup", domain -> functions().virDomainPMWakeup(domain, 0));
	}
}

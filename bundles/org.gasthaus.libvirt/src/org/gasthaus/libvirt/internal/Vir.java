package org.gasthaus.libvirt.internal;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * The functions of libvirt that libvirt-java lacks, or has in a form that does not serve here: bulk lists, statistics,
 * events with an opaque value, and every function that takes text (libvirt-java writes it in the platform's encoding,
 * libvirt reads UTF-8). It is the same library in the process, so pointers may be passed from one to the other.
 *
 * @see <a href="https://libvirt.org/html/index.html">libvirt's reference</a>
 */
interface Vir extends Library {
	/** {@code virErrorFunc} */
	interface ErrorFunc extends Callback {
		void invoke(Pointer user, Pointer error);
	}

	/** {@code virConnectDomainEventCallback} */
	interface DomainLifecycle extends Callback {
		int invoke(Pointer connect, Pointer domain, int event, int detail, Pointer opaque);
	}

	/** {@code virConnectNetworkEventLifecycleCallback}, and that of pools, node devices and secrets */
	interface ObjectLifecycle extends Callback {
		void invoke(Pointer connect, Pointer object, int event, int detail, Pointer opaque);
	}

	/** {@code virConnectCloseFunc} */
	interface CloseFunc extends Callback {
		void invoke(Pointer connect, int reason, Pointer opaque);
	}

	/** {@code virEventAddHandleFunc} */
	interface AddHandle extends Callback {
		int invoke(int fd, int events, Pointer callback, Pointer opaque, Pointer freeOpaque);
	}

	/** {@code virEventUpdateHandleFunc}, {@code virEventUpdateTimeoutFunc} */
	interface Update extends Callback {
		void invoke(int id, int value);
	}

	/** {@code virEventRemoveHandleFunc}, {@code virEventRemoveTimeoutFunc} */
	interface Remove extends Callback {
		int invoke(int id);
	}

	/** {@code virEventAddTimeoutFunc} */
	interface AddTimeout extends Callback {
		int invoke(int milliseconds, Pointer callback, Pointer opaque, Pointer freeOpaque);
	}

	void virSetErrorFunc(Pointer user, ErrorFunc handler);

	Pointer virGetLastError();

	void virEventRegisterImpl(AddHandle addHandle, Update updateHandle, Remove removeHandle, AddTimeout addTimeout, Update updateTimeout,
			Remove removeTimeout);

	int virEventRegisterDefaultImpl();

	int virEventRunDefaultImpl();

	int virConnectIsAlive(Pointer connect);

	int virConnectRegisterCloseCallback(Pointer connect, CloseFunc callback, Pointer opaque, Pointer freeOpaque);

	int virConnectUnregisterCloseCallback(Pointer connect, CloseFunc callback);

	int virConnectListAllDomains(Pointer connect, PointerByReference domains, int flags);

	int virConnectGetAllDomainStats(Pointer connect, int stats, PointerByReference records, int flags);

	void virDomainStatsRecordListFree(Pointer records);

	Pointer virDomainLookupByName(Pointer connect, byte[] name);

	Pointer virDomainLookupByID(Pointer connect, int id);

	Pointer virDomainLookupByUUIDString(Pointer connect, byte[] uuid);

	Pointer virDomainDefineXML(Pointer connect, byte[] xml);

	Pointer virDomainDefineXMLFlags(Pointer connect, byte[] xml, int flags);

	Pointer virDomainGetName(Pointer domain);

	int virDomainGetUUIDString(Pointer domain, byte[] buffer);

	int virDomainGetID(Pointer domain);

	int virDomainGetState(Pointer domain, IntByReference state, IntByReference reason, int flags);

	int virDomainIsPersistent(Pointer domain);

	int virDomainGetMessages(Pointer domain, PointerByReference messages, int flags);

	int virDomainShutdownFlags(Pointer domain, int flags);

	int virDomainDestroyFlags(Pointer domain, int flags);

	int virDomainFree(Pointer domain);

	int virConnectDomainEventRegisterAny(Pointer connect, Pointer domain, int event, Callback callback, Pointer opaque, Pointer freeOpaque);

	int virConnectDomainEventDeregisterAny(Pointer connect, int callback);

	int virConnectListAllNetworks(Pointer connect, PointerByReference networks, int flags);

	Pointer virNetworkDefineXML(Pointer connect, byte[] xml);

	Pointer virStoragePoolDefineXML(Pointer connect, byte[] xml, int flags);

	Pointer virNetworkLookupByName(Pointer connect, byte[] name);

	Pointer virNetworkLookupByUUIDString(Pointer connect, byte[] uuid);

	Pointer virNetworkGetName(Pointer network);

	int virNetworkGetUUIDString(Pointer network, byte[] buffer);

	int virNetworkIsActive(Pointer network);

	int virNetworkIsPersistent(Pointer network);

	int virNetworkGetAutostart(Pointer network, IntByReference autostart);

	int virNetworkFree(Pointer network);

	int virConnectNetworkEventRegisterAny(Pointer connect, Pointer network, int event, Callback callback, Pointer opaque, Pointer freeOpaque);

	int virConnectNetworkEventDeregisterAny(Pointer connect, int callback);

	int virConnectListAllStoragePools(Pointer connect, PointerByReference pools, int flags);

	Pointer virStoragePoolLookupByName(Pointer connect, byte[] name);

	Pointer virStoragePoolLookupByUUIDString(Pointer connect, byte[] uuid);

	Pointer virStoragePoolGetName(Pointer pool);

	int virStoragePoolGetUUIDString(Pointer pool, byte[] buffer);

	int virStoragePoolIsActive(Pointer pool);

	int virStoragePoolIsPersistent(Pointer pool);

	int virStoragePoolGetAutostart(Pointer pool, IntByReference autostart);

	/** @param info {@code virStoragePoolInfo}: an int, four bytes of padding, three 64 bit numbers */
	int virStoragePoolGetInfo(Pointer pool, Pointer info);

	int virStoragePoolFree(Pointer pool);

	int virConnectStoragePoolEventRegisterAny(Pointer connect, Pointer pool, int event, Callback callback, Pointer opaque, Pointer freeOpaque);

	int virConnectStoragePoolEventDeregisterAny(Pointer connect, int callback);
}

package org.gasthaus.libvirt.internal;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;

/** libvirt's functions for {@link NativeConsole}, {@link NativeConsoles} and {@link NativeScreens}. */
interface VirStreams extends Library {
	VirStreams INSTANCE = LibvirtLibrary.bind(VirStreams.class);

	/** {@code virStreamEventCallback} */
	interface EventCallback extends Callback {
		void happened(Pointer stream, int events, Pointer opaque);
	}

	Pointer virStreamNew(Pointer connect, int flags);

	int virStreamSend(Pointer stream, byte[] data, Size size);

	int virStreamRecv(Pointer stream, Pointer data, Size size);

	int virStreamEventAddCallback(Pointer stream, int events, EventCallback callback, Pointer opaque, Pointer freeOpaque);

	int virStreamEventUpdateCallback(Pointer stream, int events);

	int virStreamEventRemoveCallback(Pointer stream);

	int virStreamFinish(Pointer stream);

	int virStreamAbort(Pointer stream);

	int virStreamFree(Pointer stream);

	int virDomainOpenConsole(Pointer domain, byte[] device, Pointer stream, int flags);

	int virDomainOpenChannel(Pointer domain, byte[] name, Pointer stream, int flags);

	/** @return the MIME type, a text that the caller frees */
	Pointer virDomainScreenshot(Pointer domain, Pointer stream, int screen, int flags);
}

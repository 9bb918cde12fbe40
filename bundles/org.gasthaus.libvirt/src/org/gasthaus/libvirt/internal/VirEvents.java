package org.gasthaus.libvirt.internal;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;

/**
 * What events need beyond {@link Vir}: the shapes of libvirt's callbacks and the events of node devices and secrets. Loaded when the first listener
 * comes.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virConnectDomainEventCallback">libvirt's event callbacks</a>
 */
interface VirEvents extends Library {
	interface Plain extends Callback {
		void invoke(Pointer connect, Pointer object, Pointer opaque);
	}

	interface OneInt extends Callback {
		void invoke(Pointer connect, Pointer object, int value, Pointer opaque);
	}

	interface OneLong extends Callback {
		void invoke(Pointer connect, Pointer object, long value, Pointer opaque);
	}

	interface TwoInts extends Callback {
		void invoke(Pointer connect, Pointer object, int first, int second, Pointer opaque);
	}

	interface ThreeInts extends Callback {
		void invoke(Pointer connect, Pointer object, int first, int second, int third, Pointer opaque);
	}

	interface IntText extends Callback {
		void invoke(Pointer connect, Pointer object, int value, Pointer text, Pointer opaque);
	}

	interface Text extends Callback {
		void invoke(Pointer connect, Pointer object, Pointer text, Pointer opaque);
	}

	interface TextInt extends Callback {
		void invoke(Pointer connect, Pointer object, Pointer text, int value, Pointer opaque);
	}

	interface TextLong extends Callback {
		void invoke(Pointer connect, Pointer object, Pointer text, long value, Pointer opaque);
	}

	interface TextTwoInts extends Callback {
		void invoke(Pointer connect, Pointer object, Pointer text, int first, int second, Pointer opaque);
	}

	interface TwoTextsInt extends Callback {
		void invoke(Pointer connect, Pointer object, Pointer first, Pointer second, int value, Pointer opaque);
	}

	interface TwoTextsTwoLongs extends Callback {
		void invoke(Pointer connect, Pointer object, Pointer first, Pointer second, long third, long fourth, Pointer opaque);
	}

	interface TwoTextsIntText extends Callback {
		void invoke(Pointer connect, Pointer object, Pointer first, Pointer second, int value, Pointer text, Pointer opaque);
	}

	interface ThreeTextsInt extends Callback {
		void invoke(Pointer connect, Pointer object, Pointer first, Pointer second, Pointer third, int value, Pointer opaque);
	}

	/** {@code virConnectDomainEventGraphicsCallback} */
	interface Graphics extends Callback {
		void invoke(Pointer connect, Pointer domain, int phase, Pointer local, Pointer remote, Pointer scheme, Pointer subject, Pointer opaque);
	}

	int virConnectNodeDeviceEventRegisterAny(Pointer connect, Pointer device, int event, Callback callback, Pointer opaque, Pointer freeOpaque);

	int virConnectNodeDeviceEventDeregisterAny(Pointer connect, int callback);

	Pointer virNodeDeviceGetName(Pointer device);

	int virConnectSecretEventRegisterAny(Pointer connect, Pointer secret, int event, Callback callback, Pointer opaque, Pointer freeOpaque);

	int virConnectSecretEventDeregisterAny(Pointer connect, int callback);

	int virSecretGetUUIDString(Pointer secret, byte[] buffer);
}

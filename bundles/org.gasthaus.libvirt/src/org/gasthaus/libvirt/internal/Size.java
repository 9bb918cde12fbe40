package org.gasthaus.libvirt.internal;

import com.sun.jna.IntegerType;
import com.sun.jna.Native;

/** {@code size_t} */
public final class Size extends IntegerType {
	private static final long serialVersionUID = 1L;

	/** For JNA. */
	public Size() {
		this(0);
	}

	Size(long value) {
		super(Native.SIZE_T_SIZE, value, true);
	}
}

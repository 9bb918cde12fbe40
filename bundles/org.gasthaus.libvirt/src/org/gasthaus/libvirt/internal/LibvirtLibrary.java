package org.gasthaus.libvirt.internal;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/** The native library: loaded once, silenced once. */
final class LibvirtLibrary {
	/** A system property with the name or path of the library, for machines where it has another one. */
	static final String LIBRARY_PROPERTY = "org.gasthaus.libvirt.library";

	/** libvirt prints every error to stderr unless somebody else takes it; strongly held, because libvirt keeps the address. */
	private static final Vir.ErrorFunc SILENCE = (user, error) -> {
	};

	private static Vir loaded;
	/** Why libvirt-java cannot be used; it binds once in a process, and what it says the second time is worth nothing. */
	private static String broken;

	private LibvirtLibrary() {
	}

	/**
	 * The library, loaded if need be.
	 *
	 * @throws HypervisorException {@code LIBRARY_MISSING}
	 */
	static synchronized Vir get() throws HypervisorException {
		if (loaded == null) {
			if (broken != null) {
				throw missing(broken, null);
			}
			Vir vir;
			try {
				vir = Native.load(name(), Vir.class);
				vir.virSetErrorFunc(Pointer.NULL, SILENCE);
			} catch (LinkageError e) {
				throw missing(firstLine(e), e);
			}
			try {
				// it binds libvirt and libvirt-qemu when its first class is used: now, so that a lack is told here
				org.libvirt.Library.getVersion();
			} catch (LinkageError | org.libvirt.LibvirtException e) {
				broken = firstLine(e);
				throw missing(broken, e);
			}
			loaded = vir;
		}
		return loaded;
	}

	/** Further functions of the library that {@link #get()} loaded. */
	static <T extends Library> T bind(Class<T> functions) {
		return Native.load(name(), functions);
	}

	/** Functions of the library that libvirt has for QEMU alone; libvirt-java has already loaded it. */
	static <T extends Library> T bindQemu(Class<T> functions) {
		String name = "libvirt-qemu.so.0";
		if (Platform.isWindows()) {
			name = "libvirt-qemu-0.dll";
		} else if (Platform.isMac()) {
			name = "libvirt-qemu.0.dylib";
		}
		return Native.load(name, functions);
	}

	private static HypervisorException missing(String reason, Throwable cause) {
		return new HypervisorException(Code.LIBRARY_MISSING, NLS.bind(Messages.Library_missing, reason) + ' ' + nextStep(), reason, nextStep(), 0, 0,
				cause);
	}

	/** The name or path of the library. */
	static String name() {
		return System.getProperty(LIBRARY_PROPERTY, defaultName());
	}

	private static String defaultName() {
		if (Platform.isWindows()) {
			return "libvirt-0.dll";
		}
		return Platform.isMac() ? "libvirt.0.dylib" : "libvirt.so.0";
	}

	/** An UnsatisfiedLinkError of JNA tells every path that was tried, one a line; the first one says what is missing. */
	private static String firstLine(Throwable e) {
		Throwable root = e;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		String text = String.valueOf(root.getMessage()).strip();
		int end = text.indexOf('\n');
		String line = end < 0 ? text : text.substring(0, end).strip();
		return line.endsWith(":") || line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
	}

	private static String nextStep() {
		if (Platform.isWindows() || Platform.isMac()) {
			return Messages.Library_installOther;
		}
		return Messages.Library_installLinux;
	}
}

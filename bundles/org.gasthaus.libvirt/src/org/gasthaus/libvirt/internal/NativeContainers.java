package org.gasthaus.libvirt.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.gasthaus.hypervisor.ContainerNamespaces;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Namespaces of containers through libvirt, which passes open files over its socket. */
final class NativeContainers implements ContainerNamespaces {
	private final LibvirtSession session;

	NativeContainers(LibvirtSession session) {
		this.session = session;
	}

	@Override
	public Opened open(DomainId id) throws HypervisorException {
		session.requireWritable(Task.READ, id.name(), "virDomainLxcOpenNamespace");
		int[] descriptors = session.pointerCall(Task.READ, id, domain -> {
			PointerByReference list = new PointerByReference();
			int count = session.check(VirContainers.get().virDomainLxcOpenNamespace(domain, list, 0));
			Pointer array = list.getValue();
			if (array == null) {
				return new int[0];
			}
			try {
				return array.getIntArray(0, count);
			} finally {
				Native.free(Pointer.nativeValue(array));
			}
		});
		return new Descriptors(descriptors);
	}

	/** Each is closed once. */
	private static final class Descriptors implements Opened {
		private final int[] numbers;
		private boolean closed;

		Descriptors(int[] numbers) {
			this.numbers = numbers;
		}

		@Override
		public List<Path> files() {
			List<Path> files = new ArrayList<>();
			for (int number : numbers) {
				files.add(Path.of("/proc/" + ProcessHandle.current().pid() + "/fd/" + number));
			}
			return files;
		}

		@Override
		public synchronized void close() {
			if (!closed) {
				closed = true;
				for (int number : numbers) {
					VirContainers.Posix.INSTANCE.close(number);
				}
			}
		}
	}
}

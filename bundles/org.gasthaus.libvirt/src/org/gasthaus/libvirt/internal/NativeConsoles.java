package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.bits;
import static org.gasthaus.libvirt.internal.LibvirtSession.textOrNull;

import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.gasthaus.hypervisor.ConsoleOption;
import org.gasthaus.hypervisor.DomainConsole;
import org.gasthaus.hypervisor.DomainConsoles;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;

import com.sun.jna.Pointer;

/** Opens text consoles and channels through libvirt. */
final class NativeConsoles implements DomainConsoles {
	private static final int NONBLOCK = 1;

	private final LibvirtSession session;
	private final Vir vir;
	private final OpenConsoles openConsoles;

	NativeConsoles(LibvirtSession session, Vir vir, OpenConsoles openConsoles) {
		this.session = session;
		this.vir = vir;
		this.openConsoles = openConsoles;
	}

	/** {@code virDomainOpenConsole} or {@code virDomainOpenChannel} */
	private interface Opener {
		int open(Pointer domain, byte[] device, Pointer stream, int flags);
	}

	@Override
	public DomainConsole open(DomainId id, String device, Set<ConsoleOption> options, IProgressMonitor monitor) throws HypervisorException {
		return open(id, device, options, monitor, "virDomainOpenConsole", VirStreams.INSTANCE::virDomainOpenConsole);
	}

	@Override
	public DomainConsole openChannel(DomainId id, String channel, Set<ConsoleOption> options, IProgressMonitor monitor) throws HypervisorException {
		return open(id, channel, options, monitor, "virDomainOpenChannel", VirStreams.INSTANCE::virDomainOpenChannel);
	}

	private DomainConsole open(DomainId id, String device, Set<ConsoleOption> options, IProgressMonitor monitor, String function, Opener opener)
			throws HypervisorException {
		session.requireWritable(Task.OPEN_CONSOLE, id.name(), function);
		Cancel.check(monitor);
		EventLoop.start(vir);
		NativeConsole console = new NativeConsole(session, vir, id, openConsoles);
		session.call(Task.OPEN_CONSOLE, id.name(), connect -> {
			Pointer stream = session.check(VirStreams.INSTANCE.virStreamNew(connect.pointer(), NONBLOCK));
			boolean open = false;
			try {
				session.onDomain(connect, id, domain -> session.check(opener.open(domain, textOrNull(device), stream, bits(options))));
				open = true;
			} finally {
				if (!open) {
					VirStreams.INSTANCE.virStreamFree(stream);
				}
			}
			console.begin(stream);
			return null;
		});
		openConsoles.add(console);
		return console;
	}
}

package org.gasthaus.libvirt.internal;

import java.io.ByteArrayOutputStream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainScreens;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.Screenshot;
import org.gasthaus.hypervisor.TransferException;
import org.gasthaus.hypervisor.TransferException.Phase;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;

/** Pictures of screens, over a blocking stream. */
final class NativeScreens implements DomainScreens {
	private static final int PIECE = 64 << 10;

	private final LibvirtSession session;

	NativeScreens(LibvirtSession session) {
		this.session = session;
	}

	@Override
	public Screenshot take(DomainId id, int screen, IProgressMonitor monitor) throws HypervisorException {
		Transfer transfer = new Transfer(monitor);
		try {
			session.requireWritable(Task.TAKE_SCREENSHOT, id.name(), "virDomainScreenshot");
			return session.call(Task.TAKE_SCREENSHOT, id.name(), connect -> transfer.take(connect, id, screen));
		} catch (HypervisorException e) {
			throw new TransferException(transfer.phase, transfer.bytes.size(), e);
		}
	}

	/** One picture on its way. A stream that was not finished is aborted. */
	private final class Transfer {
		private final IProgressMonitor monitor;
		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(PIECE);
		private Phase phase = Phase.OPEN;

		Transfer(IProgressMonitor monitor) {
			this.monitor = monitor;
		}

		Screenshot take(RawConnect connect, DomainId id, int screen) throws Failure {
			VirStreams functions = VirStreams.INSTANCE;
			Pointer stream = session.check(functions.virStreamNew(connect.pointer(), 0));
			try (Memory piece = new Memory(PIECE)) {
				String type = DomainExtras.takeText(session.onDomain(connect, id, domain -> session.check(functions.virDomainScreenshot(domain, stream, screen, 0))));
				boolean finished = false;
				try {
					phase = Phase.DATA;
					receive(functions, stream, piece);
					phase = Phase.CLOSE;
					finished = true; // finishing ends it, also when it fails
					session.check(functions.virStreamFinish(stream));
				} finally {
					if (!finished) {
						functions.virStreamAbort(stream);
					}
				}
				return new Screenshot(type, bytes.toByteArray());
			} finally {
				functions.virStreamFree(stream);
			}
		}

		private void receive(VirStreams functions, Pointer stream, Memory piece) throws Failure {
			for (int count = 1; count > 0;) {
				Cancel.check(monitor);
				count = session.check(functions.virStreamRecv(stream, piece, new Size(PIECE)));
				bytes.write(piece.getByteArray(0, count), 0, count);
			}
		}
	}
}

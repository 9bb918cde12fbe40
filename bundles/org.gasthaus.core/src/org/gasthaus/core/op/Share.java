package org.gasthaus.core.op;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.ProgressMonitorWrapper;
import org.eclipse.core.runtime.SubMonitor;

/** Tells a monitor how much of a whole is done. Never goes back, though a whole may grow. For one thread at a time. */
final class Share {
	private static final int TICKS = 1000;

	private final SubMonitor monitor;
	private int shown;

	Share(IProgressMonitor monitor) {
		this.monitor = SubMonitor.convert(monitor, TICKS);
	}

	/** @param all nothing is shown while it is not known, which is 0 */
	void show(long done, long all) {
		int now = all <= 0 ? 0 : (int) (TICKS * Math.max(0, Math.min(1, (double) done / all)));
		if (now > shown) {
			monitor.worked(now - shown);
			shown = now;
		}
	}

	/** A monitor for a transfer that asks it again and again whether it was cancelled: then it looks how far the file is. */
	static IProgressMonitor ofTransfer(IProgressMonitor monitor, SeekableByteChannel file, long all) {
		Share share = new Share(monitor);
		return new ProgressMonitorWrapper(share.monitor) {
			@Override
			public boolean isCanceled() {
				try {
					share.show(file.position(), all);
				} catch (IOException closed) {
					// the transfer itself tells
				}
				return super.isCanceled();
			}
		};
	}
}

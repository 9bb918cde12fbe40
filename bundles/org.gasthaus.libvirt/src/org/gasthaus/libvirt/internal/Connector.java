package org.gasthaus.libvirt.internal;

import org.eclipse.core.runtime.IProgressMonitor;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.libvirt.LibvirtException;

/** Opens sessions. */
public final class Connector {
	/** System properties: the seconds after which a silent host is asked for a sign of life (0: never), and how often before it is given up. */
	static final String KEEP_ALIVE_INTERVAL = "org.gasthaus.keepAlive.interval";
	static final String KEEP_ALIVE_COUNT = "org.gasthaus.keepAlive.count";
	private static final int USUAL_INTERVAL = 5;
	private static final int USUAL_COUNT = 5;

	private Connector() {
	}

	/** @see org.gasthaus.libvirt.LibvirtTransport#connect */
	public static HypervisorSession open(ConnectionUri uri, Access access, CredentialsPrompt prompt, IProgressMonitor monitor)
			throws HypervisorException {
		Cancel.check(monitor);
		Vir vir = LibvirtLibrary.get();
		boolean readOnly = access == Access.READ_ONLY;
		RawConnect connect;
		Asking asking = new Asking(uri, prompt);
		try {
			if (isInProcess(uri)) {
				connect = new RawConnect(uri.toString(), readOnly);
			} else {
				EventLoop.start(vir);
				connect = new RawConnect(uri.toString(), asking, readOnly);
				keepAlive(connect);
			}
		} catch (LibvirtException e) {
			NativeError error = NativeError.of(e);
			Code code = error.code();
			if (code == Code.AUTHENTICATION_FAILED && asking.isUnanswered()) {
				throw Errors.of(code, Task.CONNECT, "", uri, error, Messages.Next_unanswered, e);
			}
			throw Errors.of(code == Code.AUTHENTICATION_FAILED || code == Code.ACCESS_DENIED ? code : Code.CONNECTION_FAILED, Task.CONNECT,
					"", uri, error, e);
		}
		HypervisorSession session = new LibvirtSession(vir, connect, uri, access);
		try {
			Cancel.check(monitor);
		} catch (RuntimeException canceled) {
			session.close();
			throw canceled;
		}
		return session;
	}

	/** The test driver lives in this process and asks for nothing; its connections need no event loop until somebody listens. */
	private static boolean isInProcess(ConnectionUri uri) {
		return uri.driver().equals("test") && uri.transport().isEmpty() && uri.host().isEmpty();
	}

	private static void keepAlive(RawConnect connect) throws LibvirtException {
		try {
			connect.setKeepAlive(Integer.getInteger(KEEP_ALIVE_INTERVAL, USUAL_INTERVAL), Integer.getInteger(KEEP_ALIVE_COUNT, USUAL_COUNT));
		} catch (LibvirtException e) {
			if (NativeError.of(e).number() != NativeError.NO_SUPPORT) {
				connect.close();
				throw e;
			}
		}
	}
}

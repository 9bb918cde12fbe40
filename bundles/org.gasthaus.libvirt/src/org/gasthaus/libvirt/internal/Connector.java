package org.gasthaus.libvirt.internal;

import java.util.Arrays;

import org.eclipse.core.runtime.IProgressMonitor;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.libvirt.ConnectAuth;
import org.libvirt.LibvirtException;

/** Opens sessions. */
public final class Connector {
	private static final int KEEP_ALIVE_SECONDS = 5;
	private static final int KEEP_ALIVE_COUNT = 5;

	private Connector() {
	}

	/** @see org.gasthaus.libvirt.LibvirtTransport#connect */
	public static HypervisorSession open(ConnectionUri uri, Access access, CredentialsPrompt prompt, IProgressMonitor monitor)
			throws HypervisorException {
		Cancel.check(monitor);
		Vir vir = LibvirtLibrary.get();
		boolean readOnly = access == Access.READ_ONLY;
		RawConnect connect;
		try {
			if (isInProcess(uri)) {
				connect = new RawConnect(uri.toString(), readOnly);
			} else {
				EventLoop.start(vir);
				connect = new RawConnect(uri.toString(), new Asking(uri, prompt), readOnly);
				keepAlive(connect);
			}
		} catch (LibvirtException e) {
			NativeError error = NativeError.of(e);
			Code code = error.code();
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
			connect.setKeepAlive(KEEP_ALIVE_SECONDS, KEEP_ALIVE_COUNT);
		} catch (LibvirtException e) {
			if (NativeError.of(e).number() != NativeError.NO_SUPPORT) {
				connect.close();
				throw e;
			}
		}
	}

	/** Passes libvirt's questions on. */
	private static final class Asking extends ConnectAuth {
		private final ConnectionUri uri;
		private final CredentialsPrompt prompt;

		Asking(ConnectionUri uri, CredentialsPrompt prompt) {
			this.uri = uri;
			this.prompt = prompt;
			credType = new CredentialType[] { CredentialType.VIR_CRED_USERNAME, CredentialType.VIR_CRED_AUTHNAME, CredentialType.VIR_CRED_PASSPHRASE,
					CredentialType.VIR_CRED_ECHOPROMPT, CredentialType.VIR_CRED_NOECHOPROMPT };
		}

		@Override
		public int callback(Credential[] credentials) {
			for (Credential credential : credentials) {
				credential.result = ""; // libvirt-java reads every result, even of questions that nobody answered
			}
			for (Credential credential : credentials) {
				boolean secret = credential.type == CredentialType.VIR_CRED_PASSPHRASE || credential.type == CredentialType.VIR_CRED_NOECHOPROMPT;
				char[] answer = prompt.ask(new CredentialsPrompt.Request(uri, credential.prompt == null ? "" : credential.prompt,
						credential.challenge == null ? "" : credential.challenge, secret));
				if (answer == null) {
					return -1;
				}
				// libvirt-java takes a String, which cannot be wiped; ours is
				credential.result = new String(answer);
				Arrays.fill(answer, '\0');
			}
			return 0;
		}
	}
}

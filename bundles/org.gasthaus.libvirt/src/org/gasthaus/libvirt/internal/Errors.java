package org.gasthaus.libvirt.internal;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.UriExplanation;

/** Makes the sentence of an error: what could not be done to which object where, libvirt's words, the next step. */
final class Errors {
	private Errors() {
	}

	static HypervisorException of(Code code, Task task, String object, ConnectionUri uri, NativeError error, Throwable cause) {
		String next = nextStep(code, error, uri);
		String sentence = NLS.bind(task.template(), new Object[] { object, uri, withoutStop(error.text()) }) + '.';
		return new HypervisorException(code, next.isEmpty() ? sentence : sentence + ' ' + next, error.text(), next, error.number(), error.domain(),
				cause);
	}

	private static String withoutStop(String text) {
		String stripped = text.strip();
		return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
	}

	private static String nextStep(Code code, NativeError error, ConnectionUri uri) {
		return switch (code) {
		case NO_DOMAIN -> Messages.Next_noDomain;
		case NO_NETWORK -> Messages.Next_noNetwork;
		case NO_POOL -> Messages.Next_noPool;
		case WRONG_STATE -> Messages.Next_wrongState;
		case EXISTS -> Messages.Next_exists;
		case READ_ONLY -> Messages.Next_readOnly;
		case ACCESS_DENIED -> Messages.Next_accessDenied;
		case INVALID_DEFINITION -> Messages.Next_invalidDefinition;
		case CONNECTION_FAILED -> connecting(error, uri);
		case CONNECTION_LOST -> Messages.Next_connectionLost;
		case AUTHENTICATION_FAILED -> Messages.Next_authentication;
		case UNSUPPORTED -> NLS.bind(Messages.Next_unsupported, uri.driver());
		default -> "";
		};
	}

	private static String connecting(NativeError error, ConnectionUri uri) {
		for (UriExplanation.Problem problem : UriExplanation.of(uri).problems()) {
			if (problem.proposal() != null) {
				return problem.advice() + (problem.advice().endsWith(".") ? "" : ".");
			}
		}
		if (error.text().contains("no connection driver available")) {
			return NLS.bind(Messages.Next_noDriver, uri.driver());
		}
		if (error.text().contains("Permission denied")) {
			return Messages.Next_socketPermission;
		}
		return uri.host().isEmpty() ? Messages.Next_connectLocal : NLS.bind(Messages.Next_connectRemote, uri.host());
	}
}

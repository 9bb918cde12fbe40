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
		return of(code, task, object, uri, error, nextStep(code, task, object, error, uri), cause);
	}

	/** @param next the next step, a sentence; may be empty */
	static HypervisorException of(Code code, Task task, String object, ConnectionUri uri, NativeError error, String next, Throwable cause) {
		String sentence = NLS.bind(task.template(), new Object[] { object, uri, withoutStop(error.text()) }) + '.';
		return new HypervisorException(code, next.isEmpty() ? sentence : sentence + ' ' + next, error.text(), next, error.number(), error.domain(),
				cause);
	}

	private static String withoutStop(String text) {
		String stripped = text.strip();
		return stripped.endsWith(".") ? stripped.substring(0, stripped.length() - 1) : stripped;
	}

	private static String nextStep(Code code, Task task, String object, NativeError error, ConnectionUri uri) {
		String special = task == Task.MIGRATE ? MigrationAdvice.nextStep(code, error) : "";
		return special.isEmpty() ? usualStep(code, task, object, error, uri) : special;
	}

	private static String usualStep(Code code, Task task, String object, NativeError error, ConnectionUri uri) {
		String program = MissingProgram.nextStep(error.text());
		if (!program.isEmpty()) {
			return program;
		}
		return switch (code) {
		case NO_DOMAIN -> Messages.Next_noDomain;
		case NO_NETWORK -> Messages.Next_noNetwork;
		case NO_POOL -> Messages.Next_noPool;
		case WRONG_STATE -> wrongState(task, error.text());
		case EXISTS -> Messages.Next_exists;
		case READ_ONLY -> Messages.Next_readOnly;
		case ACCESS_DENIED -> Messages.Next_accessDenied;
		case INVALID_DEFINITION -> task.isOfDefinition() || task == Task.START && object.isEmpty() ? Messages.Next_invalidDefinition : "";
		case CONNECTION_FAILED -> connecting(error, uri);
		case CONNECTION_LOST -> Messages.Next_connectionLost;
		case AUTHENTICATION_FAILED -> Messages.Next_authentication;
		case UNSUPPORTED -> NLS.bind(Messages.Next_unsupported, uri.driver());
		case FAILED -> error.text().contains("Active console session exists") ? Messages.Next_consoleBusy : "";
		default -> "";
		};
	}

	private static String wrongState(Task task, String text) {
		if (text.contains("already exists")) {
			return Messages.Next_nameTaken;
		}
		if (text.contains("cannot rename active domain")) {
			return Messages.Next_mustBeOff;
		}
		return task == Task.CHANGE && text.contains("domain is not running") ? Messages.Next_mustRun : Messages.Next_wrongState;
	}

	private static String connecting(NativeError error, ConnectionUri uri) {
		UriExplanation explained = UriExplanation.of(uri);
		for (UriExplanation.Problem problem : explained.problems()) {
			if (problem.proposal() != null || problem.refused()) {
				return problem.advice() + (problem.advice().endsWith(".") ? "" : ".");
			}
		}
		if (error.text().contains("no connection driver available")) {
			return NLS.bind(Messages.Next_noDriver, uri.driver());
		}
		if (error.text().contains("unable to initialize VirtualBox driver API")) {
			return Messages.Next_noVirtualBox;
		}
		if (error.text().contains("libxenlight state driver is not active")) {
			return Messages.Next_noXen;
		}
		if (error.text().contains("Permission denied") && error.text().contains("sock")) {
			return Messages.Next_socketPermission;
		}
		if (uri.host().isEmpty() && uri.driver().equals("test")) {
			return Messages.Next_testHost;
		}
		if (uri.host().isEmpty()) {
			return Messages.Next_connectLocal;
		}
		if (error.text().contains("SSL peer certificate")) {
			return NLS.bind(Messages.Next_connectCertificate, uri.host());
		}
		return switch (explained.transport()) {
		case "tls" -> NLS.bind(Messages.Next_connectTls, uri.host());
		case "ssh", "libssh", "libssh2" -> ssh(error.text(), uri);
		default -> NLS.bind(Messages.Next_connectRemote, uri.host());
		};
	}

	/** What ssh said is in the text; the doctor reads more of it. */
	private static String ssh(String text, ConnectionUri uri) {
		String named = uri.toString().matches("[\\w:/@.+%,-]*") ? uri.toString() : '"' + uri.toString() + '"';
		if (text.contains("IDENTIFICATION HAS CHANGED")) {
			return NLS.bind(Messages.Next_sshChangedKey, named);
		}
		if (text.contains("Host key verification failed")) {
			return NLS.bind(Messages.Next_sshUnknownKey, named);
		}
		return text.contains("Permission denied") ? NLS.bind(Messages.Next_sshDenied, named) : NLS.bind(Messages.Next_connectSsh, sshArguments(uri));
	}

	private static String sshArguments(ConnectionUri uri) {
		return (uri.port() < 0 ? "" : "-p " + uri.port() + ' ') + (uri.user().isEmpty() ? "" : uri.user() + '@') + uri.host();
	}
}

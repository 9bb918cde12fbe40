package org.gasthaus.libvirt.internal;

import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.libvirt.ConnectAuth;
import org.libvirt.jna.virConnectCredential;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * Passes libvirt's questions on, while a connection is opened and in the thread that opens it.
 *
 * <p>libvirt frees the answers, so they are memory of {@code malloc}. libvirt-java's own way gives it memory of JNA, which
 * JNA frees a second time when the garbage collector comes by: that damages whatever lies there by then, of libvirt or of
 * the JVM.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-host.html#virConnectAuthCallbackPtr">virConnectAuthCallbackPtr</a>
 */
final class Asking extends ConnectAuth {
	/** {@code struct virConnectCredential}: int type, char *prompt, *challenge, *defresult, *result, unsigned int resultlen */
	private static final long PROMPT = Native.POINTER_SIZE;
	private static final long CHALLENGE = 2L * Native.POINTER_SIZE;
	private static final long RESULT = 4L * Native.POINTER_SIZE;
	private static final long RESULT_LENGTH = 5L * Native.POINTER_SIZE;
	private static final long SIZE = 6L * Native.POINTER_SIZE;
	private static final int REFUSED = -1;

	private final ConnectionUri uri;
	private final CredentialsPrompt prompt;
	private boolean unanswered;

	Asking(ConnectionUri uri, CredentialsPrompt prompt) {
		this.uri = uri;
		this.prompt = prompt;
		// not USERNAME: SASL would ask for a second name, of the one to act for
		credType = new CredentialType[] { CredentialType.VIR_CRED_AUTHNAME, CredentialType.VIR_CRED_PASSPHRASE, CredentialType.VIR_CRED_ECHOPROMPT,
				CredentialType.VIR_CRED_NOECHOPROMPT };
	}

	/** Whether there was a question that nobody answered. */
	boolean isUnanswered() {
		return unanswered;
	}

	/** Answers all questions or none. */
	@Override
	public int authCallback(virConnectCredential first, int count, Pointer data) {
		first.setAutoWrite(false); // or JNA would write what it read over the first answer when this returns
		Pointer questions = first.getPointer();
		byte[][] answers = new byte[count][];
		try {
			for (int i = 0; i < count; i++) {
				answers[i] = ask(questions.share(i * SIZE));
				if (answers[i] == null) {
					unanswered = true;
					return REFUSED;
				}
			}
			for (int i = 0; i < count; i++) {
				give(questions.share(i * SIZE), answers[i]);
			}
			return 0;
		} catch (RuntimeException e) {
			// JNA would print it and tell libvirt that all is well
			System.getLogger(Asking.class.getName()).log(Level.ERROR, "Asking for the credentials of " + uri, e);
			return REFUSED;
		} finally {
			for (byte[] answer : answers) {
				if (answer != null) {
					Arrays.fill(answer, (byte) 0);
				}
			}
		}
	}

	/** @return {@code null} if there is no answer */
	private byte[] ask(Pointer question) {
		int type = question.getInt(0);
		boolean secret = type == CredentialType.VIR_CRED_PASSPHRASE.mapToInt() || type == CredentialType.VIR_CRED_NOECHOPROMPT.mapToInt();
		char[] answer = prompt.ask(new CredentialsPrompt.Request(uri, SessionEvents.text(question.getPointer(PROMPT)),
				SessionEvents.text(question.getPointer(CHALLENGE)), secret));
		if (answer == null) {
			return null;
		}
		ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(answer));
		Arrays.fill(answer, '\0');
		byte[] result = new byte[encoded.remaining()];
		encoded.get(result);
		Arrays.fill(encoded.array(), (byte) 0);
		return result;
	}

	private static void give(Pointer question, byte[] answer) {
		Pointer result = new Pointer(Native.malloc(answer.length + 1L));
		result.write(0, answer, 0, answer.length);
		result.setByte(answer.length, (byte) 0);
		question.setPointer(RESULT, result);
		question.setInt(RESULT_LENGTH, answer.length);
	}

	/** Not called: its only caller is {@link #authCallback}, as libvirt-java has it. */
	@Override
	public int callback(Credential[] credentials) {
		return REFUSED;
	}
}

package org.gasthaus.libvirt.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.sun.jna.CallbackReference;
import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** Asks as libvirt does: calls the function's address with an array of {@code struct virConnectCredential}. */
class AskingTest {
	private static final int USER_NAME = 1;
	private static final int PASSPHRASE = 5;
	private static final long POINTER = Native.POINTER_SIZE;
	private static final long SIZE = 6 * POINTER;

	private final Memory questions = new Memory(2 * SIZE);
	private final Memory user = text("User of h\u00f6st?");
	private final Memory password = text("Password?");

	private static Memory text(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		Memory memory = new Memory(bytes.length + 1L);
		memory.clear();
		memory.write(0, bytes, 0, bytes.length);
		return memory;
	}

	private int ask(CredentialsPrompt prompt) throws HypervisorException {
		questions.clear();
		questions.setInt(0, USER_NAME);
		questions.setPointer(POINTER, user);
		questions.setPointer(2 * POINTER, password);
		questions.setInt(SIZE, PASSPHRASE);
		questions.setPointer(SIZE + POINTER, password);
		Asking asking = new Asking(ConnectionUri.parse("esx://host/"), prompt);
		return Function.getFunction(CallbackReference.getFunctionPointer(asking)).invokeInt(new Object[] { questions, 2, null });
	}

	private Pointer result(int question) {
		return questions.getPointer(question * SIZE + 4 * POINTER);
	}

	private byte[] answer(int question) {
		return result(question).getByteArray(0, questions.getInt(question * SIZE + 5 * POINTER) + 1);
	}

	/** As libvirt does; what is not from {@code malloc} does not survive this. */
	@AfterEach
	void free() {
		for (int i = 0; i < 2; i++) {
			if (result(i) != null) {
				Native.free(Pointer.nativeValue(result(i)));
			}
		}
	}

	@Test
	void answersAreUtf8WithTheirLengthInBytes() throws HypervisorException {
		List<CredentialsPrompt.Request> asked = new ArrayList<>();
		List<char[]> given = List.of("j\u00fcrgen".toCharArray(), "\u5bbf".toCharArray());
		assertEquals(0, ask(request -> {
			asked.add(request);
			return given.get(asked.size() - 1);
		}));
		ConnectionUri uri = ConnectionUri.parse("esx://host/");
		assertEquals(List.of(new CredentialsPrompt.Request(uri, "User of h\u00f6st?", "Password?", false),
				new CredentialsPrompt.Request(uri, "Password?", "", true)), asked);
		assertArrayEquals("j\u00fcrgen\0".getBytes(StandardCharsets.UTF_8), answer(0));
		assertArrayEquals("\u5bbf\0".getBytes(StandardCharsets.UTF_8), answer(1));
		for (char[] answer : given) {
			assertArrayEquals(new char[answer.length], answer, "is not wiped");
		}
		assertEquals(Pointer.nativeValue(user), Pointer.nativeValue(questions.getPointer(POINTER)), "the question is libvirt's");
	}

	@Test
	void anEmptyAnswerIsAnAnswer() throws HypervisorException {
		assertEquals(0, ask(request -> new char[0]));
		assertArrayEquals(new byte[1], answer(0));
	}

	@Test
	void whoAnswersHalfAnswersNothing() throws HypervisorException {
		char[] first = { 'x' };
		assertEquals(-1, ask(request -> request.secret() ? null : first));
		assertNull(result(0));
		assertNull(result(1));
		assertArrayEquals(new char[1], first, "is not wiped");
	}

	@Test
	void aPromptThatFailsIsARefusal() throws HypervisorException {
		assertEquals(-1, ask(request -> {
			throw new IllegalStateException("no terminal");
		}));
		assertEquals(Arrays.asList(null, null), Arrays.asList(result(0), result(1)));
	}
}

package org.gasthaus.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileLock;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/** Two hosts of the same number would take each other's network away. */
class HostNumberTest {
	/** Takes a number, says which, and keeps it until its input ends. */
	public static final class Other {
		public static void main(String[] arguments) throws IOException {
			System.out.println(HostNumber.take().value());
			System.in.read();
		}
	}

	@Test
	void oneProcessTakesNoNumberTwice() throws Exception {
		try (HostNumber one = HostNumber.take(); HostNumber two = HostNumber.take()) {
			assertNotEquals(one.value(), two.value());
			assertNull(HostNumber.lock(one.value()));
		}
	}

	@Test
	void whatAnotherProcessHasIsFreeWhenItIsKilled() throws Exception {
		String classes = Path.of(Other.class.getProtectionDomain().getCodeSource().getLocation().toURI()) + ":"
				+ Path.of(HostNumber.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classes, Other.class.getName())
				.redirectError(Redirect.INHERIT).start();
		int value;
		try (BufferedReader said = process.inputReader()) {
			value = Integer.parseInt(said.readLine());
			assertNull(HostNumber.lock(value));
		} finally {
			process.destroyForcibly().waitFor();
		}
		FileLock lock = HostNumber.lock(value);
		assertNotNull(lock);
		assertEquals(value, lock.position());
		lock.release();
	}
}

package org.gasthaus.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.EventTopic;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.testkit.Await;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;

/**
 * Connect, list, hear events of every topic, close, again and again: nothing may grow. {@code -Dorg.gasthaus.leak.cycles=10000} for the long run.
 */
class LeakLiveTest {
	private static final int CYCLES = Integer.getInteger("org.gasthaus.leak.cycles", 300);
	private static final int ROUNDS = 4;
	private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
	private static final Path MEMORY = Path.of("/proc/self/statm");
	private static final long PAGE_KIB = 4;
	/** Of resident memory, besides what the Java heap may take of it at last: it breathes. */
	private static final long MOST_GROWTH_KIB = 48 * 1024;
	/** Of what libvirt and others took by malloc: 300 connections that are not closed, or events that stay registered, take 3.5 to 10 MiB. */
	private static final long MOST_NATIVE_GROWTH = 1 << 20;

	/** The part of the GNU C library that tells what is allocated; {@code struct mallinfo2} has ten numbers, the eighth is in use. */
	public interface GnuC extends Library {
		@FieldOrder({ "arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "keepcost" })
		class Allocations extends Structure implements Structure.ByValue {
			public long arena;
			public long ordblks;
			public long smblks;
			public long hblks;
			public long hblkhd;
			public long usmblks;
			public long fsmblks;
			public long uordblks;
			public long fordblks;
			public long keepcost;
		}

		Allocations mallinfo2();
	}

	@TempDir
	Path folder;

	@Test
	void sessionsLeaveNeitherDescriptorsNorMemoryBehind() throws Exception {
		assumeTrue(Files.isDirectory(DESCRIPTORS) && Files.isReadable(MEMORY), "no /proc/self to measure in");
		GnuC c = loadGnuC();
		String uri = TestHost.write(folder, "a", "b");
		for (int i = 0; i < CYCLES / 3; i++) {
			cycle(uri); // until all is loaded and the heap has its size
		}
		// the JVM takes memory by malloc too, for its compilers; what leaks grows in every round
		String grown = grown(uri, c);
		for (int round = 1; round < ROUNDS && !grown.isEmpty(); round++) {
			grown = grown(uri, c);
		}
		assertEquals("", grown);
	}

	/** What is more after many cycles than before them; empty if nothing is. */
	private static String grown(String uri, GnuC c) throws Exception {
		System.gc();
		long descriptors = descriptors();
		long memory = memoryKib();
		long allocated = c.mallinfo2().uordblks;
		for (int i = 0; i < CYCLES; i++) {
			cycle(uri);
		}
		System.gc();
		long grownKib = memoryKib() - memory;
		long allocatedMore = c.mallinfo2().uordblks - allocated;
		String line = CYCLES + " cycles, descriptors " + descriptors + " -> " + descriptors() + ", resident memory " + memory / 1024 + " -> "
				+ (memory + grownKib) / 1024 + " MiB, allocated by C " + (allocatedMore >= 0 ? "+" : "") + allocatedMore / 1024 + " KiB";
		boolean more = descriptors() > descriptors + 2 || allocatedMore >= MOST_NATIVE_GROWTH
				|| grownKib >= MOST_GROWTH_KIB + Runtime.getRuntime().totalMemory() / 1024;
		return more ? line : "";
	}

	private static GnuC loadGnuC() {
		try {
			GnuC c = Native.load("c", GnuC.class);
			c.mallinfo2();
			return c;
		} catch (UnsatisfiedLinkError e) {
			assumeTrue(false, "no mallinfo2 in this machine's C library");
			throw e;
		}
	}

	private static void cycle(String uri) throws HypervisorException {
		AtomicInteger events = new AtomicInteger();
		try (HypervisorSession session = TestHost.open(uri)) {
			session.listen(EventTopic.ALL, event -> events.incrementAndGet());
			DomainId id = session.domains(null).get(0).id();
			session.networks(null);
			session.pools(null);
			session.suspendDomain(id, null);
			session.resumeDomain(id, null);
			Await.until("both events", () -> events.get() >= 2);
		}
	}

	private static long descriptors() {
		try (Stream<Path> open = Files.list(DESCRIPTORS)) {
			return open.count();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static long memoryKib() throws IOException {
		return Long.parseLong(Files.readString(MEMORY).split(" ")[1]) * PAGE_KIB;
	}
}

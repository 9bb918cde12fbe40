import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

import org.gasthaus.core.Backends;
import org.gasthaus.core.Connection;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/**
 * Many hosts and guests in one process, on libvirt's test driver: how long the inventories take, how much heap they hold, how long an event takes
 * from the call that causes it to the listener. Arguments: a folder for the hosts' files, hosts, guests of all hosts; or {@code statistics} and the URI
 * of a host, for what its statistics cost beyond libvirt's own call.
 */
final class Connections {
	private static final int ROUNDS = 11;
	private static final int EVENTS = 1_000;
	private static final int WARM_UP = 300;
	private static final int STATISTICS_ROUNDS = 301;

	public static void main(String[] arguments) throws Exception {
		if (arguments[0].equals("statistics")) {
			statistics(ConnectionUri.parse(arguments[1]));
			System.exit(0);
		}
		Path folder = Path.of(arguments[0]);
		int hosts = Integer.parseInt(arguments[1]);
		int guests = Integer.parseInt(arguments[2]);
		System.out.println("\n### " + hosts + " hosts, " + guests + " guests\n\n| what | |\n|---|---|");
		List<Connection> connections = new ArrayList<>();
		for (int host = 0; host < hosts; host++) {
			connections.add(new Connection(uri(write(folder, "host" + host, guests / hosts)), Access.READ_WRITE, Backends.onClassPath(), CredentialsPrompt.NONE));
		}
		long begin = System.nanoTime();
		List<CompletableFuture<Void>> opening = connections.stream().map(connection -> CompletableFuture.runAsync(() -> open(connection))).toList();
		opening.forEach(CompletableFuture::join);
		row("open all, all inventories read (libvirt parses the files meanwhile)", millis(System.nanoTime() - begin) + " ms");
		long known = connections.stream().mapToLong(connection -> connection.inventory().domains().size()).sum();
		if (known != (long) hosts * (guests / hosts)) {
			throw new IllegalStateException(known + " guests are known");
		}
		row("read all inventories anew, median of " + ROUNDS, median(ROUNDS, () -> connections.forEach(connection -> {
			try {
				connection.refresh(null);
			} catch (HypervisorException e) {
				throw new IllegalStateException(e);
			}
		})));
		row("Java heap in use, after a collection", heapMib() + " MiB");
		connections.forEach(Connection::close);
		one(folder, guests);
		System.exit(0);
	}

	private static void one(Path folder, int guests) throws Exception {
		System.out.println("\n### One host, " + guests + " guests, one open connection\n\n| what | |\n|---|---|");
		try (HypervisorSession session = Backends.onClassPath().open(uri(write(folder, "one", guests)), Access.READ_WRITE, CredentialsPrompt.NONE, null)) {
			row("list of all guests with their state, median of " + ROUNDS, median(ROUNDS, () -> {
				try {
					if (session.domains(null).size() != guests) {
						throw new IllegalStateException("guests are missing");
					}
				} catch (HypervisorException e) {
					throw new IllegalStateException(e);
				}
			}));
			SynchronousQueue<Long> heard = new SynchronousQueue<>();
			session.listen(event -> {
				try {
					heard.offer(System.nanoTime(), 10, TimeUnit.SECONDS);
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
				}
			});
			DomainId guest = session.domains(null).get(0).id();
			long[] waits = new long[EVENTS];
			for (int i = 0; i < EVENTS; i++) {
				long begin = System.nanoTime();
				if (i % 2 == 0) {
					session.suspendDomain(guest, null);
				} else {
					session.resumeDomain(guest, null);
				}
				waits[i] = heard.poll(10, TimeUnit.SECONDS) - begin;
			}
			Arrays.sort(waits);
			row("from a call to its event at the listener, of " + EVENTS + " events",
					"median " + micros(waits[EVENTS / 2]) + " µs, 99 % " + micros(waits[EVENTS * 99 / 100]) + " µs, slowest " + micros(waits[EVENTS - 1]) + " µs");
		}
	}

	/** The calls of libvirt that statistics need, without anything around them. */
	interface Bare extends Library {
		Pointer virConnectOpen(String uri);

		int virConnectGetAllDomainStats(Pointer connection, int groups, PointerByReference records, int flags);

		void virDomainStatsRecordListFree(Pointer records);

		int virConnectClose(Pointer connection);
	}

	private static void statistics(ConnectionUri uri) throws Exception {
		Bare bare = Native.load("virt", Bare.class);
		try (HypervisorSession session = Backends.onClassPath().open(uri, Access.READ_WRITE, CredentialsPrompt.NONE, null)) {
			Pointer connection = bare.virConnectOpen(uri.toString());
			int guests = session.domains(null).size();
			System.out.println("\n### Statistics of " + guests + " guests in one call\n\n| what | |\n|---|---|");
			Runnable ours = () -> {
				try {
					if (session.statistics().all(Set.of(), Set.of(), Set.of()).size() != guests) {
						throw new IllegalStateException("guests are missing");
					}
				} catch (HypervisorException e) {
					throw new IllegalStateException(e);
				}
			};
			Runnable theirs = () -> {
				PointerByReference records = new PointerByReference();
				if (bare.virConnectGetAllDomainStats(connection, 0, records, 0) != guests) {
					throw new IllegalStateException("guests are missing");
				}
				bare.virDomainStatsRecordListFree(records.getValue());
			};
			// in turn, so that what else the machine does meets both; the warm-up is that of a workbench that asks every few seconds
			long[][] times = new long[2][];
			for (int rounds : new int[] { WARM_UP, STATISTICS_ROUNDS }) {
				times = inTurn(rounds, ours, theirs);
			}
			row("all groups, decoded, median of " + STATISTICS_ROUNDS, millis(middle(times[0])) + " ms");
			row("the bare call, nothing decoded", millis(middle(times[1])) + " ms");
			row("decoded to bare", String.format(java.util.Locale.ROOT, "%.2f", middle(times[0]) / (double) middle(times[1])));
			bare.virConnectClose(connection);
		}
	}

	private static void open(Connection connection) {
		try {
			connection.open(null);
		} catch (HypervisorException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Path write(Path folder, String name, int guests) throws IOException {
		StringBuilder xml = new StringBuilder("<node>\n");
		for (int i = 0; i < guests; i++) {
			xml.append("<domain type='test'><name>").append(name).append("-guest").append(i)
					.append("</name><memory unit='KiB'>65536</memory><os><type>hvm</type></os></domain>\n");
		}
		Files.createDirectories(folder);
		return Files.writeString(folder.resolve(name + ".xml"), xml.append("</node>\n"));
	}

	private static ConnectionUri uri(Path file) throws HypervisorException {
		return ConnectionUri.parse("test://" + file.toAbsolutePath());
	}

	private static String median(int rounds, Runnable task) {
		long[] times = new long[rounds];
		for (int i = 0; i < rounds; i++) {
			long begin = System.nanoTime();
			task.run();
			times[i] = System.nanoTime() - begin;
		}
		return millis(middle(times)) + " ms";
	}

	/** The times of each of two tasks, which take turns in coming first. */
	private static long[][] inTurn(int rounds, Runnable one, Runnable other) {
		long[][] times = new long[2][rounds];
		for (int i = 0; i < rounds; i++) {
			for (int half = 0; half < 2; half++) {
				int which = (i + half) % 2;
				long begin = System.nanoTime();
				(which == 0 ? one : other).run();
				times[which][i] = System.nanoTime() - begin;
			}
		}
		return times;
	}

	private static long middle(long[] times) {
		long[] sorted = times.clone();
		Arrays.sort(sorted);
		return sorted[sorted.length / 2];
	}

	private static long heapMib() {
		for (int i = 0; i < 3; i++) {
			System.gc();
		}
		return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
	}

	private static String millis(long nanos) {
		return String.format(java.util.Locale.ROOT, "%.1f", nanos / 1e6);
	}

	private static long micros(long nanos) {
		return nanos / 1000;
	}

	private static void row(String what, String figure) {
		System.out.println("| " + what + " | " + figure + " |");
	}
}

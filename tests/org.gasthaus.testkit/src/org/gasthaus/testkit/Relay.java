package org.gasthaus.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a program and a daemon, and can fall silent: connections stay open then, and nothing goes by. Closing it closes all of them.
 */
public final class Relay implements AutoCloseable {
	private final ServerSocketChannel server;
	private final SocketAddress daemon;
	private final List<SocketChannel> channels = new CopyOnWriteArrayList<>();
	private final AtomicInteger requests = new AtomicInteger();
	/** How many further requests go by. */
	private final AtomicInteger allowed = new AtomicInteger(Integer.MAX_VALUE);

	private Relay(SocketAddress daemon) throws IOException {
		this.daemon = daemon;
		server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		start(this::accept);
	}

	/** @param socket of the daemon */
	public static Relay to(Path socket) throws IOException {
		return new Relay(UnixDomainSocketAddress.of(socket));
	}

	/** One that takes connections and says nothing from the beginning. */
	public static Relay silent() throws IOException {
		return new Relay(null);
	}

	/** Host and port for a URI. */
	public String address() {
		return "127.0.0.1:" + server.socket().getLocalPort();
	}

	/** How many requests went by, as far as each came in one piece. */
	public int requests() {
		return requests.get();
	}

	/** Falls silent after so many further requests. */
	public void silentAfter(int more) {
		allowed.set(more);
	}

	/** Lets new connections through; those that were silent stay so. */
	public void speak() {
		allowed.set(Integer.MAX_VALUE);
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "relay");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		try {
			while (true) {
				SocketChannel program = server.accept();
				channels.add(program);
				if (daemon != null) {
					SocketChannel host = SocketChannel.open(daemon);
					channels.add(host);
					start(() -> pass(program, host, true));
					start(() -> pass(host, program, false));
				}
			}
		} catch (IOException closed) {
			// the end
		}
	}

	private void pass(SocketChannel from, SocketChannel to, boolean request) {
		ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
		try {
			while (from.read(bytes) >= 0) {
				if (request && allowed.getAndUpdate(left -> left == Integer.MAX_VALUE ? left : Math.max(0, left - 1)) == 0) {
					return; // what comes after it would make no sense to the daemon
				}
				bytes.flip();
				while (bytes.hasRemaining()) {
					to.write(bytes);
				}
				bytes.clear();
				if (request) {
					requests.incrementAndGet();
				}
			}
			to.shutdownOutput();
		} catch (IOException closed) {
			// by the other side, or the end
		}
	}

	@Override
	public void close() throws IOException {
		server.close();
		for (SocketChannel channel : channels) {
			channel.close();
		}
	}
}

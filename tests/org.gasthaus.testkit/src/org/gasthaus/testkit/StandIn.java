package org.gasthaus.testkit;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A daemon of a hypervisor that this machine does not have: who opens {@code xen:///system} on its socket is served by libvirt's test driver of a real
 * daemon, and told that it is what the stand-in says, with the capabilities that it says. It speaks libvirt's protocol only as far as that needs: a call is a
 * length, six words of a header, and arguments in XDR. It shows how our side deals with such a host, not how that hypervisor behaves.
 *
 * @see <a href="https://libvirt.org/kbase/internals/rpc.html">libvirt's protocol</a>
 */
public final class StandIn implements AutoCloseable {
	private static final int HEADER = 28;
	private static final int MOST_BYTES = 32 << 20;
	private static final int PROGRAM = 0x20008086;
	private static final int OPEN = 1;
	private static final int GET_TYPE = 3;
	private static final int GET_CAPABILITIES = 7;
	private static final int REPLY = 1;
	private static final String SERVED = "test:///default";

	private final Path daemon;
	private final Path socket;
	private final String type;
	private final String capabilities;
	private final ServerSocketChannel server;
	private final List<SocketChannel> channels = new CopyOnWriteArrayList<>();
	private final List<String> opened = new CopyOnWriteArrayList<>();

	private StandIn(Path daemon, Path socket, String type, String capabilities) throws IOException {
		this.daemon = daemon;
		this.socket = socket;
		this.type = type;
		this.capabilities = capabilities;
		server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
		run(this::accept);
	}

	/**
	 * @param socket where it listens; no such file yet
	 * @param type the name of the hypervisor, as libvirt's drivers have it
	 */
	public static StandIn of(SessionDaemon daemon, Path socket, String type, String capabilities) throws IOException {
		return new StandIn(daemon.socket(), socket, type, capabilities);
	}

	/** The URIs that were opened, as libvirt's client sends them. */
	public List<String> opened() {
		return List.copyOf(opened);
	}

	private static void run(Runnable task) {
		Thread thread = new Thread(task, "stand-in");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept() {
		try {
			while (true) {
				SocketChannel program = server.accept();
				SocketChannel host = SocketChannel.open(UnixDomainSocketAddress.of(daemon));
				channels.add(program);
				channels.add(host);
				run(() -> pass(program, host, true));
				run(() -> pass(host, program, false));
			}
		} catch (IOException e) {
			// closed
		}
	}

	private void pass(SocketChannel from, SocketChannel to, boolean calls) {
		try (from; to) {
			while (true) {
				int length = read(from, Integer.BYTES).getInt(0);
				if (length < HEADER || length > MOST_BYTES) {
					throw new IOException("no packet of libvirt's: " + length + " bytes");
				}
				byte[] packet = ByteBuffer.allocate(length).putInt(length).put(read(from, length - Integer.BYTES)).array();
				ByteBuffer answer = calls ? answer(packet) : null;
				if (answer != null) {
					send(from, answer);
				} else {
					send(to, ByteBuffer.wrap(calls ? changed(packet) : packet));
				}
			}
		} catch (IOException e) {
			// one side has ended
		}
	}

	private static ByteBuffer read(SocketChannel from, int count) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(count);
		while (bytes.hasRemaining()) {
			if (from.read(bytes) < 0) {
				throw new EOFException();
			}
		}
		return bytes.flip();
	}

	/** Both threads of a connection write to the program. */
	private static void send(SocketChannel to, ByteBuffer packet) throws IOException {
		synchronized (to) {
			packet.rewind();
			while (packet.hasRemaining()) {
				to.write(packet);
			}
		}
	}

	private static boolean isCall(ByteBuffer packet, int procedure) {
		return packet.getInt(4) == PROGRAM && packet.getInt(12) == procedure && packet.getInt(16) == 0;
	}

	/** What the stand-in says itself; {@code null} for what the daemon is asked. */
	private ByteBuffer answer(byte[] call) {
		ByteBuffer packet = ByteBuffer.wrap(call);
		String text = isCall(packet, GET_TYPE) ? type : isCall(packet, GET_CAPABILITIES) ? capabilities : null;
		if (text == null) {
			return null;
		}
		byte[] bytes = string(text);
		ByteBuffer reply = ByteBuffer.allocate(HEADER + bytes.length);
		reply.putInt(reply.capacity()).put(call, Integer.BYTES, 3 * Integer.BYTES).putInt(REPLY).putInt(packet.getInt(20)).putInt(0).put(bytes);
		return reply;
	}

	/** A call that opens a connection opens that of the test driver. */
	private byte[] changed(byte[] call) {
		ByteBuffer packet = ByteBuffer.wrap(call);
		if (!isCall(packet, OPEN) || packet.getInt(HEADER) == 0) {
			return call;
		}
		int length = packet.getInt(HEADER + Integer.BYTES);
		int start = HEADER + 2 * Integer.BYTES;
		opened.add(new String(call, start, length, StandardCharsets.UTF_8));
		int end = start + (length + 3) / 4 * 4;
		byte[] name = string(SERVED);
		ByteBuffer result = ByteBuffer.allocate(HEADER + Integer.BYTES + name.length + call.length - end);
		result.putInt(result.capacity()).put(call, Integer.BYTES, HEADER).put(name).put(call, end, call.length - end);
		return result.array();
	}

	/** A length, the bytes, and zeros up to a multiple of four. */
	private static byte[] string(String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(Integer.BYTES + (bytes.length + 3) / 4 * 4).putInt(bytes.length).put(bytes).array();
	}

	@Override
	public void close() throws IOException {
		server.close();
		for (SocketChannel channel : channels) {
			channel.close();
		}
		Files.deleteIfExists(socket);
	}
}

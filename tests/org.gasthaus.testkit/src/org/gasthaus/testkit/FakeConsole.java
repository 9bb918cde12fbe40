package org.gasthaus.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

import org.gasthaus.hypervisor.DomainConsole;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;

/** An open console of a {@link FakeHypervisor}, from both ends: tests are the guest. Thread-safe. */
public final class FakeConsole implements DomainConsole {
	private final DomainId domain;
	private final String device;
	private final Deque<byte[]> printed = new ArrayDeque<>();
	private final ByteArrayOutputStream typed = new ByteArrayOutputStream();
	private HypervisorException failure;
	private boolean over;
	private boolean closed;
	private boolean deaf;

	FakeConsole(DomainId domain, String device) {
		this.domain = domain;
		this.device = device;
	}

	@Override
	public DomainId domain() {
		return domain;
	}

	/** The alias that it was opened by; {@code null} for the first one. */
	public String device() {
		return device;
	}

	/** The guest writes. */
	public synchronized void print(String text) {
		print(text.getBytes(StandardCharsets.UTF_8));
	}

	/** The guest writes. */
	public synchronized void print(byte[] bytes) {
		printed.add(bytes);
		notifyAll();
	}

	/** How many pieces of what the guest wrote were not read yet. */
	public synchronized int unread() {
		return printed.size();
	}

	/** What came to the guest. */
	public synchronized String typed() {
		return typed.toString(StandardCharsets.UTF_8);
	}

	/** The guest reads no more, or again. */
	public synchronized void deafen(boolean wanted) {
		deaf = wanted;
		notifyAll();
	}

	/** Whether somebody has it open. */
	public synchronized boolean isOpen() {
		return !closed;
	}

	/** Ends it, as the end of the guest does. */
	public synchronized void end() {
		over = true;
		notifyAll();
	}

	/** Breaks it off. */
	public synchronized void fail(Code code, String message) {
		failure = new HypervisorException(code, message);
		end();
	}

	synchronized boolean isHeld() {
		return !closed && !over;
	}

	@Override
	public synchronized int read(byte[] buffer) throws HypervisorException, InterruptedException {
		while (printed.isEmpty() && !over && !closed) {
			wait();
		}
		if (closed) {
			return -1;
		}
		if (printed.isEmpty()) {
			if (failure != null) {
				throw failure;
			}
			return -1;
		}
		byte[] next = printed.remove();
		int count = Math.min(next.length, buffer.length);
		System.arraycopy(next, 0, buffer, 0, count);
		if (count < next.length) {
			printed.addFirst(java.util.Arrays.copyOfRange(next, count, next.length));
		}
		return count;
	}

	@Override
	public synchronized void write(byte[] bytes, int offset, int length) throws HypervisorException, InterruptedException {
		while (deaf && !over && !closed) {
			wait();
		}
		if (over || closed) {
			throw new HypervisorException(Code.CLOSED, "Cannot write to the console of " + domain.name() + ": it ended.");
		}
		typed.write(bytes, offset, length);
	}

	@Override
	public synchronized void close() {
		closed = true;
		notifyAll();
	}
}

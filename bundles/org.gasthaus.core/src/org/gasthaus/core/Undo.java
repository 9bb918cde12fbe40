package org.gasthaus.core;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.gasthaus.hypervisor.HypervisorException;

/**
 * How an operation is taken back. The operation gives it before it is called, because it has to read what it is going to replace; the steps are made
 * after it, because some need what it gave. {@link Done} does both. Holds definitions as the host wrote them, with what is secret in them, in memory
 * only. Immutable.
 *
 * @param <R> what the operation gives back
 */
public final class Undo<R> {
	/**
	 * Makes the steps that take an operation back.
	 *
	 * @param <R> what the operation gave back
	 */
	@FunctionalInterface
	public interface Way<R> {
		/** @return in the order in which they are done @throws HypervisorException if the host does not tell what is left */
		List<Operation<?>> after(R result) throws HypervisorException;
	}

	private final Way<? super R> way;
	private final String remark;

	private Undo(Way<? super R> way, String remark) {
		this.way = way;
		this.remark = Objects.requireNonNull(remark);
	}

	/** Everything is as it was, after these steps. */
	public static <R> Undo<R> by(Way<? super R> way) {
		return by(way, "");
	}

	/** @param price a sentence in the user's language: what is lost or stays, in spite of the steps */
	public static <R> Undo<R> by(Way<? super R> way, String price) {
		return new Undo<>(Objects.requireNonNull(way), price);
	}

	/** It cannot be taken back. @param why a sentence in the user's language, with what helps instead, if anything does */
	public static <R> Undo<R> impossible(String why) {
		return new Undo<>(null, why);
	}

	/** It changes nothing that could be taken back. */
	public static <R> Undo<R> needless() {
		return new Undo<>(null, "");
	}

	/** The same for an operation that does this one. @param inner this one's result, of that one's */
	public <S> Undo<S> of(Function<? super S, ? extends R> inner) {
		return new Undo<>(way == null ? null : result -> way.after(inner.apply(result)), remark);
	}

	/** Whether there are steps. */
	public boolean isPossible() {
		return way != null;
	}

	/** What taking it back costs, or why it is not possible; empty for nothing to say. In the user's language. */
	public String remark() {
		return remark;
	}

	/**
	 * The steps, for an operation that has succeeded. May ask the host; blocks.
	 *
	 * @param result what the operation gave
	 * @throws IllegalStateException if it {@link #isPossible() is not possible}
	 */
	public List<Operation<?>> steps(R result) throws HypervisorException {
		if (way == null) {
			throw new IllegalStateException(remark);
		}
		return List.copyOf(way.after(result));
	}
}

package org.gasthaus.core.op;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainMigration;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.MigrationProgress;

/**
 * A migration under way, in a thread of its own, because the call ends only when the domain is there. Begins when it is made. The sessions belong to
 * the caller, who keeps them open until it is over.
 */
public final class MigrationRun {
	/** The call that moves the domain. */
	@FunctionalInterface
	public interface Call {
		/** @return the domain on the destination; {@code null} if only the source knows */
		DomainId migrate(DomainMigration migration) throws HypervisorException;
	}

	private final HypervisorSession source;
	private final DomainId id;
	private final DomainMigration migration;
	private final CompletableFuture<DomainId> end = new CompletableFuture<>();

	/** Begins it. */
	public MigrationRun(HypervisorSession source, DomainId id, Call call) throws HypervisorException {
		this.source = Objects.requireNonNull(source);
		this.id = Objects.requireNonNull(id);
		migration = source.migration();
		Thread thread = new Thread(() -> {
			try {
				end.complete(call.migrate(migration));
			} catch (HypervisorException | RuntimeException | Error e) {
				end.completeExceptionally(e);
			}
		}, "migration of " + id.name());
		thread.setDaemon(true);
		thread.start();
	}

	/** Waits, but not longer than that. @return whether it is over, well or not */
	public boolean await(long millis) throws InterruptedException {
		try {
			end.get(millis, TimeUnit.MILLISECONDS);
			return true;
		} catch (ExecutionException failed) {
			return true; // told by result()
		} catch (TimeoutException e) {
			return false;
		}
	}

	/** Waits for the end. @return the domain on the destination; {@code null} if only the source knows */
	public DomainId result() throws HypervisorException, InterruptedException {
		try {
			return end.get();
		} catch (ExecutionException e) {
			if (e.getCause() instanceof HypervisorException failure) {
				throw failure;
			}
			throw new IllegalStateException(e.getCause());
		}
	}

	/** How far it is; no more than nothing when the host does not tell. */
	public MigrationProgress progress() {
		try {
			return migration.progress(id);
		} catch (HypervisorException notNow) {
			return MigrationProgress.NONE; // at its end the domain is gone; what failed is told by the migration itself
		}
	}

	/**
	 * Asks the source to end it. {@link #result()} then tells what became of it: it may have been done just before.
	 *
	 * @return whether the source was told
	 */
	public boolean abort() {
		try {
			migration.abort(id);
			return true;
		} catch (HypervisorException e) {
			return false; // not begun yet, or over, or the guest runs at the destination already
		}
	}

	/**
	 * What the domain does now on both hosts, a sentence for a reader.
	 *
	 * @param destination {@code null} if only the source knows it
	 * @param name the domain's there
	 */
	public String state(HypervisorSession destination, String name) {
		String here = NLS.bind(Messages.Migration_on, new Object[] { id.name(), source.uri(), state(source, id) });
		return destination == null ? here
				: here + ' ' + NLS.bind(Messages.Migration_on, new Object[] { name, destination.uri(), state(destination, new DomainId(id.uuid(), name)) });
	}

	private static String state(HypervisorSession session, DomainId domain) {
		try {
			return session.domain(domain).state().label();
		} catch (HypervisorException e) {
			return e.code() == Code.NO_DOMAIN ? Messages.Migration_gone : Messages.Migration_unknown;
		}
	}
}

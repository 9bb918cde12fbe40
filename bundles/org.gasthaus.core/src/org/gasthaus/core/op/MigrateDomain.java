package org.gasthaus.core.op;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.MigrationOption;
import org.gasthaus.hypervisor.MigrationProgress;
import org.gasthaus.hypervisor.MigrationTarget;
import org.gasthaus.hypervisor.TypedParameter;

/**
 * Moves a domain to the host of another connection. Progress is what the source tells of the memory and disks that are to be sent.
 *
 * <p>Cancelling aborts the migration on the source and waits until the source has ended it: the guest then goes on there and the destination has
 * nothing of it. If it was done just before, the guest has moved and the operation ends as if nobody had cancelled. The message of the
 * {@link OperationCanceledException}, and that of a failure, say what the domain does on both hosts.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainMigrate3">virDomainMigrate3</a>
 */
public final class MigrateDomain implements Operation<DomainHandle> {
	private static final long LOOK_MILLIS = 250;
	private static final int STEPS = 1000;

	private final DomainHandle domain;
	private final Connection destination;
	private final Set<MigrationOption> options;
	private final List<TypedParameter> parameters;

	/**
	 * @param options with {@code PEER_TO_PEER} the source connects to the destination by the URI of that connection, which must mean the same there
	 * @param parameters under libvirt's names
	 */
	public MigrateDomain(DomainHandle domain, Connection destination, Set<MigrationOption> options, List<TypedParameter> parameters) {
		this.domain = Objects.requireNonNull(domain);
		this.destination = Objects.requireNonNull(destination);
		this.options = Set.copyOf(options);
		this.parameters = List.copyOf(parameters);
	}

	@Override
	public String title() {
		return NLS.bind(Messages.MigrateDomain_title, domain.name(), destination.uri());
	}

	@Override
	public Object target() {
		return domain;
	}

	@Override
	public DomainHandle call(IProgressMonitor monitor) throws HypervisorException {
		domain.connection().require(Capability.MIGRATION);
		SubMonitor progress = SubMonitor.convert(monitor, title(), STEPS + 2);
		HypervisorSession source = domain.connection().session(progress.split(1));
		HypervisorSession far = destination.session(progress.split(1));
		MigrationTarget target = far.migration().target();
		boolean peer = options.contains(MigrationOption.PEER_TO_PEER);
		MigrationRun run = new MigrationRun(source, domain.id(), migration -> {
			if (peer) {
				migration.migrateToUri(domain.id(), destination.uri().toString(), options, parameters, null);
				return null;
			}
			return migration.migrate(domain.id(), target, options, parameters, null);
		});
		boolean cancelled = false;
		int shown = 0;
		try {
			while (!run.await(LOOK_MILLIS)) {
				if (progress.isCanceled()) {
					cancelled |= run.abort();
				} else {
					shown = show(run.progress(), shown, progress);
				}
			}
			DomainId moved = run.result();
			return new DomainHandle(destination, moved == null ? new DomainId(domain.id().uuid(), name()) : moved);
		} catch (InterruptedException e) {
			run.abort();
			Thread.currentThread().interrupt();
			throw new OperationCanceledException(run.state(far, name()));
		} catch (HypervisorException e) {
			String state = run.state(far, name());
			if (cancelled && e.code() == Code.CANCELLED) {
				throw new OperationCanceledException(state);
			}
			throw new HypervisorException(e.code(), e.getMessage() + ' ' + state, e.reason(), e.nextStep(), e.nativeCode(), e.nativeDomain(), e);
		}
	}

	@Override
	public Undo<DomainHandle> undo(IProgressMonitor monitor) {
		return Undo.impossible(NLS.bind(Messages.Undo_migrated, domain.connection(), destination.uri()));
	}

	private static int show(MigrationProgress now, int shown, SubMonitor progress) {
		int done = now.percent() * STEPS / 100;
		if (done > shown) {
			progress.worked(done - shown);
		}
		return Math.max(done, shown);
	}

	/** The name that it has at the destination. */
	private String name() {
		return parameters.stream().filter(parameter -> parameter.name().equals("destination_name")).map(TypedParameter::text).findFirst()
				.orElse(domain.name());
	}
}

package org.gasthaus.definitions.ui.internal.live;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Connection;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.NetworkHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.core.op.DefineDomain;
import org.gasthaus.core.op.DefineNetwork;
import org.gasthaus.core.op.DefinePool;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;

/**
 * Defines what a file says on a host: a domain, a network or a storage pool. Nothing is defined unless the file is well-formed. What the host
 * has under the same UUID is replaced only if the user says so; what it has under another UUID and the same name it keeps, and refuses.
 *
 * <p>Cancelled, or with a no, it leaves the host as it is.
 */
public final class Import implements Operation<Object> {
	private static final String DOMAIN = "domain";
	private static final String NETWORK = "network";
	private static final String POOL = "pool";

	private final Connection connection;
	private final Path file;
	private final Predicate<String> mayReplace;

	/** @param mayReplace is told in a sentence what would be replaced, in the operation's thread, and says whether it may be */
	public Import(Connection connection, Path file, Predicate<String> mayReplace) {
		this.connection = Objects.requireNonNull(connection);
		this.file = Objects.requireNonNull(file);
		this.mayReplace = Objects.requireNonNull(mayReplace);
	}

	@Override
	public String title() {
		return NLS.bind(Messages.Import_importing, file.getFileName(), connection);
	}

	@Override
	public Object target() {
		return connection;
	}

	@Override
	public Object call(IProgressMonitor monitor) throws HypervisorException {
		DefinitionFile read = DefinitionFile.read(file, connection);
		String text = read.text();
		HypervisorSession session = connection.session(monitor);
		Optional<String> there = there(session, read.kind(), LiveDefinition.text(read.root().orElse(null), "uuid"), monitor);
		if (there.isPresent() && !mayReplace.test(NLS.bind(Messages.Import_replaces, new Object[] { file.getFileName(), there.get(), connection }))) {
			throw new OperationCanceledException();
		}
		switch (read.kind()) {
		case DOMAIN:
			return new DomainHandle(connection, session.defineDomain(text, monitor));
		case NETWORK:
			NetworkInfo network = session.networkOperations().define(text, false);
			return new NetworkHandle(connection, network.uuid(), network.name());
		default:
			PoolInfo pool = session.poolOperations().define(text, false);
			return new PoolHandle(connection, pool.uuid(), pool.name());
		}
	}

	@Override
	public Undo<Object> undo(IProgressMonitor monitor) throws HypervisorException {
		DefinitionFile read = DefinitionFile.read(file, connection);
		String text = read.text();
		return switch (read.kind()) {
		case DOMAIN -> new DefineDomain(connection, text).undo(monitor).of(DomainHandle.class::cast);
		case NETWORK -> new DefineNetwork(connection, text).undo(monitor).of(NetworkHandle.class::cast);
		case POOL -> new DefinePool(connection, text).undo(monitor).of(PoolHandle.class::cast);
		default -> Undo.needless(); // refused
		};
	}

	/** The name of what the host has under a UUID. */
	private Optional<String> there(HypervisorSession session, String kind, String uuid, IProgressMonitor monitor) throws HypervisorException {
		record Known(String uuid, String name) {
		}
		Stream<Known> all = switch (kind) {
		case DOMAIN -> session.domains(monitor).stream().map(one -> new Known(one.id().uuid(), one.name()));
		case NETWORK -> session.networks(monitor).stream().map(one -> new Known(one.uuid(), one.name()));
		case POOL -> session.pools(monitor).stream().map(one -> new Known(one.uuid(), one.name()));
		default -> throw new HypervisorException(Code.INVALID_DEFINITION, NLS.bind(Messages.Import_otherKind, new Object[] { file.getFileName(), connection, kind }));
		};
		return all.filter(one -> plain(one.uuid()).equals(plain(uuid))).map(Known::name).findFirst();
	}

	private static String plain(String uuid) {
		return uuid.replace("-", "").toLowerCase(Locale.ROOT);
	}
}

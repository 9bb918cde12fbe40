package org.gasthaus.libvirt.internal;

import static org.gasthaus.libvirt.internal.LibvirtSession.bits;
import static org.gasthaus.libvirt.internal.LibvirtSession.utf8;

import java.lang.ref.Reference;
import java.util.List;
import java.util.Set;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainMigration;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.MigrationOption;
import org.gasthaus.hypervisor.MigrationProgress;
import org.gasthaus.hypervisor.MigrationTarget;
import org.gasthaus.hypervisor.TypedParameter;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.NativeLongByReference;

/** Migration through libvirt. */
final class NativeMigration implements DomainMigration {
	private static final int POSTCOPY = 1;
	/** {@code virDomainJobInfo}: the type, then eleven numbers of 64 bits. */
	private static final int JOB_INFO = 96;
	private static final int DATA_TOTAL = 24;
	private static final int DATA_PROCESSED = 32;
	private static final int DATA_REMAINING = 40;

	private final LibvirtSession session;
	private final Vir vir;

	NativeMigration(LibvirtSession session, Vir vir) {
		this.session = session;
		this.vir = vir;
	}

	private static VirMigration functions() {
		return VirMigration.INSTANCE;
	}

	/** A session of this back end. */
	private static final class Target extends MigrationTarget {
		private final LibvirtSession session;

		Target(LibvirtSession session) {
			super(session.uri());
			this.session = session;
		}
	}

	@Override
	public MigrationTarget target() {
		return new Target(session);
	}

	@Override
	public DomainId migrate(DomainId id, MigrationTarget destination, Set<MigrationOption> options, List<TypedParameter> parameters, IProgressMonitor monitor)
			throws HypervisorException {
		session.requireWritable(Task.MIGRATE, between(id, destination.uri()).name(), "virDomainMigrate3");
		if (!(destination instanceof Target)) {
			throw Errors.of(Code.UNSUPPORTED, Task.MIGRATE, between(id, destination.uri()).name(), session.uri(),
					new NativeError(NativeError.NO_SUPPORT, 0, Messages.Migrate_otherBackend), null);
		}
		TypedParameters.Encoded encoded = TypedParameters.encode(parameters);
		LibvirtSession far = ((Target) destination).session;
		try {
			return far.holding(connect -> session.pointerCall(Task.MIGRATE, between(id, destination.uri()), domain -> {
				Pointer moved = functions().virDomainMigrate3(domain, connect.pointer(), encoded.memory(), encoded.count(), bits(options));
				if (moved == null) {
					throw far.lostOr(NativeError.last(vir));
				}
				try {
					return new DomainId(id.uuid(), SessionEvents.text(vir.virDomainGetName(moved)));
				} finally {
					vir.virDomainFree(moved);
				}
			}));
		} finally {
			Reference.reachabilityFence(encoded);
		}
	}

	@Override
	public void migrateToUri(DomainId id, String uri, Set<MigrationOption> options, List<TypedParameter> parameters, IProgressMonitor monitor)
			throws HypervisorException {
		session.requireWritable(Task.MIGRATE, between(id, uri).name(), "virDomainMigrateToURI3");
		TypedParameters.Encoded encoded = TypedParameters.encode(parameters);
		session.pointerCall(Task.MIGRATE, between(id, uri),
				domain -> session.check(functions().virDomainMigrateToURI3(domain, utf8(uri), encoded.memory(), encoded.count(), bits(options))));
		Reference.reachabilityFence(encoded);
	}

	/** The domain, for messages with the host that it is to go to. */
	private static DomainId between(DomainId id, Object destination) {
		return new DomainId(id.uuid(), NLS.bind(Messages.Migrate_object, id.name(), destination));
	}

	@Override
	public MigrationProgress progress(DomainId id) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			Memory info = new Memory(JOB_INFO);
			info.clear();
			session.check(functions().virDomainGetJobInfo(domain, info));
			return info.getInt(0) == 0 ? MigrationProgress.NONE
					: new MigrationProgress(true, info.getLong(DATA_TOTAL), info.getLong(DATA_PROCESSED), info.getLong(DATA_REMAINING));
		});
	}

	@Override
	public void abort(DomainId id) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainAbortJob");
		session.pointerCall(Task.CHANGE, id, domain -> session.check(functions().virDomainAbortJob(domain)));
	}

	@Override
	public void startPostcopy(DomainId id) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainMigrateStartPostCopy");
		session.pointerCall(Task.CHANGE, id, domain -> session.check(functions().virDomainMigrateStartPostCopy(domain, 0)));
	}

	@Override
	public long maxDowntimeMillis(DomainId id) throws HypervisorException {
		return number(id, (domain, result) -> functions().virDomainMigrateGetMaxDowntime(domain, result, 0));
	}

	@Override
	public void setMaxDowntimeMillis(DomainId id, long millis) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainMigrateSetMaxDowntime");
		session.pointerCall(Task.CHANGE, id, domain -> session.check(functions().virDomainMigrateSetMaxDowntime(domain, millis, 0)));
	}

	@Override
	public long compressionCache(DomainId id) throws HypervisorException {
		return number(id, (domain, result) -> functions().virDomainMigrateGetCompressionCache(domain, result, 0));
	}

	@Override
	public void setCompressionCache(DomainId id, long bytes) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainMigrateSetCompressionCache");
		session.pointerCall(Task.CHANGE, id, domain -> session.check(functions().virDomainMigrateSetCompressionCache(domain, bytes, 0)));
	}

	@Override
	public long maxSpeed(DomainId id, boolean postcopy) throws HypervisorException {
		session.requireWritable(Task.READ, id.name(), "virDomainMigrateGetMaxSpeed"); // libvirt wants it so, although nothing changes
		return session.pointerCall(Task.READ, id, domain -> {
			NativeLongByReference speed = new NativeLongByReference();
			session.check(functions().virDomainMigrateGetMaxSpeed(domain, speed, postcopy ? POSTCOPY : 0));
			return speed.getValue().longValue();
		});
	}

	@Override
	public void setMaxSpeed(DomainId id, long mibPerSecond, boolean postcopy) throws HypervisorException {
		session.requireWritable(Task.CHANGE, id.name(), "virDomainMigrateSetMaxSpeed");
		session.pointerCall(Task.CHANGE, id,
				domain -> session.check(functions().virDomainMigrateSetMaxSpeed(domain, new NativeLong(mibPerSecond), postcopy ? POSTCOPY : 0)));
	}

	/** A function that gives a number. */
	@FunctionalInterface
	private interface Getter {
		int get(Pointer domain, LongByReference result);
	}

	private long number(DomainId id, Getter getter) throws HypervisorException {
		return session.pointerCall(Task.READ, id, domain -> {
			LongByReference result = new LongByReference();
			session.check(getter.get(domain, result));
			return result.getValue();
		});
	}
}

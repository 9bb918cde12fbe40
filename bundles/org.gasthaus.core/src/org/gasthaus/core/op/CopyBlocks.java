package org.gasthaus.core.op;

import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.BlockJobs;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.TypedParameter;

/**
 * Copies a disk of a running domain to another image. Done when both are alike and, if the guest is to move, it goes on with the copy; else both
 * are kept alike until {@link AbortBlockJob}.
 *
 * <p>Cancelling ends the job: the guest keeps the image that it has. The file of the copy stays, with what was copied so far.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainBlockCopy">virDomainBlockCopy</a>
 */
public final class CopyBlocks extends BlockJobOperation {
	private final String destination;
	private final List<TypedParameter> values;
	private final Set<BlockJobs.Option> options;

	/**
	 * @param disk its target, for example {@code vda}
	 * @param destination a {@code disk} element
	 * @param values libvirt's {@code bandwidth}, {@code granularity}, {@code buf-size}
	 * @param options libvirt's of copying
	 * @param move whether the guest goes on with the copy
	 */
	public CopyBlocks(DomainHandle domain, String disk, String destination, List<TypedParameter> values, Set<BlockJobs.Option> options, boolean move) {
		super(domain, disk, NLS.bind(Messages.CopyBlocks_title, disk, domain.name()), move);
		this.destination = Objects.requireNonNull(destination);
		this.values = List.copyOf(values);
		this.options = Set.copyOf(options);
	}

	@Override
	void start(HypervisorSession session) throws HypervisorException {
		session.blockJobs().copy(target().id(), disk(), destination, values, options);
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return moves() ? Undo.impossible(Messages.Undo_blocks) : Undos.by(new AbortBlockJob(target(), disk(), false), Messages.Undo_copy);
	}
}

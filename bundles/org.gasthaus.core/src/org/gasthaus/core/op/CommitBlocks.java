package org.gasthaus.core.op;

import java.util.Objects;
import java.util.Set;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Undo;
import org.gasthaus.hypervisor.BlockJobs;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;

/**
 * Brings what upper images of a disk of a running domain hold into one beneath. With {@link BlockJobs.Option#ACTIVE} the guest goes on with that one
 * in the end.
 *
 * <p>Cancelling ends the job: the guest keeps the images that it has, what was copied already stays in the lower one.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainBlockCommit">virDomainBlockCommit</a>
 */
public final class CommitBlocks extends BlockJobOperation {
	private final String base;
	private final String top;
	private final long bytesPerSecond;
	private final Set<BlockJobs.Option> options;

	/**
	 * @param disk its target, for example {@code vda}
	 * @param base the image that takes the data; empty for the lowest
	 * @param top the image that gives the data; empty for the topmost
	 * @param bytesPerSecond 0 for no limit
	 * @param options libvirt's of committing
	 */
	public CommitBlocks(DomainHandle domain, String disk, String base, String top, long bytesPerSecond, Set<BlockJobs.Option> options) {
		super(domain, disk, NLS.bind(Messages.CommitBlocks_title, disk, domain.name()), options.contains(BlockJobs.Option.ACTIVE));
		this.base = Objects.requireNonNull(base);
		this.top = Objects.requireNonNull(top);
		this.bytesPerSecond = bytesPerSecond;
		this.options = Set.copyOf(options);
	}

	@Override
	void start(HypervisorSession session) throws HypervisorException {
		session.blockJobs().commit(target().id(), disk(), base.isEmpty() ? null : base, top.isEmpty() ? null : top, bytesPerSecond, options);
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_blocks);
	}
}

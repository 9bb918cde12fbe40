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
 * Brings what the images beneath a disk of a running domain hold into its topmost one; done when that needs them no longer.
 *
 * <p>Cancelling ends the job: the chain of images stays as it was, what was copied already stays in the topmost one.
 *
 * @see <a href="https://libvirt.org/html/libvirt-libvirt-domain.html#virDomainBlockRebase">virDomainBlockRebase</a>
 */
public final class PullBlocks extends BlockJobOperation {
	private final String base;
	private final long bytesPerSecond;
	private final Set<BlockJobs.Option> options;

	/**
	 * @param disk its target, for example {@code vda}
	 * @param base the image to keep beneath; empty for none
	 * @param bytesPerSecond 0 for no limit
	 * @param options libvirt's of pulling
	 */
	public PullBlocks(DomainHandle domain, String disk, String base, long bytesPerSecond, Set<BlockJobs.Option> options) {
		super(domain, disk, NLS.bind(Messages.PullBlocks_title, disk, domain.name()), false);
		this.base = Objects.requireNonNull(base);
		this.bytesPerSecond = bytesPerSecond;
		this.options = Set.copyOf(options);
	}

	@Override
	void start(HypervisorSession session) throws HypervisorException {
		session.blockJobs().pull(target().id(), disk(), base.isEmpty() ? null : base, bytesPerSecond, options);
	}

	@Override
	Undo<Void> before(HypervisorSession session) {
		return Undo.impossible(Messages.Undo_blocks);
	}
}

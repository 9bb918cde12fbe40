package org.gasthaus.ui.internal.guest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.DomainHandle;
import org.gasthaus.core.Operation;
import org.gasthaus.core.Undo;
import org.gasthaus.core.op.MigrateDomain;
import org.gasthaus.hypervisor.HypervisorException;

/** A migration whose advice names what the dialog has, and a command for what it has not, in place of libvirt's options. Cancelling ends it. */
final class MigrateFromDialog implements Operation<DomainHandle> {
	private static final String COPIED = "copy-storage-all";
	private static final Pattern OPTION = Pattern.compile("\\((copy-storage-all|unsafe|xml|dname|migrateuri)\\b");

	private final MigrateDomain migration;

	MigrateFromDialog(MigrateDomain migration) {
		this.migration = migration;
	}

	@Override
	public String title() {
		return migration.title();
	}

	@Override
	public Object target() {
		return migration.target();
	}

	@Override
	public DomainHandle call(IProgressMonitor monitor) throws HypervisorException {
		try {
			return migration.call(monitor);
		} catch (HypervisorException e) {
			throw new HypervisorException(e.code(), words(e.getMessage()), e.reason(), words(e.nextStep()), e.nativeCode(), e.nativeDomain(), e);
		}
	}

	@Override
	public Undo<DomainHandle> undo(IProgressMonitor monitor) throws HypervisorException {
		return migration.undo(monitor);
	}

	/** Advice in the words of the dialog. */
	static String words(String advice) {
		return OPTION.matcher(advice).replaceAll(found -> Matcher.quoteReplacement(found.group(1).equals(COPIED) ? NLS.bind(Messages.Migrate_label, Messages.Migrate_disksCopied)
				: NLS.bind(Messages.Migrate_shell, found.group(1))));
	}
}

package org.gasthaus.ui.internal.storage;

import java.text.ParseException;
import java.util.Set;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.core.op.ResizeVolume;
import org.gasthaus.hypervisor.VolumeResize;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Ask;
import org.gasthaus.ui.internal.Selections;
import org.gasthaus.ui.internal.Sizes;

/** Asks for a size and changes that of the selected volume; asks again before it becomes smaller. */
public final class ResizeVolumeHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Shell shell = HandlerUtil.getActiveShell(event);
		Selections.all(event, VolumeHandle.class).findFirst().ifPresent(volume -> {
			long now = volume.known().map(known -> known.size().capacityBytes()).orElse(0L);
			Ask.text(shell, Messages.ResizeVolume_title, NLS.bind(Messages.ResizeVolume_question, volume.name()), Sizes.text(now), Messages.ResizeVolume_button,
					ResizeVolumeHandler::problem).ifPresent(size -> resize(shell, volume, now, size));
		});
		return null;
	}

	private static void resize(Shell shell, VolumeHandle volume, long now, String size) {
		try {
			long bytes = Sizes.bytes(size);
			boolean shrink = bytes < now;
			if (!shrink || Ask.whether(shell, Messages.ResizeVolume_title, NLS.bind(Messages.ResizeVolume_shrink, volume.name(), Sizes.text(bytes)),
					Messages.ResizeVolume_shrinkButton)) {
				OperationJob.launch(new ResizeVolume(volume, bytes, shrink ? Set.of(VolumeResize.SHRINK) : Set.of()));
			}
		} catch (ParseException e) {
			throw new IllegalStateException(e); // the dialog lets no such text through
		}
	}

	private static String problem(String size) {
		try {
			return size.isBlank() || Sizes.bytes(size) <= 0 ? "" : null;
		} catch (ParseException e) {
			return NewVolume.sizeProblem(size);
		}
	}
}

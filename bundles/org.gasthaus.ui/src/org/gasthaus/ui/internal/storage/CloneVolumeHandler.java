package org.gasthaus.ui.internal.storage;

import java.util.List;
import java.util.Set;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.core.op.CloneVolume;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Ask;
import org.gasthaus.ui.internal.Selections;

/** Asks for a name, and copies the selected volume within its pool. */
public final class CloneVolumeHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Selections.all(event, VolumeHandle.class).findFirst().ifPresent(volume -> {
			List<String> taken = NewVolumeHandler.names(volume.pool());
			Ask.text(HandlerUtil.getActiveShell(event), Messages.CloneVolume_title, NLS.bind(Messages.CloneVolume_question, volume.name(),
					volume.pool().name()),
					proposal(volume.name(), taken), Messages.CloneVolume_button, name -> problem(volume, name, taken))
					.ifPresent(name -> OperationJob.launch(new CloneVolume(volume, name, Set.of())));
		});
		return null;
	}

	/** A free name that keeps the ending. */
	static String proposal(String name, List<String> taken) {
		int dot = name.lastIndexOf('.');
		String stem = dot > 0 ? name.substring(0, dot) : name;
		String ending = dot > 0 ? name.substring(dot) : "";
		String free = stem + "-clone" + ending;
		for (int i = 2; taken.contains(free); i++) {
			free = stem + "-clone" + i + ending;
		}
		return free;
	}

	private static String problem(VolumeHandle volume, String name, List<String> taken) {
		if (name.isBlank()) {
			return "";
		}
		if (name.indexOf('/') >= 0) {
			return Messages.NewVolume_slash;
		}
		return taken.contains(name) ? NLS.bind(Messages.NewVolume_taken, name, volume.pool().name()) : null;
	}
}

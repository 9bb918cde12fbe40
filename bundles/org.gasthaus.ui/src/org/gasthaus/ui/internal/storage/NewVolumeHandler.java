package org.gasthaus.ui.internal.storage;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.handlers.HandlerUtil;
import org.gasthaus.core.Part;
import org.gasthaus.core.PoolHandle;
import org.gasthaus.core.VolumeHandle;
import org.gasthaus.core.op.CreateVolume;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.internal.Selections;
import org.gasthaus.ui.internal.hosts.HostsNode.Item;

/** Asks for name and size, and makes a volume in the selected pool, or the pool of the selected volume. */
public final class NewVolumeHandler extends AbstractHandler {
	@Override
	public Object execute(ExecutionEvent event) {
		Stream.concat(Selections.all(event, Item.class).filter(Item::isPool).map(Item::pool), Selections.all(event, VolumeHandle.class)
				.map(VolumeHandle::pool)).findFirst()
				.ifPresent(pool -> {
					NewVolumeDialog dialog = new NewVolumeDialog(HandlerUtil.getActiveShell(event), new NewVolume(pool.name(), available(pool), names(pool)));
					if (dialog.open() == Window.OK) {
						OperationJob.launch(new CreateVolume(pool, dialog.xml(), Set.of()));
					}
				});
		return null;
	}

	private static long available(PoolHandle pool) {
		return pool.info().map(info -> info.availableBytes()).orElse(0L);
	}

	/** The names that are taken, as far as they are known. */
	static List<String> names(PoolHandle pool) {
		return pool.connection().known(Part.volumes(pool.uuid())).map(all -> all.items().stream().map(volume -> volume.info().name()).toList())
				.orElse(List.of());
	}
}

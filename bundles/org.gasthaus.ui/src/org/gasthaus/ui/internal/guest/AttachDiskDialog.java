package org.gasthaus.ui.internal.guest;

import java.util.List;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.gasthaus.core.GuestDevices.VolumeChoice;
import org.gasthaus.core.NewDisk.Access;
import org.gasthaus.core.op.ReadVolumeFormat;
import org.gasthaus.ui.OperationJob;
import org.gasthaus.ui.UiThread;
import org.gasthaus.ui.internal.guest.DiskChoices.Origin;

/** Asks for a disk. */
final class AttachDiskDialog extends DeviceDialog {
	private final DiskChoices choices;
	private Composite sources;
	private Composite volumeArea;
	private Composite pathArea;
	private Composite nothing;
	private Combo pool;
	private Combo volume;
	private Combo bus;
	private Text target;
	private Combo format;
	private Combo access;
	private boolean filling;

	AttachDiskDialog(Shell shell, DiskChoices choices) {
		super(shell, Messages.Disk_title, choices);
		this.choices = choices;
	}

	@Override
	void fields(Composite area) {
		setTitle(NLS.bind(Messages.Disk_heading, choices.guest().domain().name()));
		Combo origin = words(area, Messages.Disk_origin, "origin", choices.origins().stream().map(AttachDiskDialog::text).toList(), text(choices.origin()), false);
		origin.addListener(SWT.Selection, event -> {
			choices.from(choices.origins().get(origin.getSelectionIndex()));
			showSource();
			follow();
		});
		new Label(area, SWT.NONE).setText(Messages.Disk_source);
		source(area);
		Combo device = words(area, Messages.Disk_device, "device", DiskChoices.DEVICES, choices.device(), false);
		device.addListener(SWT.Selection, event -> {
			choices.be(device.getText());
			bus.setItems(choices.buses().toArray(String[]::new));
			follow();
		});
		bus = words(area, Messages.Disk_bus, "bus", choices.buses(), choices.bus(), false);
		bus.addListener(SWT.Selection, event -> {
			choices.plugInto(bus.getText());
			follow();
		});
		new Label(area, SWT.NONE).setText(Messages.Disk_target);
		target = new Text(area, SWT.BORDER);
		target.setData("org.gasthaus.id", "target");
		GridDataFactory.fillDefaults().grab(true, false).applyTo(target);
		target.addModifyListener(event -> {
			if (!filling) {
				choices.call(target.getText());
				changed();
			}
		});
		format = words(area, Messages.Disk_format, "format", DiskChoices.FORMATS, choices.format(), false);
		format.addListener(SWT.Selection, event -> {
			choices.read(format.getText());
			changed();
		});
		Combo cache = words(area, Messages.Disk_cache, "cache", DiskChoices.CACHES, "", false);
		cache.addListener(SWT.Selection, event -> {
			choices.cache(cache.getText());
			changed();
		});
		access = words(area, Messages.Disk_access, "access", List.of(Messages.Disk_readWrite, Messages.Disk_readOnly, Messages.Disk_shareable), Messages.Disk_readWrite, false);
		access.addListener(SWT.Selection, event -> {
			choices.allow(Access.values()[access.getSelectionIndex()]);
			changed();
		});
		showSource();
		if (!choices.pools().isEmpty()) {
			pool.select(0);
			fillVolumes();
		}
		follow();
	}

	private static String text(Origin origin) {
		return switch (origin) {
		case VOLUME -> Messages.Disk_volume;
		case FILE -> Messages.Disk_file;
		case BLOCK -> Messages.Disk_block;
		case NOTHING -> Messages.Disk_nothing;
		};
	}

	private void source(Composite area) {
		sources = new Composite(area, SWT.NONE);
		sources.setLayout(new StackLayout());
		GridDataFactory.fillDefaults().grab(true, false).hint(convertWidthInCharsToPixels(FIELD_CHARS), SWT.DEFAULT).applyTo(sources);
		volumeArea = new Composite(sources, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).applyTo(volumeArea);
		pool = combo(volumeArea, "pool");
		pool.setItems(choices.pools().toArray(String[]::new));
		pool.addListener(SWT.Selection, event -> fillVolumes());
		volume = combo(volumeArea, "volume");
		volume.addListener(SWT.Selection, event -> takeVolume());
		pathArea = new Composite(sources, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(pathArea);
		Text path = new Text(pathArea, SWT.BORDER);
		path.setData("org.gasthaus.id", "path");
		path.setMessage(NLS.bind(Messages.Disk_path, choices.guest().domain().connection()));
		GridDataFactory.fillDefaults().grab(true, false).align(SWT.FILL, SWT.CENTER).applyTo(path);
		path.addModifyListener(event -> {
			choices.typePath(path.getText());
			follow();
		});
		nothing = new Composite(sources, SWT.NONE);
		GridLayoutFactory.fillDefaults().applyTo(nothing);
	}

	private static Combo combo(Composite area, String id) {
		Combo combo = new Combo(area, SWT.DROP_DOWN | SWT.READ_ONLY);
		combo.setData("org.gasthaus.id", id);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(combo);
		return combo;
	}

	private void showSource() {
		((StackLayout) sources.getLayout()).topControl = switch (choices.origin()) {
		case VOLUME -> volumeArea;
		case FILE, BLOCK -> pathArea;
		case NOTHING -> nothing;
		};
		sources.layout();
	}

	private void fillVolumes() {
		volume.setItems(choices.volumes(pool.getText()).stream().map(VolumeChoice::name).toArray(String[]::new));
		choices.take(null);
		follow();
	}

	private void takeVolume() {
		VolumeChoice taken = choices.volumes(pool.getText()).get(volume.getSelectionIndex());
		choices.take(taken);
		follow();
		OperationJob.quietly(new ReadVolumeFormat(choices.guest().domain().connection(), taken.path()), found -> UiThread.inUi(volume.getDisplay(), () -> {
			if (!volume.isDisposed()) {
				choices.detected(taken, found);
				follow();
			}
		}));
	}

	/** Shows what is proposed now. */
	private void follow() {
		if (access == null) {
			return; // not all is there yet
		}
		filling = true;
		bus.setText(choices.bus());
		if (!target.getText().equals(choices.target())) {
			target.setText(choices.target());
		}
		format.setText(choices.format());
		format.setEnabled(choices.origin() != Origin.NOTHING);
		access.select(choices.access().ordinal());
		access.setEnabled(choices.hasAccess());
		filling = false;
		changed();
	}

	@Override
	String message() {
		return NLS.bind(Messages.Disk_message, choices.guest().domain().connection());
	}
}

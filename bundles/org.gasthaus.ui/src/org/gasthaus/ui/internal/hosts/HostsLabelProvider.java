package org.gasthaus.ui.internal.hosts;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.viewers.CellLabelProvider;
import org.eclipse.jface.viewers.DecorationOverlayIcon;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider;
import org.eclipse.jface.viewers.IDecoration;
import org.eclipse.jface.viewers.ILabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Image;
import org.gasthaus.ui.GasthausUi;

/** Paints a {@link HostsLabel}: picture, name, and the state in the platform's secondary colour. */
final class HostsLabelProvider extends LabelProvider implements DelegatingStyledCellLabelProvider.IStyledLabelProvider, ILabelProvider {
	private final HostsModel model;
	private final LocalResourceManager images = new LocalResourceManager(JFaceResources.getResources());
	private final Map<String, ImageDescriptor> descriptors = new HashMap<>();

	private HostsLabelProvider(HostsModel model) {
		this.model = model;
	}

	/** For a viewer. */
	static CellLabelProvider styled(HostsModel model) {
		return new DelegatingStyledCellLabelProvider(new HostsLabelProvider(model)) {
			@Override
			public String getToolTipText(Object element) {
				String hint = model.label(element).hint();
				return hint.isEmpty() ? null : hint;
			}
		};
	}

	@Override
	public StyledString getStyledText(Object element) {
		HostsLabel label = model.label(element);
		if (label.detailFirst()) {
			return new StyledString(label.detail(), StyledString.QUALIFIER_STYLER).append("  " + label.text());
		}
		StyledString text = new StyledString(label.text(), label.old() ? StyledString.QUALIFIER_STYLER : null);
		return label.detail().isEmpty() ? text : text.append("  " + label.detail(), StyledString.QUALIFIER_STYLER);
	}

	@Override
	public String getText(Object element) {
		return getStyledText(element).getString();
	}

	@Override
	public Image getImage(Object element) {
		HostsLabel label = model.label(element);
		ImageDescriptor base = descriptor(label.icon().path());
		if (label.old()) {
			base = label.icon().isHost() ? new DecorationOverlayIcon(base, descriptor("icons/overlay-lost.svg"), IDecoration.TOP_RIGHT)
					: ImageDescriptor.createWithFlags(base, SWT.IMAGE_GRAY);
		}
		return images.get(label.locked() ? new DecorationOverlayIcon(base, descriptor("icons/overlay-lock.svg"), IDecoration.BOTTOM_RIGHT) : base);
	}

	private ImageDescriptor descriptor(String path) {
		return descriptors.computeIfAbsent(path, wanted -> ResourceLocator.imageDescriptorFromBundle(GasthausUi.ID, wanted)
				.orElseGet(ImageDescriptor::getMissingImageDescriptor));
	}

	@Override
	public void dispose() {
		images.dispose();
		super.dispose();
	}
}

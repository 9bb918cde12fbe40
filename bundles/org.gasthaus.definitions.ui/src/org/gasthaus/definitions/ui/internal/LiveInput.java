package org.gasthaus.definitions.ui.internal;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.eclipse.core.resources.IEncodedStorage;
import org.eclipse.core.resources.IStorage;
import org.eclipse.core.runtime.IPath;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.IPersistableElement;
import org.eclipse.ui.IStorageEditorInput;
import org.gasthaus.definitions.ui.internal.live.LiveDefinition;
import org.gasthaus.hypervisor.XmlView;

/** A live definition as the input of an editor. Equal by object, so that one object has one editor; not restored at the next start. */
public final class LiveInput implements IStorageEditorInput {
	private final LiveDefinition live;

	LiveInput(LiveDefinition live) {
		this.live = live;
	}

	LiveDefinition live() {
		return live;
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return ResourceLocator.imageDescriptorFromBundle("org.gasthaus.definitions.ui", "icons/definition.svg").orElse(null);
	}

	@Override
	public String getName() {
		return NLS.bind(live.view() == XmlView.LIVE ? Messages.LiveInput_runningName : Messages.LiveInput_name, live.name(), live.connection());
	}

	@Override
	public IPersistableElement getPersistable() {
		return null;
	}

	@Override
	public String getToolTipText() {
		String template = live.view() == XmlView.LIVE ? Messages.LiveInput_running : live.isWritable() ? Messages.LiveInput_toolTip : Messages.LiveInput_readOnly;
		return NLS.bind(template, live.name(), live.connection());
	}

	@Override
	public <T> T getAdapter(Class<T> adapter) {
		return adapter == IStorage.class ? adapter.cast(getStorage()) : null;
	}

	@Override
	public IEncodedStorage getStorage() {
		return new Text();
	}

	@Override
	public int hashCode() {
		return live.uuid().hashCode();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof LiveInput input && input.live.connection() == live.connection() && input.live.kind() == live.kind() && input.live.view() == live.view()
				&& input.live.uuid().equals(live.uuid());
	}

	/** What the host had last, and comments that are only here, with a name that makes it XML. */
	private final class Text implements IEncodedStorage {
		@Override
		public InputStream getContents() {
			return new ByteArrayInputStream(live.shown().getBytes(StandardCharsets.UTF_8));
		}

		@Override
		public String getCharset() {
			return StandardCharsets.UTF_8.name();
		}

		@Override
		public IPath getFullPath() {
			return null;
		}

		@Override
		public String getName() {
			return live.name() + ".xml";
		}

		@Override
		public boolean isReadOnly() {
			return !live.isWritable();
		}

		@Override
		public <T> T getAdapter(Class<T> adapter) {
			return null;
		}
	}
}

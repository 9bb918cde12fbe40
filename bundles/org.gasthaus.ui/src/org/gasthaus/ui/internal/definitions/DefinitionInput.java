package org.gasthaus.ui.internal.definitions;

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
import org.gasthaus.core.Connection;
import org.gasthaus.core.op.ReadDefinition;
import org.gasthaus.core.op.ReadDefinition.Kind;
import org.gasthaus.hypervisor.XmlView;
import org.gasthaus.ui.GasthausUi;

/**
 * The definition of an object on a host, as it was read last: text for an editor. Equal by object, so that one object has one
 * editor. Its title names object and host; its storage has the name of an XML file, from which the editor tells the kind of text.
 */
final class DefinitionInput implements IStorageEditorInput {
	private final Connection connection;
	private final Kind kind;
	private final String uuid;
	private final String objectName;
	private volatile String xml;

	DefinitionInput(Connection connection, Kind kind, String uuid, String objectName, String xml) {
		this.connection = connection;
		this.kind = kind;
		this.uuid = uuid;
		this.objectName = objectName;
		this.xml = xml;
	}

	Connection connection() {
		return connection;
	}

	/** Reads the definition again. */
	ReadDefinition read() {
		return new ReadDefinition(connection, kind, uuid, objectName, XmlView.LIVE);
	}

	/** @return whether the text is another one now */
	boolean update(String fresh) {
		boolean changed = !fresh.equals(xml);
		xml = fresh;
		return changed;
	}

	String xml() {
		return xml;
	}

	InputStream contents() {
		return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public ImageDescriptor getImageDescriptor() {
		return ResourceLocator.imageDescriptorFromBundle(GasthausUi.ID, "icons/definition.svg").orElse(null);
	}

	@Override
	public String getName() {
		return NLS.bind(Messages.DefinitionInput_name, objectName, connection);
	}

	@Override
	public IPersistableElement getPersistable() {
		// what a host had yesterday is not what it has today: not restored at the next start
		return null;
	}

	@Override
	public String getToolTipText() {
		return NLS.bind(Messages.DefinitionInput_toolTip, objectName, connection);
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
		return uuid.hashCode();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof DefinitionInput input && input.connection == connection && input.kind == kind && input.uuid.equals(uuid);
	}

	private final class Text implements IEncodedStorage {
		@Override
		public InputStream getContents() {
			return contents();
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
			return objectName + ".xml";
		}

		@Override
		public boolean isReadOnly() {
			return true;
		}

		@Override
		public <T> T getAdapter(Class<T> adapter) {
			return null;
		}
	}
}

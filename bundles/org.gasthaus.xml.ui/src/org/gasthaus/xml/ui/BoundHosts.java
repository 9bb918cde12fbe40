package org.gasthaus.xml.ui;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceStatus;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.jface.text.IDocument;

/**
 * Which host a definition is meant for. A file, a folder or a project can be bound to the connection of a host; what lies in a bound folder
 * is bound with it unless it says otherwise. The text of an editor that is no file is bound by whoever opens it.
 *
 * <p>The binding of a resource is kept with the workspace, not with the file: another machine has other hosts. May be used from any thread.
 */
public final class BoundHosts {
	private static final QualifiedName HOST = new QualifiedName("org.gasthaus.xml.ui", "host");
	private static final Map<IDocument, String> DOCUMENTS = Collections.synchronizedMap(new WeakHashMap<>());
	private static final List<Runnable> LISTENERS = new CopyOnWriteArrayList<>();

	private BoundHosts() {
	}

	/** The URI of the host that a resource is bound to, by itself or by a folder that it lies in. */
	public static Optional<String> of(IResource resource) {
		for (IResource at = resource; at != null; at = at.getParent()) {
			Optional<String> own = own(at);
			if (own.isPresent()) {
				return own;
			}
		}
		return Optional.empty();
	}

	/** The URI of the host that a resource itself is bound to, whatever it lies in. */
	public static Optional<String> own(IResource resource) {
		try {
			return resource.isAccessible() ? Optional.ofNullable(resource.getPersistentProperty(HOST)) : Optional.empty();
		} catch (CoreException e) {
			int code = e.getStatus().getCode();
			// one that just comes or goes is bound to nothing
			if (code != IResourceStatus.RESOURCE_NOT_LOCAL && code != IResourceStatus.RESOURCE_NOT_FOUND && code != IResourceStatus.PROJECT_NOT_OPEN) {
				ILog.of(BoundHosts.class).log(e.getStatus());
			}
			return Optional.empty();
		}
	}

	/**
	 * Binds a resource and everything in it.
	 *
	 * @param uri the connection of the host, without any secret; {@code null} to do as the folder does
	 * @throws CoreException if the resource is not there or its project is closed
	 */
	public static void bind(IResource resource, String uri) throws CoreException {
		resource.setPersistentProperty(HOST, uri);
		LISTENERS.forEach(Runnable::run);
	}

	/** The URI of the host that the text of an editor was bound to by {@link #bind(IDocument, String)}. */
	public static Optional<String> of(IDocument document) {
		return Optional.ofNullable(DOCUMENTS.get(document));
	}

	/** Binds a text that is no file, for as long as it lives. */
	public static void bind(IDocument document, String uri) {
		DOCUMENTS.put(document, uri);
		LISTENERS.forEach(Runnable::run);
	}

	/** Tells somebody after each change of a binding, in the thread that changed it. */
	public static void addListener(Runnable listener) {
		LISTENERS.add(listener);
	}

	/** The opposite of {@link #addListener}. */
	public static void removeListener(Runnable listener) {
		LISTENERS.remove(listener);
	}
}

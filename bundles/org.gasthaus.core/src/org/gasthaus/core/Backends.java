package org.gasthaus.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HypervisorBackend;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.UriExplanation;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Subscription;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * The installed hypervisor back ends: services in OSGi, where they come and go; what {@link ServiceLoader} finds in a plain
 * JVM ({@link #onClassPath()}). Thread-safe.
 */
@Component(service = Backends.class)
public final class Backends {
	private volatile List<HypervisorBackend> installed = List.of();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

	/** A back end that is installed from now on. */
	@Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "remove")
	void add(HypervisorBackend backend) {
		change(all -> all.add(backend));
	}

	/** A back end whose bundle goes, for good or because it is updated. */
	void remove(HypervisorBackend backend) {
		change(all -> all.remove(backend));
	}

	private void change(Consumer<List<HypervisorBackend>> change) {
		synchronized (this) {
			List<HypervisorBackend> next = new ArrayList<>(installed);
			change.accept(next);
			installed = List.copyOf(next);
		}
		listeners.forEach(Runnable::run);
	}

	/** Hears that a back end came or went, in the thread of whoever installs or removes it: it must be quick. @return closed by the caller */
	Subscription onChange(Runnable listener) {
		listeners.add(listener);
		return () -> listeners.remove(listener);
	}

	/** Whether this very back end is still installed: another one of its id may have taken its place. */
	boolean has(HypervisorBackend backend) {
		return installed.contains(backend);
	}

	/** The back ends that stand on the class path. One that cannot be loaded is left out. */
	public static Backends onClassPath() {
		Backends backends = new Backends();
		List<HypervisorBackend> found = new ArrayList<>();
		Iterator<HypervisorBackend> all = ServiceLoader.load(HypervisorBackend.class, Backends.class.getClassLoader()).iterator();
		while (true) {
			try {
				if (!all.hasNext()) {
					break;
				}
				found.add(all.next());
			} catch (ServiceConfigurationError e) {
				System.getLogger(Backends.class.getName()).log(System.Logger.Level.WARNING, "A hypervisor back end is left out", e);
			}
		}
		backends.installed = List.copyOf(found);
		return backends;
	}

	/** These back ends and no others. */
	public static Backends of(List<HypervisorBackend> backends) {
		Backends result = new Backends();
		result.installed = List.copyOf(backends);
		return result;
	}

	/** All of them, in the order of their ids. */
	public List<HypervisorBackend> all() {
		List<HypervisorBackend> result = new ArrayList<>(installed);
		result.sort(Comparator.comparing(HypervisorBackend::id));
		return result;
	}

	/**
	 * The back end that serves a URI.
	 *
	 * @throws HypervisorException {@code NO_BACKEND} with the drivers that could be served
	 */
	public HypervisorBackend forUri(ConnectionUri uri) throws HypervisorException {
		HypervisorBackend serving = null;
		for (HypervisorBackend backend : installed) {
			if (backend.accepts(uri) && (serving == null || backend.id().compareTo(serving.id()) < 0)) {
				serving = backend;
			}
		}
		if (serving != null) {
			return serving;
		}
		List<String> ids = all().stream().map(HypervisorBackend::id).toList();
		String message = ids.isEmpty() ? NLS.bind(Messages.Backends_none, uri)
				: NLS.bind(Messages.Backends_noneForUri, new Object[] { uri, uri.driver(), String.join(", ", ids) });
		String meant = UriExplanation.of(uri).problems().stream().filter(problem -> isServed(problem.proposal())).findFirst()
				.map(UriExplanation.Problem::advice).orElse("");
		throw new HypervisorException(HypervisorException.Code.NO_BACKEND, meant.isEmpty() ? message : message + ' ' + meant, message, meant, 0, 0, null);
	}

	private boolean isServed(String proposal) {
		try {
			return proposal != null && isServed(ConnectionUri.parse(proposal));
		} catch (HypervisorException e) {
			return false;
		}
	}

	/** Whether some back end serves a URI. */
	boolean isServed(ConnectionUri uri) {
		return installed.stream().anyMatch(backend -> backend.accepts(uri));
	}

	/**
	 * Opens a session with the back end that serves the URI.
	 *
	 * @return the caller closes it
	 * @see HypervisorBackend#open
	 */
	public HypervisorSession open(ConnectionUri uri, Access access, CredentialsPrompt prompt, IProgressMonitor monitor) throws HypervisorException {
		return forUri(uri).open(uri, access, prompt, monitor);
	}

	/**
	 * The same, given up when it takes too long; the attempt then goes on in a daemon thread until the host or libvirt lets go. While a person is
	 * asked for credentials the time stands still.
	 *
	 * @param limits only that for connecting counts here
	 * @throws NoAnswerException if the host did not answer in time
	 */
	public HypervisorSession open(ConnectionUri uri, Access access, CredentialsPrompt prompt, CallLimits limits, IProgressMonitor monitor)
			throws HypervisorException {
		HypervisorBackend serving = forUri(uri);
		Deadline deadline = new Deadline(uri, limits.connect(), prompt);
		return new Attempt("connecting to " + uri, () -> serving.open(uri, access, deadline, null)).await(monitor, deadline);
	}
}

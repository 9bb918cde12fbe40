package org.gasthaus.xml.ui.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.gasthaus.rules.RuleSet;
import org.gasthaus.xml.check.DefinitionCheck;
import org.gasthaus.xml.ide.HostKnowledge;
import org.gasthaus.xml.ide.LanguageContext;
import org.gasthaus.xml.ide.WorkspaceIndex;
import org.gasthaus.xml.ide.completion.Templates;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.ui.BoundHosts;
import org.gasthaus.xml.ui.HostBinding;
import org.gasthaus.xml.ui.internal.assist.UserTemplates;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * What all editors and the check of the workspace share: preferences, schemas, the names that definitions give and use, the hosts. There is
 * one, because the platform makes the parts of an editor itself and hands them nothing.
 *
 * <p>May be used from any thread and never waits for a host; loading a schema is left to whoever checks.
 */
public final class SharedLanguage {
	private static final SharedLanguage INSTANCE = new SharedLanguage();

	private final WorkspaceIndex index = new WorkspaceIndex();
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final HostBinding.Listener hostListener = uri -> changed();
	private final ServiceTracker<HostBinding, HostBinding> bindings;
	private volatile Settings settings = Settings.read();
	private volatile Schemas schemas = new Schemas(settings.schema());
	private volatile Templates templates = Templates.STANDARD;
	private final Map<SchemaSource, Schemas> otherVersions = new ConcurrentHashMap<>();

	private SharedLanguage() {
		InstanceScope.INSTANCE.getNode(Settings.NODE).addPreferenceChangeListener(event -> settingsChanged());
		BoundHosts.addListener(this::changed);
		BundleContext bundle = FrameworkUtil.getBundle(SharedLanguage.class).getBundleContext();
		bindings = new ServiceTracker<>(bundle, HostBinding.class, null) {
			@Override
			public HostBinding addingService(ServiceReference<HostBinding> reference) {
				HostBinding binding = super.addingService(reference);
				binding.addListener(hostListener);
				changed();
				return binding;
			}

			@Override
			public void removedService(ServiceReference<HostBinding> reference, HostBinding binding) {
				binding.removeListener(hostListener);
				super.removedService(reference, binding);
				changed();
			}
		};
		bindings.open();
	}

	/** The one of this workbench. */
	public static SharedLanguage get() {
		return INSTANCE;
	}

	private void settingsChanged() {
		Settings now = Settings.read();
		if (!now.schema().equals(settings.schema())) {
			schemas = new Schemas(now.schema());
			otherVersions.clear();
		}
		settings = now;
		changed();
	}

	/** Reads which templates there are, once at the start and after each change; reads files, so not in the UI thread at the start. */
	public void templatesChanged() {
		templates = UserTemplates.offered();
		changed();
	}

	private void changed() {
		listeners.forEach(Runnable::run);
	}

	/** The preferences now. */
	public Settings settings() {
		return settings;
	}

	/** The schemas that the preferences choose; loaded when they are first needed. */
	public Schemas schemas() {
		return schemas;
	}

	/** The names of the workspace. */
	public WorkspaceIndex index() {
		return index;
	}

	/** The hosts that a definition can be bound to. */
	public List<HostBinding.Host> hosts() {
		List<HostBinding.Host> hosts = new ArrayList<>();
		for (HostBinding binding : bindings.getServices(new HostBinding[0])) {
			hosts.addAll(binding.hosts());
		}
		return hosts;
	}

	/** What is known of a host. */
	public HostKnowledge knowledge(Optional<String> uri) {
		if (uri.isPresent()) {
			for (HostBinding binding : bindings.getServices(new HostBinding[0])) {
				HostKnowledge known = binding.knowledge(uri.get());
				if (known != HostKnowledge.NONE) {
					return known;
				}
			}
		}
		return HostKnowledge.NONE;
	}

	/** What surrounds a file. */
	public LanguageContext context(IResource file) {
		return context(file.getLocationURI(), BoundHosts.of(file));
	}

	/** What surrounds a text that is bound to a host or to none. */
	public LanguageContext context(URI uri, Optional<String> host) {
		HostKnowledge known = knowledge(host);
		return new LanguageContext(uri, schemas(known), known, index, templates);
	}

	/** Those that fit a host: of the same source there is one, so that a schema is loaded once. */
	private Schemas schemas(HostKnowledge known) {
		Schemas chosen = schemas;
		SchemaSource fitting = chosen.source().forVersion(known.libvirt());
		return fitting.equals(chosen.source()) ? chosen : otherVersions.computeIfAbsent(fitting, Schemas::new);
	}

	/** A check for a context. To be used by one thread. */
	public static DefinitionCheck check(LanguageContext context) {
		return new DefinitionCheck(context.schemas(), RuleSet.standard(), context.host().facts());
	}

	/** Tells somebody after each change of preferences, bindings or hosts, in any thread. */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	/** The opposite of {@link #addListener}. */
	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}
}

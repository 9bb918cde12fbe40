package org.gasthaus.xml.ui.internal.structure;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.resource.ResourceManager;
import org.eclipse.swt.graphics.Image;
import org.gasthaus.xml.ide.structure.OutlineKind;
import org.gasthaus.xml.ui.internal.DefinitionProblem;

/** The pictures of an outline, by the kind of thing. They belong to the resource manager. */
public final class OutlineIcons {
	private static final Map<OutlineKind, String> FILES = new EnumMap<>(OutlineKind.class);
	static {
		put("domain", OutlineKind.DOMAIN);
		put("network", OutlineKind.NETWORK);
		put("pool", OutlineKind.POOL);
		put("disk", OutlineKind.VOLUME, OutlineKind.DISK);
		put("snapshot", OutlineKind.SNAPSHOT);
		put("filter", OutlineKind.FILTER);
		put("secret", OutlineKind.SECRET, OutlineKind.TPM);
		put("name", OutlineKind.NAME);
		put("memory", OutlineKind.MEMORY, OutlineKind.BALLOON, OutlineKind.MEMORY_DEVICE);
		put("cpu", OutlineKind.CPU);
		put("os", OutlineKind.OS);
		put("features", OutlineKind.FEATURES);
		put("clock", OutlineKind.CLOCK, OutlineKind.WATCHDOG);
		put("group", OutlineKind.GROUP, OutlineKind.FILESYSTEM);
		put("cdrom", OutlineKind.CDROM);
		put("floppy", OutlineKind.FLOPPY);
		put("controller", OutlineKind.CONTROLLER, OutlineKind.DEVICE, OutlineKind.RNG);
		put("interface", OutlineKind.INTERFACE);
		put("graphics", OutlineKind.GRAPHICS, OutlineKind.VIDEO);
		put("sound", OutlineKind.SOUND);
		put("input", OutlineKind.INPUT);
		put("console", OutlineKind.CONSOLE, OutlineKind.CHANNEL);
		put("hostdev", OutlineKind.HOSTDEV, OutlineKind.USB);
	}

	private static final Map<String, ImageDescriptor> DESCRIPTORS = new ConcurrentHashMap<>();

	private OutlineIcons() {
	}

	private static void put(String file, OutlineKind... kinds) {
		for (OutlineKind kind : kinds) {
			FILES.put(kind, file);
		}
	}

	/** The picture of a kind; anything else is an element. */
	public static Image of(OutlineKind kind, ResourceManager images) {
		return images.get(descriptor(FILES.getOrDefault(kind, "element")));
	}

	/** A picture of this bundle by the name of its file. */
	public static ImageDescriptor descriptor(String name) {
		return DESCRIPTORS.computeIfAbsent(name, key -> ResourceLocator.imageDescriptorFromBundle(DefinitionProblem.BUNDLE, "icons/" + key + ".svg")
				.orElseGet(ImageDescriptor::getMissingImageDescriptor));
	}
}

package org.gasthaus.xml.ide.navigation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.gasthaus.model.xml.Definition.Region;
import org.gasthaus.xml.ide.DefinitionText;
import org.gasthaus.xml.ide.internal.Trees;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/** The paths of files in a text: images, kernels, firmware. They are paths of the host that runs the guest, which may be another machine. */
public final class FileLinks {
	private static final Set<String> PATHS = Set.of("loader", "nvram", "kernel", "initrd", "dtb", "emulator", "init");

	private FileLinks() {
	}

	/**
	 * A path and the file that it names.
	 *
	 * @param offset where the path stands, in UTF-16 units from 0
	 * @param length how long it is as written
	 * @param target the file as an address of scheme {@code file}
	 */
	public record Link(int offset, int length, URI target) {
	}

	/** The absolute paths of a text, in its order. Nobody looks whether the files exist. */
	public static List<Link> of(DefinitionText text) {
		return of(text.tree());
	}

	private static List<Link> of(XmlTree tree) {
		List<Link> links = new ArrayList<>();
		Trees.visit(tree, element -> {
			if (element.name().equals("source") || element.name().equals("backingStore")) {
				attribute(element, "file", links);
				attribute(element, "dir", links);
			}
			if (element.name().equals("nvram")) {
				attribute(element, "template", links);
			}
			String parent = element.parent() == null ? "" : element.parent().name();
			boolean target = element.name().equals("path") && (parent.equals("target") || parent.equals("backingStore"));
			if (target || PATHS.contains(element.name()) && (parent.equals("os") || parent.equals("devices"))) {
				Region region = Trees.textRegion(element);
				add(Trees.text(element), region, links);
			}
		});
		return List.copyOf(links);
	}

	private static void attribute(XmlElement element, String name, List<Link> links) {
		if (element.attribute(name) != null && element.attribute(name).isClosed()) {
			add(element.attribute(name).value(), Trees.valueRegion(element.attribute(name)), links);
		}
	}

	private static void add(String path, Region region, List<Link> links) {
		if (path.startsWith("/") && path.indexOf('\0') < 0) {
			try {
				links.add(new Link(region.offset(), region.length(), new URI("file", "", path, null)));
			} catch (URISyntaxException unusable) {
				// a path that no address can hold leads nowhere
			}
		}
	}
}

package org.gasthaus.languageserver.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.gasthaus.xml.ide.WorkspaceIndex;
import org.gasthaus.xml.ide.navigation.NameUses;
import org.gasthaus.xml.schema.DocumentKind;
import org.gasthaus.xml.text.XmlDecoder;
import org.gasthaus.xml.text.XmlTree;

/**
 * Keeps the index of the workspace up to date: its folders are read once in the background, then the files that change. What a client has
 * open counts as the client has it.
 */
final class Index implements AutoCloseable {
	private static final int MAX_FILES = 50_000;
	private static final long MAX_SIZE = 8L * 1024 * 1024;
	private static final Set<String> LEFT_OUT = Set.of("node_modules", "target", "build", "out");

	private final WorkspaceIndex names = new WorkspaceIndex();
	private final ExecutorService reader = Executors.newSingleThreadExecutor(Workers.named("gasthaus-index"));
	private final Set<URI> open = ConcurrentHashMap.newKeySet();
	private volatile boolean closed;

	WorkspaceIndex names() {
		return names;
	}

	/** Reads all files of a folder, later. */
	void folder(Path folder) {
		reader.execute(() -> walk(folder));
	}

	/** Forgets what lies in a folder, later. */
	void forget(Path folder) {
		String prefix = Addresses.of(folder).toString() + "/";
		reader.execute(() -> names.files().keySet().stream().filter(file -> file.toString().startsWith(prefix) && !open.contains(file)).toList()
				.forEach(names::remove));
	}

	/** Reads a file again, later. */
	void file(URI address) {
		reader.execute(() -> read(address));
	}

	/** Takes what the client has open. */
	void opened(URI address, XmlTree tree) {
		open.add(address);
		names.update(address, NameUses.of(tree));
	}

	/** Goes back to what the disk has, later. */
	void closed(URI address) {
		open.remove(address);
		file(address);
	}

	/** Reads a file now unless it is open; for a moment when its places must be right. */
	void read(URI address) {
		Path file = Addresses.file(address).orElse(null);
		if (open.contains(address)) {
			return;
		}
		try {
			if (file == null || !Files.isRegularFile(file) || Files.size(file) > MAX_SIZE) {
				names.remove(address);
				return;
			}
			XmlTree tree = XmlTree.of(XmlDecoder.decode(Files.readAllBytes(file)).text());
			boolean definition = tree.root() != null && DocumentKind.ofRoot(tree.root().name()) != null && tree.root().attribute("xmlns") == null;
			if (!open.contains(address)) {
				if (definition) {
					names.update(address, NameUses.of(tree));
				} else {
					names.remove(address);
				}
			}
		} catch (IOException unreadable) {
			names.remove(address);
		}
	}

	private void walk(Path folder) {
		int[] count = { 0 };
		try {
			Files.walkFileTree(folder, new SimpleFileVisitor<>() {
				@Override
				public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
					String name = directory.getFileName() == null ? "" : directory.getFileName().toString();
					boolean skipped = !directory.equals(folder) && (name.startsWith(".") || LEFT_OUT.contains(name));
					return closed ? FileVisitResult.TERMINATE : skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
					if (attributes.isRegularFile() && file.getFileName().toString().endsWith(".xml")) {
						read(Addresses.of(file));
						count[0]++;
					}
					return closed || count[0] >= MAX_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
					return FileVisitResult.CONTINUE;
				}
			});
		} catch (IOException unreadable) {
			Workers.log("a folder cannot be read", unreadable);
		}
	}

	@Override
	public void close() {
		closed = true;
		reader.shutdownNow();
	}
}

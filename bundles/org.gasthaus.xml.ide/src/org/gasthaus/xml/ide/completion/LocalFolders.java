package org.gasthaus.xml.ide.completion;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folders of this machine, for paths in definitions. To be asked in the thread of completion, not in the UI thread. */
public final class LocalFolders {
	private LocalFolders() {
	}

	/** A {@link PathLister}. */
	public static List<PathLister.Entry> list(String folder) {
		List<PathLister.Entry> entries = new ArrayList<>();
		try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder))) {
			for (Path file : files) {
				if (entries.size() >= PathLister.MAX_ENTRIES) {
					break;
				}
				entries.add(new PathLister.Entry(file.getFileName().toString(), Files.isDirectory(file)));
			}
		} catch (IOException | java.nio.file.DirectoryIteratorException | InvalidPathException | SecurityException e) {
			// there is no such folder, or nobody may look into it: nothing to propose
		}
		return entries;
	}
}

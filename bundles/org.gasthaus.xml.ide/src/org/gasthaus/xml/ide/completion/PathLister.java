package org.gasthaus.xml.ide.completion;

import java.util.List;

/**
 * Lists folders of the machine that a definition is meant for. Only a caller that may wait for a disk offers one; without it completion
 * proposes no paths.
 */
@FunctionalInterface
public interface PathLister {
	/** How many entries of a folder are of use at most; a lister may stop there. */
	int MAX_ENTRIES = 500;

	/** An entry of a folder, its name without a slash. */
	record Entry(String name, boolean folder) {
	}

	/**
	 * What a folder holds; empty if there is no such folder or it may not be read.
	 *
	 * @param folder an absolute path that ends with a slash
	 */
	List<Entry> list(String folder);
}

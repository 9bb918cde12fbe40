package org.gasthaus.cli.internal.validate;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Turns arguments into inputs: folders into the {@code *.xml} files in and below them, sorted by name, links to folders not followed. */
public final class InputCollector {
	private final Path directory;
	private final List<Input> inputs = new ArrayList<>();

	/** @param directory what relative names are relative to */
	public InputCollector(Path directory) {
		this.directory = directory;
	}

	public List<Input> collect(List<String> arguments) {
		for (String argument : arguments) {
			if (argument.equals("-")) {
				inputs.add(new Input(Messages.text("standardInput"), null, null));
			} else {
				add(argument);
			}
		}
		return inputs;
	}

	/** The inputs without those that are the same file again under another name or the same one. */
	public static List<Input> distinct(List<Input> inputs) {
		Set<Object> seen = new HashSet<>();
		List<Input> distinct = new ArrayList<>(inputs.size());
		for (Input input : inputs) {
			if (input.file() == null || seen.add(identity(input.file()))) {
				distinct.add(input);
			}
		}
		return distinct;
	}

	private static Path identity(Path file) {
		try {
			return file.toRealPath();
		} catch (IOException absent) {
			// whoever reads it will say so
			return file;
		}
	}

	private void add(String argument) {
		if (argument.isEmpty()) {
			// mostly a variable that is not set; it would stand for the whole working directory
			inputs.add(new Input(argument, null, Messages.text("emptyName")));
			return;
		}
		Path path;
		try {
			path = directory.resolve(argument);
		} catch (InvalidPathException invalid) {
			inputs.add(failed(argument, invalid));
			return;
		}
		if (!Files.isDirectory(path)) {
			inputs.add(new Input(argument, path, null));
			return;
		}
		int before = inputs.size();
		String prefix = argument.endsWith("/") ? argument : argument.concat("/");
		search(prefix, path);
		if (inputs.size() == before) {
			inputs.add(new Input(argument, null, Messages.text("emptyFolder", argument)));
		}
	}

	private void search(String prefix, Path folder) {
		List<Path> entries = new ArrayList<>();
		try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
			for (Path entry : stream) {
				entries.add(entry);
			}
		} catch (IOException | DirectoryIteratorException unreadable) {
			inputs.add(failed(prefix, unreadable));
			return;
		}
		Collections.sort(entries);
		for (Path entry : entries) {
			String name = entry.getFileName().toString();
			if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
				search(prefix.concat(name).concat("/"), entry);
			} else if (name.endsWith(".xml") && Files.isRegularFile(entry)) {
				inputs.add(new Input(prefix.concat(name), entry, null));
			}
		}
	}

	private static Input failed(String name, Exception reason) {
		return new Input(name, null, sentence(name, reason));
	}

	/** Why something could not be read, for a person. */
	public static String sentence(String name, Exception reason) {
		if (reason instanceof NoSuchFileException || reason instanceof InvalidPathException) {
			return Messages.text("noSuchFile", name);
		}
		if (reason instanceof AccessDeniedException) {
			return Messages.text("notPermitted", name);
		}
		return Messages.text("unreadable", name, reason.getMessage());
	}
}

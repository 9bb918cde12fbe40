package org.gasthaus.cli.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;

/**
 * A text while an editor has it: a file in a folder of its own, which nobody else may look into. What editors leave beside it goes with it.
 * When the process is ended meanwhile, a text that was changed stays.
 */
final class EditFile implements AutoCloseable {
	private static final Pattern PASSWORD = Pattern.compile("\\s+passwd\\s*=\\s*(\"[^\"]*\"|'[^']*'|[^\\s>]*)");
	private static final int LONGEST_NAME = 64;

	private final Path folder;
	private final Path file;
	private final Thread end;
	private String before;
	private boolean kept;

	private EditFile(Path folder, Path file, String text, PrintStream err) {
		this.folder = folder;
		this.file = file;
		before = text;
		end = new Thread(() -> finish(err), "edit");
	}

	/**
	 * Writes a text for an editor.
	 *
	 * @param name what the file is called, as far as a file may be called so
	 * @param err where the path is told if the process is ended
	 */
	static EditFile of(String name, String ending, String text, Map<String, String> environment, PrintStream err) throws CommandFailure {
		try {
			Path folder = folder(environment.getOrDefault("TMPDIR", ""));
			Path file = folder.resolve(fileName(name) + ending);
			EditFile result = new EditFile(folder, file, text, err);
			Runtime.getRuntime().addShutdownHook(result.end);
			result.create(text);
			return result;
		} catch (IOException | UncheckedIOException e) {
			throw new CommandFailure("failed to write the text for the editor: " + e.getMessage(), Messages.Edit_room);
		}
	}

	private static Path folder(String wanted) throws IOException {
		Path parent = Path.of(wanted);
		return wanted.isEmpty() || !Files.isDirectory(parent) ? Files.createTempDirectory("gasthaus-edit")
				: Files.createTempDirectory(parent.toAbsolutePath(), "gasthaus-edit");
	}

	private static String fileName(String name) {
		String plain = name.substring(name.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
		String shortened = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
		return shortened.isEmpty() || shortened.startsWith(".") || shortened.startsWith("-") ? "_" + shortened : shortened;
	}

	private void create(String text) throws IOException {
		if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
			Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		} else {
			Files.createFile(file);
		}
		Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING);
	}

	Path path() {
		return file;
	}

	/** What stands in it now. */
	String read() throws CommandFailure {
		return DefineDomainCommand.read(folder, file.toString());
	}

	void write(String text) throws CommandFailure {
		try {
			Files.writeString(file, text);
		} catch (IOException e) {
			throw new CommandFailure("failed to write the text for the editor: " + e.getMessage(), Messages.Edit_room);
		}
	}

	/** Leaves the text where it is, if somebody changed it; without its passwords. @return a sentence that tells where, or an empty one */
	String keep() {
		try {
			String text = Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
			if (text.equals(new String(before.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)) || text.isBlank()) {
				return "";
			}
			String open = PASSWORD.matcher(text).replaceAll("");
			boolean secret = !open.equals(text);
			removeAllBut(secret ? null : file);
			if (secret) {
				create("");
				Files.writeString(file, open, StandardCharsets.ISO_8859_1);
			}
			kept = true;
			return NLS.bind(secret ? Messages.Edit_keptOpen : Messages.Edit_kept, file);
		} catch (IOException e) {
			kept = true; // better there with what lies beside it than lost
			return NLS.bind(Messages.Edit_kept, file);
		}
	}

	private void removeAllBut(Path spared) throws IOException {
		Files.walkFileTree(folder, new SimpleFileVisitor<>() {
			@Override
			public FileVisitResult visitFile(Path one, BasicFileAttributes attributes) throws IOException {
				if (!one.equals(spared)) {
					Files.delete(one);
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(Path one, IOException failure) throws IOException {
				if (!one.equals(folder)) {
					Files.delete(one);
				}
				return FileVisitResult.CONTINUE;
			}
		});
	}

	private void finish(PrintStream err) {
		String where = keep();
		if (where.isEmpty()) {
			remove();
		} else {
			err.append("hint: ").append(where).append('\n');
			err.flush();
		}
	}

	private void remove() {
		try {
			removeAllBut(null);
			Files.delete(folder);
		} catch (IOException e) {
			// what is left is in a folder of the user's own
		}
	}

	@Override
	public void close() {
		try {
			Runtime.getRuntime().removeShutdownHook(end);
		} catch (IllegalStateException ending) {
			return;
		}
		if (!kept) {
			remove();
		}
	}
}

package org.gasthaus.core;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why a file of this machine could not be read or written, in words: Java's own messages are often the path alone. */
public final class FileReason {
	/** {@code java.io}: the path, then the system's words. */
	private static final Pattern IN_PARENTHESES = Pattern.compile(".* \\(([^()]+)\\)", Pattern.DOTALL);

	private FileReason() {
	}

	/** The reason for a reader, without the path and without a stop: goes after a colon. */
	public static String of(IOException e) {
		return of(e, Messages.FileReason_denied);
	}

	/** As {@link #of(IOException)}, for a file that was only to be read. */
	public static String ofReading(IOException e) {
		return of(e, Messages.FileReason_deniedRead);
	}

	private static String of(IOException e, String denied) {
		if (e instanceof NoSuchFileException) {
			return Messages.FileReason_missing;
		}
		if (e instanceof AccessDeniedException) {
			return denied;
		}
		if (e instanceof FileAlreadyExistsException) {
			return Messages.FileReason_exists;
		}
		if (e instanceof NotDirectoryException) {
			return Messages.FileReason_noFolder;
		}
		if (e instanceof FileSystemLoopException) {
			return Messages.FileReason_loop;
		}
		if (e instanceof CharacterCodingException) {
			return Messages.FileReason_noText;
		}
		return ofWords(e instanceof FileSystemException system ? system.getReason() : e.getMessage(), denied);
	}

	private static String ofWords(String words, String denied) {
		if (words == null || words.isBlank()) {
			return Messages.FileReason_unknown;
		}
		Matcher after = IN_PARENTHESES.matcher(words);
		String said = after.matches() ? after.group(1) : words;
		if (said.startsWith("Too many levels of symbolic links")) {
			return Messages.FileReason_loop;
		}
		return switch (said) {
		case "No such file or directory" -> Messages.FileReason_missing;
		case "Is a directory" -> Messages.FileReason_folder;
		case "Not a directory" -> Messages.FileReason_noFolder;
		case "Permission denied", "Operation not permitted" -> denied;
		case "No space left on device" -> Messages.FileReason_full;
		case "Read-only file system" -> Messages.FileReason_readOnly;
		default -> said;
		};
	}
}

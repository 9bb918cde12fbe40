package org.gasthaus.cli.internal.validate;

import java.nio.file.Path;

/**
 * Something to check.
 *
 * @param name as the user named it; for files of a folder the folder's name and the way from there
 * @param file the file, {@code null} for the standard input and for failures
 * @param failure why it cannot be checked, {@code null} if nothing is known against it
 */
public record Input(String name, Path file, String failure) {
}

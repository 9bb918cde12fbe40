package org.gasthaus.hypervisor;

/**
 * A picture of what a guest shows.
 *
 * @param type its MIME type, for example {@code image/png} or {@code image/x-portable-pixmap}
 * @param bytes the file; it belongs to who asked
 */
public record Screenshot(String type, byte[] bytes) {
}

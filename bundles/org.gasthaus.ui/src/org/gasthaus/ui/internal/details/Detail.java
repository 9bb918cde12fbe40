package org.gasthaus.ui.internal.details;

/**
 * One line of the properties.
 *
 * @param id what it is, the same in every language
 * @param group the heading that it stands below
 * @param label its name
 * @param value what is known of it, for a reader
 */
record Detail(String id, String group, String label, String value) {
}

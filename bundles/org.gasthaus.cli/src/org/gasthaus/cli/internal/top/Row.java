package org.gasthaus.cli.internal.top;

import org.gasthaus.core.GuestUse;

/**
 * What a guest does now.
 *
 * @param host the URI of its host
 */
record Row(String host, GuestUse guest) {
}

package org.gasthaus.ui;

import java.util.List;

/**
 * Knows what is wrong with a device before a host is told. A service, offered by who has rules and schemas; without one the host alone judges. Called
 * in a job, by several threads.
 */
public interface DeviceCheck {
	/**
	 * One thing that was found.
	 *
	 * @param error whether the host is going to refuse it
	 * @param text a sentence in the user's language
	 */
	record Problem(boolean error, String text) {
	}

	/**
	 * What is wrong with a device as a part of a domain; errors first. May take a second the first time.
	 *
	 * @param domainXml a definition as its host wrote it, which the device is not in
	 * @param deviceXml the element of the device
	 */
	List<Problem> check(String domainXml, String deviceXml);
}

package org.gasthaus.hypervisor;

/** Which of an object's definitions is asked for. */
public enum XmlView {
	/** What runs now; the stored definition while nothing runs. */
	LIVE,
	/** The stored definition, which the next start uses. */
	INACTIVE
}

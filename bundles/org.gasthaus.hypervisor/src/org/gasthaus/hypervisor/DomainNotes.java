package org.gasthaus.hypervisor;

import java.util.Set;

/** What people and programs write down about a domain. Each call blocks; changes throw {@code READ_ONLY} without asking the host. */
public interface DomainNotes {
	/** Which note. The order is libvirt's. */
	enum Kind {
		/** Some sentences. */
		DESCRIPTION,
		/** One line. */
		TITLE
	}

	/** A note, or {@code null} if there is none. */
	String get(DomainId id, Kind kind, Set<Impact> impact) throws HypervisorException;

	/** Writes a note down. @param text {@code null} or empty removes it */
	void set(DomainId id, Kind kind, String text, Set<Impact> impact) throws HypervisorException;

	/** A program's own element. @throws HypervisorException {@code NO_OBJECT} if there is none of that namespace */
	String element(DomainId id, String namespace, Set<Impact> impact) throws HypervisorException;

	/**
	 * Puts a program's own element into the definition, in place of the one of the same namespace.
	 *
	 * @param prefix for the namespace in the definition
	 * @param xml one element without a namespace; {@code null} removes it
	 */
	void setElement(DomainId id, String namespace, String prefix, String xml, Set<Impact> impact) throws HypervisorException;
}

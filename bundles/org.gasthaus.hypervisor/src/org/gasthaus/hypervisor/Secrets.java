package org.gasthaus.hypervisor;

import java.util.List;
import java.util.Set;

/**
 * The secrets that a host keeps for volumes, TLS and the like. Threads and errors as for {@link HypervisorSession}; every call that
 * names a secret also throws {@code NO_OBJECT}, and {@code UNSUPPORTED} where the driver has none. No value is in a message.
 */
public interface Secrets {
	/** The secrets that pass all filters, by UUID. */
	List<SecretInfo> list(Set<SecretFilter> filters) throws HypervisorException;

	/** One of them. */
	SecretInfo find(String uuid) throws HypervisorException;

	/** Stores a definition, new or in place of the one with the same UUID. @param validate whether the host checks it against its schema */
	SecretInfo define(String xml, boolean validate) throws HypervisorException;

	/** The definition; the value is no part of it. */
	String xml(String uuid) throws HypervisorException;

	/** The value. @return a copy that belongs to the caller, who wipes it after use */
	byte[] value(String uuid) throws HypervisorException;

	/** Gives it a value. @param value stays the caller's, who wipes it after use */
	void setValue(String uuid, byte[] value) throws HypervisorException;

	/** Removes the secret and its value. */
	void undefine(String uuid) throws HypervisorException;
}

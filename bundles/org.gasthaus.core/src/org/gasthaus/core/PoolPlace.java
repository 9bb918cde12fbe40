package org.gasthaus.core;

import org.gasthaus.hypervisor.HypervisorException;

/**
 * What a storage pool is of, and where.
 *
 * @param type libvirt's word, for example {@code dir} or {@code logical}
 * @param path where its volumes appear on the host; empty for none
 */
public record PoolPlace(String type, String path) {
	/** Reads a definition. */
	static PoolPlace of(String xml) throws HypervisorException {
		DefinitionXml pool = DefinitionXml.of(xml);
		return new PoolPlace(pool.attribute("type"), pool.child("target").child("path").text());
	}
}

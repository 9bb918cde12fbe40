package org.gasthaus.definitions.ui.internal.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.gasthaus.xml.check.DefinitionCheck;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;
import org.gasthaus.xml.text.XmlElement;
import org.gasthaus.xml.text.XmlTree;

/**
 * What is wrong with a device: by itself, and as a part of a domain, where a name or an address may be taken. What is wrong with the domain anyway is not
 * told. Safe for several threads, which wait for one another.
 */
public final class DeviceFindings {
	private DefinitionCheck check;

	/** Errors first, each sentence once. @param domainXml as its host wrote it, without the device */
	public synchronized List<Finding> of(String domainXml, String deviceXml) {
		Map<String, Finding> found = new LinkedHashMap<>();
		try {
			if (check == null) {
				check = new DefinitionCheck(new Schemas(SchemaSource.standard()));
			}
			check.check(deviceXml).forEach(finding -> found.putIfAbsent(finding.message(), finding));
			if (found.values().stream().noneMatch(Finding::isError)) {
				inDomain(domainXml, deviceXml).forEach(finding -> found.putIfAbsent(finding.message(), finding));
			}
		} catch (SchemaException e) {
			// without a schema the host has the last word
			XmlTree.of(deviceXml).syntaxFindings().forEach(finding -> found.putIfAbsent(finding.message(), finding));
		}
		return found.values().stream().sorted(Comparator.comparing(finding -> !finding.isError())).toList();
	}

	private List<Finding> inDomain(String domainXml, String deviceXml) throws SchemaException {
		XmlElement root = XmlTree.of(domainXml).root();
		XmlElement devices = root == null ? null : root.element("devices");
		if (devices == null || !devices.hasContent()) {
			return List.of();
		}
		int at = devices.contentEnd();
		List<String> before = check.check(domainXml).stream().map(Finding::message).toList();
		List<Finding> fresh = new ArrayList<>();
		for (Finding finding : check.check(domainXml.substring(0, at) + deviceXml + domainXml.substring(at))) {
			boolean touches = finding.end() > at && finding.offset() < at + deviceXml.length();
			if (touches && !before.contains(finding.message())) {
				fresh.add(finding);
			}
		}
		return fresh;
	}
}

package org.gasthaus.definitions.ui.internal;

import java.util.List;

import org.gasthaus.definitions.ui.internal.live.DeviceFindings;
import org.gasthaus.ui.DeviceCheck;
import org.osgi.service.component.annotations.Component;

/** The rules and schemas of the editor, for devices that are described in fields. */
@Component(service = DeviceCheck.class)
public final class CheckedDevices implements DeviceCheck {
	private final DeviceFindings findings = new DeviceFindings();

	@Override
	public List<Problem> check(String domainXml, String deviceXml) {
		return findings.of(domainXml, deviceXml).stream().map(finding -> new Problem(finding.isError(), finding.message())).toList();
	}
}

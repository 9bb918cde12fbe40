package org.gasthaus.definitions.ui.internal;

import org.gasthaus.hypervisor.XmlView;

/** Opens how the selected domains, networks and storage pools run now, to be looked at. */
public final class OpenRunningHandler extends OpenDefinitionHandler {
	public OpenRunningHandler() {
		super(XmlView.LIVE);
	}
}

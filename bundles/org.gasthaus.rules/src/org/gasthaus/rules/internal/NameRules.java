package org.gasthaus.rules.internal;

import static org.gasthaus.model.domain.DomainPackage.Literals.DOMAIN__NAME;
import static org.gasthaus.model.domain.DomainPackage.Literals.DOMAIN__TITLE;
import static org.gasthaus.model.domain.DomainPackage.Literals.DOMAIN__UUID;
import static org.gasthaus.model.domain.DomainPackage.Literals.DOMAIN__GENID;

import java.util.HashMap;
import java.util.Map;

import org.eclipse.emf.ecore.EObject;
import org.gasthaus.model.device.Alias;
import org.gasthaus.model.device.Device;
import org.gasthaus.model.device.DevicePackage;
import org.gasthaus.model.domain.Domain;
import org.gasthaus.rules.Findings;

/** Names, titles and UUIDs. */
final class NameRules {
	private NameRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(Domain.class, NameRules::name);
		rules.add(Domain.class, NameRules::identity);
		rules.add(Domain.class, NameRules::aliases);
	}

	private static void name(Domain domain, Findings findings) {
		String name = domain.getName();
		if (name == null) {
			return;
		}
		if (name.isEmpty()) {
			findings.error("name.empty", domain, DOMAIN__NAME);
		} else if (name.indexOf('/') >= 0) {
			findings.error("name.slash", domain, DOMAIN__NAME, name).orSet(domain, DOMAIN__NAME, name.replace('/', '-'));
		} else if (name.indexOf('\n') >= 0) {
			findings.error("name.line-break", domain, DOMAIN__NAME).orSet(domain, DOMAIN__NAME, name.strip().replaceAll("\\s+", " "));
		} else if (!name.equals(name.strip())) {
			findings.warning("name.outer-blanks", domain, DOMAIN__NAME, name).orSet(domain, DOMAIN__NAME, name.strip());
		}
		if (domain.getTitle() != null && domain.getTitle().indexOf('\n') >= 0) {
			findings.error("name.title-line-break", domain, DOMAIN__TITLE).orSet(domain, DOMAIN__TITLE, domain.getTitle().strip().replaceAll("\\s+", " "));
		}
	}

	private static void identity(Domain domain, Findings findings) {
		if (domain.getUuid() != null && !domain.getUuid().isValid()) {
			findings.error("name.uuid", domain, DOMAIN__UUID, domain.getUuid()).orUnset(domain, DOMAIN__UUID);
		}
		if (domain.getGenid() != null && !domain.getGenid().isValid() && !domain.getGenid().literal().isBlank()) {
			findings.error("name.genid", domain, DOMAIN__GENID, domain.getGenid()).orUnset(domain, DOMAIN__GENID);
		}
	}

	private static void aliases(Domain domain, Findings findings) {
		Map<String, EObject> seen = new HashMap<>();
		if (domain.getDevices() == null) {
			return;
		}
		for (Alias alias : findings.all(Alias.class)) {
			if (alias.getName() != null && alias.getName().startsWith("ua-") && alias.eContainer() instanceof Device device
					&& seen.putIfAbsent(alias.getName(), device) != null) {
				findings.error("name.alias-duplicate", alias, DevicePackage.Literals.ALIAS__NAME, alias.getName()).orRemove(alias);
			}
		}
	}
}

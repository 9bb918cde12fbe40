package org.gasthaus.cli.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.model.capabilities.HostCapabilities;
import org.gasthaus.model.xml.Definition;
import org.gasthaus.rules.HostFacts;
import org.gasthaus.rules.RuleSet;
import org.gasthaus.xml.check.DefinitionCheck;
import org.gasthaus.xml.check.DefinitionMender;
import org.gasthaus.xml.check.DefinitionMender.Mended;
import org.gasthaus.xml.schema.SchemaException;
import org.gasthaus.xml.schema.SchemaSource;
import org.gasthaus.xml.schema.Schemas;
import org.gasthaus.xml.text.Finding;

/**
 * What is wrong with an edited definition that was not wrong with the one of the host, as {@code validate} finds it, with what is known of the
 * host. A definition whose schema is not there is not checked.
 */
final class EditCheck {
	private final DefinitionCheck check;
	private Set<String> known = Set.of();

	/** @param invocation its host is asked what it is, if it can tell */
	EditCheck(Invocation invocation) {
		check = new DefinitionCheck(new Schemas(SchemaSource.standard()), RuleSet.standard(), facts(invocation));
	}

	private static HostFacts facts(Invocation invocation) {
		try {
			return Definition.read(invocation.session().hostCapabilitiesXml()).root() instanceof HostCapabilities capabilities ? HostFacts.of(capabilities)
					: HostFacts.UNKNOWN;
		} catch (HypervisorException e) {
			return HostFacts.UNKNOWN;
		}
	}

	/** What is wrong with this definition is not told: the host has it so. */
	void accept(String xml) {
		known = new HashSet<>();
		for (Finding finding : errors(xml)) {
			known.add(key(finding));
		}
	}

	private static String key(Finding finding) {
		return finding.code() + ' ' + finding.message();
	}

	/** The errors, in the order of the text. */
	List<Finding> errors(String xml) {
		try {
			return check.check(xml).stream().filter(finding -> finding.isError() && !known.contains(key(finding))).toList();
		} catch (SchemaException e) {
			return List.of();
		}
	}

	/** The text with what its errors propose. */
	Mended mend(String xml) {
		try {
			return new DefinitionMender(check).mend(xml, finding -> finding.isError() && !known.contains(key(finding)));
		} catch (SchemaException e) {
			return new Mended(xml, List.of(), List.of());
		}
	}
}

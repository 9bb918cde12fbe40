package org.gasthaus.rules.internal;

import static org.gasthaus.model.domain.DomainPackage.Literals.COMMANDLINE_ENV__NAME;

import java.util.regex.Pattern;

import org.gasthaus.model.domain.CommandlineEnv;
import org.gasthaus.model.domain.QemuCommandline;
import org.gasthaus.rules.Findings;

/** What is handed to QEMU past libvirt. */
final class CommandlineRules {
	private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

	private CommandlineRules() {
	}

	static void addTo(StandardRules rules) {
		rules.add(QemuCommandline.class, CommandlineRules::variables);
	}

	private static void variables(QemuCommandline line, Findings findings) {
		for (CommandlineEnv variable : line.getEnvs()) {
			if (variable.getName() != null && !VARIABLE.matcher(variable.getName()).matches()) {
				findings.error("commandline.variable", variable, COMMANDLINE_ENV__NAME, variable.getName());
			}
		}
	}
}

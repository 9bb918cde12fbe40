package org.gasthaus.cli.internal.connect;

import java.util.List;

import org.gasthaus.cli.internal.Command;
import org.gasthaus.cli.internal.Invocation;
import org.gasthaus.cli.internal.Sentences;
import org.gasthaus.cli.internal.TerminalPrompt;
import org.gasthaus.cli.internal.UsageException;
import org.gasthaus.core.doctor.Diagnosis;
import org.gasthaus.core.doctor.Diagnosis.Verdict;
import org.gasthaus.core.doctor.Doctor;
import org.gasthaus.core.doctor.Surroundings;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.HypervisorException;

/** {@code gasthaus doctor}: why a host cannot be reached, or what it lacks. Exit code 1 if there is a problem. */
public final class DoctorCommand implements Command {
	@Override
	public String help() {
		return Sentences.text(getClass(), "doctor.help");
	}

	@Override
	public int run(List<String> arguments, Invocation invocation) throws HypervisorException, UsageException {
		boolean json = false;
		ConnectionUri uri = null;
		for (String argument : arguments) {
			if (argument.equals("--help")) {
				invocation.out().append(help());
				return 0;
			} else if (argument.equals("--json")) {
				json = true;
			} else if (uri != null || argument.startsWith("-")) {
				throw new UsageException(Sentences.text(getClass(), "doctor.one"));
			} else {
				uri = invocation.host(argument);
			}
		}
		ConnectionUri host = uri == null ? invocation.host() : uri;
		Doctor doctor = new Doctor(invocation.backends(), Surroundings.ofThisMachine(), new TerminalPrompt(), invocation.limits(host));
		boolean quiet = json;
		List<Diagnosis> found = doctor.examine(host, diagnosis -> {
			if (!quiet) {
				Findings.print(diagnosis, invocation);
			}
		}, null);
		if (json) {
			invocation.out().append(Findings.json(found)).append('\n');
		}
		return found.stream().anyMatch(diagnosis -> diagnosis.verdict() == Verdict.PROBLEM) ? 1 : 0;
	}
}

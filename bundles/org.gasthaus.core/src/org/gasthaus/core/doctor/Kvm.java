package org.gasthaus.core.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.doctor.Diagnosis.Verdict;

/** Why guests of this machine are emulated and not accelerated. */
final class Kvm {
	private Kvm() {
	}

	static Diagnosis missing(Surroundings machine) {
		Path device = machine.file("/dev/kvm");
		if (Files.exists(device)) {
			boolean mine = Files.isReadable(device) && Files.isWritable(device);
			return note(mine ? Messages.Kvm_unused : NLS.bind(Messages.Kvm_denied, machine.user()),
					mine ? Messages.Kvm_unusedNext : "sudo usermod -aG kvm " + machine.user());
		}
		if (hasProcessorHelp(machine)) {
			return note(Messages.Kvm_module, Messages.Kvm_moduleNext);
		}
		return note(Messages.Kvm_processor, Messages.Kvm_processorNext);
	}

	private static boolean hasProcessorHelp(Surroundings machine) {
		try {
			return Files.readString(machine.file("/proc/cpuinfo")).lines().filter(line -> line.startsWith("flags"))
					.anyMatch(line -> (line + ' ').contains(" vmx ") || (line + ' ').contains(" svm "));
		} catch (IOException e) {
			return false;
		}
	}

	private static Diagnosis note(String message, String next) {
		return new Diagnosis(Verdict.NOTE, Messages.Subject_acceleration, message, next);
	}
}

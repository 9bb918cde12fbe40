package org.gasthaus.cli.internal;

import java.util.List;

import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.DomainJob;
import org.gasthaus.hypervisor.DomainJobs;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.TypedParameter;

/** {@code domjobinfo}, {@code domjobabort} */
final class GuestJobs implements HostCommand {
	private static final List<String> TYPES = List.of("None", "Bounded", "Unbounded", "Completed", "Failed", "Cancelled");
	private static final List<String> OPERATIONS = List.of("Unknown", "Start", "Save", "Restore", "Incoming migration", "Outgoing migration", "Snapshot",
			"Snapshot revert", "Dump", "Backup", "Snapshot delete");

	private final String command;

	GuestJobs(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain");
		return command.equals("domjobabort") ? syntax.flags("postcopy") : syntax.flags("completed", "keep-completed", "anystats", "rawstats");
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		if (command.equals("domjobinfo") && arguments.has("keep-completed") && !arguments.has("completed")) {
			throw new CommandFailure("Option --completed is required by option --keep-completed");
		}
		HypervisorSession session = invocation.session();
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		DomainJobs jobs = session.jobs();
		if (command.equals("domjobinfo")) {
			info(jobs, id, arguments, invocation);
		} else if (arguments.has("postcopy")) {
			jobs.interruptPostCopy(id);
		} else {
			jobs.abort(id);
		}
	}

	private static void info(DomainJobs jobs, DomainId id, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		boolean raw = arguments.has("rawstats");
		boolean completed = arguments.has("completed");
		DomainJob job;
		try {
			job = completed ? jobs.completed(id, arguments.has("keep-completed")) : jobs.current(id);
		} catch (HypervisorException e) {
			if (e.code() == Code.UNSUPPORTED && (raw || completed)) {
				throw new CommandFailure("Optional flags or --rawstats are not supported by the daemon",
						new HypervisorException(e.code(), e.getMessage(), "this function is not supported by the connection driver: virDomainGetJobStats",
								e.nextStep(), e.nativeCode(), e.nativeDomain(), e));
			}
			throw e;
		}
		StringBuilder out = new StringBuilder();
		if (raw) {
			out.append("Job type: ").append(job.type().ordinal()).append("\n\n");
			job.values().forEach(value -> out.append(value.name()).append(": ").append(rawText(value)).append('\n'));
		} else {
			new Text(job, out).print(arguments.has("anystats"));
		}
		invocation.out().append(out);
	}

	private static String rawText(TypedParameter value) {
		return value.type() == TypedParameter.Type.BOOLEAN ? Boolean.TRUE.equals(value.value()) ? "1" : "0" : value.text();
	}

	/** What is told of a job, in virsh's lines. */
	private record Text(DomainJob job, StringBuilder out) {
		private static final int LABEL = 17;
		private static final int NUMBER = 12;
		private static final int WIDE_NUMBER = 13;

		void print(boolean anyway) {
			line("Job type:", pad(TYPES.get(job.type().ordinal()), NUMBER));
			boolean ended = job.type() == DomainJob.Type.FAILED || job.type() == DomainJob.Type.CANCELLED;
			if (job.type() == DomainJob.Type.NONE || ended && !anyway) {
				return;
			}
			int operation = (int) job.number("operation");
			line("Operation:", pad(OPERATIONS.get(operation >= 0 && operation < OPERATIONS.size() ? operation : 0), NUMBER));
			line("Time elapsed:", number("time_elapsed", NUMBER) + " ms");
			told("Time elapsed w/o network:", "time_elapsed_net", NUMBER, " ms");
			if (job.type() == DomainJob.Type.BOUNDED) {
				line("Time remaining:", number("time_remaining", NUMBER) + " ms");
			}
			amounts("Data", "data");
			if (amounts("Memory", "memory")) {
				if (job.number("memory_bps") != 0) {
					line("Memory bandwidth:", size("memory_bps") + "/s");
				}
				told("Dirty rate:", "memory_dirty_rate", NUMBER, " pages/s");
				told("Page size:", "memory_page_size", NUMBER, " bytes");
				told("Iteration:", "memory_iteration", NUMBER, "");
				told("Postcopy requests:", "memory_postcopy_requests", NUMBER, "");
			}
			if (amounts("File", "disk") && job.number("disk_bps") != 0) {
				line("File bandwidth:", size("disk_bps") + "/s");
			}
			told("Constant pages:", "memory_constant", NUMBER, "");
			told("Normal pages:", "memory_normal", NUMBER, "");
			toldSize("Normal data:", "memory_normal_bytes");
			told(job.type() == DomainJob.Type.COMPLETED ? "Total downtime:" : "Expected downtime:", "downtime", NUMBER, " ms");
			told("Downtime w/o network:", "downtime_net", NUMBER, " ms");
			told("Setup time:", "setup_time", NUMBER, " ms");
			toldSize("Compression cache:", "compression_cache");
			toldSize("Compressed data:", "compression_bytes");
			told("Compressed pages:", "compression_pages", WIDE_NUMBER, "");
			told("Compression cache misses:", "compression_cache_misses", WIDE_NUMBER, "");
			told("Compression overflows:", "compression_overflow", WIDE_NUMBER, "");
			told("Auto converge throttle:", "auto_converge_throttle", WIDE_NUMBER, "");
			toldSize("Temporary disk space use:", "disk_temp_used");
			toldSize("Temporary disk space total:", "disk_temp_total");
			TypedParameter error = job.value("errmsg");
			if (error != null) {
				line("Error message:", error.text());
			}
		}

		private boolean amounts(String label, String name) {
			if (job.number(name + "_total") == 0 && job.number(name + "_processed") == 0 && job.number(name + "_remaining") == 0) {
				return false;
			}
			line(label + " processed:", size(name + "_processed"));
			line(label + " remaining:", size(name + "_remaining"));
			line(label + " total:", size(name + "_total"));
			return true;
		}

		private void told(String label, String name, int width, String unit) {
			if (job.value(name) != null) {
				line(label, number(name, width) + unit);
			}
		}

		private void toldSize(String label, String name) {
			if (job.value(name) != null) {
				line(label, size(name));
			}
		}

		private String size(String name) {
			return Numbers.size(job.number(name), 3);
		}

		private String number(String name, int width) {
			return pad(Long.toUnsignedString(job.number(name)), width);
		}

		private void line(String label, String value) {
			out.append(pad(label, LABEL)).append(' ').append(value).append('\n');
		}

		private static String pad(String text, int width) {
			return text + " ".repeat(Math.max(0, width - text.length()));
		}
	}
}

package org.gasthaus.cli.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.XmlBuilder;
import org.gasthaus.hypervisor.BlockJobs;
import org.gasthaus.hypervisor.BlockJobs.Job;
import org.gasthaus.hypervisor.BlockJobs.Option;
import org.gasthaus.hypervisor.DomainEvent;
import org.gasthaus.hypervisor.DomainId;
import org.gasthaus.hypervisor.EventTopic;
import org.gasthaus.hypervisor.HypervisorEvent;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.Subscription;
import org.gasthaus.hypervisor.TypedParameter;

/** {@code blockjob}, {@code blockpull}, {@code blockcommit}, {@code blockcopy} */
final class GuestBlockJobs implements HostCommand {
	private static final long MIB = 1 << 20;
	private static final String[] TYPES = { "Unknown job", "Block Pull", "Block Copy", "Block Commit", "Active Block Commit", "Backup" };
	/** How long nothing is heard before the host is asked how far it is. */
	private static final long ASK_MILLIS = 200;

	private final String command;

	GuestBlockJobs(String command) {
		this.command = command;
	}

	@Override
	public Syntax syntax() {
		Syntax syntax = new Syntax(command).data("domain").data("path");
		return switch (command) {
		case "blockjob" -> syntax.flags("abort", "async", "pivot", "info", "bytes", "raw").number("bandwidth");
		case "blockpull" -> syntax.number("bandwidth").text("base").flags("wait", "verbose").number("timeout").flags("async", "keep-relative", "bytes");
		case "blockcommit" -> syntax.number("bandwidth").text("base").flags("shallow").text("top").flags("active", "delete", "wait", "verbose").number("timeout")
				.flags("pivot", "keep-overlay", "async", "keep-relative", "bytes");
		default -> syntax.text("dest").number("bandwidth").flags("shallow", "reuse-external", "blockdev", "wait", "verbose").number("timeout")
				.flags("pivot", "finish", "async").text("xml").text("format").number("granularity").number("buf-size")
				.flags("bytes", "transient-job", "synchronous-writes", "print-xml");
		};
	}

	@Override
	public void run(Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		HypervisorSession session = invocation.session();
		if (command.equals("blockjob")) {
			job(session, arguments, invocation);
			return;
		}
		boolean blocking = arguments.has("wait") || arguments.has("timeout") || arguments.has("async") || arguments.has("verbose") || has(arguments, "pivot")
				|| has(arguments, "finish") || has(arguments, "keep-overlay");
		exclusive(arguments, "pivot", "finish");
		exclusive(arguments, "pivot", "keep-overlay");
		int seconds = 0;
		if (arguments.has("timeout")) {
			seconds = Numbers.count(arguments, "timeout");
			if (seconds == 0) {
				throw new CommandFailure("Numeric value '0' for <timeout> option is malformed or out of range");
			}
		}
		if (command.equals("blockcopy") && !arguments.has("xml") && !arguments.has("dest")) {
			throw new CommandFailure("need either --dest or --xml");
		}
		bandwidth(arguments);
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		String disk = arguments.data("path");
		BlockJobs jobs = session.blockJobs();
		String destination = command.equals("blockcopy") ? destination(arguments, invocation) : null;
		if (destination != null && arguments.has("print-xml")) {
			invocation.out().append(destination);
			return;
		}
		try (Progress progress = blocking ? new Progress(session, id, disk, arguments, invocation) : null) {
			start(jobs, id, disk, destination, arguments);
			if (progress == null) {
				if (!invocation.quiet()) {
					invocation.out().append(switch (command) {
					case "blockpull" -> "Block Pull started";
					case "blockcommit" -> has(arguments, "active") ? "Active Block Commit started" : "Block Commit started";
					default -> "Block Copy started";
					});
				}
				return;
			}
			finish(progress.await(jobs, seconds, ready(arguments)), jobs, id, disk, arguments, invocation);
		}
	}

	private boolean has(Arguments arguments, String option) {
		return syntax().options().stream().anyMatch(one -> one.name().equals(option)) && arguments.has(option);
	}

	private void exclusive(Arguments arguments, String first, String second) throws CommandFailure {
		if (has(arguments, first) && has(arguments, second)) {
			arguments.exclusive(first, second);
		}
	}

	/** Whether the job stays in a state in which both images are alike, until somebody ends it. */
	private boolean ready(Arguments arguments) {
		return command.equals("blockcopy") || has(arguments, "active") || command.equals("blockcommit") && (has(arguments, "pivot") || has(arguments, "keep-overlay"));
	}

	private void start(BlockJobs jobs, DomainId id, String disk, String destination, Arguments arguments) throws CommandFailure, HypervisorException {
		long bandwidth = bandwidth(arguments);
		Set<Option> options = EnumSet.noneOf(Option.class);
		for (Option option : Option.values()) {
			if (has(arguments, option == Option.RELATIVE ? "keep-relative" : option.name().toLowerCase(Locale.ROOT).replace('_', '-'))) {
				options.add(option);
			}
		}
		switch (command) {
		case "blockpull" -> jobs.pull(id, disk, arguments.optional("base"), bandwidth, options);
		case "blockcommit" -> {
			if (has(arguments, "pivot") || has(arguments, "keep-overlay")) {
				options.add(Option.ACTIVE);
			}
			jobs.commit(id, disk, arguments.optional("base"), arguments.optional("top"), bandwidth, options);
		}
		default -> {
			List<TypedParameter> values = new ArrayList<>();
			if (bandwidth != 0) {
				values.add(TypedParameter.ofUnsignedLong("bandwidth", bandwidth));
			}
			if (arguments.has("granularity")) {
				values.add(new TypedParameter("granularity", TypedParameter.Type.UINT, Numbers.bytes(arguments, "granularity", 1)));
			}
			if (arguments.has("buf-size")) {
				values.add(TypedParameter.ofUnsignedLong("buf-size", Numbers.bytes(arguments, "buf-size", 1)));
			}
			jobs.copy(id, disk, destination, values, options);
		}
		}
	}

	/** Bytes per second; a number without {@code --bytes} is in MiB per second. */
	private static long bandwidth(Arguments arguments) throws CommandFailure {
		if (!arguments.has("bandwidth")) {
			return 0;
		}
		try {
			return Numbers.bytes(arguments, "bandwidth", arguments.has("bytes") ? 1 : MIB);
		} catch (CommandFailure e) {
			if (arguments.text("bandwidth").matches("-\\d+")) {
				throw new CommandFailure("numerical overflow: bandwidth must be less than " + Long.MAX_VALUE / MIB);
			}
			throw new CommandFailure(e.getMessage().replace("<bandwidth>", "<--bandwidth>"));
		}
	}

	private static String destination(Arguments arguments, Invocation invocation) throws CommandFailure {
		if (arguments.has("xml")) {
			arguments.exclusive("dest", "xml");
			return DefineDomainCommand.read(invocation.directory(), arguments.data("xml"));
		}
		boolean block = arguments.has("blockdev");
		XmlBuilder xml = new XmlBuilder().open("disk").with("type", block ? "block" : "file");
		xml.open("source").with(block ? "dev" : "file", arguments.data("dest")).close("source");
		if (arguments.has("format")) {
			xml.open("driver").with("type", arguments.data("format")).close("driver");
		}
		return xml.close("disk").toString();
	}

	/** How a job that was waited for has ended, or stands. */
	private enum End {
		DONE, READY, FAILED, CANCELED, LATE
	}

	private void finish(End end, BlockJobs jobs, DomainId id, String disk, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		String name = switch (command) {
		case "blockpull" -> "Pull";
		case "blockcommit" -> "Commit";
		default -> "Copy";
		};
		String out = switch (end) {
		case LATE, CANCELED -> "\n" + name + " aborted";
		case FAILED -> throw new CommandFailure(name + " failed");
		case DONE -> "\n" + name + " complete";
		case READY -> {
			if (has(arguments, "pivot")) {
				try {
					jobs.abort(id, disk, true, false);
				} catch (HypervisorException e) {
					throw new CommandFailure("failed to pivot job for disk " + disk, e);
				}
				yield "\nSuccessfully pivoted";
			}
			if (has(arguments, "finish") || has(arguments, "keep-overlay")) {
				try {
					jobs.abort(id, disk, false, false);
				} catch (HypervisorException e) {
					throw new CommandFailure("failed to finish job for disk " + disk, e);
				}
				yield command.equals("blockcopy") ? "\nSuccessfully copied" : "\nCommit complete, overlay image kept";
			}
			yield command.equals("blockcopy") ? "\nNow in mirroring phase" : "\nNow in synchronized phase";
		}
		};
		if (!invocation.quiet()) {
			invocation.out().append(out);
		}
		if (end == End.LATE || end == End.CANCELED) {
			throw new CommandFailure(CommandFailure.SILENT);
		}
	}

	private void job(HypervisorSession session, Arguments arguments, Invocation invocation) throws CommandFailure, HypervisorException {
		boolean changes = arguments.has("abort") || arguments.has("async") || arguments.has("pivot");
		boolean looks = arguments.has("info") || arguments.has("raw");
		if (looks && changes) {
			arguments.exclusive(arguments.has("info") ? "info" : "raw", arguments.has("abort") ? "abort" : arguments.has("async") ? "async" : "pivot");
		}
		DomainId id = Lookups.domain(session, arguments.data("domain")).id();
		String disk = arguments.data("path");
		BlockJobs jobs = session.blockJobs();
		if (changes) {
			jobs.abort(id, disk, arguments.has("pivot"), arguments.has("async"));
			return;
		}
		if (arguments.has("bandwidth")) {
			jobs.setSpeed(id, disk, bandwidth(arguments));
			return;
		}
		Job job = jobs.info(id, disk);
		if (job == null) {
			invocation.out().append(arguments.has("raw") || invocation.quiet() ? "" : "No current block job for " + disk);
			return;
		}
		String type = job.type() >= 0 && job.type() < TYPES.length ? TYPES[job.type()] : TYPES[0];
		if (arguments.has("raw")) {
			invocation.out().append(" type=" + type + "\n bandwidth=" + job.bandwidth() + "\n cur=" + job.done() + "\n end=" + job.end() + '\n');
			return;
		}
		// virsh has this on stderr, and the end of its line on the other
		invocation.out().flush();
		invocation.err().append('\r').append(percent(type, job));
		StringBuilder out = new StringBuilder();
		if (job.bandwidth() != 0) {
			out.append("    Bandwidth limit: ").append(arguments.has("bytes") ? job.bandwidth() + " bytes/s" : bandwidthText(job.bandwidth()));
		}
		invocation.out().append(out.append('\n'));
	}

	private static String bandwidthText(long bytes) {
		return bytes + " bytes/s (" + Numbers.size(bytes, 3) + "/s)";
	}

	/** How far it is; nearly done is not done. */
	private static String percent(String label, Job job) {
		int percent = 100;
		if (job.done() != job.end()) {
			percent = (int) (100.0 * job.done() / job.end());
			percent = percent >= 100 ? 99 : percent;
		}
		return String.format(Locale.ROOT, "%s: [%3d %%]", label, percent);
	}

	/** Waits for a job, by events and by asking. */
	private final class Progress implements AutoCloseable {
		private final DomainId id;
		private final String disk;
		private final Invocation invocation;
		private final boolean verbose;
		private final boolean async;
		private final LinkedBlockingQueue<HypervisorEvent> events = new LinkedBlockingQueue<>();
		private final Subscription subscription;
		private final InterruptMonitor interrupt;
		private final String label;

		Progress(HypervisorSession session, DomainId id, String disk, Arguments arguments, Invocation invocation) throws HypervisorException {
			this.id = id;
			this.disk = disk;
			this.invocation = invocation;
			verbose = arguments.has("verbose") && !invocation.quiet();
			async = arguments.has("async");
			label = switch (command) {
			case "blockpull" -> "Block Pull";
			case "blockcommit" -> "Block commit";
			default -> "Block Copy";
			};
			subscription = session.listen(EnumSet.of(EventTopic.DOMAIN_BLOCK_JOB, EventTopic.DOMAIN_BLOCK_JOB_2), events::add);
			interrupt = new InterruptMonitor();
		}

		End await(BlockJobs jobs, int seconds, boolean staysReady) throws HypervisorException, CommandFailure {
			long end = seconds == 0 ? Long.MAX_VALUE : System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
			String shown = "";
			while (true) {
				HypervisorEvent event = next();
				End told = told(event);
				Job job = told == null || told == End.READY ? jobs.info(id, disk) : null;
				if (job == null && told == null) {
					told = End.DONE; // it has ended, and how is told by no driver that has no events
				}
				if (told == null && staysReady && job.done() == job.end() && job.end() > 0 && next() == null) {
					told = End.READY;
				}
				String now = told != null ? percent(label, new Job(0, 0, 1, 1)) : percent(label, job);
				if (verbose && !now.equals(shown) && told != End.FAILED) {
					invocation.err().append('\r').append(now);
					invocation.err().flush();
					shown = now;
				}
				if (told != null) {
					return told;
				}
				if (System.nanoTime() > end || interrupt.isCanceled()) {
					jobs.abort(id, disk, false, async);
					return End.LATE;
				}
			}
		}

		private HypervisorEvent next() throws CommandFailure {
			try {
				return events.poll(ASK_MILLIS, TimeUnit.MILLISECONDS);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CommandFailure(NLS.bind(Messages.Wait_interrupted, id.name()));
			}
		}

		/** @return {@code null} for an event of something else */
		private End told(HypervisorEvent event) {
			if (!(event instanceof DomainEvent.BlockJob job) || !job.domain().uuid().equals(id.uuid()) || !job.disk().equals(disk)) {
				return null;
			}
			return switch (job.status()) {
			case "completed" -> End.DONE;
			case "failed" -> End.FAILED;
			case "canceled" -> End.CANCELED;
			default -> End.READY;
			};
		}

		@Override
		public void close() {
			subscription.close();
			interrupt.close();
		}
	}
}

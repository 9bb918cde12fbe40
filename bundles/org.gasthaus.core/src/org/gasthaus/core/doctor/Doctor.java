package org.gasthaus.core.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.gasthaus.core.Backends;
import org.gasthaus.core.CallLimits;
import org.gasthaus.core.doctor.Diagnosis.Verdict;
import org.gasthaus.hypervisor.Access;
import org.gasthaus.hypervisor.Capability;
import org.gasthaus.hypervisor.ConnectionUri;
import org.gasthaus.hypervisor.CredentialsPrompt;
import org.gasthaus.hypervisor.HostVersions;
import org.gasthaus.hypervisor.HypervisorException;
import org.gasthaus.hypervisor.HypervisorException.Code;
import org.gasthaus.hypervisor.HypervisorSession;
import org.gasthaus.hypervisor.NetworkInfo;
import org.gasthaus.hypervisor.PoolInfo;
import org.gasthaus.hypervisor.UriExplanation;

/**
 * Finds out why a host cannot be reached, or what it lacks: tries to connect as everybody does; if that fails it looks at each station of the way (socket,
 * ssh, certificates), else at what the host has. Changes nothing. Blocks, for some ten seconds where a network is silent; never in the UI thread.
 */
public final class Doctor {
	/** A pool with less than this part of it left is nearly full. */
	private static final int LITTLE_SPACE = 20;
	private static final Pattern KVM = Pattern.compile("<domain\\s+type=['\"]kvm['\"]");

	private final Backends backends;
	private final Surroundings surroundings;
	private final CredentialsPrompt prompt;
	private final CallLimits limits;

	/** With the usual limits. */
	public Doctor(Backends backends, Surroundings surroundings, CredentialsPrompt prompt) {
		this(backends, surroundings, prompt, CallLimits.STANDARD);
	}

	/** @param limits how long the host may take for an answer */
	public Doctor(Backends backends, Surroundings surroundings, CredentialsPrompt prompt, CallLimits limits) {
		this.limits = Objects.requireNonNull(limits);
		this.backends = Objects.requireNonNull(backends);
		this.surroundings = Objects.requireNonNull(surroundings);
		this.prompt = Objects.requireNonNull(prompt);
	}

	/**
	 * Examines one host.
	 *
	 * @param each hears each diagnosis as soon as it is made, in the caller's thread
	 * @param monitor may be {@code null}; cancelling it ends the examination before the next station
	 * @return all of them
	 * @throws org.eclipse.core.runtime.OperationCanceledException if the monitor was cancelled
	 */
	public List<Diagnosis> examine(ConnectionUri uri, Consumer<Diagnosis> each, IProgressMonitor monitor) {
		SubMonitor progress = SubMonitor.convert(monitor, NLS.bind(Messages.Doctor_title, uri), 3);
		List<Diagnosis> all = new ArrayList<>();
		Consumer<Diagnosis> add = diagnosis -> {
			all.add(diagnosis);
			each.accept(diagnosis);
		};
		UriExplanation explanation = UriExplanation.of(uri);
		for (UriExplanation.Problem problem : explanation.problems()) {
			add.accept(new Diagnosis(problem.refused() ? Verdict.PROBLEM : Verdict.NOTE, Messages.Subject_uri, problem.message(),
					problem.proposal() == null ? "" : problem.proposal()));
		}
		if (explanation.isRefused()) {
			return all;
		}
		long begun = System.nanoTime();
		try (HypervisorSession session = limits.around(backends.open(uri, Access.READ_WRITE, prompt, limits, progress.split(1)))) {
			long millis = (System.nanoTime() - begun) / 1_000_000;
			try {
				HostVersions versions = session.versions();
				add.accept(new Diagnosis(Verdict.OK, Messages.Subject_connection, NLS.bind(Messages.Doctor_answers,
						new Object[] { session.hostName(), HostVersions.text(versions.daemon()), versions.driver(), Long.toString(millis) }), ""));
				host(session, uri, versions, add, progress);
				if (explanation.transport().equals("ssh")) {
					new SshWay(uri, surroundings).sharing(add);
				}
			} catch (HypervisorException e) {
				add.accept(new Diagnosis(Verdict.PROBLEM, Messages.Subject_connection, e.getMessage(), ""));
			}
		} catch (HypervisorException e) {
			List<Diagnosis> way = new ArrayList<>();
			if (e.code() == Code.CONNECTION_FAILED || e.code() == Code.AUTHENTICATION_FAILED || e.code() == Code.ACCESS_DENIED || e.code() == Code.TIMEOUT) {
				progress.split(1);
				new Way(uri, surroundings).examine(explanation.transport(), way::add);
			}
			// what stands in the way has a better next step than the failure itself
			boolean isFound = way.stream().anyMatch(diagnosis -> diagnosis.verdict() == Verdict.PROBLEM);
			add.accept(new Diagnosis(Verdict.PROBLEM, Messages.Subject_connection, sentence(e.reason().isEmpty() ? e.getMessage() : e.reason()), isFound ? "" : e.nextStep()));
			way.forEach(add);
		}
		return all;
	}

	private static String sentence(String reason) {
		String text = reason.strip();
		return text.endsWith(".") ? text : text + '.';
	}

	private void host(HypervisorSession session, ConnectionUri uri, HostVersions versions, Consumer<Diagnosis> add, SubMonitor progress)
			throws HypervisorException {
		if (versions.library() < versions.daemon()) {
			add.accept(new Diagnosis(Verdict.NOTE, Messages.Subject_library, NLS.bind(Messages.Doctor_olderLibrary, HostVersions.text(versions.library()),
					HostVersions.text(versions.daemon())), Messages.Doctor_olderLibraryNext));
		}
		var capabilities = backends.forUri(uri).capabilities(uri);
		progress.split(1);
		if (versions.driver().equals("QEMU")) {
			acceleration(session, uri, add);
		}
		if (!capabilities.contains(Capability.EVENTS)) {
			add.accept(new Diagnosis(Verdict.NOTE, Messages.Subject_events, Capability.EVENTS.missing(uri), Messages.Doctor_noEventsNext));
		}
		if (capabilities.contains(Capability.NETWORKS)) {
			networks(session, uri, add);
		}
		if (capabilities.contains(Capability.STORAGE)) {
			pools(session, uri, add);
		}
	}

	private void acceleration(HypervisorSession session, ConnectionUri uri, Consumer<Diagnosis> add) throws HypervisorException {
		String xml = session.hostCapabilitiesXml();
		if (!xml.contains("<guest>")) {
			add.accept(new Diagnosis(Verdict.PROBLEM, Messages.Subject_emulator, Messages.Doctor_noEmulator, Messages.Doctor_noEmulatorNext));
		} else if (KVM.matcher(xml).find()) {
			add.accept(new Diagnosis(Verdict.OK, Messages.Subject_acceleration, Messages.Doctor_kvm, ""));
		} else if (uri.host().isEmpty()) {
			add.accept(Kvm.missing(surroundings));
		} else {
			add.accept(new Diagnosis(Verdict.NOTE, Messages.Subject_acceleration, Messages.Doctor_noKvm, Messages.Doctor_noKvmRemoteNext));
		}
	}

	private static String command(ConnectionUri uri, String command, String arguments) {
		return "gasthaus -c '" + uri + "' " + command + ' ' + arguments;
	}

	private static void networks(HypervisorSession session, ConnectionUri uri, Consumer<Diagnosis> add) throws HypervisorException {
		List<NetworkInfo> networks = session.networks(null);
		if (networks.isEmpty()) {
			add.accept(new Diagnosis(Verdict.NOTE, Messages.Subject_networks, Messages.Doctor_noNetwork, Messages.Doctor_noNetworkNext));
		}
		int running = 0;
		for (NetworkInfo network : networks) {
			if (network.active()) {
				running++;
			} else if (network.autostart() || network.name().equals("default")) {
				add.accept(new Diagnosis(Verdict.NOTE, Messages.Subject_networks, NLS.bind(Messages.Doctor_networkOff, network.name()),
						command(uri, "net-start", network.name())));
			}
		}
		if (running > 0) {
			add.accept(new Diagnosis(Verdict.OK, Messages.Subject_networks, NLS.bind(Messages.Doctor_networks, running, networks.size()), ""));
		}
	}

	private static void pools(HypervisorSession session, ConnectionUri uri, Consumer<Diagnosis> add) throws HypervisorException {
		List<PoolInfo> pools = session.pools(null);
		if (pools.isEmpty()) {
			add.accept(new Diagnosis(Verdict.NOTE, Messages.Subject_storage, Messages.Doctor_noPool,
					command(uri, "pool-define-as", "default dir --target /var/lib/libvirt/images")));
		}
		int running = 0;
		for (PoolInfo pool : pools) {
			if (pool.active()) {
				running++;
				if (pool.condition() != PoolInfo.Condition.RUNNING) {
					add.accept(new Diagnosis(Verdict.PROBLEM, Messages.Subject_storage,
							NLS.bind(Messages.Doctor_poolCondition, pool.name(), pool.condition().name().toLowerCase(java.util.Locale.ROOT)),
							command(uri, "pool-refresh", pool.name())));
				} else if (pool.capacityBytes() > 0 && pool.availableBytes() < pool.capacityBytes() / LITTLE_SPACE) {
					add.accept(new Diagnosis(Verdict.NOTE, Messages.Subject_storage,
							NLS.bind(Messages.Doctor_poolFull, pool.name(), pool.availableBytes() * 100 / pool.capacityBytes()), Messages.Doctor_poolFullNext));
				}
			} else if (pool.autostart()) {
				add.accept(new Diagnosis(Verdict.NOTE, Messages.Subject_storage, NLS.bind(Messages.Doctor_poolOff, pool.name()),
						command(uri, "pool-start", pool.name())));
			}
		}
		if (running > 0) {
			add.accept(new Diagnosis(Verdict.OK, Messages.Subject_storage, NLS.bind(Messages.Doctor_pools, running, pools.size()), ""));
		}
	}
}
